#include "content/front_matter.hpp"

#include "support/catch.hpp"

using namespace gazette;

namespace {

constexpr std::size_t k_longest = std::size_t{2} << 20U;

// A file whose metadata have so many bytes, all of them one comment.
std::string with_metadata_of(std::size_t bytes) { return "+++\n#" + std::string(bytes - 2, 'x') + "\n+++\nText.\n"; }

}  // namespace

TEST_CASE("metadata may have 2 MiB, and one byte more is refused in the first line") {
  const auto longest = with_metadata_of(k_longest);
  const auto read = split_front_matter("a.md", longest);
  REQUIRE(read);
  CHECK(read->metadata.size() == k_longest);
  CHECK(read->body == "Text.\n");
  const auto refused = split_front_matter("a.md", with_metadata_of(k_longest + 1));
  REQUIRE_FALSE(refused);
  CHECK(refused.error().rule == "long-metadata");
  CHECK(refused.error().message == "the metadata has 2097153 bytes; at most 2 MiB are accepted");
  CHECK(refused.error().place == Place{"a.md", {1, 1, 1}});
}

TEST_CASE("the text begins behind the second fence, whose line number it keeps") {
  const auto read = split_front_matter("a.md", "\xEF\xBB\xBF+++ \r\ntitle = \"x\"\r\n+++\t\r\n\r\nText.\r\n");
  REQUIRE(read);
  CHECK(read->metadata == "title = \"x\"\r\n");
  CHECK(read->metadata_line == 2);
  CHECK(read->body == "\r\nText.\r\n");
  CHECK(read->body_line == 4);
}
