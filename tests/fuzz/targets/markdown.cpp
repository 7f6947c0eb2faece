// Markdown to HTML, whatever the text: the HTML must be well-formed, free of marks, and its slots in order. The first
// byte picks the options, so that one corpus serves all of them.

#include "formats/markdown.hpp"
#include "base/unicode.hpp"
#include "fuzz/targets.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace gazette::fuzz {

namespace {

bool is_void(std::string_view name) { return name == "br" || name == "hr" || name == "img" || name == "input"; }

// The end of the tag that begins at `at`, past its attributes; npos where one of them breaks out of its quotes.
std::size_t tag_end(std::string_view html, std::size_t at) {
  for (; at < html.size() && html[at] != '>'; ++at) {
    if (html[at] == '<') return std::string_view::npos;
    if (html[at] != '"') continue;
    at = html.find('"', at + 1);
    if (at == std::string_view::npos) return at;
  }
  return at < html.size() ? at : std::string_view::npos;
}

// What is wrong with the tags: every `<` must be one of ours, and every one that opens is closed in its turn.
std::string_view tag_fault(std::string_view html) {
  std::vector<std::string_view> open;
  for (auto at = html.find_first_of("<>"); at != std::string_view::npos; at = html.find_first_of("<>", at)) {
    if (html[at] == '>') return "a > outside a tag";
    const bool is_end = html.substr(at + 1).starts_with('/');
    const auto start = at + (is_end ? 2 : 1);
    const auto stop = html.find_first_of(" >", start);
    if (stop == std::string_view::npos || stop == start) return "a tag without a name or an end";
    const auto name = html.substr(start, stop - start);
    at = tag_end(html, stop);
    if (at == std::string_view::npos) return "a tag without an end, or a < inside one";
    ++at;
    if (!is_end && !is_void(name)) open.push_back(name);
    if (!is_end) continue;
    if (open.empty() || open.back() != name) return "a tag that closes another";
    open.pop_back();
  }
  return open.empty() ? "" : "a tag that is never closed";
}

void expect_slots(const Body& body, Claims& claims) {
  std::size_t last = 0;
  for (const auto& slot : body.slots) {
    claims.expect(slot.offset >= last && slot.offset <= body.html.size(), "slots stand in their order", body.html);
    claims.expect(slot.at.line >= 1 && slot.at.column >= 1, "a slot has a place", body.html);
    last = slot.offset;
  }
}

// U+E000 to U+E00F, by which passes leave each other word.
bool has_mark(std::string_view text) {
  for (auto at = text.find("\xEE\x80"); at != std::string_view::npos; at = text.find("\xEE\x80", at + 2)) {
    if (at + 2 < text.size() && static_cast<unsigned char>(text[at + 2]) <= 0x8F) return true;
  }
  return false;
}

void expect_no_marks(const Body& body, Claims& claims) {
  bool has = has_mark(body.html) || has_mark(body.summary);
  for (const auto& heading : body.headings) has = has || has_mark(heading.text + heading.anchor);
  for (const auto& slot : body.slots) has = has || has_mark(slot.target + slot.suffix + slot.fragment);
  claims.expect(!has, "no mark is left", body.html);
}

MarkdownOptions options_of(char bits) {
  MarkdownOptions options;
  options.cjk = (bits & 1) == 0;
  options.figures = (bits & 2) != 0;
  options.chinese_words = (bits & 4) != 0;
  options.articles = (bits & 16) != 0;
  options.han_latin_break = (bits & 8) != 0 ? HanLatinBreak::space : HanLatinBreak::nothing;
  return options;
}

}  // namespace

void fuzz_markdown(std::string_view bytes, Claims& claims) {
  if (bytes.empty()) return;
  prepare_markdown();
  const auto text = bytes.substr(1);
  if (find_invalid_utf8(text)) return;  // the reader of files refuses these before
  Diagnostics found;
  const auto body = render_markdown({"fuzz.md", text, 1}, options_of(bytes[0]), found);
  const auto fault = tag_fault(body.html);
  claims.expect(fault.empty(), fault, body.html);
  claims.expect(!find_invalid_utf8(body.html), "HTML is UTF-8", body.html);
  claims.expect(std::ranges::is_sorted(body.anchors), "anchors are sorted");
  claims.expect(std::ranges::adjacent_find(body.anchors) == body.anchors.end(), "an anchor stands once", body.html);
  expect_slots(body, claims);
  expect_no_marks(body, claims);
  claims.expect_places(found, "fuzz.md", text);
}

}  // namespace gazette::fuzz
