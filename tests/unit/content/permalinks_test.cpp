#include "content/permalinks.hpp"

#include "support/catch.hpp"

using namespace gazette;

namespace {

std::string route_of(std::string_view alias) {
  const auto route = alias_route(alias);
  return route ? route->path : "(" + route.error().rule + ")";
}

}  // namespace

TEST_CASE("an alias that hosts send as a page stays a file, every other one is a folder") {
  CHECK(route_of("/old/x.html") == "old/x.html");
  CHECK(route_of("/old/x.HTM") == "old/x.HTM");
  CHECK(route_of("/old/x") == "old/x/");
  CHECK(route_of("/old/x/") == "old/x/");
  CHECK(route_of("/old/x.pdf") == "old/x.pdf/");
  CHECK(route_of("/col/art_1.jsp") == "col/art_1.jsp/");
  CHECK(route_of("/旧/附件.xlsx") == "旧/附件.xlsx/");
}

TEST_CASE("characters that are likelier a slip must be written encoded") {
  for (const auto* alias : {"/a b/", "/a?b=1", "/a#b", "/a:b", "/a*", "a/", "//a/", "/../a/", "/a\\b/", "/"}) {
    INFO(alias);
    CHECK(route_of(alias) == "(invalid-alias)");
  }
  CHECK(route_of("/a%20b.pdf") == "a b.pdf/");
  CHECK(route_of("/a%3Fb%23c%3A%2A/") == "a?b#c:*/");
  CHECK(route_of("/a%0Ab/") == "(invalid-alias)");
  CHECK(route_of("/a%FFb/") == "(invalid-alias)");
}
