#include "catalogue/publication.hpp"
#include "support/catch.hpp"
#include "support/small_build.hpp"

#include <chrono>

using namespace gazette;
using namespace gazette::test;

namespace {

Site site_of(const Files& files, const BuildRequest& request, Diagnostics& diagnostics) {
  auto site = load_site(small_site(files), request, diagnostics);
  REQUIRE(site);
  return std::move(*site);
}

std::vector<std::string> titles(const EntryList& entries) {
  std::vector<std::string> out;
  for (const auto* entry : entries) out.push_back(entry->item->title);
  return out;
}

using Titles = std::vector<std::string>;

}  // namespace

TEST_CASE("an item is published from its very second on, and not before") {
  Item item;
  item.published = *parse_date_time("2024-03-01T09:30:00", 480);
  BuildView view;
  view.as_of = *parse_date_time("2024-03-01T09:29:59", 480);
  CHECK(publicity_of(item, view) == Publicity::scheduled);
  view.as_of = *parse_date_time("2024-03-01T01:30:00Z", 0);
  CHECK(publicity_of(item, view) == Publicity::published);
}

TEST_CASE("no flag ever shows what is disclosed on request or withheld") {
  Item item;
  BuildView view;
  view.with_drafts = view.with_future = view.with_expired = true;
  for (const auto disclosure : {Disclosure::on_request, Disclosure::withheld}) {
    item.disclosure = disclosure;
    CHECK_FALSE(is_shown(item, view));
  }
}

TEST_CASE("an item is in force on its last day and expired on the next") {
  Item item;
  item.published = *parse_date_time("2024-01-01", 0);
  item.expires = Date{2024, 3, 1};
  BuildView view;
  view.as_of = *parse_date_time("2024-03-01T23:59:59", 0);
  CHECK_FALSE(is_expired(item, view));
  view.as_of = *parse_date_time("2024-03-02", 0);
  CHECK(is_expired(item, view));
}

TEST_CASE("lists run newest first, ties by weight and file, and neighbours follow the list") {
  Diagnostics diagnostics;
  const auto site = site_of({{"content/a/1.md", item("one", "2024-01-01")},
                             {"content/a/2.md", item("two", "2024-01-03")},
                             {"content/a/3.md", item("three", "2024-01-02", "weight = 2")},
                             {"content/a/4.md", item("four", "2024-01-02", "weight = 1")}},
                            request_as_of("2024-12-31"), diagnostics);
  const auto* category = site.category_by_key.at("a");
  CHECK(titles(category->entries) == Titles{"two", "four", "three", "one"});
  const auto* three = site.entry_by_source.at("content/a/3.md");
  CHECK(three->next->item->title == "four");
  CHECK(three->previous->item->title == "one");
  CHECK(site.entry_by_source.at("content/a/2.md")->next == nullptr);
}

TEST_CASE("a category lists what lies below it, but neighbours stay within one folder") {
  Diagnostics diagnostics;
  const auto site =
      site_of({{"content/a/1.md", item("one", "2024-01-01")}, {"content/a/b/2.md", item("two", "2024-01-02")}},
              request_as_of("2024-12-31"), diagnostics);
  CHECK(titles(site.category_by_key.at("a")->entries) == Titles{"two", "one"});
  CHECK(titles(site.category_by_key.at("a")->own) == Titles{"one"});
  CHECK(site.category_by_key.at("a/b")->parent == site.category_by_key.at("a"));
  CHECK(site.entry_by_source.at("content/a/1.md")->next == nullptr);
}

TEST_CASE("withdrawn, expired and repealed items leave current lists and stay in their year") {
  const Files files = {
      {"content/a/w.md", item("withdrawn", "2024-01-01", "withdrawn = { date = 2024-02-01, reason = \"r\" }")},
      {"content/a/e.md", item("expired", "2024-01-02", "expires = 2024-02-01")},
      {"content/a/old.md", item("old", "2024-01-03", "index_number = \"1\"")},
      {"content/a/new.md", item("new", "2024-01-04", "replaces = [\"1\"]")}};
  Diagnostics diagnostics;
  const auto site = site_of(files, request_as_of("2024-12-31"), diagnostics);
  CHECK(titles(site.current) == Titles{"new"});
  CHECK(site.entry_by_source.at("content/a/old.md")->validity == Validity::repealed);
  CHECK(site.entry_by_source.at("content/a/e.md")->validity == Validity::expired);
  REQUIRE(site.taxonomies.size() == 1);
  CHECK(site.taxonomies[0].terms.at(0).entries.size() == 4);
  auto request = request_as_of("2024-12-31");
  request.with_expired = true;
  CHECK(titles(site_of(files, request, diagnostics).current) == Titles{"new", "expired"});
}

TEST_CASE("both ends of a replacement know each other, by number or by path") {
  Diagnostics diagnostics;
  const auto site = site_of({{"content/a/old.md", item("old", "2023-01-01")},
                             {"content/b/new.md", item("new", "2024-01-01", "replaces = [\"../a/old.md\"]")}},
                            request_as_of("2024-12-31"), diagnostics);
  CHECK(titles(site.entry_by_source.at("content/b/new.md")->replaces) == Titles{"old"});
  CHECK(titles(site.entry_by_source.at("content/a/old.md")->replaced_by) == Titles{"new"});
  CHECK_FALSE(diagnostics.has_errors());
}

TEST_CASE("an item that replaces itself, alone or by way of others, is refused") {
  Diagnostics alone, circle;
  site_of({{"content/a/x.md", item("x", "2024-01-01", "replaces = [\"x.md\"]")}}, request_as_of("2024-12-31"), alone);
  CHECK(has_rule(alone, "cyclic-replacement"));
  site_of({{"content/a/x.md", item("x", "2024-01-01", "replaces = [\"y.md\"]")},
           {"content/a/y.md", item("y", "2024-01-01", "replaces = [\"x.md\"]")}},
          request_as_of("2024-12-31"), circle);
  CHECK(has_rule(circle, "cyclic-replacement"));
}

TEST_CASE("a chain of three thousand replacements takes no time to speak of") {
  Files files;
  for (int i = 1; i < 3000; ++i) {
    const auto more = "index_number = \"n" + std::to_string(i) + "\"\nreplaces = [\"n" + std::to_string(i - 1) + "\"]";
    files["content/a/" + std::to_string(i) + ".md"] = item("t", "2024-01-01", more);
  }
  files["content/a/0.md"] = item("t", "2024-01-01", "index_number = \"n0\"");
  Diagnostics diagnostics;
  const auto start = std::chrono::steady_clock::now();
  const auto site = site_of(files, request_as_of("2024-12-31"), diagnostics);
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(10));
  CHECK_FALSE(diagnostics.has_errors());
  CHECK(site.current.size() == 1);
}

TEST_CASE("two items with one index number are both named, drafts included") {
  Diagnostics diagnostics;
  site_of({{"content/a/x.md", item("x", "2024-01-01", "index_number = \"n\"")},
           {"content/a/y.md", item("y", "2024-01-01", "index_number = \"n\"\ndraft = true")}},
          request_as_of("2024-12-31"), diagnostics);
  const auto* error = error_of(diagnostics, "duplicate-index-number");
  REQUIRE(error);
  CHECK(error->place.file == "content/a/y.md");
  CHECK(error->notes.at(0).place.file == "content/a/x.md");
}
