#include "output/manifest.hpp"

#include "base/digest.hpp"
#include "base/text.hpp"

#include "support/catch.hpp"

#include <set>
#include <string>
#include <vector>

using namespace gazette;

namespace {

using Paths = std::set<std::string>;

ManifestEntry entry(const std::string& path) { return {path, path.size(), sha256_hex(path)}; }

}  // namespace

TEST_CASE("a manifest lists path, size and digest of each file by path") {
  CHECK(manifest_json({{"b.pdf", 2, "22"}, {"a.txt", 1, "11"}}) ==
        "{\"generator\": \"gazette\", \"format\": 1, \"previous\": null, \"files\": [\n"
        "{\"path\": \"a.txt\", \"size\": 1, \"type\": \"text/plain; charset=utf-8\", \"sha256\": \"11\"},\n"
        "{\"path\": \"b.pdf\", \"size\": 2, \"type\": \"application/pdf\", \"sha256\": \"22\"}\n"
        "]}\n");
}

TEST_CASE("a manifest does not depend on the order of its files") {
  CHECK(manifest_json({entry("x"), entry("y"), entry("z")}) == manifest_json({entry("z"), entry("x"), entry("y")}));
}

TEST_CASE("the paths of a manifest are read back whatever they hold") {
  const Paths paths = {"index.html", "政策/附件 1.pdf", "a\"b\\c", "a&b<c>", "tab\there", "x\x7Fy\x01", "a', \"size"};
  std::vector<ManifestEntry> entries;
  for (const auto& path : paths) entries.push_back(entry(path));
  CHECK(paths_in_manifest(manifest_json(entries)) == paths);
  CHECK(paths_in_manifest(manifest_json({})) == Paths{});
}

TEST_CASE("a manifest names the digest of the one before, and gives it back") {
  const auto before = sha256_hex("the first");
  const auto read = parse_manifest(manifest_json({entry("a")}, before));
  REQUIRE(read);
  CHECK(read->previous == before);
  REQUIRE(read->entries.size() == 1);
  CHECK(read->entries[0].sha256 == sha256_hex("a"));
  CHECK(parse_manifest(manifest_json({entry("a")}))->previous.empty());
}

TEST_CASE("a manifest that lists a file twice, or one outside the folder, is broken") {
  CHECK_FALSE(parse_manifest(manifest_json({entry("a"), entry("a")})));
  for (const auto* path : {"../a", "/a", "a/../b", "a//b", ""}) {
    INFO(path);
    const auto read = parse_manifest(manifest_json({entry(path)}));
    REQUIRE_FALSE(read);
    CHECK(read.error().rule == "broken-manifest");
  }
}

TEST_CASE("the manifest of another program, or a broken one, is none") {
  CHECK_FALSE(paths_in_manifest(""));
  CHECK_FALSE(paths_in_manifest("{\"name\": \"My app\", \"icons\": []}\n"));
  const auto whole = manifest_json({entry("a"), entry("b\\")});
  CHECK_FALSE(paths_in_manifest(whole.substr(0, whole.find("b\\") + 1)));
}

TEST_CASE("a manifest whose file lacks its path, its size or its digest, or has another thing there, is broken") {
  const std::string digest(64, 'a'), head = "{\"generator\": \"gazette\", \"format\": 1, \"files\": [{";
  const auto read = [&](const std::string& fields) { return parse_manifest(head + fields + "}]}"); };
  REQUIRE(read("\"path\": \"a\", \"size\": 1, \"sha256\": \"" + digest + "\""));
  for (const auto& fields :
       {"\"size\": 1, \"sha256\": \"" + digest + "\"", "\"path\": \"a\", \"sha256\": \"" + digest + "\"",
        std::string("\"path\": \"a\", \"size\": 1"), "\"path\": \"a\", \"size\": -1, \"sha256\": \"" + digest + "\"",
        "\"path\": 5, \"size\": 1, \"sha256\": \"" + digest + "\"",
        std::string("\"path\": \"a\", \"size\": 1, \"sha256\": \"abc\"")}) {
    INFO(fields);
    const auto broken = read(fields);
    REQUIRE_FALSE(broken);
    CHECK(broken.error().message == "a file of the manifest lacks its path, size or digest");
  }
}
