#include "support/catch.hpp"
#include "support/small_build.hpp"

using namespace gazette;
using namespace gazette::test;

namespace {

const std::string k_site =
    "base_url = \"https://x.example/\"\ntitle = \"X\"\nlanguage = \"zh-CN\"\n[permalinks]\nslug = \"pinyin\"\n";

Files built_with(Files files, Diagnostics& diagnostics, const std::string& site = k_site) {
  files["site.toml"] = site;
  return built(small_site(files), request_as_of("2026-01-01"), diagnostics);
}

}  // namespace

TEST_CASE("on request an item's address is its title in pinyin") {
  Diagnostics diagnostics;
  const auto out = built_with({{"content/news/n1.md", item("会计通知", "2025-01-02")},
                               {"content/news/n2.md", item("另一通知", "2025-01-02", "slug = \"own\"")},
                               {"content/about.md", item("关于", "2025-01-02")}},
                              diagnostics);
  CHECK_FALSE(diagnostics.has_errors());
  CHECK(out.contains("news/kuai-ji-tong-zhi/index.html"));
  CHECK(out.contains("news/own/index.html"));
  CHECK(out.contains("about/index.html"));
}

TEST_CASE("without the request the address is the file's name") {
  Diagnostics diagnostics;
  const auto out = built_with({{"content/news/n1.md", item("会计通知", "2025-01-02")}}, diagnostics,
                              "base_url = \"https://x.example/\"\n");
  CHECK(out.contains("news/n1/index.html"));
}

TEST_CASE("a title without letters keeps the file's name, with a finding") {
  Diagnostics diagnostics;
  const auto out = built_with({{"content/news/n1.md", item("《——》", "2025-01-02")}}, diagnostics);
  CHECK(has_rule(diagnostics, "title-without-letters"));
  CHECK(out.contains("news/n1/index.html"));
}

TEST_CASE("two titles that sound alike are an error that names both") {
  Diagnostics diagnostics;
  const auto out = built_with(
      {{"content/news/n1.md", item("公示", "2025-01-02")}, {"content/news/n2.md", item("公式", "2025-01-02")}},
      diagnostics);
  CHECK(out.empty());
  REQUIRE(diagnostics.has_errors());
  for (const auto& each : diagnostics.entries()) {
    if (each.severity != Severity::error) continue;
    CHECK(each.error.rule == "duplicate-url");
    CHECK(each.error.place.file == "content/news/n2.md");
    REQUIRE(each.error.notes.size() == 1);
    CHECK(each.error.notes.front().place.file == "content/news/n1.md");
  }
}

TEST_CASE("another way to make an address is refused") {
  Diagnostics diagnostics;
  built_with({}, diagnostics, "base_url = \"https://x.example/\"\n[permalinks]\nslug = \"wubi\"\n");
  REQUIRE(error_of(diagnostics, "wrong-value"));
  CHECK(error_of(diagnostics, "wrong-value")->kind == ErrorKind::configuration);
}
