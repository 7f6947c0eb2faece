#pragma once
// The section [coverage] of site.toml: what the body must publish, and what of it does not apply to it.

#include "config/recorded_reader.hpp"

namespace gazette {

/// Fills `coverage`. Rule `missing-reason` for a row that is said not to apply without a reason, and those of the
/// readers.
void read_coverage(RecordedReader& section, CoverageConfig& coverage);

}  // namespace gazette
