#pragma once
// Rules about when things were made and published.

#include "base/diagnostics.hpp"
#include "model/site.hpp"

namespace gazette {

void check_dates(const Site& site, Diagnostics& diagnostics);

}  // namespace gazette
