#pragma once
// Which documents have which words: what a search without a server loads, in shards (docs/SEARCH.md).

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

/// What a document is found by. `filters` are words as they are, `category=notices`, which no text can hold.
struct SearchText {
  std::string title;
  std::string summary;               ///< and whatever tells as much: keywords, the issuer
  std::string body;                  ///< plain
  std::vector<std::string> numbers;  ///< document and index numbers
  std::vector<std::string> filters;
};

/// How many shards serve so many documents: a power of two.
std::size_t shard_count_for(std::size_t documents);
/// The shard of a word, of `shards`: FNV-1a of its bytes, the low bits.
std::size_t shard_of(std::string_view word, std::size_t shards);

/// Documents and their words. Immutable once made; thread-safe.
class SearchIndex {
 public:
  /// `documents` are numbers in ascending order. `text_of` is called once for each, from `jobs` threads.
  SearchIndex(std::span<const std::uint32_t> documents, std::size_t shards, unsigned jobs,
              const std::function<SearchText(std::uint32_t)>& text_of);
  ~SearchIndex();
  SearchIndex(SearchIndex&& other) noexcept;
  SearchIndex& operator=(SearchIndex&& other) = delete;

  std::size_t shards() const;

  /// Lines `word postings`, by word, as search/postings.hpp writes them.
  std::string shard(std::size_t number) const;

 private:
  class Shard;
  std::vector<std::unique_ptr<Shard>> shards_;
};

}  // namespace gazette
