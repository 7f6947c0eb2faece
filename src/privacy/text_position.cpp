#include "privacy/text_position.hpp"

#include "base/unicode.hpp"

namespace gazette {

Position PositionWalker::at(std::size_t offset, std::size_t length) {
  for (; walked_ < offset; ++walked_) {
    if (text_[walked_] != '\n') continue;
    ++line_;
    line_start_ = walked_ + 1;
  }
  if (line_start_ == 0 && text_.starts_with("\xEF\xBB\xBF") && offset >= 3) line_start_ = 3;
  const auto column = character_count(text_.substr(line_start_, offset - line_start_)) + 1;
  return {line_, static_cast<int>(column), static_cast<int>(character_count(text_.substr(offset, length)))};
}

}  // namespace gazette
