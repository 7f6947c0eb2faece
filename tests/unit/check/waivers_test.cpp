#include "check/waivers.hpp"

#include "support/catch.hpp"
#include "support/small_build.hpp"

using namespace gazette;
using namespace gazette::test;

namespace {

Diagnostics found(const std::string& waive, const std::string& check = {}, const std::string& more = {}) {
  Diagnostics diagnostics;
  const auto files =
      small_site({{"site.toml", "base_url = \"https://x.example/\"\nlanguage = \"en\"\n[check]\n" + check},
                  {"content/a/x.md", item("x", "2024-01-01", "waive = [" + waive + "]\n" + more)}});
  built(files, request_as_of("2024-12-31"), diagnostics);
  return diagnostics;
}

const std::string k_index_waiver = "{ rule = \"missing-index-number\", reason = \"older than the pattern\" }";

}  // namespace

TEST_CASE("a waiver that answers a finding is used, and what it answers is kept") {
  const auto diagnostics = found(k_index_waiver);
  CHECK(diagnostics.empty());
  REQUIRE(diagnostics.waived().size() == 1);
  CHECK(diagnostics.waived().front().waiver == "missing-index-number");
  CHECK(diagnostics.waived().front().reason == "older than the pattern");
}

TEST_CASE("a waiver without a finding is told at the rule's name, as a remark") {
  const auto diagnostics = found(k_index_waiver, "", "index_number = \"1\"");
  const auto* error = error_of(diagnostics, "unused-waiver");
  REQUIRE(error);
  CHECK(error->place.file == "content/a/x.md");
  CHECK(error->place.at.line == 4);
  CHECK(diagnostics.count(Severity::info) == 1);
}

TEST_CASE("waivers of rules that are off or not looked for are not told") {
  CHECK(found(k_index_waiver, "missing-index-number = \"off\"").empty());
  CHECK(found("{ rule = \"dead-external-link\", reason = \"r\" }", "", "index_number = \"1\"").empty());
}

TEST_CASE("that a waiver is unused can be waived itself, and that waiver is not told") {
  const auto both = k_index_waiver + ", { rule = \"unused-waiver\", reason = \"kept for the next number\" }";
  const auto diagnostics = found(both, "", "index_number = \"1\"");
  CHECK(diagnostics.empty());
  CHECK(diagnostics.waived().size() == 1);
}

TEST_CASE("beside an error no waiver is called unused, as the error may be why nothing was found") {
  CHECK_FALSE(has_rule(found(k_index_waiver, "", "index_number = \"1\"\nmade = 2024-02-01"), "unused-waiver"));
}

TEST_CASE("waivers of drafts are not looked at") {
  CHECK_FALSE(has_rule(found(k_index_waiver, "", "draft = true"), "unused-waiver"));
}
