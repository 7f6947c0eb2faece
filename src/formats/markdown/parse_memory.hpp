#pragma once
// Memory for cmark: a tree of some hundred small pieces is made and thrown away for each text, and taking each piece
// from the general allocator and giving it back is a third of the cost of parsing.

#include <cstddef>

namespace gazette::markdown {

/// Lends this thread's memory to one parse and takes all of it back at the end of its life: what was taken need not be
/// given back, and must not be used after that. At most one at a time in a thread. Without memory left the program
/// ends, as cmark itself would have it.
class ParseMemory {
 public:
  ParseMemory() = default;
  ~ParseMemory();
  ParseMemory(const ParseMemory&) = delete;
  ParseMemory& operator=(const ParseMemory&) = delete;

  // As calloc, realloc and free, for this thread.
  static void* take_cleared(std::size_t count, std::size_t size);
  static void* resize(void* piece, std::size_t size);
  static void give_back(void* piece);
};

}  // namespace gazette::markdown
