// Markdown in, HTML out, whatever the bytes: the HTML must be well-formed, free of marks, and its slots in order.
// libFuzzer (clang) calls LLVMFuzzerTestOneInput; ./dev fuzz builds and runs it. The first byte picks the options,
// so that one corpus serves all of them.

#include "base/unicode.hpp"
#include "formats/markdown.hpp"

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

using namespace gazette;

namespace {

[[noreturn]] void fail(const char* what, std::string_view html) {
  std::fprintf(stderr, "markdown fuzzer: %s in\n%.*s\n", what, static_cast<int>(html.size()), html.data());
  std::abort();
}

bool is_void(std::string_view name) { return name == "br" || name == "hr" || name == "img" || name == "input"; }

// Every `<` is a tag of ours, every tag that opens is closed in its turn, and no attribute breaks out of its quotes.
void check_tags(std::string_view html) {
  std::vector<std::string_view> open;
  for (auto at = html.find_first_of("<>"); at != std::string_view::npos; at = html.find_first_of("<>", at)) {
    if (html[at] == '>') fail("a > outside a tag", html);
    const bool is_end = html.substr(at + 1).starts_with('/');
    const auto start = at + (is_end ? 2 : 1);
    const auto stop = html.find_first_of(" >", start);
    if (stop == std::string_view::npos || stop == start) fail("a tag without a name or an end", html);
    const auto name = html.substr(start, stop - start);
    for (at = stop; at < html.size() && html[at] != '>'; ++at) {
      if (html[at] == '<') fail("a < inside a tag", html);
      if (html[at] != '"') continue;
      at = html.find('"', at + 1);
      if (at == std::string_view::npos) fail("an attribute without end", html);
    }
    if (at >= html.size()) fail("a tag without end", html);
    ++at;
    if (!is_end && !is_void(name)) open.push_back(name);
    if (!is_end) continue;
    if (open.empty() || open.back() != name) fail("a tag that closes another", html);
    open.pop_back();
  }
  if (!open.empty()) fail("a tag that is never closed", html);
}

void check_slots(const Body& body) {
  std::size_t last = 0;
  for (const auto& slot : body.slots) {
    if (slot.offset < last || slot.offset > body.html.size()) fail("a slot out of place", body.html);
    if (slot.at.line < 1 || slot.at.column < 1) fail("a slot without a place", body.html);
    last = slot.offset;
  }
}

void check_marks(std::string_view text, std::string_view html) {
  for (auto at = text.find("\xEE\x80"); at != std::string_view::npos; at = text.find("\xEE\x80", at + 2)) {
    if (at + 2 < text.size() && static_cast<unsigned char>(text[at + 2]) <= 0x8F) fail("a mark left", html);
  }
}

void check(const Body& body) {
  check_tags(body.html);
  check_slots(body);
  check_marks(body.html, body.html);
  check_marks(body.summary, body.html);
  for (const auto& heading : body.headings) check_marks(heading.text + heading.anchor, body.html);
  for (const auto& slot : body.slots) check_marks(slot.target + slot.suffix + slot.fragment, body.html);
}

MarkdownOptions options_of(std::uint8_t bits) {
  MarkdownOptions options;
  options.cjk = (bits & 1) == 0;
  options.figures = (bits & 2) != 0;
  options.chinese_words = (bits & 4) != 0;
  options.articles = (bits & 16) != 0;
  options.han_latin_break = (bits & 8) != 0 ? HanLatinBreak::space : HanLatinBreak::nothing;
  return options;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  prepare_markdown();
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  if (find_invalid_utf8(text)) return 0;  // the reader of files refuses these before
  Diagnostics diagnostics;
  check(render_markdown({"fuzz.md", text, 1}, options_of(data[0]), diagnostics));
  return 0;
}
