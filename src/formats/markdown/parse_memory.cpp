// Small pieces are cut from blocks one behind the other; a piece that is given back stays where it is until the parse
// ends, unless it is the last one. Large pieces, most of them buffers that grow, come from the general allocator and
// go back to it at once, so that what lies unused stays a fraction of the tree. Under the address sanitizer all pieces
// count as large: it sees what reads beyond one.

#include "formats/markdown/parse_memory.hpp"

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <vector>

namespace gazette::markdown {

namespace {

constexpr std::size_t k_block_size = 256 * 1024;
constexpr std::size_t k_kept_blocks = 4;
#if defined(__SANITIZE_ADDRESS__)
constexpr std::size_t k_large = 0;
#elif defined(__has_feature)
constexpr std::size_t k_large = __has_feature(address_sanitizer) ? 0 : 16 * 1024;
#else
constexpr std::size_t k_large = 16 * 1024;
#endif

// Stands before each piece; its size is that of the strictest alignment, so that the piece is aligned too.
struct alignas(std::max_align_t) Header {
  std::size_t size;
  std::size_t index;  // among the large pieces
};

std::size_t rounded(std::size_t size) { return (size + sizeof(Header) - 1) / sizeof(Header) * sizeof(Header); }

[[noreturn]] void end_without_memory() {
  std::fputs("gazette: no memory left for Markdown\n", stderr);
  std::abort();
}

class Arena {
 public:
  void* take(std::size_t size);
  void* resize(void* piece, std::size_t size);
  void give_back(void* piece);
  /// Takes all pieces back.
  void clear();

 private:
  std::byte* room_for(std::size_t size);
  void* take_large(std::size_t size);
  void* resize_large(Header* header, std::size_t size);
  void give_back_large(Header* header);

  std::vector<Header*> large_;
  std::vector<std::unique_ptr<std::byte[]>> blocks_;
  std::size_t current_ = 0;  // the block that pieces are cut from
  std::size_t used_ = 0;     // bytes of it
};

Header* header_of(void* piece) { return static_cast<Header*>(piece) - 1; }

std::byte* Arena::room_for(std::size_t size) {
  const bool is_full = blocks_.empty() || used_ + size > k_block_size;
  if (is_full && !blocks_.empty()) ++current_;
  if (is_full) used_ = 0;
  if (current_ == blocks_.size()) blocks_.push_back(std::make_unique_for_overwrite<std::byte[]>(k_block_size));
  auto* room = blocks_[current_].get() + used_;
  used_ += size;
  return room;
}

// The piece's bytes are not cleared.
void* Arena::take(std::size_t size) {
  size = rounded(size);
  return size < k_large ? new (room_for(sizeof(Header) + size)) Header{size, 0} + 1 : take_large(size);
}

void* Arena::take_large(std::size_t size) {
  auto* header = static_cast<Header*>(std::malloc(sizeof(Header) + size));
  if (header == nullptr) end_without_memory();
  *header = {size, large_.size()};
  large_.push_back(header);
  return header + 1;
}

void* Arena::resize(void* piece, std::size_t size) {
  if (piece == nullptr) return take(size);
  size = rounded(size);
  auto* header = header_of(piece);
  const bool was_large = header->size >= k_large;
  if (was_large && size >= k_large) return resize_large(header, size);
  if (!was_large && size <= header->size) return piece;
  auto* other = take(size);
  std::memcpy(other, piece, std::min(header->size, size));
  give_back(piece);
  return other;
}

void* Arena::resize_large(Header* header, std::size_t size) {
  header = static_cast<Header*>(std::realloc(header, sizeof(Header) + size));
  if (header == nullptr) end_without_memory();
  header->size = size;
  large_[header->index] = header;
  return header + 1;
}

void Arena::give_back(void* piece) {
  if (piece == nullptr) return;
  auto* header = header_of(piece);
  if (header->size >= k_large) return give_back_large(header);
  const bool is_last = static_cast<std::byte*>(piece) + header->size == blocks_[current_].get() + used_;
  if (is_last) used_ -= sizeof(Header) + header->size;
}

void Arena::give_back_large(Header* header) {
  large_.back()->index = header->index;
  large_[header->index] = large_.back();
  large_.pop_back();
  std::free(header);
}

void Arena::clear() {
  for (auto* header : large_) std::free(header);
  large_.clear();
  if (blocks_.size() > k_kept_blocks) blocks_.resize(k_kept_blocks);
  current_ = used_ = 0;
}

Arena& arena() {
  static thread_local Arena of_thread;
  return of_thread;
}

}  // namespace

void* ParseMemory::take_cleared(std::size_t count, std::size_t size) {
  if (size != 0 && count > SIZE_MAX / 2 / size) end_without_memory();
  return std::memset(arena().take(count * size), 0, count * size);
}

void* ParseMemory::resize(void* piece, std::size_t size) { return arena().resize(piece, size); }

void ParseMemory::give_back(void* piece) { arena().give_back(piece); }

ParseMemory::~ParseMemory() { arena().clear(); }

}  // namespace gazette::markdown
