// The memory that cmark's trees are made in.

#include "formats/markdown/document.hpp"
#include "formats/markdown/parse_memory.hpp"
#include "support/catch.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <random>
#include <string>
#include <vector>

using gazette::markdown::Document;
using gazette::markdown::ParseMemory;

namespace {

struct Piece {
  unsigned char* bytes;
  std::size_t size;
  unsigned char value;
};

bool is_untouched(const Piece& piece) {
  return std::all_of(piece.bytes, piece.bytes + piece.size, [&](unsigned char byte) { return byte == piece.value; });
}

void fill(Piece& piece, unsigned char value) {
  piece.value = value;
  std::memset(piece.bytes, value, piece.size);
}

}  // namespace

TEST_CASE("pieces of memory are cleared, aligned, and never share a byte, in whatever order they come, grow and go") {
  std::mt19937 random(7);
  const auto any = [&](std::size_t limit) { return std::uniform_int_distribution<std::size_t>(0, limit)(random); };
  const std::size_t limits[] = {40, 4'000, 17'000, 600'000};
  for (int round = 0; round < 20; ++round) {
    const ParseMemory memory;
    std::vector<Piece> pieces;
    for (int step = 0; step < 500; ++step) {
      const auto size = any(limits[any(3)]);
      const auto what = pieces.empty() ? 0 : any(3);
      const auto chosen = pieces.empty() ? 0 : any(pieces.size() - 1);
      if (what <= 1) {
        pieces.push_back({static_cast<unsigned char*>(ParseMemory::take_cleared(1, size)), size, 0});
        REQUIRE(reinterpret_cast<std::uintptr_t>(pieces.back().bytes) % alignof(std::max_align_t) == 0);
        REQUIRE(is_untouched(pieces.back()));
        fill(pieces.back(), static_cast<unsigned char>(step));
      } else if (what == 2) {
        auto& piece = pieces[chosen];
        piece.bytes = static_cast<unsigned char*>(ParseMemory::resize(piece.bytes, size));
        piece.size = std::min(piece.size, size);
        REQUIRE(is_untouched(piece));
        piece.size = size;
        fill(piece, static_cast<unsigned char>(step));
      } else {
        REQUIRE(is_untouched(pieces[chosen]));
        ParseMemory::give_back(pieces[chosen].bytes);
        pieces.erase(pieces.begin() + static_cast<std::ptrdiff_t>(chosen));
      }
    }
    CHECK(std::all_of(pieces.begin(), pieces.end(), is_untouched));
  }
}

TEST_CASE("a document keeps its texts where they are while others come and while it is moved") {
  Document document;
  std::vector<std::string> written;
  std::vector<std::string_view> kept;
  for (std::size_t i = 0; i < 3'000; ++i) {
    written.push_back(std::string(i % 97, static_cast<char>('a' + i % 26)));
    kept.push_back(document.keep(written.back()));
  }
  const Document moved = std::move(document);
  for (std::size_t i = 0; i < kept.size(); ++i) REQUIRE(kept[i] == written[i]);
}

TEST_CASE("a kept text may grow, also when another was kept since") {
  Document document;
  auto text = document.keep("");
  std::string expected;
  for (int i = 0; i < 5'000; ++i) {
    text = document.keep_longer(text, "字,");
    expected += "字,";
    if (i % 1'000 == 0) document.keep("between");
  }
  CHECK(text == expected);
  CHECK(document.keep_longer(document.keep("a"), "").size() == 1);
}
