#pragma once
// An annual report for programs and spreadsheets: `/reports/<year>/<table>.csv` and `/reports/<year>/figures.json`.

#include "model/report.hpp"
#include "model/site.hpp"
#include "report/computed.hpp"

#include <string>

namespace gazette {

/// One table as CSV: UTF-8 with BOM, CRLF, labels of the form's own language.
///
/// The header is the table's title, the columns' labels (the year where the only column has none) and, where a row
/// has a unit, 单位 or `unit`. Blank is empty, not applicable is `n/a`. `figures_from_csv` reads it back.
std::string table_csv(const Form& form, const FormTable& table, const Report& report);

/// The whole report as JSON: form, title, year, body, every table with its cells, states and units, and the site's own
/// counts. Counts are numbers; other figures are text, so that no digit is lost; what has no value is null.
std::string figures_json(const Site& site, const Item& item, const Report& report, const PublishedCounts& counts);
std::string figures_json(const Site& site, const Item& item, const Report& report);

}  // namespace gazette
