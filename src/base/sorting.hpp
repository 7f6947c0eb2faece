#pragma once
// Sorting by keys that are dear to make.

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace gazette {

/// Sorts by `key(element)`, which is made once for each element. Elements with equal keys keep their order.
template <typename T, typename Key>
void sort_by(std::vector<T>& elements, Key key) {
  using KeyOf = decltype(key(elements.front()));
  std::vector<std::pair<KeyOf, std::size_t>> keys;
  keys.reserve(elements.size());
  for (std::size_t i = 0; i < elements.size(); ++i) keys.emplace_back(key(elements[i]), i);
  std::sort(keys.begin(), keys.end());
  std::vector<T> sorted;
  sorted.reserve(elements.size());
  for (const auto& each : keys) sorted.push_back(std::move(elements[each.second]));
  elements = std::move(sorted);
}

}  // namespace gazette
