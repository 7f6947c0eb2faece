#include "cli/text_table.hpp"

#include "base/text.hpp"
#include "base/unicode.hpp"
#include "support/catch.hpp"

#include <algorithm>

using namespace gazette;

namespace {

int widest(const std::string& text) {
  int width = 0;
  for (const auto line : split(text, '\n')) width = std::max(width, display_width(line));
  return width;
}

TextTable table_of(std::size_t columns, const std::string& head, const std::string& cell) {
  TextTable table;
  for (std::size_t i = 0; i < columns; ++i) table.columns.push_back({{}, head + " " + std::to_string(i + 1), false});
  table.rows.push_back({0, "First row", std::vector<std::string>(columns, cell)});
  return table;
}

}  // namespace

TEST_CASE("columns are aligned by the width of characters, with groups above them") {
  TextTable table;
  table.columns = {{{}, "自然人", false}, {{"组织"}, "企业", false}, {{"组织"}, "其他", false}};
  table.rows = {{0, "新收", {"300", "5", "·"}}, {0, "办理", {}}, {1, "（一）公开", {"1", "2", "3"}}};
  CHECK(table_text(table, 80) ==
        "                      组织 ─────\n"
        "              自然人  企业  其他\n"
        "新收             300     5     ·\n"
        "办理\n"
        "  （一）公开       1     2     3\n");
}

TEST_CASE("headers that do not fit are wrapped, then numbered with a legend, and the rest goes below") {
  const auto wide = table_text(table_of(7, "Number of requests", "12"), 100);
  CHECK(widest(wide) <= 100);
  CHECK(wide.find("Number") != std::string::npos);
  const auto numbered = table_text(table_of(15, "Number of requests", "1234"), 120);
  CHECK(widest(numbered) <= 120);
  CHECK(numbered.find("(15) Number of requests 15") != std::string::npos);
  const auto blocks = table_text(table_of(30, "Number", "1234567"), 80);
  CHECK(widest(blocks) <= 80);
  CHECK(blocks.find("(1) Number 1\n") != std::string::npos);
  CHECK(blocks.find("First row") != blocks.rfind("First row"));
}

TEST_CASE("lines are wrapped between words and between wide characters, never before a closing mark") {
  CHECK(wrapped("one two three", 7) == std::vector<std::string>{"one two", "three"});
  CHECK(wrapped("政府信息公开", 8) == std::vector<std::string>{"政府信息", "公开"});
  CHECK(wrapped("信息，公开", 4) == std::vector<std::string>{"信", "息，", "公开"});
  CHECK(wrapped("", 5) == std::vector<std::string>{""});
}
