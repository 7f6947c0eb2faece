#include "external/link_findings.hpp"

#include "base/diagnostic_text.hpp"
#include "support/catch.hpp"
#include "support/small_build.hpp"

using namespace gazette;
using namespace gazette::test;

namespace {

Site site_of(const Files& files) {
  Diagnostics diagnostics;
  auto site = load_site(small_site(files), request_as_of("2024-12-31"), diagnostics);
  REQUIRE(site);
  return *std::move(site);
}

const std::string k_linking =
    "[a](https://a.cn/x) and <https://a.cn/x#part>, ![i](http://b.cn/i.png) and [own](https://x.example/y).\n";

LinkReport report_with(const std::string& address, LinkJudgement judgement) {
  LinkReport report;
  report.judgements[address] = std::move(judgement);
  return report;
}

}  // namespace

TEST_CASE("links and images of other sites are collected once each, those of the own site are not") {
  const auto site = site_of({{"content/_index.md", "+++\ntitle = \"Home\"\n+++\n\n[c](https://c.cn/)\n"},
                             {"content/a/x.md", item("x", "2024-01-01", "", k_linking)},
                             {"content/a/y.md", item("y", "2024-01-01", "draft = true", "[d](https://d.cn/)\n")}});
  std::vector<std::string> found;
  for (const auto& address : external_addresses(site)) found.push_back(text_of(address));
  CHECK(found == std::vector<std::string>{"https://a.cn/x", "http://b.cn/i.png", "https://c.cn/"});
}

TEST_CASE("a dead link is told at each of its places, a good one and one not asked nowhere") {
  const auto site = site_of({{"content/a/x.md", item("x", "2024-01-01", "", k_linking)}});
  Diagnostics diagnostics;
  report_external_links(site, report_with("https://a.cn/x", {Verdict::dead, "answers 404"}), diagnostics);
  REQUIRE(diagnostics.entries().size() == 2);
  const auto& first = diagnostics.entries().front();
  CHECK(first.severity == Severity::warning);
  CHECK(first.error.rule == "dead-external-link");
  CHECK(first.error.message == "the link \"https://a.cn/x\" answers 404");
  CHECK(place_text(first.error.place) == "content/a/x.md:7:1");
}

TEST_CASE("what could not be judged is a remark, and a waived dead link is kept with its reason") {
  const auto site =
      site_of({{"content/a/x.md",
                item("x", "2024-01-01", "waive = [{ rule = \"dead-external-link\", reason = \"r\" }]", k_linking)}});
  Diagnostics unjudged;
  report_external_links(site, report_with("http://b.cn/i.png", {Verdict::unjudged, "its site answers 403"}), unjudged);
  REQUIRE(unjudged.entries().size() == 1);
  CHECK(unjudged.entries().front().severity == Severity::info);
  Diagnostics dead;
  report_external_links(site, report_with("https://a.cn/x", {Verdict::dead, "answers 404"}), dead);
  CHECK(dead.empty());
  CHECK(dead.waived().size() == 2);
}

TEST_CASE("a machine without network is told once") {
  const auto site = site_of({{"content/a/x.md", item("x", "2024-01-01", "", k_linking)}});
  LinkReport report;
  report.is_offline = true;
  report.left = 2;
  Diagnostics diagnostics;
  report_external_links(site, report, diagnostics);
  REQUIRE(diagnostics.entries().size() == 1);
  CHECK(diagnostics.entries().front().error.message ==
        "no other site can be reached from this machine: 2 links could not be checked");
}

TEST_CASE("an address that is none is a dead link without asking anybody") {
  const auto site = site_of({{"content/a/x.md", item("x", "2024-01-01", "", "[bad](https://name:secret@a.cn/)\n")}});
  CHECK(external_addresses(site).empty());
  Diagnostics diagnostics;
  report_external_links(site, {}, diagnostics);
  CHECK(has_rule(diagnostics, "dead-external-link"));
}
