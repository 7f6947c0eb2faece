#include "io/file_system.hpp"

#include "support/catch.hpp"

using namespace gazette;

TEST_CASE("joining puts one slash between a folder and a name") {
  CHECK(path_join("a", "b") == "a/b");
  CHECK(path_join("a/", "b") == "a/b");
  CHECK(path_join("", "b") == "b");
  CHECK(path_join("a", "") == "a");
  CHECK(path_join("a", "/b") == "/b");
  CHECK(path_join("/", "b") == "/b");
}

TEST_CASE("a path has a folder, a name and an ending") {
  CHECK(path_folder("a/b/c.md") == "a/b");
  CHECK(path_folder("c.md").empty());
  CHECK(path_name("a/b/c.md") == "c.md");
  CHECK(path_name("c.md") == "c.md");
  CHECK(path_name("a/").empty());
  CHECK(path_extension("a.b/c.MD") == "md");
  CHECK(path_extension("a.tar.gz") == "gz");
  CHECK(path_extension("a.b/c").empty());
  CHECK(path_extension(".hidden").empty());
  CHECK(path_extension("a.").empty());
}

TEST_CASE("a normal path has no dots and never leaves its root") {
  CHECK(normal_path("a/./b//c/") == "a/b/c");
  CHECK(normal_path("a/b/../c") == "a/c");
  CHECK(normal_path("a/..") == "");
  CHECK(normal_path("/a") == "a");
  CHECK(normal_path("") == "");
  CHECK(normal_path("...") == "...");
  CHECK_FALSE(normal_path(".."));
  CHECK_FALSE(normal_path("a/../../a"));
  CHECK_FALSE(normal_path("/../etc"));
}

TEST_CASE("what convert keeps is NAME.orig, with or without a number") {
  for (const auto* name : {"a.md.orig", "a.md.orig.1", "a.orig.22"}) CHECK(is_kept_original(name));
  for (const auto* name : {"a.md", "orig", ".orig", "a.md.orig.", "a.md.orig.x", "a.1", ".orig.1", "a.original"})
    CHECK_FALSE(is_kept_original(name));
}
