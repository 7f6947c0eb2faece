// Documents are cut into words by several threads, a block at a time; then each shard takes what is its own from the
// blocks, in their order. Postings are written as they grow, so that no list of numbers is ever kept. Nearly all words
// are pairs of Han characters, six bytes: while an index is made, a word is a number.
#include "search/index.hpp"

#include "base/fingerprint.hpp"
#include "base/hash_index.hpp"
#include "base/parallel.hpp"
#include "search/postings.hpp"
#include "search/words.hpp"

#include <algorithm>
#include <bit>
#include <unordered_map>
#include <utility>

namespace gazette {

namespace {

constexpr std::size_t k_documents_per_shard = 10;
constexpr std::size_t k_documents_per_block = 32;
constexpr std::size_t k_blocks_at_once = 16;
constexpr int k_often = 3;  // times

/// The bytes of a short word, or a fingerprint of a longer one.
using WordKey = std::uint64_t;
constexpr WordKey k_is_long = WordKey{1} << 63U;

WordKey key_of(std::string_view word) {
  if (word.size() > 7) return fingerprint(word) | k_is_long;
  WordKey key = 0;
  for (const char c : word) key = key << 8U | static_cast<unsigned char>(c);
  return key;
}

std::string short_word(WordKey key) {
  std::string word;
  for (int shift = 48; shift >= 0; shift -= 8) {
    if (const auto c = static_cast<char>(key >> static_cast<unsigned>(shift)); c != '\0') word += c;
  }
  return word;
}

std::uint32_t hash_of(WordKey key) { return static_cast<std::uint32_t>(key * 0x9E3779B97F4A7C15U >> 32U); }

using LongWords = std::unordered_map<WordKey, std::string>;

struct Occurrence {
  WordKey key = 0;
  std::uint32_t document = 0;
  WordPlace place = WordPlace::body;
};

/// The words of some documents that follow each other, by shard.
struct Block {
  std::vector<std::vector<Occurrence>> shards;
  LongWords long_words;
};

/// The words of one document, each once, with where it is most telling.
class DocumentWords {
 public:
  explicit DocumentWords(Block& block) : block_(block) {}

  void add(std::string_view word, WordPlace place) {
    if (word.empty()) return;
    const auto key = key_of(word);
    auto& number = numbers_.place(hash_of(key), [&](std::uint32_t held) { return found_[held].key == key; });
    if (number == k_no_number) {
      number = static_cast<std::uint32_t>(found_.size());
      found_.push_back({key, place, 1, shard_of(word, block_.shards.size())});
      if (key & k_is_long) block_.long_words.try_emplace(key, word);
      return;
    }
    auto& found = found_[number];
    found.place = std::max(found.place, ++found.times >= k_often ? std::max(place, WordPlace::body_often) : place);
  }

  void add_text(const SearchText& text) {
    const auto at = [&](WordPlace place) { return [this, place](std::string_view word) { add(word, place); }; };
    each_search_word(text.title, at(WordPlace::title));
    each_single_character(text.title, at(WordPlace::title));
    each_search_word(text.summary, at(WordPlace::summary));
    each_search_word(text.body, at(WordPlace::body));
    for (const auto& number : text.numbers) {
      each_search_word(number, at(WordPlace::summary));
      add(number_word(number), WordPlace::title);
    }
    for (const auto& filter : text.filters) add(filter, WordPlace::body);
  }

  void give_to_block(std::uint32_t document) {
    for (const auto& found : found_) block_.shards[found.shard].push_back({found.key, document, found.place});
    found_.clear();
    numbers_.clear();
  }

 private:
  struct Found {
    WordKey key = 0;
    WordPlace place = WordPlace::body;
    int times = 0;
    std::size_t shard = 0;
  };

  Block& block_;
  NumberIndex numbers_;
  std::vector<Found> found_;
};

}  // namespace

class SearchIndex::Shard {
 public:
  void add(const Occurrence& found, const LongWords& long_words) {
    auto& number =
        numbers_.place(hash_of(found.key), [&](std::uint32_t held) { return lists_[held].key == found.key; });
    if (number == k_no_number) {
      number = static_cast<std::uint32_t>(lists_.size());
      lists_.push_back({found.key, {}});
      if (found.key & k_is_long) long_words_.emplace(found.key, long_words.at(found.key));
    }
    lists_[number].postings.add({found.document, found.place});
  }

  std::string text() const {
    std::vector<std::pair<std::string, const List*>> sorted;
    sorted.reserve(lists_.size());
    for (const auto& list : lists_)
      sorted.emplace_back(list.key & k_is_long ? long_words_.at(list.key) : short_word(list.key), &list);
    std::ranges::sort(sorted);
    std::string out;
    for (const auto& [word, list] : sorted) out.append(word).append(" ").append(list->postings.text()).append("\n");
    return out;
  }

 private:
  struct List {
    WordKey key = 0;
    PostingsWriter postings;
  };

  NumberIndex numbers_;
  std::vector<List> lists_;
  LongWords long_words_;
};

std::size_t shard_count_for(std::size_t documents) {
  return std::bit_ceil(std::max<std::size_t>(documents / k_documents_per_shard, 1));
}

std::size_t shard_of(std::string_view word, std::size_t shards) {
  std::uint32_t hash = 0x811C9DC5U;
  for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 0x01000193U;
  return hash & (shards - 1);
}

SearchIndex::SearchIndex(std::span<const std::uint32_t> documents, std::size_t shards, unsigned jobs,
                         const std::function<SearchText(std::uint32_t)>& text_of) {
  const auto count = documents.size();
  for (std::size_t i = 0; i < shards; ++i) shards_.push_back(std::make_unique<Shard>());
  const auto read_block = [&](std::size_t first) {
    Block block;
    block.shards.resize(shards);
    DocumentWords words(block);
    for (const auto document : documents.subspan(first, std::min(count - first, k_documents_per_block))) {
      words.add_text(text_of(document));
      words.give_to_block(document);
    }
    return block;
  };
  for (std::size_t first = 0; first < count; first += k_documents_per_block * k_blocks_at_once) {
    std::vector<Block> blocks(std::min(k_blocks_at_once, (count - first - 1) / k_documents_per_block + 1));
    parallel_for(
        blocks.size(), jobs,
        [&] { return [&](std::size_t i) { blocks[i] = read_block(first + i * k_documents_per_block); }; }, 1);
    parallel_for(shards, jobs, [&] {
      return [&](std::size_t shard) {
        for (const auto& block : blocks) {
          for (const auto& found : block.shards[shard]) shards_[shard]->add(found, block.long_words);
        }
      };
    });
  }
}

SearchIndex::~SearchIndex() = default;

SearchIndex::SearchIndex(SearchIndex&& other) noexcept = default;

std::size_t SearchIndex::shards() const { return shards_.size(); }

std::string SearchIndex::shard(std::size_t number) const { return shards_[number]->text(); }

}  // namespace gazette
