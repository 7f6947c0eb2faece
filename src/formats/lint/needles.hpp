#pragma once
// Many words looked for in one walk over a text.

#include <bitset>
#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

namespace gazette::lint {

/// Words of at least two bytes; views that outlive this.
class Needles {
 public:
  explicit Needles(std::vector<std::string_view> words);

  /// Calls `take(index, offset)` for each place of each word, by offset and then by index.
  template <typename Take>
  void each_match(std::string_view text, const Take& take) const {
    for (std::size_t at = 0; at + 1 < text.size(); ++at) {
      if (!starts_[pair_at(text, at)]) continue;
      for (std::size_t i = 0; i < words_.size(); ++i) {
        if (text.substr(at).starts_with(words_[i])) take(i, at);
      }
    }
  }

  /// Whether one of the words stands at `at`.
  bool is_at(std::string_view text, std::size_t at) const;

 private:
  static std::size_t pair_at(std::string_view text, std::size_t at) {
    return static_cast<std::size_t>(static_cast<unsigned char>(text[at])) << 8 |
           static_cast<unsigned char>(text[at + 1]);
  }

  std::vector<std::string_view> words_;
  std::bitset<65536> starts_;  // the pairs of bytes that a word begins with: one look tells most places apart
};

}  // namespace gazette::lint
