#pragma once
// Within how many working days an item must be published: the one place that decides it, for checks and lists alike.

#include "model/site.hpp"

namespace gazette {

/// The limit of an item, published or not. Regulation, Art. 26: 20 working days, unless another rule says otherwise.
/// The rows of standard catalogues that the item names decide, by the shortest limit (公开时限) that one of them states
/// in working days; else the nearest category above the item that sets one; else `[check] publish_within_working_days`.
int publication_limit(const Site& site, const Item& item);

}  // namespace gazette
