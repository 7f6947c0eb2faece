#include "catalogue/links.hpp"

#include "support/catch.hpp"
#include "support/small_build.hpp"

using namespace gazette;
using namespace gazette::test;

namespace {

const Files k_files = {{"site.toml", "base_url = \"https://x.example/base/\"\nlanguage = \"en\"\n"},
                       {"content/_index.md", "+++\ntitle = \"Home\"\n+++\n"},
                       {"content/a/_index.md", "+++\ntitle = \"A\"\n+++\n\n## Part\n"},
                       {"content/a/one.md", item("one", "2024-01-01", "", "## Fees\n\nText.\n")},
                       {"content/a/bundle/index.md", item("bundle", "2024-01-01")},
                       {"content/a/bundle/data.csv", "a,b\r\n"},
                       {"content/a/draft.md", item("draft", "2024-01-01", "draft = true")},
                       {"content/b/from.md", item("from", "2024-01-01", "", "## Here\n")}};

/// Where a link in content/b/from.md leads, or the rule of its fault.
std::string led(const std::string& target, const std::string& fragment = {}) {
  static const auto files = small_site(k_files);
  static const auto site = [] {
    Diagnostics diagnostics;
    return *load_site(files, request_as_of("2024-12-31"), diagnostics);
  }();
  static const RouteSet routes = {"", "a/", "a/one/", "a/bundle/", "a/bundle/data.csv", "b/", "b/from/"};
  Slot slot;
  slot.target = target;
  slot.fragment = fragment;
  const auto link = resolve_link(site, origin_of(*site.entry_by_source.at("content/b/from.md")->item), slot, &routes);
  if (!link) return link.error().rule + ": " + link.error().help;
  return "/" + link->route_path + (link->fragment.empty() ? "" : "#" + link->fragment);
}

}  // namespace

TEST_CASE("a link to a file leads to the page of that file") {
  CHECK(led("../a/one.md") == "/a/one/");
  CHECK(led("../a/one.md", "fees") == "/a/one/#fees");
  CHECK(led("../a/bundle/index.md") == "/a/bundle/");
  CHECK(led("../a/bundle") == "/a/bundle/");
  CHECK(led("../a/bundle/data.csv") == "/a/bundle/data.csv");
  CHECK(led("from.md") == "/b/from/");
}

TEST_CASE("a link to a category's file or folder leads to its index") {
  CHECK(led("../a/_index.md") == "/a/");
  CHECK(led("../a") == "/a/");
  CHECK(led("../a/_index.md", "part") == "/a/#part");
  CHECK(led("../_index.md") == "/");
}

TEST_CASE("a link from the root may hold the path of base_url or leave it out") {
  CHECK(led("/a/one/") == "/a/one/");
  CHECK(led("/base/a/one/") == "/a/one/");
  CHECK(led("/a/one") == "/a/one/");
  CHECK(led("/") == "/");
  CHECK(led("/a/nothing/") == "dead-link: ");
  CHECK(led("/a/one/", "fee") == "dead-link: did you mean \"fees\"?");
}

TEST_CASE("an anchor of the page itself must exist") {
  CHECK(led("", "here") == "/b/from/#here");
  CHECK(led("", "top") == "/b/from/#top");
  CHECK(led("", "annexes") == "dead-link: its headings are #here");
}

TEST_CASE("a file that does not exist, is not published or lies outside is told apart") {
  CHECK(led("../a/on.md") == "dead-link: did you mean \"content/a/one.md\"?");
  CHECK(led("../a/draft.md") == "unpublished-link: publish it first, or take the link out");
  CHECK(led("../../../etc/passwd") == "dead-link: ");
}
