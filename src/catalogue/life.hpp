#pragma once
// The life of a document out of what it says of itself and what replaces it. See model/life.hpp.

#include "model/site.hpp"

namespace gazette {

/// The life of an entry whose `replaced_by` is set, as known on `today`.
///
/// It begins on `effective`, else on `made`, else when published. It ends on the first of: the day after `expires`; the
/// day on which what replaces it begins, unless that was withdrawn by then. `validity` is its author's word about
/// today: `in-force` and `amended` overrule ends that lie before; `repealed` and `expired` without such an end are over
/// since the last change note, or since nobody says when. A withdrawal counts from its date, at the latest from today.
Life life_of(const Entry& entry, const Date& today);

/// The day on which an item begins to be in force.
std::optional<Date> first_day_of(const Item& item);

/// Whether the register of rules lists items of this kind (规章, 规范性文件): by genre.
bool is_normative(const SiteConfig& config, const Item& item);

}  // namespace gazette
