#pragma once
// Who wants which place of the output: for saying where a fault of an address comes from.

#include "base/place.hpp"
#include "model/item.hpp"
#include "pages/plan.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace gazette {

/// What wants to stand at a path of the output.
struct Claim {
  std::string path;  ///< of a file
  std::string what;
  Place place;
  const Item* item = nullptr;   ///< whose page it is, or leads to; null for others
  bool is_beside_page = false;  ///< it stands wherever a page does, which says all that is to be said of the place
};

std::size_t count_of_claims(const SitePlan& plan);

/// All of them by path; of several at one path the one whose line is known comes last, a generated one first.
std::vector<Claim> all_claims(const SitePlan& plan);

}  // namespace gazette
