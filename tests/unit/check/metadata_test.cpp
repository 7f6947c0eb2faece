#include "check/metadata.hpp"
#include "support/catch.hpp"
#include "support/small_build.hpp"

using namespace gazette;
using namespace gazette::test;

TEST_CASE("a document number is right only with hexagonal brackets, a full year and a plain serial") {
  CHECK(document_number_fault("白教发〔2016〕13号").empty());
  for (const auto* wrong : {"白教发[2016]13号", "白教发﹝2016﹞13号", "〔2016〕13号", "白教发〔16〕13号",
                            "白教发〔2016〕第13号", "白教发〔2016〕013号", "白教发〔2016〕13", "白教发〔2016〕号"}) {
    INFO(wrong);
    CHECK_FALSE(document_number_fault(wrong).empty());
  }
}

TEST_CASE("a finding keeps to its level, and a waiver with a reason settles it") {
  const auto found = [](const std::string& check, const std::string& more) {
    Diagnostics diagnostics;
    built(small_site({{"site.toml", "base_url = \"https://x.example/\"\nlanguage = \"en\"\n[check]\n" + check},
                      {"content/a/x.md", item("x", "2024-01-01", more)}}),
          request_as_of("2024-12-31"), diagnostics);
    for (const auto& entry : diagnostics.entries()) {
      if (entry.error.rule == "missing-index-number") return std::string(severity_name(entry.severity));
    }
    return std::string("nothing");
  };
  CHECK(found("", "") == "warning");
  CHECK(found("missing-index-number = \"error\"", "") == "error");
  CHECK(found("missing-index-number = \"off\"", "") == "nothing");
  CHECK(found("", "waive = [{ rule = \"missing-index-number\", reason = \"older than the pattern\" }]") == "nothing");
  CHECK(found("", "index_number = \"1\"") == "nothing");
}
