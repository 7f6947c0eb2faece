#include "serve/finding_json.hpp"

#include "base/diagnostic_text.hpp"
#include "base/unicode.hpp"
#include "build/source_lines.hpp"
#include "privacy/masking.hpp"
#include "serve/rule_words.hpp"

#include <algorithm>

namespace gazette {

namespace {

// A line of a megabyte helps nobody; what is shown begins this many characters before the place.
constexpr std::size_t k_before = 60, k_after = 200;

struct Excerpt {
  std::string text;
  std::size_t mark_start = 0, mark_length = 0;  ///< in characters
};

Excerpt excerpt_of(std::string_view line, const Position& at) {
  const auto column = static_cast<std::size_t>(std::max(at.column, 1)) - 1;
  Excerpt excerpt;
  std::size_t number = 0;
  const auto first = column > k_before ? column - k_before : 0;
  for (; !line.empty() && number < column + k_after; ++number) {
    const auto decoded = decode_utf8(line);
    if (number >= first) append_utf8(excerpt.text, decoded.code_point < 0x20 ? U' ' : decoded.code_point);
    line.remove_prefix(decoded.size);
  }
  excerpt.mark_start = column - first;
  excerpt.mark_length =
      number > column ? std::min(static_cast<std::size_t>(std::max(at.length, 1)), number - column) : 0;
  return excerpt;
}

void add_finding(JsonWriter& json, SourceLines& lines, const std::string& language, const Diagnostic& found) {
  const auto error = with_masked_words(found.error);
  const auto& at = error.place.at;
  const auto excerpt = excerpt_of(at.line > 0 ? with_masks(lines.line_at(error.place), error.rule) : "", at);
  const auto words = rule_words(error.rule, language);
  json.begin_object().key("severity").text(severity_name(found.severity)).key("rule").text(error.rule);
  json.key("message").text(error.message).key("file").text(error.place.file);
  json.key("line").number(at.line).key("column").number(at.column).key("excerpt").text(excerpt.text);
  json.key("mark_start").number(static_cast<std::int64_t>(excerpt.mark_start));
  json.key("mark_length").number(static_cast<std::int64_t>(excerpt.mark_length));
  json.key("help").text(error.help).key("what").text(words.what).key("how").text(words.how);
  json.key("notes").begin_array();
  for (const auto& note : error.notes)
    json.begin_object().key("message").text(note.message).key("place").text(place_text(note.place)).end_object();
  json.end_array().end_object();
}

}  // namespace

void add_findings(JsonWriter& json, const FileReader& files, const std::string& language,
                  const std::vector<Diagnostic>& findings, std::size_t most) {
  SourceLines lines(files);
  json.begin_array();
  for (std::size_t i = 0; i < std::min(findings.size(), most); ++i) add_finding(json, lines, language, findings[i]);
  json.end_array();
}

}  // namespace gazette
