#pragma once
// The `[report]` and `[figures]` of an item: what makes it an annual report (contract, section 6).

#include "content/content_tree.hpp"
#include "formats/table_reader.hpp"
#include "model/config.hpp"
#include "model/item.hpp"

namespace gazette {

/// Fills `item.report` when the metadata has a `[report]`. Faults are errors of ErrorKind::content at their places.
void read_report(TableReader& reader, const ItemFile& file, const SiteConfig& config, Item& item);

}  // namespace gazette
