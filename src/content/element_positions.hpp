#pragma once
// Where the texts of a list in metadata stand, for findings about one of them that only a later stage can make.

#include "base/position_map.hpp"
#include "formats/toml.hpp"

#include <string>

namespace gazette {

/// Keeps the position of each text of the list `value` as `key:text`. A value that is null or no list has none.
void keep_element_positions(const TomlValue* value, const std::string& key, PositionMap& positions);

}  // namespace gazette
