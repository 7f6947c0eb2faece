#pragma once
// Small work on bytes and words that every layer needs. Nothing here depends on the locale.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

/// `text` without ASCII white space at both ends; a view into `text`.
std::string_view trimmed(std::string_view text);

/// The parts of `text` between the separators, empty ones included; views into `text`.
std::vector<std::string_view> split(std::string_view text, char at);

std::string joined(const std::vector<std::string>& parts, std::string_view separator);
std::string replaced(std::string_view text, std::string_view from, std::string_view to);

/// `text` between double quotes, as messages show a value.
std::string quoted(std::string_view text);

/// "1 item", "2 items": English plurals for messages.
std::string counted(std::size_t number, std::string_view noun);

/// ASCII lower case; other bytes stay.
constexpr char lower_ascii(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
std::string lower_ascii(std::string_view text);

/// A whole decimal number with an optional sign and nothing around it.
std::optional<std::int64_t> parse_integer(std::string_view text);

/// The line `number` (from 1) of `text` without its line end; empty past the end. A view into `text`.
std::string_view line_of(std::string_view text, int number);

/// The offset of the first ASCII byte from `at` on, or the size of `text`: passes over Chinese eight bytes at a time.
std::size_t find_ascii(std::string_view text, std::size_t at);

constexpr bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_ascii_alpha(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
constexpr bool is_ascii_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

}  // namespace gazette
