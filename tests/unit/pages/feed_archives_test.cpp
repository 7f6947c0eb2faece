#include "pages/feed_archives.hpp"

#include "base/text.hpp"
#include "support/catch.hpp"
#include "support/small_build.hpp"

#include <pugixml.hpp>

#include <set>

using namespace gazette;
using namespace gazette::test;

namespace {

const std::string k_column = "+++\ntitle = \"A\"\n+++\n";

Files built_of(const Files& files) {
  Diagnostics diagnostics;
  auto out = built(small_site(files), request_as_of("2026-12-31"), diagnostics);
  for (const auto& found : diagnostics.entries()) UNSCOPED_INFO(found.error.message);
  REQUIRE_FALSE(out.empty());
  return out;
}

Files three_years() {
  return {{"content/a/_index.md", k_column},
          {"content/a/1.md", item("One", "2022-01-01", "index_number = \"n/1\"", "First [text](2.md).\n")},
          {"content/a/2.md", item("Two", "2022-12-31T23:30:00", "replaces = [\"n/1\"]")},
          {"content/a/3.md", item("Three", "2024-05-05")},
          {"content/a/4.md", item("Four", "2025-05-05", "withdrawn = { date = 2025-06-01, reason = \"Mistaken.\" }")},
          {"content/about.md", item("About", "2023-01-01")}};
}

pugi::xml_node feed_of(pugi::xml_document& document, const Files& files, const std::string& path) {
  INFO(path);
  REQUIRE(files.contains(path));
  REQUIRE(document.load_string(files.at(path).c_str()));
  return document.child("feed");
}

std::string link_of(const pugi::xml_node& feed, const std::string& rel) {
  return feed.find_child_by_attribute("link", "rel", rel.c_str()).attribute("href").value();
}

std::string path_of(const std::string& url) {
  const auto without_query = url.substr(0, url.find('?'));
  return without_query.substr(std::string("https://x.example/").size());
}

// What somebody reads who follows the archives from the feed on: titles, and the addresses of the archives.
struct Walk {
  std::vector<std::string> titles, archives;
};

Walk walked(const Files& files) {
  Walk walk;
  pugi::xml_document first;
  for (auto url = link_of(feed_of(first, files, "atom.xml"), "prev-archive"); !url.empty();) {
    walk.archives.push_back(url);
    REQUIRE(walk.archives.size() < 100);
    pugi::xml_document document;
    const auto feed = feed_of(document, files, path_of(url));
    for (const auto& entry : feed.children("entry")) walk.titles.push_back(entry.child("title").child_value());
    url = link_of(feed, "prev-archive");
  }
  return walk;
}

}  // namespace

TEST_CASE("whoever follows the archives reads every published item of a category once, newest first") {
  const auto walk = walked(built_of(three_years()));
  CHECK(walk.titles == std::vector<std::string>{"Withdrawn: Four", "Three", "Two", "One"});
  REQUIRE(walk.archives.size() == 3);
  CHECK(path_of(walk.archives[0]) == "atom-2025.xml");
  CHECK(path_of(walk.archives[2]) == "atom-2022.xml");
}

TEST_CASE("an archive says that it is one, where the feed is, and what lies before and after it") {
  const auto files = built_of(three_years());
  pugi::xml_document document;
  const auto feed = feed_of(document, files, "atom-2024.xml");
  const auto mark = feed.child("fh:archive");
  REQUIRE(mark);
  CHECK(std::string(mark.attribute("xmlns:fh").value()) == "http://purl.org/syndication/history/1.0");
  CHECK(link_of(feed, "current") == "https://x.example/atom.xml");
  CHECK(link_of(feed, "self") == "https://x.example/atom-2024.xml");
  CHECK(path_of(link_of(feed, "prev-archive")) == "atom-2022.xml");
  CHECK(link_of(feed, "next-archive") == "https://x.example/atom-2025.xml");
  pugi::xml_document current;
  const auto subscription = feed_of(current, files, "atom.xml");
  CHECK_FALSE(subscription.child("fh:archive"));
  CHECK(std::string(feed.child("id").child_value()) == subscription.child("id").child_value());
}

TEST_CASE("an entry of an archive is the entry of the feed, so that readers know it again") {
  const auto files = built_of(three_years());
  const auto entry_in = [&](const std::string& path) {
    const auto& text = files.at(path);
    const auto end = text.find("</entry>", text.find("<title>Three"));
    const auto start = text.rfind("<entry>", end);
    return text.substr(start, end - start);
  };
  CHECK(entry_in("atom-2024.xml") == entry_in("atom.xml"));
}

TEST_CASE("the text of a withdrawn item is in no archive") {
  auto site = three_years();
  site["content/a/4.md"] =
      item("Four", "2025-05-05", "withdrawn = { date = 2025-06-01, reason = \"Mistaken.\" }", "WITHDRAWN-TEXT\n");
  CHECK(built_of(site).at("atom-2025.xml").find("WITHDRAWN-TEXT") == std::string::npos);
}

TEST_CASE("an item more is another address for its archive and all newer ones, and the same one for older ones") {
  const auto before = walked(built_of(three_years())).archives;
  auto site = three_years();
  site["content/a/5.md"] = item("Five", "2024-06-06");
  const auto after = walked(built_of(site)).archives;
  REQUIRE(after.size() == before.size());
  CHECK(after[0] != before[0]);
  CHECK(after[1] != before[1]);
  CHECK(after[2] == before[2]);
}

TEST_CASE("a new text of an item leaves the addresses of archives, and an archive that is done its bytes") {
  const auto before = built_of(three_years());
  auto site = three_years();
  site["content/a/3.md"] = item("Three", "2024-05-05", "", "Another text.\n");
  const auto edited = built_of(site);
  CHECK(walked(edited).archives == walked(before).archives);
  CHECK(edited.at("atom-2024.xml") != before.at("atom-2024.xml"));
  site["content/a/6.md"] = item("Six", "2026-06-06");
  CHECK(built_of(site).at("atom-2022.xml") == before.at("atom-2022.xml"));
}

TEST_CASE("a year of many items has archives that are filled from its first day on") {
  Files site = {{"content/a/_index.md", k_column}};
  for (std::size_t i = 0; i <= k_archive_entries; ++i) {
    const auto number = std::to_string(1000 + i);
    site["content/a/" + number + ".md"] = item(number, "2024-01-01T" + std::to_string(10 + i / 60 % 10) + ":" +
                                                           std::to_string(100 + i % 60).substr(1) + ":00");
  }
  const auto files = built_of(site);
  const auto walk = walked(files);
  CHECK(std::set<std::string>(walk.titles.begin(), walk.titles.end()).size() == k_archive_entries + 1);
  REQUIRE(walk.archives.size() == 2);
  CHECK(path_of(walk.archives[0]) == "atom-2024-2.xml");
  CHECK(path_of(walk.archives[1]) == "atom-2024.xml");
  CHECK(walk.titles.front() == std::to_string(1000 + k_archive_entries));
}

TEST_CASE("RSS leads to the archives too; feeds of categories and sites without Atom have none") {
  const auto files = built_of(three_years());
  CHECK(files.at("rss.xml").find("rel=\"prev-archive\"") != std::string::npos);
  CHECK(files.at("a/atom.xml").find("prev-archive") == std::string::npos);
  CHECK(files.at("a/rss.xml").find("prev-archive") == std::string::npos);
  auto site = three_years();
  site["site.toml"] = "base_url = \"https://x.example/\"\nlanguage = \"en\"\n[feeds]\nformats = [\"rss\"]\n";
  const auto without = built_of(site);
  CHECK_FALSE(without.contains("atom-2024.xml"));
  CHECK(without.at("rss.xml").find("prev-archive") == std::string::npos);
}
