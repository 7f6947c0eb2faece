#include "archive/packed_file.hpp"

#include "io/memory.hpp"

#include "support/catch.hpp"

using namespace gazette;

namespace {

Result<std::string> all_of(const FileReader& site, const PackedFile& file) {
  PackedPieces pieces(site, file);
  std::string out;
  for (;;) {
    const auto piece = pieces.next();
    if (!piece) return piece;
    if (piece->empty()) return out;
    out += *piece;
  }
}

}  // namespace

TEST_CASE("a copy is read in pieces that are the file") {
  const std::string large(3'000'001, 'x');
  const MemoryFileSystem site({{"large.bin", large}, {"empty.txt", ""}});
  const auto file = packed_copy(site, "data/large.bin", "large.bin");
  REQUIRE(file);
  CHECK(file->size == large.size());
  CHECK(file->sha256 == sha256_hex(large));
  PackedPieces pieces(site, *file);
  CHECK(pieces.next()->size() < large.size());
  CHECK(*all_of(site, *file) == large);
  CHECK(all_of(site, *packed_copy(site, "empty", "empty.txt"))->empty());
}

TEST_CASE("a text that is made has its bytes, however often they are asked for") {
  const MemoryFileSystem site;
  const auto file = packed_text("a.txt", "text");
  CHECK(*all_of(site, file) == "text");
  CHECK(*all_of(site, file) == "text");
}

TEST_CASE("a file that changed since its digest was taken is an error that names it") {
  MemoryFileSystem site(std::map<std::string, std::string>{{"a.bin", "first"}});
  const auto file = packed_copy(site, "data/a.bin", "a.bin");
  REQUIRE(file);
  for (const auto* other : {"later", "longer than before", "cut"}) {
    INFO(other);
    REQUIRE(site.write("a.bin", other));
    const auto read = all_of(site, *file);
    REQUIRE_FALSE(read);
    CHECK(read.error().rule == "changed-while-packed");
    CHECK(read.error().place.file == "a.bin");
  }
  REQUIRE(site.remove("a.bin"));
  CHECK_FALSE(all_of(site, *file));
}
