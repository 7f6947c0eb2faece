#include "pages/page_json.hpp"

#include "support/catch.hpp"
#include "support/small_build.hpp"

#include <nlohmann/json.hpp>

#include <set>

using namespace gazette;
using namespace gazette::test;
using nlohmann::ordered_json;

namespace {

const std::string k_now = "2024-12-31";

Files built_of(const Files& files) {
  Diagnostics diagnostics;
  auto out = built(small_site(files), request_as_of(k_now), diagnostics);
  for (const auto& found : diagnostics.entries()) UNSCOPED_INFO(found.error.message);
  REQUIRE_FALSE(out.empty());
  return out;
}

// An item that says all there is, one that it replaces, one that was withdrawn, and a page outside any category.
const Files& site_files() {
  static const Files files = built_of({
      {"site.toml", "base_url = \"https://x.example/\"\nlanguage = \"en\"\n[agency]\nname = \"Bureau\"\n"},
      {"content/a/_index.md", "+++\ntitle = \"Notices\"\n+++\n"},
      {"content/a/new/index.md",
       item("New <b>", "2024-03-01T09:30:00+08:00",
            "index_number = \"n/2\"\ndocument_number = \"No. 2\"\nmade = 2024-02-28\neffective = 2024-03-02\n"
            "expires = 2030-01-01\ngenre = \"Notice\"\ntopic = \"Schools\"\ntags = [\"x\", \"y\"]\nkeywords = [\"k\"]\n"
            "channels = [\"web\"]\nsource = \"Gazette\"\nauthor = \"Office\"\ndescription = \"About it\"\n"
            "replaces = [\"n/1\"]\nchanges = [{ date = 2024-04-01, note = \"Later.\", kind = \"major\" }, "
            "{ date = 2024-03-05, note = \"Sooner.\" }]\n"
            "attachments = [{ file = \"f.csv\", title = \"Figures\", accessible = true }]\n"
            "waive = [{ rule = \"missing-summary\", reason = \"Short.\" }]",
            "The text.\n")},
      {"content/a/new/f.csv", "a,b\n1,2\n"},
      {"content/a/old.md", item("Old", "2023-03-01", "index_number = \"n/1\"")},
      {"content/a/gone/index.md",
       item("Gone", "2023-04-01", "withdrawn = { date = 2023-05-01, reason = \"Mistaken.\", successor = \"n/2\" }")},
      {"content/a/gone/secret.csv", "a\n"},
      {"content/about.md", item("About", "2023-01-01")},
  });
  return files;
}

ordered_json json_at(const std::string& path) { return ordered_json::parse(site_files().at(path)); }

// The names of all fields as the schema has them: `history[].date`.
void add_names(const ordered_json& value, const std::string& prefix, std::set<std::string>& names) {
  for (const auto& [key, inner] : value.items()) {
    names.insert(prefix + key);
    if (inner.is_object()) add_names(inner, prefix + key + ".", names);
    if (!inner.is_array()) continue;
    for (const auto& element : inner)
      if (element.is_object()) add_names(element, prefix + key + "[].", names);
  }
}

bool is_of_type(const ordered_json& value, FieldType type) {
  switch (type) {
    case FieldType::number: return value.is_number_integer();
    case FieldType::flag: return value.is_boolean();
    case FieldType::texts: return value.is_array() && value.at(0).is_string();
    case FieldType::object: return value.is_object();
    case FieldType::objects: return value.is_array() && value.at(0).is_object();
    case FieldType::address: return value.is_string() && value.get<std::string>().starts_with("https://x.example/");
    case FieldType::date: return value.is_string() && value.get<std::string>().size() == 10;
    default: return value.is_string();
  }
}

}  // namespace

TEST_CASE("beside the page of each item, report and page outside any category stands its metadata, and of no list") {
  for (const auto* path : {"a/new/index.json", "a/old/index.json", "a/gone/index.json", "about/index.json"}) {
    INFO(path);
    CHECK(site_files().contains(path));
  }
  CHECK_FALSE(site_files().contains("a/index.json"));
  CHECK_FALSE(site_files().contains("index.json"));
}

TEST_CASE("a page's JSON has the item's own words, its files with their digests, its history newest first") {
  const auto json = json_at("a/new/index.json");
  CHECK(json["title"] == "New <b>");
  CHECK(json["url"] == "https://x.example/a/new/");
  CHECK(json["kind"] == "item");
  CHECK(json["published"] == "2024-03-01T09:30:00+08:00");
  CHECK(json["tags"] == ordered_json({"x", "y"}));
  CHECK(json["category"] == "a");
  CHECK(json["category_title"] == "Notices");
  CHECK(json["is_current"] == true);
  CHECK(json["state"] == "in-force");
  REQUIRE(json["attachments"].size() == 1);
  CHECK(json["attachments"][0]["url"] == "https://x.example/a/new/f.csv");
  CHECK(json["attachments"][0]["size"] == 8);
  CHECK(json["attachments"][0]["sha256"].get<std::string>().size() == 64);
  CHECK(json["attachments"][0]["accessible"] == true);
  CHECK(json["history"][0]["note"] == "Later.");
  CHECK(json["history"][1]["kind"] == "minor");
  CHECK(json["replaces"] == ordered_json::parse(R"([{"title": "Old", "url": "https://x.example/a/old/"}])"));
  CHECK(json["waivers"][0]["rule"] == "missing-summary");
}

TEST_CASE("what was replaced says by what, and what was withdrawn says why and holds none of its files") {
  const auto old = json_at("a/old/index.json");
  CHECK(old["state"] == "superseded");
  CHECK(old["is_current"] == false);
  CHECK(old["replaced_by"][0]["url"] == "https://x.example/a/new/");
  const auto gone = json_at("a/gone/index.json");
  CHECK(gone["validity"] == "withdrawn");
  CHECK(gone["withdrawn"]["reason"] == "Mistaken.");
  CHECK(gone["withdrawn"]["successor"] == "https://x.example/a/new/");
  CHECK_FALSE(gone.contains("attachments"));
}

TEST_CASE("the fields of the catalogue stand first in a page's JSON, with the same names and in the same order") {
  const auto json = json_at("a/new/index.json");
  const auto catalogue = ordered_json::parse(site_files().at("catalogue.json"))["items"][0];
  auto at = json.begin();
  for (const auto& [key, value] : catalogue.items()) {
    INFO(key);
    REQUIRE(at != json.end());
    CHECK(at.key() == key);
    if (value.is_string() && at.value().is_string()) CHECK(at.value() == value);
    ++at;
  }
}

TEST_CASE("the schema of a page's JSON names each field that is written, with its type, and none that is not") {
  std::set<std::string> written, described;
  for (const auto* path : {"a/new/index.json", "a/old/index.json", "a/gone/index.json", "about/index.json"})
    add_names(json_at(path), "", written);
  for (const auto& row : page_json_fields()) {
    INFO(row.name);
    CHECK(described.insert(row.name).second);
    if (row.name.starts_with("report")) continue;  // golden sites have reports
    CHECK(written.contains(row.name));
  }
  for (const auto& name : written) {
    INFO(name);
    CHECK(described.contains(name));
  }
  const auto json = json_at("a/new/index.json");
  for (const auto& row : page_json_fields()) {
    INFO(row.name);
    if (json.contains(row.name)) CHECK(is_of_type(json[row.name], row.type));
    if (row.name.starts_with("attachments[]."))
      CHECK(is_of_type(json["attachments"][0][row.name.substr(14)], row.type));
  }
}

TEST_CASE("an item's page announces its JSON, and no other page does") {
  const std::string link = "<link rel=\"alternate\" type=\"application/json\" href=\"/a/new/index.json\">";
  CHECK(site_files().at("a/new/index.html").find(link) != std::string::npos);
  for (const auto* path : {"index.html", "a/index.html", "404.html"}) {
    INFO(path);
    CHECK(site_files().at(path).find("type=\"application/json\"") == std::string::npos);
  }
}

TEST_CASE("an item that has a file of that name keeps it, and its page announces nothing") {
  const auto files = built_of({{"content/a/_index.md", "+++\ntitle = \"A\"\n+++\n"},
                               {"content/a/b/index.md", item("B", "2024-01-01")},
                               {"content/a/b/index.json", "{\"own\": 1}\n"}});
  CHECK(files.at("a/b/index.json") == "{\"own\": 1}\n");
  CHECK(files.at("a/b/index.html").find("type=\"application/json\"") == std::string::npos);
}

TEST_CASE("[data] page_json = false leaves the files out, and the links to them") {
  const auto files = built_of({{"site.toml",
                                "base_url = \"https://x.example/\"\nlanguage = \"en\"\n[data]\npage_json = "
                                "false\n"},
                               {"content/a/_index.md", "+++\ntitle = \"A\"\n+++\n"},
                               {"content/a/b.md", item("B", "2024-01-01")}});
  CHECK_FALSE(files.contains("a/b/index.json"));
  CHECK(files.at("a/b/index.html").find("type=\"application/json\"") == std::string::npos);
  CHECK(files.at("data/index.html").find("index.json") == std::string::npos);
}

TEST_CASE("what is wrong with a page's address is told once, of the page, and an item may waive it") {
  Diagnostics twice, device, waived;
  const std::string column = "+++\ntitle = \"A\"\n+++\n";
  built(small_site({{"content/a/_index.md", column},
                    {"content/a/1.md", item("One", "2024-01-01", "slug = \"x\"")},
                    {"content/a/2.md", item("Two", "2024-01-01", "slug = \"x\"")}}),
        request_as_of(k_now), twice);
  const auto count = [](const Diagnostics& found, const std::string& rule) {
    return std::ranges::count_if(found.entries(), [&](const Diagnostic& d) { return d.error.rule == rule; });
  };
  CHECK(count(twice, "duplicate-url") == 1);
  built(small_site({{"content/a/_index.md", column}, {"content/a/con.md", item("Con", "2024-01-01")}}),
        request_as_of(k_now), device);
  CHECK(count(device, "unportable-name") == 1);
  built(small_site({{"content/a/_index.md", column},
                    {"content/a/con.md",
                     item("Con", "2024-01-01", "waive = [{ rule = \"unportable-name\", reason = \"Kept.\" }]")}}),
        request_as_of(k_now), waived);
  CHECK(count(waived, "unportable-name") == 0);
}
