#include "pages/body_html.hpp"

#include "support/catch.hpp"
#include "support/small_build.hpp"

using namespace gazette;
using namespace gazette::test;

TEST_CASE("a picture of the item's own says how large it is, so that the page does not jump when it arrives") {
  const std::string gif("GIF89a\x40\x01\xF0\x00\x80\x00\x00", 13);  // 320 by 240
  const auto files = small_site({{"content/a/index.md", item("A", "2026-01-01", "", "![A map](map.gif)\n")},
                                 {"content/a/map.gif", gif},
                                 {"content/b/index.md", item("B", "2026-01-01", "", "![A plan](plan.gif)\n")},
                                 {"content/b/plan.gif", "GIF no longer"}});
  Diagnostics found;
  const auto output = built(files, request_as_of("2026-01-02"), found);
  CHECK_FALSE(found.has_errors());
  CHECK(output.at("a/index.html").find("<img src=\"/a/map.gif\" width=\"320\" height=\"240\" alt=\"A map\"") !=
        std::string::npos);
  CHECK(output.at("b/index.html").find("<img src=\"/b/plan.gif\" alt=\"A plan\"") != std::string::npos);
}
