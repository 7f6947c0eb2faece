#pragma once
// A published item among the others. Made by `catalogue`; part of the Site.

#include "model/item.hpp"
#include "model/life.hpp"

#include <cstddef>
#include <vector>

namespace gazette {

struct ReportEntry;

/// A published item with what only the whole site knows about it.
struct Entry {
  const Item* item = nullptr;
  std::size_t index = 0;  ///< in `Site::entries`
  Validity validity = Validity::in_force;
  Life life;  ///< as of the view's day; from it come `state`, `validity` and `is_current`
  LifeState state = LifeState::in_force;
  bool is_current = true;           ///< stands in current lists: in force (or amended), not withdrawn
  const Entry* previous = nullptr;  ///< the older neighbour in its category's list
  const Entry* next = nullptr;      ///< the newer one
  std::vector<const Entry*> replaces;
  std::vector<const Entry*> replaced_by;
  const Entry* successor = nullptr;     ///< of a withdrawn item
  const ReportEntry* report = nullptr;  ///< of an annual report
};

using EntryList = std::vector<const Entry*>;

/// Whether its page is no more than the notice that it was withdrawn. A report stays: what it said of its year is part
/// of the record.
inline bool is_notice(const Entry& entry) { return entry.item->withdrawn && !entry.report; }

}  // namespace gazette
