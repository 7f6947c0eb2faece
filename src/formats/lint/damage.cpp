// Traces of text that was read in a wrong encoding and saved again. Each pattern is one that sound text does not have:
// U+FFFD; the words that GBK makes of U+FFFD and of uninitialized memory; UTF-8 read as Latin-1 or Windows-1252
// (`Ã¤`, `ä¸­`, `â€œ`); UTF-8 read as GBK (`锛`, `銆` for ， and 。), which needs two traces in one line.

#include "formats/lint/characters.hpp"
#include "formats/lint/rules.hpp"

#include <array>

namespace gazette::lint {

namespace {

constexpr std::string_view k_replacement = "\xEF\xBF\xBD";
constexpr std::array<std::string_view, 4> k_known_words = {"锟斤拷", "斤拷锟", "烫烫烫", "屯屯屯"};
constexpr std::array<std::string_view, 3> k_gbk_traces = {"锛", "銆", "鈥"};
constexpr std::string_view k_help = "restore the text from its source, or save that as UTF-8 and copy it again";

// What Windows-1252 makes of the bytes 0x80 to 0xBF, without what stands beside letters in sound text: the no-break
// space and « », quotation marks and dashes.
bool is_trace(char32_t c) {
  constexpr std::u32string_view others = U"€‚ƒ„†‡ˆ‰Š‹Œ•˜™š›œŸ";
  if (is_between(c, 0x80, 0xBF)) return c != 0xA0 && c != 0xAB && c != 0xBB;
  return others.find(c) != std::u32string_view::npos;
}

// The size of a trace of UTF-8 read byte by byte that starts at `at`, 0 if there is none.
std::size_t latin_trace_size(std::string_view text, std::size_t at) {
  const auto lead = decode_utf8(text.substr(at));
  const auto second_at = at + lead.size;
  const auto second = character_at(text, second_at);
  const auto second_size = second_at < text.size() ? decode_utf8(text.substr(second_at)).size : 0;
  const auto third = character_at(text, second_at + second_size);
  const bool is_quote = text.substr(at).starts_with("â€") && is_trace(second) && third != k_line_end;
  const bool is_bom = text.substr(at).starts_with("ï»¿");
  const bool is_pair = (lead.code_point == U'Ã' || lead.code_point == U'Â') && is_between(second, 0xA1, 0xBF) &&
                       second != 0xAB && second != 0xBB && !(lead.code_point == U'Â' && second == 0xB7);
  const bool is_triple = is_between(lead.code_point, 0xE3, 0xEF) && is_trace(second) && is_trace(third);
  if (is_pair) return lead.size + second_size;
  return is_quote || is_bom || is_triple
             ? lead.size + second_size + decode_utf8(text.substr(second_at + second_size)).size
             : 0;
}

void add_mojibake(LintedText& linted, std::size_t at, std::size_t size) {
  if (linted.is_code(at, at + size)) return;
  linted.add({"mojibake",
              at,
              size,
              quoted(linted.text().substr(at, size)) + " looks like text that was read in a wrong encoding",
              std::string(k_help),
              {}});
}

void find_latin_traces(LintedText& linted) {
  const auto text = linted.text();
  for (auto at = text.find('\xC3'); at != std::string_view::npos; at = text.find('\xC3', at)) {
    const auto size = latin_trace_size(text, at);
    if (size > 0) add_mojibake(linted, at, size);
    at += std::max<std::size_t>(size, 1);
  }
}

// Two traces in one line: a single one may be somebody's name.
void find_gbk_traces(LintedText& linted) {
  const auto text = linted.text();
  std::vector<std::size_t> found;
  for (const auto trace : k_gbk_traces) {
    for (auto at = text.find(trace); at != std::string_view::npos; at = text.find(trace, at + trace.size()))
      found.push_back(at);
  }
  std::sort(found.begin(), found.end());
  for (std::size_t i = 1; i < found.size(); ++i) {
    const auto line = line_begin(text, found[i]);
    if (line > found[i - 1]) continue;
    add_mojibake(linted, found[i - 1], k_gbk_traces[0].size());
    while (i + 1 < found.size() && line_begin(text, found[i + 1]) == line) ++i;
  }
}

void find_replacements(LintedText& linted) {
  const auto text = linted.text();
  for (auto at = text.find(k_replacement); at != std::string_view::npos; at = text.find(k_replacement, at)) {
    auto end = at;
    while (text.substr(end).starts_with(k_replacement)) end += k_replacement.size();
    if (!linted.is_code(at, end))
      linted.add({"replacement-character",
                  at,
                  end - at,
                  "U+FFFD stands for a character that was lost",
                  std::string(k_help),
                  {}});
    at = end;
  }
}

}  // namespace

void find_damage(LintedText& linted) {
  find_replacements(linted);
  find_latin_traces(linted);
  find_gbk_traces(linted);
  for (const auto word : k_known_words) {
    for (auto at = linted.text().find(word); at != std::string_view::npos;
         at = linted.text().find(word, at + word.size()))
      add_mojibake(linted, at, word.size());
  }
}

}  // namespace gazette::lint
