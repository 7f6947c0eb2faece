#include "base/diagnostic_text.hpp"

#include "base/invisible.hpp"
#include "base/unicode.hpp"

#include <algorithm>
#include <vector>

namespace gazette {

namespace {

// How many characters an excerpt shows before and after the place.
constexpr std::size_t k_before = 60;
constexpr std::size_t k_after = 100;
constexpr char32_t k_replacement = 0xFFFD;

struct Character {
  std::string_view bytes;
  int width = 1;
};

// The characters of a line as a terminal may show them: control characters could steer it.
std::vector<Character> characters_of(std::string_view line) {
  std::vector<Character> characters;
  while (!line.empty()) {
    const auto decoded = decode_utf8(line);
    const auto bytes = line.substr(0, decoded.size);
    // A tab is one of them, and would move the caret by an unknown width.
    const bool is_control = decoded.code_point < 0x20 || (decoded.code_point >= 0x7F && decoded.code_point < 0xA0);
    const bool is_unseen = is_invisible(decoded.code_point);
    const bool is_bad = decoded.code_point == k_replacement && decoded.size == 1;
    if (is_control) characters.push_back({" ", 1});
    else if (is_bad || is_unseen) characters.push_back({"\uFFFD", 1});
    else characters.push_back({bytes, display_width(decoded.code_point)});
    line.remove_prefix(decoded.size);
  }
  return characters;
}

// `text` on one line without control characters: messages quote what stands in files.
std::string printable(std::string_view text) {
  std::string out;
  for (const auto& character : characters_of(text)) out += character.bytes;
  return out;
}

std::string painted(std::string_view text, std::string_view code, Coloring coloring) {
  if (coloring == Coloring::plain) return std::string(text);
  return std::string("\x1b[").append(code).append("m").append(text).append("\x1b[0m");
}

std::string_view color_of(Severity severity) {
  switch (severity) {
    case Severity::error: return "1;31";
    case Severity::warning: return "1;33";
    case Severity::info: return "1;36";
  }
  return "0";
}

// The source line and, under it, a caret as wide as what it marks.
std::string excerpt(const Diagnostic& diagnostic, std::string_view line, Coloring coloring) {
  const auto& at = diagnostic.error.place.at;
  const auto characters = characters_of(line);
  const auto column = std::min(static_cast<std::size_t>(std::max(at.column, 1)) - 1, characters.size());
  const auto marked = std::min(column + static_cast<std::size_t>(std::max(at.length, 1)), characters.size());
  const auto first = column > k_before ? column - k_before : 0;
  const auto last = std::min(characters.size(), column + k_after);
  std::string shown = first > 0 ? "…" : "";
  int before = first > 0 ? 1 : 0, width = 0;
  for (auto i = first; i < last; ++i) {
    shown += characters[i].bytes;
    if (i < column) before += characters[i].width;
    else if (i < marked) width += characters[i].width;
  }
  if (last < characters.size()) shown += "…";
  const auto number = std::to_string(at.line);
  const std::string caret(static_cast<std::size_t>(std::max(width, 1)), '^');
  return "  " + number + " | " + shown + "\n  " + std::string(number.size(), ' ') + " | " +
         std::string(static_cast<std::size_t>(before), ' ') + painted(caret, color_of(diagnostic.severity), coloring) +
         "\n";
}

}  // namespace

std::string place_text(const Place& place) {
  if (place.file.empty() || place.at.line == 0) return place.file;
  return place.file + ":" + std::to_string(place.at.line) + ":" + std::to_string(std::max(place.at.column, 1));
}

std::string diagnostic_text(const Diagnostic& diagnostic, std::string_view line, Coloring coloring) {
  const auto& error = diagnostic.error;
  const auto place = printable(place_text(error.place));
  std::string out = painted(place.empty() ? "gazette" : place, "1", coloring) + ": ";
  out += painted(severity_name(diagnostic.severity), color_of(diagnostic.severity), coloring) + ": ";
  out += printable(error.message);
  if (!error.rule.empty()) out += " [" + error.rule + "]";
  out += "\n";
  if (!line.empty() && error.place.at.line > 0) out += excerpt(diagnostic, line, coloring);
  for (const auto& note : error.notes) {
    const auto where = printable(place_text(note.place));
    out += "  note: " + printable(note.message) + (where.empty() ? "" : ": " + where) + "\n";
  }
  if (!error.help.empty()) out += "  help: " + printable(error.help) + "\n";
  return out;
}

}  // namespace gazette
