#pragma once
// When each column must be renewed, by its rhythm: what website inspections ask of it.

#include "model/site.hpp"

#include <optional>
#include <vector>

namespace gazette {

/// A column, or the home page, whose rhythm is kept or not.
struct ColumnState {
  const CategoryFile* file = nullptr;  ///< of the home page: null without a content/_index.md
  const Category* category = nullptr;  ///< null for the home page
  Rhythm rhythm;
  std::optional<Date> newest;  ///< publication of its newest item; nothing when no item has a date
  std::optional<Date> due;     ///< the last day that `newest` is new enough
  bool is_stale = false;       ///< as of the view's day
};

/// Every category that keeps a rhythm, in the order of the site. Its newest item is looked for in all folders below. It
/// keeps its own rhythm, that of its statutory column, or the site's default; the default only asks for items where
/// some stand in the folder itself: not in a text without items, and not in a column that only gathers others. One that
/// shows nothing at all is left out: it is empty, not stale.
std::vector<ColumnState> column_states(const Site& site);

/// The home page, whose newest item is that of the site; nothing where it keeps no rhythm.
std::optional<ColumnState> home_state(const Site& site);

/// Whether a category has neither current items, nor categories below, nor a text.
bool shows_nothing(const Category& category);

}  // namespace gazette
