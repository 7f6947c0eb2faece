#pragma once
// Standard catalogues (基层政务公开标准目录) from CSV.

#include "base/diagnostics.hpp"
#include "io/file_system.hpp"
#include "model/config.hpp"
#include "model/coverage.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

/// Reads a catalogue with the ten columns of 国办发〔2019〕54号 (see `standard_header`); its name is the file's.
///
/// A blank 一级事项 is the one above, as in merged cells. A line with neither 一级事项 nor 二级事项 goes on with the
/// row above. Lines without anything, and remarks below the table, are passed over. Errors of ErrorKind::content at the
/// cell: those of `parse_csv`, `standard-header`, `standard-row` (a line before any 一级事项),
/// `duplicate-standard-row`. Sound rows are returned even then.
StandardCatalogue parse_standard(const std::string& file, std::string_view text, Diagnostics& diagnostics);

/// The catalogues that `[coverage] standards` names, in that order.
std::vector<std::shared_ptr<const StandardCatalogue>> load_standards(const FileReader& files,
                                                                     const CoverageConfig& config,
                                                                     Diagnostics& diagnostics);

}  // namespace gazette
