#include "serve/site_files.hpp"

#include "support/catch.hpp"

using namespace gazette;

namespace {

const std::map<std::string, std::string> k_files = {
    {"index.html", "home"}, {"404.html", "gone"}, {"a/index.html", "a"}, {"a/表.csv", "1"}, {"empty.txt", ""}};

std::string said(std::string_view path, std::string_view base = "/") {
  const auto answer = answer_for(k_files, base, path);
  return std::to_string(answer.status) + " " +
         (answer.location.empty() ? (answer.body ? *answer.body : "") : answer.location);
}

}  // namespace

TEST_CASE("a folder answers with its index, and without its slash leads to it") {
  CHECK(said("/") == "200 home");
  CHECK(said("/a/") == "200 a");
  CHECK(said("/a") == "301 /a/");
  CHECK(said("/a/表.csv") == "200 1");
  CHECK(said("/empty.txt") == "200 ");
}

TEST_CASE("what is not among the files gets the site's 404 page, whatever the path tries") {
  for (const auto* path :
       {"/b", "/a/../index.html", "/../etc/passwd", "//etc/passwd", "/%2e%2e/", "/a//", "", "/.git/config"}) {
    INFO(path);
    CHECK(said(path) == "404 gone");
  }
}

TEST_CASE("a site below a path answers there and nowhere else") {
  CHECK(said("/base/a/", "/base/") == "200 a");
  CHECK(said("/base/a", "/base/") == "301 /base/a/");
  CHECK(said("/", "/base/") == "302 /base/");
  CHECK(said("/a/", "/base/") == "404 gone");
}

TEST_CASE("only names of the loopback pass as hosts of the preview") {
  for (const auto* host : {"localhost", "localhost:1313", "127.0.0.1", "127.0.0.1:80", "[::1]", "[::1]:1313"})
    CHECK(is_loopback_host(host));
  for (const auto* host : {"", "evil.example", "localhost.evil.example", "127.0.0.1.evil.example:1313", "192.168.1.2"})
    CHECK_FALSE(is_loopback_host(host));
}

TEST_CASE("the preview's own pages stand below one folder, whatever the site's base path") {
  CHECK(is_board_path("/_gazette/due/"));
  for (const auto* path : {"/_gazette", "/sub/_gazette/due/", "/_gazettes/", "", "/"}) CHECK_FALSE(is_board_path(path));
}
