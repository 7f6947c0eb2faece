#include "formats/gzip.hpp"

#include "support/catch.hpp"
#include "support/gunzipped.hpp"

#include <random>
#include <string>

using namespace gazette;
using namespace gazette::test;

namespace {

std::string random_bytes(std::size_t size) {
  std::mt19937 random(static_cast<unsigned>(size));
  std::string bytes(size, '\0');
  for (auto& byte : bytes) byte = static_cast<char>(random() & 0xFF);
  return bytes;
}

}  // namespace

TEST_CASE("what was compressed is itself again, whatever its size and its bytes") {
  for (const std::size_t size : {0U, 1U, 2U, 100U, 32'768U, 65'535U, 65'536U, 1'000'003U}) {
    INFO(size);
    CHECK((gunzipped(gzipped(random_bytes(size))) == random_bytes(size)));
    CHECK((gunzipped(gzipped(std::string(size, 'a'))) == std::string(size, 'a')));
  }
}

TEST_CASE("a text gets smaller, and noise hardly larger") {
  CHECK(gzipped(std::string(100'000, 'a')).size() < 500);
  CHECK(gzipped(random_bytes(100'000)).size() < 100'200);
}

TEST_CASE("the same bytes give the same file, without a name or a time") {
  const auto file = gzipped("text");
  CHECK(file == gzipped("text"));
  CHECK(file.substr(0, 8) == std::string("\x1f\x8b\x08\0\0\0\0\0", 8));
}

TEST_CASE("what is compressed piece by piece is itself again, and its file has the comment and no time") {
  const auto bytes = random_bytes(1'000'003);
  GzipStream gzip("office/");
  std::string file;
  for (std::size_t at = 0; at < bytes.size(); at += 99'999)
    file += gzip.add(std::string_view(bytes).substr(at, 99'999));
  file += gzip.add("");
  file += gzip.finish();
  CHECK((gunzipped(file) == bytes));
  CHECK(file.substr(0, 8) == std::string("\x1f\x8b\x08\x10\0\0\0\0", 8));
  CHECK(file.substr(10, 8) == std::string("office/\0", 8));
  GzipStream empty("");
  CHECK(gunzipped(empty.finish()).empty());
}
