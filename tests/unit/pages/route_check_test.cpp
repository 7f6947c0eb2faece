#include "pages/route_check.hpp"

#include "support/catch.hpp"
#include "support/small_build.hpp"

#include <string>
#include <vector>

using namespace gazette;
using namespace gazette::test;

namespace {

// What is said of addresses on a site with an item at `a/x/` and these files.
std::vector<std::string> collisions(const Files& files, const std::string& more = {}) {
  Files all = files;
  all["content/a/x.md"] = item("x", "2024-01-01", more);
  Diagnostics diagnostics;
  built(small_site(all), request_as_of("2024-12-31"), diagnostics);
  std::vector<std::string> messages;
  for (const auto& found : diagnostics.entries())
    if (found.error.rule == "duplicate-url") messages.push_back(found.error.message);
  return messages;
}

using Messages = std::vector<std::string>;

}  // namespace

TEST_CASE("things that stand side by side do not collide") {
  CHECK(collisions({{"static/a/y.txt", "y"}, {"static/a/x.txt", "x"}}).empty());
  CHECK(collisions({{"static/verify/index.html", "ours"}}).empty());
}

TEST_CASE("a file where a page writes its index is at the same address") {
  CHECK(collisions({{"static/a/x/index.html", "x"}}) == Messages{"two things would stand at \"/a/x/index.html\""});
  CHECK(collisions({{"static/index.html", "x"}}) == Messages{"two things would stand at \"/index.html\""});
}

TEST_CASE("an alias that is a page's address, or another's alias, is refused") {
  CHECK(collisions({}, "aliases = [\"/a/\"]") == Messages{"two things would stand at \"/a/index.html\""});
  CHECK(collisions({{"content/a/y.md", item("y", "2024-01-01", "aliases = [\"/old/\"]")}}, "aliases = [\"/old/\"]") ==
        Messages{"two things would stand at \"/old/index.html\""});
}

TEST_CASE("a file cannot stand where a folder must be, however deep what is in it") {
  CHECK(collisions({{"static/a/x", "x"}}) == Messages{"\"/a/x\" would be both a file and a folder"});
  CHECK(collisions({{"static/deep", "x"}}, "aliases = [\"/deep/er/and/deeper/\"]") ==
        Messages{"\"/deep\" would be both a file and a folder"});
  CHECK(collisions({{"static/a/x/index.html/y", "x"}}) ==
        Messages{"\"/a/x/index.html\" would be both a file and a folder"});
}
