#pragma once
// Index numbers that two branches gave away at the same time: which items keep them, and which get the next free ones.

#include "build/text_repair.hpp"
#include "model/site.hpp"

#include <functional>
#include <string>
#include <vector>

namespace gazette {

/// An item that gets another number.
struct Renumbered {
  TextRepair repair;
  std::string old_number, new_number;
  std::string kept_by;  ///< the file of the item that keeps the old one
};

/// Of the items with the same number one keeps it: that which is published (its number never changes again), else the
/// one of the earliest date, of these the first by file. The others get the numbers that are free after the last of
/// their series, in that order. Errors: two published items with one number (`duplicate-index-number`), a number that
/// is not written on one line between plain quotes, or of which there is no pattern (`renumber`); such items are left
/// alone.
std::vector<Renumbered> plan_renumbering(const FileReader& files, const Site& site,
                                         const std::function<bool(const Item&)>& is_published,
                                         Diagnostics& diagnostics);

}  // namespace gazette
