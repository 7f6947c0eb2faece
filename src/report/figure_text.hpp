#pragma once
// What `{{name}}` in the text of an annual report becomes: one of its own figures, or one that the site computes.

#include "base/result.hpp"
#include "model/site.hpp"

#include <string>
#include <string_view>

namespace gazette {

/// The figure called `name`, as plain text (whoever inserts it escapes it).
///
/// `name` is an address of the form (`disclosed.year`, `t3.n.total`; the only column of a table may be named or not) or
/// a computed figure (`site.published.year`, `requests.overdue`). Numbers are as written, a percentage with its `%`, a
/// choice by its label in `language`, no other unit; not applicable is 不适用, or `n/a` in other languages than
/// Chinese. Error, of ErrorKind::content and without a place: `unknown-figure` with the nearest name, `blank-figure`.
Result<std::string> figure_text(const ReportEntry& report, std::string_view name, std::string_view language);

/// A figure as tables print it: as above, without the `%`; empty when blank.
std::string printed(const CellFormat& format, const Cell& cell, std::string_view language);

/// All addresses of the form's cells, records as far as the report has them.
std::vector<std::string> figure_addresses(const Form& form, const Figures& figures);

}  // namespace gazette
