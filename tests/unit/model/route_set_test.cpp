#include "model/route_set.hpp"

#include "support/catch.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

using namespace gazette;

TEST_CASE("a set of routes holds each path once, in the order in which they came") {
  const RouteSet routes = {"b/", "", "a/x.pdf", "b/"};
  CHECK(routes.size() == 3);
  CHECK(routes.contains(""));
  CHECK(routes.contains("a/x.pdf"));
  CHECK_FALSE(routes.contains("a/"));
  CHECK(std::vector<std::string>(routes.begin(), routes.end()) == std::vector<std::string>{"b/", "", "a/x.pdf"});
}

TEST_CASE("a set that moves holds what it held") {
  const std::vector<std::string> paths = {"a/", "b/", "c/"};
  RouteSet first;
  for (const auto& path : paths) first.insert(path);
  const auto second = std::move(first);
  CHECK(second.size() == 3);
  CHECK(std::ranges::all_of(paths, [&](const std::string& path) { return second.contains(path); }));
}
