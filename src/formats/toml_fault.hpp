#pragma once
// Says in our own words what is wrong with a statement that the TOML parser refused.
// Works on the tokens of toml_scan; the parser's own description is the last resort.

#include "formats/toml_scan.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

/// Values and keys nested deeper than this are refused, so that no text can exhaust the stack.
inline constexpr std::size_t k_toml_depth = 64;

/// What is wrong and where.
struct TomlFault {
  std::string rule = "invalid-toml";
  std::string message;
  std::string help;
  TomlSpan span;
  std::optional<TomlSpan> first = {};  ///< where a duplicate was first given
};

/// What the parser itself said, and the byte where it stopped (which may be a little too far).
struct TomlRefusal {
  std::string description;
  std::size_t offset = 0;
};

/// Whether the parser takes `written` for a value when it stands alone.
using ReadsAsValue = bool (*)(std::string_view written);

/// Why `statements[index]` was refused. `text` is what was scanned.
TomlFault explain_statement(std::string_view text, const std::vector<TomlStatement>& statements, std::size_t index,
                            const TomlRefusal& refusal, ReadsAsValue reads);

/// The refusal as it is, for a place outside every statement (a comment, say).
TomlFault explain_refusal(const TomlRefusal& refusal);

/// What is wrong with the key in `tokens[first, last)`, if anything.
std::optional<TomlFault> key_fault(std::string_view text, const std::vector<TomlToken>& tokens, std::size_t first,
                                   std::size_t last);

/// Another sign where the `=` behind the key in `tokens[first, last)` should be (`:` or `＝`), if there is one.
std::optional<TomlFault> sign_fault(std::string_view text, const std::vector<TomlToken>& tokens, std::size_t first,
                                    std::size_t last);

/// The first thing wrong behind the `=` of a pair, if anything.
std::optional<TomlFault> value_fault(std::string_view text, const TomlStatement& pair, ReadsAsValue reads);

/// A key (or the way to it) with more parts than `k_toml_depth`, if there is one.
std::optional<TomlFault> depth_fault(std::string_view text);

/// `written` between quotes, of which it may bring its own, cut to a length that fits a message.
std::string shown(std::string_view written);

}  // namespace gazette
