#pragma once
// `[look]` of site.toml: the body's colour and logo.

#include "config/recorded_reader.hpp"
#include "io/file_system.hpp"

namespace gazette {

/// Colours that cannot be read on the paper they are for, and a logo that static/ does not have, are faults.
void read_look(RecordedReader& section, const FileReader& files, LookConfig& look);

}  // namespace gazette
