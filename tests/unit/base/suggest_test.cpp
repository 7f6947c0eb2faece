#include "base/suggest.hpp"

#include "support/catch.hpp"

#include <string>
#include <string_view>
#include <vector>

using namespace gazette;

TEST_CASE("the edit distance counts insertions, deletions, changes and swaps of neighbours as one") {
  CHECK(edit_distance("", "") == 0);
  CHECK(edit_distance("abc", "") == 3);
  CHECK(edit_distance("", "abc") == 3);
  CHECK(edit_distance("title", "title") == 0);
  CHECK(edit_distance("title", "titel") == 1);
  CHECK(edit_distance("titl", "title") == 1);
  CHECK(edit_distance("tittle", "title") == 1);
  CHECK(edit_distance("tatle", "title") == 1);
  CHECK(edit_distance("kitten", "sitting") == 3);
  CHECK(edit_distance("ca", "abc") == 3);
}

TEST_CASE("the nearest name ignores case, hyphens and underscores") {
  const std::vector<std::string_view> known = {"index_number", "document_number", "issuer"};
  CHECK(nearest("indexNumber", known) == "index_number");
  CHECK(nearest("INDEX-NUMBER", known) == "index_number");
  CHECK(nearest("isuer", known) == "issuer");
  CHECK(nearest("issuers", known) == "issuer");
}

TEST_CASE("a name that is too far from all known ones has no suggestion") {
  const std::vector<std::string_view> known = {"title", "summary"};
  CHECK(nearest("colour", known).empty());
  CHECK(nearest("", known).empty());
  CHECK(nearest("title", {}).empty());
  CHECK(suggestion("colour", known).empty());
  CHECK(suggestion("titel", known) == "did you mean \"title\"?");
}

TEST_CASE("of two equally near names the first is suggested") {
  CHECK(nearest("bat", {"cat", "hat"}) == "cat");
  CHECK(nearest("bat", {"hat", "cat"}) == "hat");
}

TEST_CASE("of ten thousand names that differ in their middle the nearest is found") {
  std::vector<std::string> names;
  for (int i = 0; i < 10'000; ++i) names.push_back("content/notices/notice-" + std::to_string(i * 7) + ".md");
  const std::vector<std::string_view> known(names.begin(), names.end());
  CHECK(nearest("content/notices/notice-69993x.md", known) == "content/notices/notice-69993.md");
  CHECK(nearest("content/notices/ntoice-7.md", known) == "content/notices/notice-7.md");
}
