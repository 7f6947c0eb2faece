// What an editor means by Chinese Markdown: the cases of markdown_chinese_cases.txt, which says how it is read.

#include "base/text.hpp"
#include "formats/markdown.hpp"
#include "support/catch.hpp"

#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

using namespace gazette;

namespace {

struct Case {
  std::size_t line = 0;  // of the file
  std::string section;
  std::string markdown;
  std::string html;
  std::vector<std::string> options;
};

// What follows the sign and one space.
std::string rest_of(std::string_view line) {
  line.remove_prefix(line.starts_with("> ") || line.starts_with("< ") || line.starts_with("! ") ? 2 : 1);
  return replaced(line, "␠", " ");
}

std::vector<Case> load_cases() {
  std::ifstream in(GAZETTE_SOURCE_DIR "/tests/unit/formats/markdown_chinese_cases.txt");
  REQUIRE(in);
  std::vector<Case> cases;
  std::string section;
  bool is_open = false;
  std::size_t number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    const char sign = line.empty() ? ' ' : line.front();
    if (sign == '=') section = trimmed(std::string_view(line).substr(2));
    if (sign == '>' && !is_open) cases.push_back({number, section, {}, {}, {}});
    is_open = sign == '>' || sign == '<' || sign == '!';
    if (sign == '>') cases.back().markdown += rest_of(line) + "\n";
    if (sign == '<') cases.back().html += rest_of(line) + "\n";
    if (sign == '!') cases.back().options.push_back(rest_of(line));
  }
  return cases;
}

MarkdownOptions options_of(const Case& a_case) {
  MarkdownOptions options;
  for (const auto& option : a_case.options) {
    if (option == "cjk = off") options.cjk = false;
    else if (option == "han_latin_break = space") options.han_latin_break = HanLatinBreak::space;
    else FAIL("line " << a_case.line << " has an unknown option: " << option);
  }
  return options;
}

// The text as the page of a site would show it if each link led to what is written.
std::string with_filled_slots(const Body& body) {
  std::string html;
  std::size_t done = 0;
  for (const auto& slot : body.slots) {
    html.append(body.html, done, slot.offset - done).append(slot.target).append(slot.suffix);
    if (!slot.fragment.empty()) html.append("#").append(slot.fragment);
    done = slot.offset;
  }
  return html.append(body.html, done);
}

}  // namespace

TEST_CASE("every Chinese, Japanese and Korean case reads as an editor means it") {
  const auto cases = load_cases();
  CHECK(cases.size() >= 170);
  for (const auto& a_case : cases) {
    Diagnostics diagnostics;
    const auto body = render_markdown({"case.md", a_case.markdown, 1}, options_of(a_case), diagnostics);
    INFO("markdown_chinese_cases.txt:" << a_case.line << " (" << a_case.section << ")\n" << a_case.markdown);
    REQUIRE_FALSE(a_case.html.empty());
    CHECK(with_filled_slots(body) == a_case.html);
  }
}
