#include "formats/lint/needles.hpp"

#include <algorithm>
#include <cassert>

namespace gazette::lint {

Needles::Needles(std::vector<std::string_view> words) : words_(std::move(words)) {
  for (const auto word : words_) {
    assert(word.size() >= 2);
    starts_.set(pair_at(word, 0));
  }
}

bool Needles::is_at(std::string_view text, std::size_t at) const {
  if (at + 1 >= text.size() || !starts_[pair_at(text, at)]) return false;
  return std::any_of(words_.begin(), words_.end(), [&](auto word) { return text.substr(at).starts_with(word); });
}

}  // namespace gazette::lint
