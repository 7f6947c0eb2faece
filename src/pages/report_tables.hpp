#pragma once
// The tables of an annual report as templates see them: header cells that span, figures with marks and notes.

#include "model/page.hpp"
#include "model/value.hpp"
#include "pages/site_values.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace gazette {

/// A `report_table`. `heading` is the one above it in the text; empty for none.
Value report_table(const SiteValues& values, const ReportEntry& report, std::size_t table,
                   std::string_view heading = {});

/// The name of a cell for people: `新收 总计`, or the row alone in a table of one column.
std::string cell_label(const SiteValues& values, const Form& form, const CellIndex& cell);

/// A figure with its unit and, for money and counts from 10,000 on, its digits as they are: no grouping is added.
std::string figure_with_unit(const SiteValues& values, const Form& form, const Figures& figures, const CellIndex& cell);

}  // namespace gazette
