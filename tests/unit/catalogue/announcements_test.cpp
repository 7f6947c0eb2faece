#include "catalogue/announcements.hpp"

#include "support/catch.hpp"
#include "support/small_build.hpp"

#include <nlohmann/json.hpp>
#include <pugixml.hpp>

using namespace gazette;
using namespace gazette::test;

namespace {

Item published_item() {
  Item item;
  item.published = *parse_date_time("2024-03-01T09:00:00+08:00", 480);
  return item;
}

const Files& site_files() {
  static const Files files = [] {
    Diagnostics diagnostics;
    return built(
        small_site(
            {{"content/a/plain.md", item("Plain", "2024-04-01")},
             {"content/a/major.md",
              item("Major", "2024-01-01",
                   "summary = \"S.\"\nchanges = [{ date = 2024-05-01, note = \"New fees.\", kind = \"major\" }]")},
             {"content/a/minor.md",
              item("Minor", "2024-01-02", "changes = [{ date = 2024-06-01, note = \"Comma.\", kind = \"minor\" }]")},
             {"content/a/gone/index.md", item("Gone", "2024-01-03",
                                              "tags = [\"t\"]\nwithdrawn = { date = 2024-07-01, reason = \"Wrong "
                                              "sums.\", successor = \"../plain.md\" }",
                                              "SECRET-TEXT\n")},
             {"content/a/gone/file.csv", "a,b\n"},
             {"content/b/other.md", item("Other", "2024-01-01")}}),
        request_as_of("2024-12-31"), diagnostics);
  }();
  REQUIRE_FALSE(files.empty());
  return files;
}

std::vector<std::string> rss_values(const std::string& path, const char* name) {
  pugi::xml_document document;
  REQUIRE(document.load_string(site_files().at(path).c_str()));
  std::vector<std::string> values;
  for (const auto& entry : document.child("rss").child("channel").children("item"))
    values.emplace_back(entry.child(name).child_value());
  return values;
}

using Values = std::vector<std::string>;

}  // namespace

TEST_CASE("an item is announced by its publication, and again by its last major change, never by a minor one") {
  auto item = published_item();
  CHECK(announcement_of(item).kind == AnnouncementKind::published);
  item.changes = {{{2024, 4, 1}, "big", ChangeKind::major}, {{2024, 5, 1}, "small", ChangeKind::minor}};
  const auto again = announcement_of(item);
  CHECK(again.kind == AnnouncementKind::updated);
  CHECK(rfc3339(again.at) == "2024-04-01T00:00:00+08:00");
  CHECK(again.note == "big");
}

TEST_CASE("a change before the publication announces nothing, and one on its day is not older than it") {
  auto item = published_item();
  item.changes = {{{2023, 4, 1}, "before", ChangeKind::major}};
  CHECK(announcement_of(item).kind == AnnouncementKind::published);
  item.changes = {{{2024, 3, 1}, "same day", ChangeKind::major}};
  CHECK(announcement_of(item).kind == AnnouncementKind::updated);
  CHECK(announcement_of(item).at == *item.published);
}

TEST_CASE("feeds run from what was announced last") {
  CHECK(rss_values("a/rss.xml", "title") == Values{"Withdrawn: Gone", "Major", "Plain", "Minor"});
  CHECK(rss_values("b/rss.xml", "title") == Values{"Other"});
}

TEST_CASE("what is announced again has a new guid in RSS and keeps its id in Atom and JSON") {
  const auto guids = rss_values("a/rss.xml", "guid");
  CHECK(guids.at(0) == "https://x.example/a/gone/#withdrawn-2024-07-01");
  CHECK(guids.at(1) == "https://x.example/a/major/#updated-2024-05-01");
  CHECK(guids.at(3) == "https://x.example/a/minor/");
  const auto json = nlohmann::json::parse(site_files().at("a/feed.json"));
  CHECK(json["items"][1]["id"] == "https://x.example/a/major/");
  CHECK(json["items"][1]["date_modified"].get<std::string>().starts_with("2024-05-01"));
  CHECK(json["items"][1]["date_published"].get<std::string>().starts_with("2024-01-01"));
  CHECK(json["items"][1]["summary"] == "Updated on 2024-05-01: New fees. S.");
}

TEST_CASE("a withdrawal is announced with its reason, and neither text nor files go out again") {
  for (const auto* path : {"rss.xml", "atom.xml", "feed.json", "a/rss.xml", "a/atom.xml", "a/feed.json"}) {
    INFO(path);
    const auto& bytes = site_files().at(path);
    CHECK(bytes.find("Wrong sums.") != std::string::npos);
    CHECK(bytes.find("See instead: Plain") != std::string::npos);
    CHECK(bytes.find("SECRET-TEXT") == std::string::npos);
    CHECK(bytes.find("file.csv") == std::string::npos);
  }
}
