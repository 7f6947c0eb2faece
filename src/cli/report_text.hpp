#pragma once
// An annual report for the terminal: its tables and what its checks found.

#include "base/diagnostic_text.hpp"
#include "model/site.hpp"

#include <cstddef>
#include <optional>
#include <string>

namespace gazette {

struct ReportTextOptions {
  int width = 100;
  Coloring coloring = Coloring::plain;
  std::optional<std::size_t> table;  ///< only this one, without the checks
};

/// Title, form, period; each table with its notes; the checks. Labels are in the site's language. A blank figure is
/// `·`, a computed one has a `*`; a legend says so where they occur. Ends in a line end.
std::string report_text(const Site& site, const ReportEntry& report, const ReportTextOptions& options);

}  // namespace gazette
