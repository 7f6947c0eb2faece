#pragma once
// Which documents have which words: what a search without a server loads, in shards (docs/SEARCH.md).

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

/// Where a word stands in a document; the more telling counts.
enum class WordPlace { body, body_often, summary, title };

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

/// The documents `0` to `count - 1` and their words. Immutable once made; thread-safe.
class SearchIndex {
 public:
  /// `text_of` is called once for each document, from `jobs` threads.
  SearchIndex(std::size_t count, unsigned jobs, const std::function<SearchText(std::size_t)>& text_of);
  ~SearchIndex();
  SearchIndex(const SearchIndex&) = delete;
  SearchIndex& operator=(const SearchIndex&) = delete;

  std::size_t shards() const;

  /// Lines `word postings`, by word. Postings are numbers: four times the step from the document before (from -1 at
  /// the start), plus the WordPlace; each in digits of five bits, low ones first, as characters of
  /// `0-9A-Za-z-_`, of which those from the 33rd on (`W` …) say that another follows.
  std::string shard(std::size_t number) const;

 private:
  class Shard;
  std::vector<std::unique_ptr<Shard>> shards_;
};

}  // namespace gazette
