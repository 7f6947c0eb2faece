#include "model/item_text.hpp"

#include <mutex>
#include <utility>

namespace gazette {

struct LazyText::State {
  std::once_flag once;
  std::function<ItemText()> read;  ///< until the text is read
  TextEssence essence;
  std::shared_ptr<const ItemText> text;  ///< null when it lies on the shelf
  std::shared_ptr<TextShelf> shelf;
  ShelfPlace place;

  void take(ItemText read_text) {
    essence = essence_of(read_text);
    const auto put = shelf ? shelf->put(read_text) : std::nullopt;
    if (put) place = *put;
    else text = std::make_shared<const ItemText>(std::move(read_text));
  }

  void need() {
    std::call_once(once, [this] {
      if (read) take(std::exchange(read, nullptr)());
    });
  }
};

TextEssence essence_of(const ItemText& text) {
  const auto& body = text.body;
  return {body.summary, text.sha256, !body.slots.empty(), !body.prose.empty(), !text.findings.empty()};
}

LazyText::LazyText() {
  // Most items of most tests: one empty text for all.
  static const auto empty = [] {
    auto state = std::make_shared<State>();
    state->take({});
    return state;
  }();
  state_ = empty;
}

LazyText::LazyText(ItemText text) : state_(std::make_shared<State>()) { state_->take(std::move(text)); }

LazyText::LazyText(std::function<ItemText()> read, std::shared_ptr<TextShelf> shelf)
    : state_(std::make_shared<State>()) {
  state_->read = std::move(read);
  state_->shelf = std::move(shelf);
}

LazyText::LazyText(TextEssence essence, std::shared_ptr<TextShelf> shelf, const ShelfPlace& place)
    : state_(std::make_shared<State>()) {
  state_->essence = std::move(essence);
  state_->shelf = std::move(shelf);
  state_->place = place;
}

std::shared_ptr<const ItemText> LazyText::whole() const {
  state_->need();
  if (state_->text) return state_->text;
  return std::make_shared<const ItemText>(state_->shelf->get(state_->place));
}

const TextEssence& LazyText::essence() const {
  state_->need();
  return state_->essence;
}

std::optional<ShelfPlace> LazyText::place() const {
  state_->need();
  if (state_->text) return std::nullopt;
  return state_->place;
}

std::shared_ptr<const Body> body_of(const LazyText& text) {
  auto whole = text.whole();
  const auto* body = &whole->body;
  return {std::move(whole), body};
}

}  // namespace gazette
