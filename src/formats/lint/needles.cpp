#include "formats/lint/needles.hpp"

#include <cassert>

namespace gazette::lint {

Needles::Needles(std::vector<std::string_view> words) : words_(std::move(words)) {
  for (const auto word : words_) {
    assert(word.size() >= 2);
    starts_.set(pair_at(word, 0));
  }
}

}  // namespace gazette::lint
