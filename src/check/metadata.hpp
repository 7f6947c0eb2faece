#pragma once
// What a catalogue must list beside numbers and dates.

#include "base/diagnostics.hpp"
#include "model/site.hpp"

namespace gazette {

/// Rules `missing-summary` and `empty-category`.
void check_metadata(const Site& site, Diagnostics& diagnostics);

}  // namespace gazette
