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
constexpr std::size_t k_longest_words = 4000;  // characters of a message, which may quote what has megabytes
constexpr char32_t k_replacement = 0xFFFD;

struct Character {
  std::string_view bytes;
  int width = 1;
};

// A character as a terminal may show it: control characters could steer it, and what nobody sees could hide or turn
// what stands beside it.
Character shown(std::string_view bytes, char32_t c) {
  // A tab is one of them, and would move the caret by an unknown width.
  if (c < 0x20 || (c >= 0x7F && c < 0xA0)) return {" ", 1};
  if (is_invisible(c) || (c == k_replacement && bytes.size() == 1)) return {"\uFFFD", 1};
  return {bytes, display_width(c)};
}

// A part of a line, as lines may have megabytes.
struct Window {
  std::vector<Character> characters;
  bool is_to_end = true;
};

// The characters from number `first` on, before number `last`.
Window characters_of(std::string_view line, std::size_t first, std::size_t last) {
  Window window;
  for (std::size_t number = 0; !line.empty(); ++number) {
    if (number == last) {
      window.is_to_end = false;
      break;
    }
    const auto [c, size] = decode_utf8(line);
    if (number >= first) window.characters.push_back(shown(line.substr(0, size), c));
    line.remove_prefix(size);
  }
  return window;
}

// `text` on one line without control characters: messages quote what stands in files.
std::string printable(std::string_view text) {
  std::string out;
  const auto window = characters_of(text, 0, k_longest_words);
  for (const auto& character : window.characters) out += character.bytes;
  return window.is_to_end ? out : out + "…";
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
  const auto column = std::min(static_cast<std::size_t>(std::max(at.column, 1)) - 1, character_count(line));
  const auto marked = column + static_cast<std::size_t>(std::max(at.length, 1));
  const auto first = column > k_before ? column - k_before : 0;
  const auto [characters, is_to_end] = characters_of(line, first, column + k_after);
  std::string words = first > 0 ? "…" : "";
  int before = first > 0 ? 1 : 0, width = 0;
  for (std::size_t i = 0; i < characters.size(); ++i) {
    words += characters[i].bytes;
    if (first + i < column) before += characters[i].width;
    else if (first + i < marked) width += characters[i].width;
  }
  if (!is_to_end) words += "…";
  const auto number = std::to_string(at.line);
  const std::string caret(static_cast<std::size_t>(std::max(width, 1)), '^');
  return "  " + number + " | " + words + "\n  " + std::string(number.size(), ' ') + " | " +
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
