#pragma once
// The metadata of one item as a file beside its page: the fields of the catalogue, and what only the item's own page
// shows besides, files, history and what replaces what.

#include "pages/data_fields.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace gazette {

inline constexpr std::string_view k_page_json = "index.json";

/// Whether the site writes the file: not where `[data] page_json` is off or the item has a file of that name.
bool has_page_json(const SiteConfig& config, const Item& item);

Route page_json_route(const Item& item);

/// One JSON object; its fields keep their order, and those that say nothing are left out.
std::string page_json(const SiteValues& values, const Entry& entry);

/// Its fields, those inside objects included.
std::vector<FieldRow> page_json_fields();

}  // namespace gazette
