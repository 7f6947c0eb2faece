#include "check/numbers.hpp"
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

namespace {

const std::string k_numbered =
    "base_url = \"https://x.example/\"\nlanguage = \"en\"\n[agency]\ncode = \"EX\"\n"
    "[index_number]\npattern = \"{code}/{year}-{serial:03}\"\n"
    "[[issuers]]\nkey = \"b\"\nname = \"B\"\ncode = \"B1\"\nindex_number = \"{code}-{serial}-{year}\"\n";

std::string number(const std::string& value, const std::string& more = {}) {
  return "index_number = \"" + value + "\"\n" + more;
}

std::vector<std::string> found(const Files& files, const std::string& rule) {
  Files all = files;
  all["site.toml"] = k_numbered;
  Diagnostics diagnostics;
  built(small_site(all), request_as_of("2026-12-31"), diagnostics);
  std::vector<std::string> messages;
  for (const auto& entry : diagnostics.entries()) {
    if (entry.error.rule == rule) messages.push_back(entry.error.place.file + ": " + entry.error.message);
  }
  return messages;
}

}  // namespace

TEST_CASE("each issuer's numbers follow its own pattern where it has one") {
  CHECK(found({{"content/a/x.md", item("x", "2024-01-01", number("B1-1-2024", "issuer = \"b\""))}},
              "index-number-pattern")
            .empty());
  CHECK(found({{"content/a/x.md", item("x", "2024-01-01", number("EX/2024-001", "issuer = \"b\""))}},
              "index-number-pattern")
            .size() == 1);
  CHECK(found({{"content/a/x.md", item("x", "2024-01-01", number("B1-1-2024"))}}, "index-number-pattern").size() == 1);
}

TEST_CASE("a number's year is that of the document or of its publication") {
  CHECK(found({{"content/a/x.md", item("x", "2024-01-03", number("EX/2023-001", "made = 2023-12-29"))}},
              "index-number-year")
            .empty());
  CHECK(found({{"content/a/x.md", item("x", "2024-01-03", number("EX/2024-001", "made = 2023-12-29"))}},
              "index-number-year")
            .empty());
  CHECK(found({{"content/a/x.md", item("x", "2024-01-03", number("EX/2022-001", "made = 2023-12-29"))}},
              "index-number-year") ==
        std::vector<std::string>{"content/a/x.md: \"EX/2022-001\" is a number of 2022, but the document is of 2023"});
}

TEST_CASE("gaps of a series are told once, at its last item, and drafts use their numbers") {
  const Files files = {{"content/a/1.md", item("1", "2024-01-01", number("EX/2024-002"))},
                       {"content/a/2.md", item("2", "2024-01-02", number("EX/2024-004"))},
                       {"content/a/3.md", item("3", "2024-01-03", number("EX/2024-006", "draft = true"))},
                       {"content/a/4.md", item("4", "2024-01-04", number("EX/2024-010"))},
                       {"content/a/5.md", item("5", "2023-01-04", number("EX/2023-010"))},
                       {"content/a/6.md", item("6", "2024-01-04", number("B1-1-2024", "issuer = \"b\""))}};
  CHECK(found(files, "index-number-gap") ==
        std::vector<std::string>{
            "content/a/4.md: 5 serial numbers of 2024 before this one belong to no item: 3, 5, 7 to 9"});
}

TEST_CASE("two documents of one body have two document numbers, unless one is the other's next version") {
  const auto document = [](const std::string& more) {
    return item("x", "2024-01-02", "document_number = \"X 2024 No 1\"\n" + more);
  };
  const Files twice = {{"content/a/1.md", document(number("EX/2024-001"))},
                       {"content/a/2.md", document(number("EX/2024-002"))}};
  CHECK(found(twice, "duplicate-document-number").size() == 1);
  const Files versions = {{"content/a/1.md", document(number("EX/2024-001"))},
                          {"content/a/2.md", document(number("EX/2024-002", "replaces = [\"EX/2024-001\"]"))}};
  CHECK(found(versions, "duplicate-document-number").empty());
  const Files bodies = {{"content/a/1.md", document(number("EX/2024-001"))},
                        {"content/a/2.md", document(number("B1-1-2024", "issuer = \"b\""))}};
  CHECK(found(bodies, "duplicate-document-number").empty());
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
