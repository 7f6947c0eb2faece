#pragma once
// `[data]` and `[security]` of site.toml: what the site says to programs and to those who find a weak point.

#include "config/recorded_reader.hpp"

namespace gazette {

void read_data(RecordedReader& section, DataConfig& data);

/// A section without a contact or without a date (both are required by RFC 9116) is an error, as is an address that is
/// none.
void read_security(RecordedReader& section, SecurityConfig& security);

}  // namespace gazette
