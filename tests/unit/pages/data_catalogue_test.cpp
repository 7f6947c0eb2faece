#include "pages/data_catalogue.hpp"

#include "support/catch.hpp"
#include "support/small_build.hpp"

#include <nlohmann/json.hpp>

#include <set>

using namespace gazette;
using namespace gazette::test;
using nlohmann::json;

namespace {

const std::string k_agency =
    "[agency]\nname = \"Bureau\"\noffice = \"Records office\"\nemail = \"r@x.example\"\nphone = \"0436-1\"\n";

Files site_with(const std::string& more) {
  return {{"site.toml",
           "base_url = \"https://x.example/\"\ntitle = \"X\"\nlanguage = \"en\"\ndescription = \"All of it\"\n" + more},
          {"content/a/_index.md", "+++\ntitle = \"A\"\n+++\n"},
          {"content/a/1.md", item("One", "2024-01-01", "changes = [{ date = 2024-06-01, note = \"n\" }]")},
          {"content/a/2.md", item("Two", "2023-01-01")},
          {"content/reports/_index.md", "+++\ntitle = \"Reports\"\n+++\n"},
          {"content/reports/2023.md",
           "+++\ntitle = \"Report\"\npublished = 2024-03-01\n[report]\nyear = 2023\nform = "
           "\"us-foia\"\n+++\n\nText.\n"}};
}

Files built_with(const std::string& more, const Files& others = {}) {
  auto files = site_with(more);
  for (const auto& [path, text] : others) files[path] = text;
  Diagnostics diagnostics;
  auto out = built(small_site(files), request_as_of("2024-12-31"), diagnostics);
  for (const auto& found : diagnostics.entries()) UNSCOPED_INFO(found.error.message);
  REQUIRE_FALSE(out.empty());
  return out;
}

json catalogue_with(const std::string& more) { return json::parse(built_with(more).at("data.json")); }

bool is_address(const json& value) {
  return value.is_string() && value.get<std::string>().find(' ') == std::string::npos &&
         value.get<std::string>().find(':') != std::string::npos;
}

}  // namespace

TEST_CASE("data.json is a catalogue of DCAT with its publisher, its contact, its language and its dates") {
  const auto data = catalogue_with(k_agency + "[data]\nlicense = \"https://x.example/terms\"\n");
  CHECK(data["@context"]["dcat"] == "http://www.w3.org/ns/dcat#");
  CHECK(data["@type"] == "dcat:Catalog");
  CHECK(data["dct:title"] == "X");
  CHECK(data["dct:description"] == "All of it");
  CHECK(data["dct:publisher"]["foaf:name"] == "Bureau");
  CHECK(data["dcat:contactPoint"]["vcard:fn"] == "Records office");
  CHECK(data["dcat:contactPoint"]["vcard:hasEmail"] == "mailto:r@x.example");
  CHECK(data["dcat:contactPoint"]["vcard:hasTelephone"] == "tel:0436-1");
  CHECK(data["dct:language"] == "http://id.loc.gov/vocabulary/iso639-1/en");
  CHECK(data["dct:issued"] == "2023-01-01T00:00:00+08:00");
  CHECK(data["dct:modified"] == "2024-06-01T00:00:00+08:00");
  CHECK(data["dct:license"] == "https://x.example/terms");
}

TEST_CASE("each dataset has what a portal asks for, and each of its distributions is a file of the site") {
  const auto files = built_with(k_agency);
  const auto data = json::parse(files.at("data.json"));
  std::set<std::string> ids;
  for (const auto& dataset : data["dcat:dataset"]) {
    INFO(dataset["dct:title"].get<std::string>());
    CHECK(dataset["@type"] == "dcat:Dataset");
    CHECK(ids.insert(dataset["@id"].get<std::string>()).second);
    for (const auto* field : {"dct:title", "dct:description", "dct:issued", "dct:modified", "dct:language",
                              "dct:publisher", "dcat:contactPoint", "dcat:landingPage"})
      CHECK(dataset.contains(field));
    REQUIRE_FALSE(dataset["dcat:distribution"].empty());
    for (const auto& distribution : dataset["dcat:distribution"]) {
      const auto url = distribution["dcat:downloadURL"].get<std::string>();
      INFO(url);
      CHECK(files.contains(url.substr(std::string("https://x.example/").size())));
      CHECK(distribution["dcat:mediaType"].get<std::string>().starts_with(
          "https://www.iana.org/assignments/media-types/"));
    }
  }
  CHECK(ids.contains("https://x.example/data.json#items"));
}

TEST_CASE("each table of an annual report is a dataset with its CSV and the days that it is about") {
  const auto files = built_with("");
  const auto data = json::parse(files.at("data.json"));
  std::set<std::string> tables, listed;
  for (const auto& [path, bytes] : files) {
    if (path.starts_with("reports/2023/") && path.ends_with(".csv") && path != "reports/2023/checks.csv")
      tables.insert("https://x.example/" + path);
  }
  for (const auto& dataset : data["dcat:dataset"]) {
    if (!dataset.contains("dct:temporal")) continue;
    CHECK(dataset["dct:temporal"]["dcat:startDate"] == "2022-10-01");
    CHECK(dataset["dct:temporal"]["dcat:endDate"] == "2023-09-30");
    listed.insert(dataset["dcat:distribution"][0]["dcat:downloadURL"].get<std::string>());
  }
  CHECK_FALSE(tables.empty());
  CHECK(listed == tables);
}

TEST_CASE("what the context calls an address is one, wherever it stands") {
  const auto data = catalogue_with(k_agency);
  std::set<std::string> addresses;
  for (const auto& [term, meaning] : data["@context"].items())
    if (meaning.is_object() && meaning.value("@type", "") == "@id") addresses.insert(term);
  CHECK(addresses.size() >= 8);
  std::vector<const json*> open = {&data};
  while (!open.empty()) {
    const auto& value = *open.back();
    open.pop_back();
    for (const auto& [key, inner] : value.items()) {
      INFO(key);
      if (key == "@context") continue;
      if (value.is_object() && addresses.contains(key)) CHECK(is_address(inner));
      if (inner.is_structured()) open.push_back(&inner);
    }
  }
}

TEST_CASE("a contact that is no address is left out, and a site's own data.json stays as it is") {
  const auto data = catalogue_with("[agency]\nname = \"B\"\nemail = \"see our page\"\nphone = \"ask inside\"\n");
  CHECK_FALSE(data.contains("dcat:contactPoint"));
  CHECK(built_with("", {{"static/data.json", "{}\n"}}).at("data.json") == "{}\n");
}
