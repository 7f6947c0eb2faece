#include "content/content_tree.hpp"

#include "support/catch.hpp"

using namespace gazette;

TEST_CASE("what editors and gazette convert leave behind is no content") {
  Diagnostics diagnostics;
  const auto tree = plan_content_tree({{"news/a.md"},
                                       {"news/a.md.orig"},
                                       {"news/a.md.orig.1"},
                                       {"news/b.md~"},
                                       {"news/bundle/index.md"},
                                       {"news/bundle/index.md.orig"},
                                       {"news/bundle/annex.pdf"},
                                       {"news/.hidden.md"}},
                                      diagnostics);
  CHECK(diagnostics.empty());
  REQUIRE(tree.items.size() == 2);
  CHECK(tree.items[0].source == "content/news/a.md");
  REQUIRE(tree.items[1].files.size() == 1);
  CHECK(tree.items[1].files.front().path == "annex.pdf");
  for (const auto& category : tree.categories) CHECK(category.files.empty());
}
