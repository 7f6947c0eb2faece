#include "fuzz/claims.hpp"

#include "base/text.hpp"
#include "base/unicode.hpp"

#include <algorithm>

namespace gazette::fuzz {

namespace {

constexpr std::size_t k_most_broken = 20;  // one fault may break a claim for each byte

std::string position_text(const Position& at) {
  return std::to_string(at.line) + ":" + std::to_string(at.column) + "+" + std::to_string(at.length);
}

// The characters of each line. CR ends a line only in CSV, so that its columns may count on beyond one.
std::vector<std::size_t> line_lengths(std::string_view text) {
  std::vector<std::size_t> lengths;
  for (const auto line : split(text, '\n')) lengths.push_back(character_count(line));
  return lengths;
}

}  // namespace

void Claims::expect(bool holds, std::string_view claim, std::string_view about) {
  if (holds || broken_.size() >= k_most_broken) return;
  broken_.push_back(about.empty() ? std::string(claim) : std::string(claim) + ": " + std::string(about));
}

void Claims::expect_places(const Diagnostics& diagnostics, std::string_view file, std::string_view text) {
  if (diagnostics.empty()) return;
  const auto lengths = line_lengths(text);
  const bool has_bare_cr = replaced(text, "\r\n", "\n").find('\r') != std::string::npos;
  const auto is_inside = [&](const Place& place) {
    const auto& [line, column, length] = place.at;
    if (place.file != file || line == 0) return true;
    if (line < 0 || column < 0 || length < 0) return false;
    if (has_bare_cr) return true;
    if (static_cast<std::size_t>(line) > lengths.size()) return false;
    return static_cast<std::size_t>(column) <= lengths[static_cast<std::size_t>(line) - 1] + 1;
  };
  for (const auto& [severity, error] : diagnostics.entries()) {
    expect(is_inside(error.place), "a finding stands inside its text",
           error.rule + " at " + position_text(error.place.at));
    for (const auto& note : error.notes)
      expect(is_inside(note.place), "a note stands inside its text",
             error.rule + " at " + position_text(note.place.at));
  }
}

std::string told(const Diagnostics& diagnostics) {
  std::string out;
  for (const auto& [severity, error] : diagnostics.entries()) {
    out.append(severity_name(severity)).append(" ").append(error.rule).append(" ");
    out.append(error.place.file).append(":").append(position_text(error.place.at)).append(" ");
    out.append(error.message).append(" | ").append(error.help).append("\n");
    for (const auto& note : error.notes)
      out.append("  ").append(position_text(note.place.at)).append(" ").append(note.message).append("\n");
  }
  return out;
}

}  // namespace gazette::fuzz
