#pragma once
// An annual report for spreadsheets: `/reports/<year>/<table>.csv` and `/reports/<year>/checks.csv`.

#include "model/site.hpp"

#include <cstddef>
#include <string>

namespace gazette {

/// One table as CSV: UTF-8 with BOM, CRLF, labels of the form's own language.
///
/// The header is the table's title (of records: none), the columns' labels with those of the groups above them where
/// they would not be unique, the unit where rows have one, and note, form and year. Blank is empty, not applicable is
/// `n/a`. `figures_from_csv` reads it back.
std::string table_csv(const ReportEntry& report, std::size_t table);

/// Every check of the form with its result, and each outcome that does not hold, in the same make.
std::string checks_csv(const ReportEntry& report);

}  // namespace gazette
