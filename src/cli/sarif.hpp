#pragma once
// The findings of a check as SARIF 2.1.0, which code hosts show beside the lines they are about.

#include "base/diagnostics.hpp"

#include <string>

namespace gazette {

/// One run with all rules (id, why, page, default level) and one result a finding, with its place: paths from the
/// site's folder, percent-encoded; columns count code points. Waived findings are results with a suppression that
/// holds the reason. `diagnostics` is sorted. Names of errors that are no rules are listed behind the rules.
std::string sarif_log(const Diagnostics& diagnostics);

}  // namespace gazette
