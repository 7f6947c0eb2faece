#include "formats/toml_fault.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace gazette {

namespace {

using Tokens = std::vector<TomlToken>;

constexpr std::string_view k_wide_equals = "＝";
constexpr std::string_view k_wide_colon = "：";
constexpr std::string_view k_wide_space = "\u3000";

bool is_bare(char c) { return is_ascii_alpha(c) || is_ascii_digit(c) || c == '-' || c == '_' || c == '.'; }

TomlFault wrong_sign(TomlSpan at, std::string_view found, std::string_view key) {
  const auto name = key.empty() ? std::string_view("key") : key;
  return {.message = "found " + quoted(found) + R"(, wanted "=" between a key and its value)",
          .help = "write " + std::string(name) + " = …",
          .span = at};
}

std::optional<TomlFault> word_fault(std::string_view text, const TomlToken& token) {
  const auto word = text_at(text, token.span);
  if (std::all_of(word.begin(), word.end(), is_bare)) return std::nullopt;
  if (const auto at = word.find(k_wide_space); at != std::string_view::npos) {
    const auto begin = token.span.begin + at;
    return TomlFault{.message = "found a full-width space (U+3000)",
                     .help = "write an ordinary space",
                     .span = {begin, begin + k_wide_space.size()}};
  }
  return TomlFault{.message = "only a-z, A-Z, 0-9, - and _ may stand in a key without quotes, found " + shown(word),
                   .help = "write " + quoted(word) + " = …",
                   .span = token.span};
}

std::optional<TomlFault> text_fault(std::string_view text, const TomlToken& token) {
  const auto written = text_at(text, token.span);
  const std::string quote(1, written.front());
  if (written.starts_with(quote + quote + quote))
    return TomlFault{.message = "a key cannot stand between " + quote + quote + quote,
                     .help = "write one " + quote,
                     .span = token.span};
  if (token.is_closed) return std::nullopt;
  return TomlFault{.message = "the key has no closing " + quote, .help = "end it with " + quote, .span = token.span};
}

std::optional<TomlFault> token_fault(std::string_view text, const TomlToken& token) {
  if (token.kind == TomlToken::Kind::word) return word_fault(text, token);
  if (token.kind == TomlToken::Kind::text) return text_fault(text, token);
  return TomlFault{.message = "found " + quoted(text_at(text, token.span)) + " in a key",
                   .help = "write key = value",
                   .span = token.span};
}

std::optional<TomlFault> spacing_fault(std::string_view text, const Tokens& tokens, std::size_t first,
                                       std::size_t last) {
  const TomlSpan whole = {tokens[first].span.begin, tokens[last - 1].span.end};
  const auto written = text_at(text, whole);
  for (std::size_t i = first + 1; i < last; ++i) {
    const bool is_joined = text_at(text, tokens[i - 1].span).ends_with('.') || text[tokens[i].span.begin] == '.';
    if (!is_joined)
      return TomlFault{.message = "a key of several words must stand between double quotes, found " + shown(written),
                       .help = "write " + quoted(replaced(written, "\"", "")) + " = …",
                       .span = whole};
  }
  return std::nullopt;
}

bool has_empty_part(std::string_view text, const Tokens& tokens, std::size_t first, std::size_t last) {
  const bool has_texts = std::any_of(tokens.begin(), tokens.end(),
                                     [](const TomlToken& token) { return token.kind == TomlToken::Kind::text; });
  if (has_texts) return false;
  const auto parts = key_parts(text, tokens, first, last);
  return std::any_of(parts.begin(), parts.end(), [](const std::string& part) { return part.empty(); });
}

}  // namespace

// As other formats and input methods have it.
std::optional<TomlFault> sign_fault(std::string_view text, const Tokens& tokens, std::size_t first, std::size_t last) {
  for (std::size_t i = first; i < last; ++i) {
    if (tokens[i].kind != TomlToken::Kind::word) continue;
    const auto word = text_at(text, tokens[i].span);
    const bool is_plain = tokens[first].kind == TomlToken::Kind::word;
    const auto key = is_plain ? text_at(text, tokens[first].span) : std::string_view();
    for (const auto sign : {k_wide_equals, k_wide_colon, std::string_view(":")}) {
      const auto at = word.find(sign);
      if (at == std::string_view::npos) continue;
      const bool ends_word = at + sign.size() == word.size() || at == 0;
      if (sign == ":" && !ends_word) continue;
      const auto begin = tokens[i].span.begin + at;
      return wrong_sign({begin, begin + sign.size()}, sign, i == first ? key.substr(0, at) : key);
    }
  }
  return std::nullopt;
}

std::optional<TomlFault> key_fault(std::string_view text, const Tokens& tokens, std::size_t first, std::size_t last) {
  if (first == last) {
    const auto at = first < tokens.size() ? tokens[first].span : tokens.back().span;
    return TomlFault{.message = "there is no key before " + quoted(text_at(text, at)), .help = {}, .span = at};
  }
  if (auto fault = sign_fault(text, tokens, first, last)) return fault;
  for (std::size_t i = first; i < last; ++i)
    if (auto fault = token_fault(text, tokens[i])) return fault;
  if (auto fault = spacing_fault(text, tokens, first, last)) return fault;
  if (!has_empty_part(text, tokens, first, last)) return std::nullopt;
  const TomlSpan whole = {tokens[first].span.begin, tokens[last - 1].span.end};
  return TomlFault{.message = "a part of the key " + quoted(text_at(text, whole)) + " is empty",
                   .help = "write one dot between two names",
                   .span = whole};
}

}  // namespace gazette
