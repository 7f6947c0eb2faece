#pragma once
// Rules about index numbers, document numbers and what a catalogue must list.

#include "base/diagnostics.hpp"
#include "model/site.hpp"

#include <string_view>

namespace gazette {

void check_metadata(const Site& site, Diagnostics& diagnostics);

/// Why a Chinese document number is not 机关代字〔年〕序号号 (GB/T 9704-2012, 7.2.5), or empty.
/// Four-digit year in hexagonal brackets, a serial without leading zeros and without 第, and 号 at the end.
std::string_view document_number_fault(std::string_view number);

}  // namespace gazette
