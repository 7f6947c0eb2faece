#include "base/fingerprint.hpp"

#include "support/catch.hpp"

#include <set>
#include <string>

using namespace gazette;

TEST_CASE("fingerprints are those of XXH3, on every machine") {
  CHECK(fingerprint("") == 0x2D06800538D394C2ULL);  // xxHash's own test vector for no bytes and no seed
  CHECK(fingerprint("a") != fingerprint("b"));
}

TEST_CASE("a sequence is told from another one: by order, by where its parts end") {
  std::set<std::uint64_t> seen;
  for (const auto& [first, second] :
       {std::pair<std::string, std::string>{"a", "bc"}, {"ab", "c"}, {"bc", "a"}, {"", "abc"}})
    CHECK(seen.insert(fingerprint(fingerprint(fingerprint("x"), first), second)).second);
  for (std::uint64_t a = 0; a < 40; ++a) {
    for (std::uint64_t b = 0; b < 40; ++b) CHECK(seen.insert(fingerprint(fingerprint(std::uint64_t{0}, a), b)).second);
  }
}

TEST_CASE("bytes that come piece by piece have the fingerprint of the whole") {
  const std::string text(5000, 'x');
  RunningFingerprint running;
  for (std::size_t at = 0; at < text.size(); at += 37) running.add(std::string_view(text).substr(at, 37));
  CHECK(running.value() == fingerprint(text));
}
