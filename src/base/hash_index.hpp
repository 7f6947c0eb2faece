#pragma once
// Finding things among very many without a copy of their names: a table of short hashes and of what they stand for.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>
#include <utility>
#include <vector>

namespace gazette {

/// The hash of a name, for a HashIndex. Not the same in every build of gazette: nothing may depend on its order.
inline std::uint32_t name_hash(std::string_view name) {
  const std::uint64_t hash = std::hash<std::string_view>{}(name);
  return static_cast<std::uint32_t>(hash ^ (hash >> 32U));
}

/// The hash of a name that has several parts.
inline std::uint32_t joined_hash(std::uint32_t first, std::uint32_t second) {
  return (first * 0x9E3779B1U) ^ (second + (first >> 15U));
}

/// A hash table whose keys stay where they are: who asks brings the hash of the key and says which thing has that key.
/// `T` is small, a number or a pointer, and `k_none` one that is never held. A thing costs about one and a half times
/// the size of `T` and a short hash.
template <typename T, T k_none>
class HashIndex {
 public:
  void reserve(std::size_t count) {
    if (count > room()) grow(count);
  }

  std::size_t size() const { return count_; }

  /// Forgets all that is held; the room for it stays.
  void clear() {
    std::ranges::fill(slots_, Slot{});
    count_ = 0;
  }

  /// What is held under `hash` of which `is_it` is true; else `k_none`.
  template <typename IsIt>
  T find(std::uint32_t hash, IsIt is_it) const {
    return slots_.empty() ? k_none : slots_[slot_of(hash, is_it)].held;
  }

  /// The same as a place to write. A new one holds `k_none`, and must be written before anything else is asked.
  template <typename IsIt>
  T& place(std::uint32_t hash, IsIt is_it) {
    if (slots_.empty()) grow(1);
    auto at = slot_of(hash, is_it);
    if (slots_[at].held != k_none) return slots_[at].held;
    if (count_ == room()) {
      grow(2 * count_);
      at = slot_of(hash, is_it);
    }
    ++count_;
    slots_[at].hash = hash;
    return slots_[at].held;
  }

 private:
  struct Slot {
    std::uint32_t hash = 0;
    T held = k_none;
  };

  // Two thirds of the slots are in use at most, so that a search ends soon.
  std::size_t room() const { return slots_.size() * 2 / 3; }

  std::size_t home_of(std::uint32_t hash) const {
    return static_cast<std::size_t>(hash * std::uint64_t{slots_.size()} >> 32U);
  }

  // Where it is, or the free slot where it would be.
  template <typename IsIt>
  std::size_t slot_of(std::uint32_t hash, IsIt is_it) const {
    auto at = home_of(hash);
    while (slots_[at].held != k_none && !(slots_[at].hash == hash && is_it(slots_[at].held)))
      at = at + 1 == slots_.size() ? 0 : at + 1;
    return at;
  }

  void grow(std::size_t count) {
    const auto filled = std::exchange(slots_, std::vector<Slot>(count + count / 2 + 4));
    for (const auto& slot : filled) {
      if (slot.held != k_none) slots_[slot_of(slot.hash, [](T) { return false; })] = slot;
    }
  }

  std::vector<Slot> slots_;
  std::size_t count_ = 0;
};

/// Things by their number in some list.
inline constexpr std::uint32_t k_no_number = UINT32_MAX;
using NumberIndex = HashIndex<std::uint32_t, k_no_number>;

}  // namespace gazette
