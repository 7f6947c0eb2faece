#pragma once
// Findings as the preview's script takes them.

#include "base/diagnostics.hpp"
#include "formats/json.hpp"
#include "io/file_system.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace gazette {

/// Adds an array of at most `most` findings, each with the line that it is about and, on Chinese sites, with words of
/// their own for what was found. Numbers of persons are masked, as in the terminal.
void add_findings(JsonWriter& json, const FileReader& files, const std::string& language,
                  const std::vector<Diagnostic>& findings, std::size_t most);

}  // namespace gazette
