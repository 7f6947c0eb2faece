#pragma once
// Lists of the documents that have a word, as they are written into a shard (docs/SEARCH.md, "Files").

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace gazette {

/// Where a word stands in a document; the more telling counts.
enum class WordPlace { body, body_often, summary, title };

struct Posting {
  std::uint32_t document = 0;
  WordPlace place = WordPlace::body;
};

/// Writes a list. Documents come in ascending order, each once.
class PostingsWriter {
 public:
  void add(const Posting& posting);

  bool empty() const { return next_ == 0; }
  const std::string& text() const { return text_; }
  void clear();

 private:
  std::string text_;
  std::uint32_t next_ = 0;  ///< behind the last document
};

/// Reads a list from its beginning to its end, or to where it is none: then `is_sound` is false.
class PostingsReader {
 public:
  explicit PostingsReader(std::string_view text) : rest_(text) {}

  std::optional<Posting> next();
  bool is_sound() const { return is_sound_; }

 private:
  std::optional<Posting> broken();

  std::string_view rest_;
  std::uint64_t next_ = 0;
  bool is_sound_ = true;
};

/// A document that an index has no more.
inline constexpr std::uint32_t k_gone = UINT32_MAX;

/// A shard (lines `word postings`, by word) after documents came, went or have other words. `numbers` says of each
/// document of `earlier` which it is now, in ascending order but for those that are gone; `added` is the shard of the
/// others alone. Nothing where `earlier` is no shard of so many documents.
std::optional<std::string> amended_shard(std::string_view earlier, std::span<const std::uint32_t> numbers,
                                         std::string_view added);

}  // namespace gazette
