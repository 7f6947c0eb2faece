#pragma once
// `waive = [{ rule = "…", reason = "…" }]` in the metadata of an item or a category.

#include "formats/table_reader.hpp"
#include "model/item.hpp"

#include <vector>

namespace gazette {

/// The waivers that the metadata declare. Unknown rules and missing reasons are errors (`unknown-rule`,
/// `missing-reason`).
std::vector<Waiver> read_waivers(TableReader& reader);

}  // namespace gazette
