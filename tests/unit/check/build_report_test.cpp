#include "support/catch.hpp"
#include "support/small_build.hpp"

#include <nlohmann/json.hpp>

using namespace gazette;
using namespace gazette::test;
using nlohmann::json;

namespace {

std::string report_of(const Files& files, unsigned jobs = 1) {
  Diagnostics diagnostics;
  auto request = request_as_of("2024-12-31");
  request.jobs = jobs;
  const auto output = built(small_site(files), request, diagnostics);
  REQUIRE(output.contains("build-report.json"));
  return output.at("build-report.json");
}

const std::string k_waiver = "waive = [{ rule = \"missing-index-number\", reason = \"older than the pattern\" }]";

}  // namespace

TEST_CASE("the build report counts findings by rule and publishes each waiver with its reason") {
  const auto report = json::parse(report_of({{"content/a/x.md", item("x", "2024-01-01", k_waiver)},
                                             {"content/a/y.md", item("y", "2024-01-01")},
                                             {"content/a/z.md", item("z", "2024-01-01")}}));
  CHECK(report.at("findings") == json::array({{{"rule", "missing-index-number"}, {"level", "warning"}, {"count", 2}}}));
  CHECK(report.at("summary") == json({{"errors", 0}, {"warnings", 2}, {"infos", 0}, {"waivers", 1}}));
  CHECK(report.at("waivers") == json::array({{{"rule", "missing-index-number"},
                                              {"reason", "older than the pattern"},
                                              {"title", "x"},
                                              {"url", "https://x.example/a/x/"},
                                              {"source", "content/a/x.md"},
                                              {"findings", 1}}}));
}

TEST_CASE("drafts and withheld items show themselves neither by a waiver nor by a count") {
  const auto hidden = item("Secret", "2024-01-01", "disclosure = \"withheld\"\n" + k_waiver, "<b>bold</b>\n");
  const auto report = report_of({{"content/a/x.md", item("x", "2024-01-01", "index_number = \"1\"")},
                                 {"content/a/s/index.md", hidden},
                                 {"content/a/d.md", item("Draft", "2024-01-01", "draft = true", "<b>bold</b>\n")}});
  CHECK(json::parse(report).at("findings").empty());
  CHECK(json::parse(report).at("waivers").empty());
  CHECK(report.find("Secret") == std::string::npos);
}

TEST_CASE("the build report does not depend on the number of jobs") {
  Files files;
  for (int i = 0; i < 60; ++i)
    files["content/a/" + std::to_string(i) + ".md"] =
        item("n" + std::to_string(i), "2024-01-01", i % 3 == 0 ? k_waiver : "");
  CHECK(report_of(files, 1) == report_of(files, 8));
}
