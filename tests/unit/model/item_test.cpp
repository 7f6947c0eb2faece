#include "model/item.hpp"

#include "model/site.hpp"

#include "support/catch.hpp"

using namespace gazette;

TEST_CASE("disclosure and validity have the keys of the contract") {
  CHECK(disclosure_key(Disclosure::proactive) == "proactive");
  CHECK(disclosure_key(Disclosure::on_request) == "on-request");
  CHECK(disclosure_key(Disclosure::withheld) == "withheld");
  CHECK(validity_key(Validity::in_force) == "in-force");
  CHECK(validity_key(Validity::amended) == "amended");
  CHECK(validity_key(Validity::repealed) == "repealed");
  CHECK(validity_key(Validity::expired) == "expired");
}

TEST_CASE("a key that is absent has the file as its place") {
  Item item;
  item.source = "content/a.md";
  item.positions["title"] = {2, 9, 3};
  CHECK(place_of(item, "title") == Place{"content/a.md", {2, 9, 3}});
  CHECK(place_of(item, "made") == Place{"content/a.md", {}});
}

TEST_CASE("the declared summary goes before the first paragraph") {
  Item item;
  ItemText text;
  text.body.summary = "first paragraph";
  item.text = LazyText(text);
  CHECK(summary_of(item) == "first paragraph");
  item.summary = "declared";
  CHECK(summary_of(item) == "declared");
}

TEST_CASE("an item was last updated by its last change, or by its publication") {
  Item item;
  item.published = DateTime{{2024, 3, 1}, 9, 30, 0, 480};
  CHECK(rfc3339(last_updated(item)) == "2024-03-01T09:30:00+08:00");
  item.changes = {{{2024, 3, 5}, "a", ChangeKind::minor}, {{2024, 4, 1}, "b", ChangeKind::major}};
  CHECK(rfc3339(last_updated(item)) == "2024-04-01T00:00:00+08:00");
  item.changes = {{{2024, 3, 1}, "the same day", ChangeKind::minor}};
  CHECK(rfc3339(last_updated(item)) == "2024-03-01T09:30:00+08:00");
}
