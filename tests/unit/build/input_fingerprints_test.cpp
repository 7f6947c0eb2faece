#include "build/input_fingerprints.hpp"

#include "io/memory.hpp"
#include "support/catch.hpp"

using namespace gazette;

TEST_CASE("what a value was made of is known by its bytes, unless a file changed since it was asked for") {
  MemoryFileSystem disk(std::map<std::string, std::string>{{"a.toml", "1"}, {"themes/x/t", "2"}});
  const RecordingReader reader(disk);
  REQUIRE(reader.read("a.toml"));
  REQUIRE(reader.list("themes"));
  CHECK_FALSE(reader.is_file("b.toml"));
  const auto asked = reader.asked();
  const auto sum = fingerprint_of(disk, asked, 1);
  CHECK(fingerprint_of(disk, asked, 2) == sum);
  SECTION("a file") { REQUIRE(disk.write("a.toml", "1")); }
  SECTION("a file in a folder") { REQUIRE(disk.write("themes/x/t", "3")); }
  SECTION("one that was not there") { REQUIRE(disk.write("b.toml", "")); }
  CHECK(fingerprint_of(disk, asked, 1) != sum);
  CHECK(fingerprint_of(disk, asked, 1) != fingerprint_of(disk, asked, 2));
}

TEST_CASE("another wish of the command line is another site") {
  BuildRequest request, other;
  CHECK(request_fingerprint(request) == request_fingerprint(other));
  other.jobs = 8;
  other.now = 5;
  CHECK(request_fingerprint(request) == request_fingerprint(other));
  SECTION("drafts") { other.with_drafts = true; }
  SECTION("an address") { other.config.base_url = ""; }
  SECTION("a moment") { other.as_of = "2026-01-01"; }
  SECTION("an environment") { other.config.environment = "test"; }
  CHECK(request_fingerprint(request) != request_fingerprint(other));
}
