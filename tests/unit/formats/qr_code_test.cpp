#include "formats/qr_code.hpp"

#include "base/text.hpp"
#include "support/catch.hpp"

using namespace gazette;

namespace {

// Dark modules by row, read back from the path: `M4 y.5`, then `mN 0` and `hN`.
std::vector<std::string> rows_of(const std::string& svg) {
  const auto start = svg.find("stroke=\"#000\" d=\"") + 17;
  const auto path = svg.substr(start, svg.find('"', start) - start);
  std::vector<std::string> rows;
  for (const auto row : split(path, 'M')) {
    if (row.empty()) continue;
    std::string modules;
    for (auto at = row.find(".5") + 2; at < row.size();) {
      const char command = row[at];
      const auto length = static_cast<std::size_t>(std::stoi(std::string(row.substr(at + 1))));
      modules.append(length, command == 'h' ? '#' : ' ');
      at = row.find_first_of("mh", at + 1);
      if (at == std::string_view::npos) break;
    }
    rows.push_back(modules);
  }
  return rows;
}

}  // namespace

TEST_CASE("a code has its three finders, each with a light line around it") {
  const auto rows = rows_of(qr_code_svg("https://jyj.example.gov.cn/notices/2025-014/", "address"));
  const auto side = rows.size();
  CHECK((side - 17) % 4 == 0);
  const auto starts = [&](std::size_t row, const std::string& pattern) { return rows[row].starts_with(pattern); };
  for (const auto top : {std::size_t{0}, side - 7}) {
    CHECK(starts(top, "####### "));
    CHECK(starts(top + 1, "#     # "));
    CHECK(starts(top + 3, "# ### # "));
    CHECK(starts(top + 6, "####### "));
  }
  CHECK(rows[0].size() == side);
  CHECK(rows[0].ends_with(" #######"));
}

TEST_CASE("the same address gives the same code, another another, and the label is escaped") {
  CHECK(qr_code_svg("https://a.example/", "x") == qr_code_svg("https://a.example/", "x"));
  CHECK(rows_of(qr_code_svg("https://a.example/", "x")) != rows_of(qr_code_svg("https://b.example/", "x")));
  CHECK(qr_code_svg("a", "\"<x>").find("aria-label=\"&quot;&lt;x&gt;\"") != std::string::npos);
}

TEST_CASE("a text of any length has a code, or none where no code can hold it") {
  for (const std::size_t size : {0U, 1U, 100U, 2953U}) CHECK_FALSE(qr_code_svg(std::string(size, 'a'), "").empty());
  CHECK(qr_code_svg(std::string(2954, 'a'), "").empty());
}
