#include "privacy/text_position.hpp"

#include "base/unicode.hpp"

namespace gazette {

Position PositionWalker::at(std::size_t offset, std::size_t length) {
  if (counted_ == 0 && text_.starts_with("\xEF\xBB\xBF") && offset >= 3) walked_ = counted_ = 3;
  for (; walked_ < offset; ++walked_) {
    if (text_[walked_] != '\n') continue;
    ++line_;
    column_ = 1;
    counted_ = walked_ + 1;
  }
  column_ += static_cast<int>(character_count(text_.substr(counted_, offset - counted_)));
  counted_ = offset;
  return {line_, column_, static_cast<int>(character_count(text_.substr(offset, length)))};
}

}  // namespace gazette
