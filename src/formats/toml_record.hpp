#pragma once
// A free TOML table (`[extra]`) as a Record that templates can read.

#include "formats/toml.hpp"
#include "model/value.hpp"

namespace gazette {

/// Numbers and dates become their text; a list of tables becomes a list of records.
Record record_of(const TomlTable& table);

}  // namespace gazette
