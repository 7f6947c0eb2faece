#include "model/item_text.hpp"

#include <mutex>
#include <utility>

namespace gazette {

struct LazyText::State {
  std::once_flag once;
  std::function<ItemText()> read;
  ItemText text;
};

LazyText::LazyText() {
  // Most items of most tests: one empty text for all.
  static const auto empty = std::make_shared<State>();
  state_ = empty;
}

LazyText::LazyText(ItemText text) : state_(std::make_shared<State>()) { state_->text = std::move(text); }

LazyText::LazyText(std::function<ItemText()> read) : state_(std::make_shared<State>()) {
  state_->read = std::move(read);
}

const ItemText& LazyText::operator*() const {
  std::call_once(state_->once, [this] {
    if (!state_->read) return;
    state_->text = state_->read();
    state_->read = nullptr;
  });
  return state_->text;
}

}  // namespace gazette
