#include "base/digest.hpp"

#include "support/catch.hpp"

#include <string>

using namespace gazette;

TEST_CASE("SHA-256 gives the digests of FIPS 180-4 in lower case") {
  CHECK(sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(sha256_hex(std::string(1'000'000, 'a')) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("a digest does not depend on the pieces that its bytes came in") {
  const std::string text(1'000, 'q');
  Sha256 sum;
  for (std::size_t start = 0; start < text.size(); start += 7) sum.add(std::string_view(text).substr(start, 7));
  CHECK(sum.hex() == sha256_hex(text));
}

TEST_CASE("only 64 lower-case hexadecimal digits are a digest") {
  CHECK(is_sha256_hex(sha256_hex("x")));
  CHECK_FALSE(is_sha256_hex(sha256_hex("x").substr(1)));
  CHECK_FALSE(is_sha256_hex(std::string(64, 'G')));
  CHECK_FALSE(is_sha256_hex(std::string(64, 'A')));
}
