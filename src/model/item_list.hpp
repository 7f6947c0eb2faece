#pragma once
// The items of a site, shared with whoever read them before: a preview keeps each as long as its file stays as it is.

#include "model/item.hpp"

#include <cstddef>
#include <iterator>
#include <memory>
#include <set>
#include <utility>
#include <vector>

namespace gazette {

/// A list of items that never change. Iterating gives `const Item&`; addresses of items stay valid as long as the
/// list holds them, whatever is added.
class ItemList {
 public:
  using Held = std::vector<std::shared_ptr<const Item>>;

  class Iterator {
   public:
    using value_type = Item;
    using difference_type = std::ptrdiff_t;
    using reference = const Item&;
    using pointer = const Item*;
    using iterator_category = std::random_access_iterator_tag;

    Iterator() = default;
    explicit Iterator(Held::const_iterator at) : at_(at) {}
    const Item& operator*() const { return **at_; }
    const Item* operator->() const { return at_->get(); }
    Iterator& operator++() {
      ++at_;
      return *this;
    }
    Iterator operator++(int) { return Iterator(at_++); }
    Iterator& operator--() {
      --at_;
      return *this;
    }
    Iterator operator--(int) { return Iterator(at_--); }
    Iterator& operator+=(difference_type n) {
      at_ += n;
      return *this;
    }
    Iterator& operator-=(difference_type n) {
      at_ -= n;
      return *this;
    }
    friend Iterator operator+(Iterator it, difference_type n) { return it += n; }
    friend Iterator operator+(difference_type n, Iterator it) { return it += n; }
    friend Iterator operator-(Iterator it, difference_type n) { return it -= n; }
    friend difference_type operator-(const Iterator& a, const Iterator& b) { return a.at_ - b.at_; }
    const Item& operator[](difference_type n) const { return *at_[n]; }
    friend auto operator<=>(const Iterator&, const Iterator&) = default;

   private:
    Held::const_iterator at_;
  };

  void add(std::shared_ptr<const Item> item) { held_.push_back(std::move(item)); }
  void add(Item item) { add(std::make_shared<const Item>(std::move(item))); }
  void reserve(std::size_t count) { held_.reserve(count); }

  bool empty() const { return held_.empty(); }
  std::size_t size() const { return held_.size(); }
  const Item& operator[](std::size_t index) const { return *held_[index]; }
  const std::shared_ptr<const Item>& shared(std::size_t index) const { return held_[index]; }
  Iterator begin() const { return Iterator(held_.begin()); }
  Iterator end() const { return Iterator(held_.end()); }

  /// Puts a copy in the place of an item, to be changed before the list is handed on. Pointers to the item that it
  /// takes the place of are void.
  Item& edit(std::size_t index) {
    auto copy = std::make_shared<Item>(*held_[index]);
    auto& item = *copy;
    held_[index] = std::move(copy);
    edited_.insert(index);
    return item;
  }
  /// Whether an item is another than was added.
  bool is_edited(std::size_t index) const { return edited_.contains(index); }

  /// Puts another item in the place of one.
  void put(std::size_t index, std::shared_ptr<const Item> item) { held_[index] = std::move(item); }

 private:
  Held held_;
  std::set<std::size_t> edited_;
};

}  // namespace gazette
