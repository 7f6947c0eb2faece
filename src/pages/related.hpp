#pragma once
// What else a reader of an item may want.

#include "model/site.hpp"

namespace gazette {

/// Current items of the same topic that were published next to this one: two older and two newer, newest first, without
/// those of its replacement chain and its neighbours in the category's list, which its page names anyway. A new item
/// changes those of a few items only. Empty without a topic.
EntryList related_to(const Site& site, const Entry& entry);

/// What an item replaced, directly or not, and what replaced it: the ten nearest each way, newest first, without
/// itself.
EntryList replacement_chain(const Entry& entry);

}  // namespace gazette
