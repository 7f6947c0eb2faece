#include "base/date.hpp"
#include "support/catch.hpp"
#include "support/small_build.hpp"

#include <regex>
#include <set>

#include <nlohmann/json.hpp>
#include <pugixml.hpp>

using namespace gazette;
using namespace gazette::test;

namespace {

const Files& site_files() {
  static const Files files = [] {
    Diagnostics diagnostics;
    return built(
        small_site({{"content/a/_index.md", "+++\ntitle = \"A & B\"\nsort = \"title\"\n+++\n"},
                    {"content/a/1.md",
                     item("Z \\u0001 <first>", "2024-01-01T09:30:00+02:00", "index_number = \"n/1\"\ntags = [\"t\"]",
                          "See [two](2.md#part), [root](/a/), ![i](x.svg) and <https://y.example/>.\n")},
                    {"content/a/2.md", item("A", "2024-01-02", "", "## Part\n\nText.\n")},
                    {"content/a/x.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"}}),
        request_as_of("2024-12-31"), diagnostics);
  }();
  REQUIRE_FALSE(files.empty());
  return files;
}

bool is_absolute(const std::string& address) { return address.starts_with("https://") || address.starts_with("tag:"); }

void check_content(const std::string& html) {
  const std::regex address(" (?:href|src)=\"([^\"]*)\"");
  for (std::sregex_iterator at(html.begin(), html.end(), address), end; at != end; ++at) CHECK(is_absolute((*at)[1]));
}

}  // namespace

TEST_CASE("RSS is well-formed, absolute and dated by RFC 822, with unique ids and a link to itself") {
  const std::regex date("(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \\d\\d [A-Z][a-z]{2} \\d{4} \\d\\d:\\d\\d:\\d\\d [+-]\\d{4}");
  for (const auto* path : {"rss.xml", "a/rss.xml"}) {
    pugi::xml_document document;
    REQUIRE(document.load_string(site_files().at(path).c_str()));
    const auto channel = document.child("rss").child("channel");
    CHECK(std::string(channel.child("atom:link").attribute("href").value()) ==
          "https://x.example/" + std::string(path));
    CHECK_FALSE(std::string(channel.child("description").child_value()).empty());
    std::set<std::string> ids;
    for (const auto& entry : channel.children("item")) {
      CHECK(is_absolute(entry.child("link").child_value()));
      CHECK(std::regex_match(entry.child("pubDate").child_value(), date));
      CHECK(ids.insert(entry.child("guid").child_value()).second);
      check_content(entry.child("content:encoded").child_value());
    }
    CHECK(ids.size() == 2);
    // Newest first, though the category sorts its list by title.
    CHECK(std::string(channel.child("item").child("title").child_value()) == "A");
  }
}

TEST_CASE("Atom is well-formed, with RFC 3339 dates and unique ids; what XML forbids is dropped") {
  pugi::xml_document document;
  REQUIRE(document.load_string(site_files().at("atom.xml").c_str()));
  const auto feed = document.child("feed");
  CHECK(parse_date_time(feed.child("updated").child_value(), 0));
  CHECK_FALSE(std::string(feed.child("author").child("name").child_value()).empty());
  std::set<std::string> ids;
  for (const auto& entry : feed.children("entry")) {
    CHECK(parse_date_time(entry.child("updated").child_value(), 0));
    CHECK(ids.insert(entry.child("id").child_value()).second);
    CHECK(is_absolute(entry.child("link").attribute("href").value()));
    check_content(entry.child("content").child_value());
  }
  CHECK(ids.contains("tag:x.example,2024-01-01:n/1"));
  CHECK(site_files().at("atom.xml").find('\x01') == std::string::npos);
}

TEST_CASE("JSON Feed is JSON, absolute and dated by RFC 3339") {
  const auto feed = nlohmann::json::parse(site_files().at("feed.json"));
  CHECK(feed["version"] == "https://jsonfeed.org/version/1.1");
  CHECK(feed["feed_url"] == "https://x.example/feed.json");
  for (const auto& entry : feed["items"]) {
    CHECK(is_absolute(entry["url"]));
    CHECK(parse_date_time(entry["date_published"].get<std::string>(), 0));
    check_content(entry["content_html"]);
  }
}

TEST_CASE("the sitemap holds absolute addresses, true dates, and neither redirects nor the 404 page") {
  Diagnostics diagnostics;
  const auto files = built(
      small_site({{"content/a/1.md",
                   item("x", "2024-01-01", "aliases = [\"/old/\"]\nchanges = [{ date = 2024-05-01, note = \"n\" }]")}}),
      request_as_of("2024-12-31"), diagnostics);
  pugi::xml_document document;
  REQUIRE(document.load_string(files.at("sitemap.xml").c_str()));
  std::map<std::string, std::string> dates;
  for (const auto& url : document.child("urlset").children("url"))
    dates[url.child("loc").child_value()] = url.child("lastmod").child_value();
  CHECK(dates.at("https://x.example/a/1/") == "2024-05-01T00:00:00+08:00");
  CHECK_FALSE(dates.contains("https://x.example/old/"));
  CHECK_FALSE(dates.contains("https://x.example/404.html"));
  CHECK(files.contains("old/index.html"));
}
