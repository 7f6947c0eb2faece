#pragma once
// The command line as a value.

#include "base/result.hpp"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

/// One flag. `commands` names the commands that take it, separated by spaces; empty for all.
struct Option {
  std::string_view name;   ///< without the two hyphens
  char letter = 0;         ///< 0: no short form
  std::string_view value;  ///< what the value is called in the help; empty for a flag without one
  std::string_view commands;
  std::string_view help;
};

std::span<const Option> options();

struct Arguments {
  std::string command;  ///< empty when none was given
  std::vector<std::string> operands;
  std::map<std::string, std::string, std::less<>> values;  ///< by option name; `"true"` for flags

  bool has(std::string_view option) const { return values.contains(option); }
  /// The value, or `fallback`.
  std::string value(std::string_view option, std::string_view fallback = {}) const;
};

/// Reads the arguments after the program's name. `--name value`, `--name=value`, `-n value`, `-nvalue`, `-DF`; `--`
/// ends the flags. Errors are of ErrorKind::usage: an unknown flag or command, with the nearest; a flag of another
/// command; a missing value.
Result<Arguments> parse_arguments(const std::vector<std::string>& words);

/// The commands in the order of the help, with one line each.
struct CommandHelp {
  std::string_view name, operands, help;
};
std::span<const CommandHelp> commands();

/// The text of `gazette help [COMMAND]`.
std::string help_text(std::string_view command);

}  // namespace gazette
