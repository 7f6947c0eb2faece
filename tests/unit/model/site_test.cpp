#include "model/page.hpp"

#include "support/catch.hpp"

using namespace gazette;

TEST_CASE("each kind of page is called as its template") {
  CHECK(page_kind_name(PageKind::home) == "home");
  CHECK(page_kind_name(PageKind::reports) == "reports");
  CHECK(page_kind_name(PageKind::redirect) == "redirect");
  CHECK(page_kind_name(PageKind::not_found) == "404");
}

TEST_CASE("a page outside any category has none") {
  Site site;
  Category category;
  site.category_by_key[""] = &category;
  site.category_by_key["policy"] = &category;
  Item item;
  Entry entry;
  entry.item = &item;
  CHECK(category_of(site, entry) == nullptr);
  item.category = "policy";
  CHECK(category_of(site, entry) == &category);
}
