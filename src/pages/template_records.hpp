#pragma once
// The tables behind template_names.hpp, parted by what the pages are about.

#include "pages/template_names.hpp"

#include <vector>

namespace gazette {

/// Those of all pages, of home, categories, items, taxonomies and of pages without a subject of their own.
std::vector<DocumentedRecord> page_records();

/// Those of annual reports: the report, its tables and charts, the list of reports and their comparison.
std::vector<DocumentedRecord> report_records();

/// Those of coverage, standard catalogues and the register of rules.
std::vector<DocumentedRecord> public_record_records();

}  // namespace gazette
