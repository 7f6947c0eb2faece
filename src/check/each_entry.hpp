#pragma once
// Looking at published items one by one, on several threads.

#include "base/diagnostics.hpp"
#include "base/parallel.hpp"
#include "model/site.hpp"

#include <algorithm>
#include <vector>

namespace gazette {

/// Calls `look(entry, diagnostics)` for every entry. What is found is joined in the order of the entries, whatever
/// `jobs` is. `look` changes nothing but the diagnostics that it is given.
template <typename Look>
void look_at_each_entry(const Site& site, unsigned jobs, Diagnostics& diagnostics, Look look) {
  constexpr std::size_t k_together = 512;
  const auto& entries = site.entries;
  std::vector<Diagnostics> found((entries.size() + k_together - 1) / k_together);
  const auto look_at_some = [&](std::size_t some) {
    const auto end = std::min(entries.size(), (some + 1) * k_together);
    for (auto i = some * k_together; i < end; ++i) look(*entries[i], found[some]);
  };
  parallel_for(
      found.size(), jobs, [&] { return look_at_some; }, 1);
  for (auto& of_some : found) diagnostics.append(std::move(of_some));
}

}  // namespace gazette
