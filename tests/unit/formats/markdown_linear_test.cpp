// No text takes more than its share of time: cmark's own pathological inputs, and what our marks and passes could
// stumble over. Four times the text may take ten times the time, which is far from sixteen and lenient to a busy
// machine.

#include "formats/markdown.hpp"
#include "support/catch.hpp"

#include <algorithm>
#include <ctime>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

using namespace gazette;

namespace {

constexpr std::size_t k_small = 50'000;  // bytes
constexpr double k_ratio = 10;
constexpr double k_floor = 0.1;  // seconds that are noise, and what fresh memory costs

std::string repeated(std::string_view piece, std::size_t bytes) {
  std::string out;
  while (out.size() < bytes) out += piece;
  return out;
}

double seconds_of(const std::string& text) {
  MarkdownOptions options;
  options.figures = options.articles = true;
  const auto start = std::clock();
  Diagnostics diagnostics;
  render_markdown({"a.md", text, 1}, options, diagnostics);
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

std::string html_of(const std::string& text) {
  MarkdownOptions options;
  options.slots = false;
  Diagnostics diagnostics;
  return render_markdown({"a.md", text, 1}, options, diagnostics).html;
}

// The processor's time, so that other programs do not count; the better of two, as caches do.
double best_seconds_of(const std::string& text) { return std::min(seconds_of(text), seconds_of(text)); }

void check_linear(const std::function<std::string(std::size_t)>& text_of_size) {
  const auto small = best_seconds_of(text_of_size(k_small));
  const auto large = best_seconds_of(text_of_size(4 * k_small));
  INFO(text_of_size(60).substr(0, 200) << "… took " << small << " s, four times as much " << large << " s");
  CHECK(large <= k_ratio * small + k_floor);
}

void check_linear_pieces(const std::vector<std::string_view>& pieces) {
  for (const auto piece : pieces) check_linear([&](std::size_t bytes) { return repeated(piece, bytes); });
}

}  // namespace

TEST_CASE("cmark's pathological inputs stay linear") {
  check_linear_pieces({"a_ ",       "_a ",    "a]",     "[a",      "*a_ ",     "[ a_", "[ (](",     "**x [a*b**c*](d)",
                       "[a](<b",    "[a](b",  "<!--",   "*a **a ", "a**b c* ", "~a",   "a~ ",       "~~a ",
                       "`a``b",     "<a ",    "&",      "\\",      "|",        "a|",   "[^a]",      "[a]: b\n",
                       "[^a]: b\n", "- \n",   "> ",     "1. ",     "<?",       "<!A",  "<![CDATA[", "***",
                       "___",       "<",      "*",      "_",       "~",        "`",    "[",         "]",
                       "![",        "![[]()", "![[a]\n"});
  check_linear([](std::size_t n) { return repeated("*a **a ", n / 2) + "b" + repeated(" a** a*", n / 2); });
  check_linear([](std::size_t n) { return std::string(n / 2, '[') + "a" + std::string(n / 2, ']'); });
  check_linear([](std::size_t n) { return "a**b" + repeated("c* ", n); });
  check_linear([](std::size_t n) {
    std::string text;
    for (std::size_t ticks = 1; text.size() < n; ++ticks) text += "e" + std::string(ticks, '`');
    return text;
  });
}

TEST_CASE("thousands of links among thousands of delimiters are refused before they cost minutes") {
  check_linear_pieces({"*a*[b](c)", "*a*\n[b](c)\n", "_a_[b]()", "**a**[b][c]"});
  Diagnostics diagnostics;
  const auto text = repeated("- **甲**：[乙](c.md)\n", k_small) + "\n" + repeated("*a*[b](c)", 8 * k_small);
  const auto html = render_markdown({"a.md", text, 1}, {}, diagnostics).html;
  CHECK(html.find("<strong>甲</strong>") != std::string::npos);
  REQUIRE(diagnostics.entries().size() == 1);
  CHECK(diagnostics.entries()[0].error.rule == "crowded-paragraph");
}

TEST_CASE("images that are never closed stay linear beside links, and those that are closed are images") {
  check_linear_pieces({"![[甲](a.md)", "![*a*[b](c)", "!\\[![[]()"});
  check_linear([](std::size_t n) { return repeated("![[a]", n) + "\n\n[a]: b.md\n"; });
  const auto html = html_of(repeated("![甲](a.png)", 40'000));
  CHECK(html.find('!') == std::string::npos);
}

TEST_CASE("Chinese punctuation beside delimiters stays linear") {
  check_linear_pieces({"**。",   "~~。", "。**",    "《**",     "**《",     "**。**请",
                       "*（",    "）*",  "***“",    "[。](",    "。](",     "[**《》**](",
                       "第*一",  "~一",  "一~",     "1*1一",    "1~1一",    "_。",
                       "**。**", "~~《", "*“",      "”*",       "“",        "”**“",
                       ">**甲",  "一\n", "一\na\n", "**一**\n", "[^1]\n一", "一[^1]\n\n[^1]: 一\n\n"});
}

TEST_CASE("figures and addresses stay linear") {
  check_linear_pieces(
      {"{{",          "}}",         "{{a",          "{{a}}",       "{{a}} ",       "{{{{a}}",    "{{t3}}\n\n",
       "http://a/",   "http://a/]", "http://",      "http://a_",   "www.",         "www.a_",     "www.a.b_",
       "*www.a.",     "a@",         "a@b",          "a@b.c",       "a.b@",         "@",          "://",
       "h://",        "http://一.", "www.一.",      "http://a/一", "http://a?一=", "http://a/(", "http://a/)",
       "http://a&a;", "http://a/;", "http://a/一/", "http://a/*"});
}

TEST_CASE("statutes stay linear") {
  check_linear_pieces({"第一条　甲\n\n", "第一章　甲\n\n", "第一条　甲\n\n乙\n\n", "第一条　甲\n\n（一）乙\n\n",
                       "（一）甲\n\n", "1. 甲\n", "第", "第一", "第一条", "一", "　"});
}

TEST_CASE("a megabyte of delimiters takes seconds, not minutes") {
  for (const auto piece : {"**。", "~~。", "[。](", "{{", "http://a/]", "www.a_"}) {
    INFO(piece);
    CHECK(seconds_of(repeated(piece, 1'000'000)) < 20);
  }
}
