#include "config/open_data_config.hpp"

#include "support/catch.hpp"
#include "support/small_build.hpp"

using namespace gazette;
using namespace gazette::test;

namespace {

const std::string k_head = "base_url = \"https://x.example/\"\n";

std::optional<LoadedConfig> loaded(const std::string& section, Diagnostics& diagnostics) {
  const MemoryFileSystem files(Files{{"site.toml", k_head + section}});
  return load_site_config(files, {}, diagnostics);
}

bool is_refused(const std::string& section, const std::string& rule) {
  Diagnostics diagnostics;
  const auto config = loaded(section, diagnostics);
  const auto* error = error_of(diagnostics, rule);
  return !config && error && error->place.file == "site.toml" && error->place.at.line > 1;
}

}  // namespace

TEST_CASE("[security] takes one contact as text or several as a list") {
  Diagnostics diagnostics;
  const auto one = loaded("[security]\ncontact = \"mailto:s@x.example\"\nexpires = 2027-01-01\n", diagnostics);
  REQUIRE(one);
  CHECK(one->config.security.contacts == std::vector<std::string>{"mailto:s@x.example"});
  CHECK(one->config.security.expires == Date{2027, 1, 1});
  const auto two = loaded(
      "[security]\ncontact = [\"tel:+86-436-0000002\", \"https://x.example/\"]\nexpires = "
      "2027-01-01\npreferred_languages = \"zh\"\n",
      diagnostics);
  REQUIRE(two);
  CHECK(two->config.security.contacts.size() == 2);
  CHECK(two->config.security.preferred_languages == std::vector<std::string>{"zh"});
}

TEST_CASE("a site says nothing of security and writes JSON beside its pages unless site.toml says otherwise") {
  Diagnostics diagnostics;
  const auto config = loaded("", diagnostics);
  REQUIRE(config);
  CHECK(config->config.security.contacts.empty());
  CHECK(config->config.data.page_json);
  CHECK(config->config.data.license.empty());
  const auto off = loaded("[data]\npage_json = false\nlicense = \"https://x.example/terms\"\n", diagnostics);
  REQUIRE(off);
  CHECK_FALSE(off->config.data.page_json);
  CHECK(off->config.data.license == "https://x.example/terms");
}

TEST_CASE("[security] without a contact or a date is told with its place") {
  CHECK(is_refused("[security]\nexpires = 2027-01-01\n", "missing-contact"));
  CHECK(is_refused("[security]\ncontact = []\nexpires = 2027-01-01\n", "missing-contact"));
  CHECK(is_refused("[security]\ncontact = \"mailto:s@x.example\"\n", "missing-expires"));
}

TEST_CASE("what is no address, no date, no language or no key of [security] and [data] is told with its place") {
  const std::string sound = "contact = \"mailto:s@x.example\"\nexpires = 2027-01-01\n";
  CHECK(is_refused("[security]\ncontact = \"s@x.example\"\nexpires = 2027-01-01\n", "invalid-address"));
  CHECK(is_refused("[security]\ncontact = \"mailto:a\\nPolicy: b\"\nexpires = 2027-01-01\n", "invalid-address"));
  CHECK(is_refused("[security]\ncontact = \"http://x.example/\"\nexpires = 2027-01-01\n", "invalid-address"));
  CHECK(is_refused("[security]\n" + sound + "policy = \"http://x.example/\"\n", "invalid-address"));
  CHECK(is_refused("[security]\n" + sound + "preferred_languages = [\"zh CN\"]\n", "invalid-language"));
  CHECK(is_refused("[security]\n" + sound + "polcy = \"https://x.example/\"\n", "unknown-key"));
  CHECK(is_refused("[security]\ncontact = \"mailto:s@x.example\"\nexpires = \"soon\"\n", "invalid-date"));
  CHECK(is_refused("[data]\nlicense = \"CC0\"\n", "invalid-address"));
}
