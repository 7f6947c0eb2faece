#include "pages/security_txt.hpp"

#include "support/catch.hpp"
#include "support/small_build.hpp"

using namespace gazette;
using namespace gazette::test;

namespace {

const std::string k_head = "base_url = \"https://x.example/site/\"\nlanguage = \"en\"\n";
const std::string k_path = ".well-known/security.txt";

Files built_with(const std::string& section, const Files& more = {}) {
  Files files = {{"site.toml", k_head + section}};
  files.insert(more.begin(), more.end());
  Diagnostics diagnostics;
  auto out = built(small_site(files), request_as_of("2026-06-30"), diagnostics);
  REQUIRE_FALSE(out.empty());
  return out;
}

}  // namespace

TEST_CASE("security.txt has a line for each thing that site.toml says, and where it stands itself") {
  const auto files = built_with(
      "[security]\ncontact = [\"mailto:s@x.example\", \"https://x.example/report\"]\nexpires = 2027-01-01\n"
      "preferred_languages = [\"zh\", \"en\"]\npolicy = \"https://x.example/policy\"\n"
      "encryption = \"https://x.example/key\"\nacknowledgments = \"https://x.example/thanks\"\n"
      "hiring = \"https://x.example/jobs\"\n");
  CHECK(files.at(k_path) ==
        "Contact: mailto:s@x.example\nContact: https://x.example/report\nExpires: 2027-01-01T00:00:00+08:00\n"
        "Encryption: https://x.example/key\nAcknowledgments: https://x.example/thanks\nPreferred-Languages: zh, en\n"
        "Canonical: https://x.example/site/.well-known/security.txt\nPolicy: https://x.example/policy\n"
        "Hiring: https://x.example/jobs\n");
}

TEST_CASE("a site that says nothing of security has no security.txt, and one in static/ stays as it is") {
  CHECK_FALSE(built_with("").contains(k_path));
  const auto files = built_with("[security]\ncontact = \"mailto:s@x.example\"\nexpires = 2027-01-01\n",
                                {{"static/.well-known/security.txt", "Contact: own\n"}});
  CHECK(files.at(k_path) == "Contact: own\n");
}
