#pragma once
// How items name rows of standard catalogues.

#include "base/result.hpp"
#include "model/coverage.hpp"

#include <memory>
#include <string>
#include <vector>

namespace gazette {

using StandardCatalogues = std::vector<std::shared_ptr<const StandardCatalogue>>;

/// The row that `path` names: its whole path, or so much of its end that only one row has it (`招生管理/学校介绍`).
/// `unknown-standard` with the nearest path, `ambiguous-standard` with all it may be. The place is the caller's.
Result<const StandardRow*> find_standard_row(const StandardCatalogues& catalogues, const std::string& path);

}  // namespace gazette
