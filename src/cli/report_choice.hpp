#pragma once
// Which report of a site a command means: by year, and by form or issuer where several report on it.

#include "base/result.hpp"
#include "cli/arguments.hpp"
#include "model/site.hpp"

#include <string>

namespace gazette {

/// A year as commands take it, 1900 to 2999. Error of ErrorKind::usage.
Result<int> year_argument(const std::string& text);

/// The report on `year` that `--form` and `--issuer` leave. Errors of ErrorKind::usage: there is none, with the years
/// there are; there are several, with what tells them apart.
Result<const ReportEntry*> chosen_report(const Site& site, const Arguments& arguments, int year);

/// The table that `--table` names; nothing without it. Error of ErrorKind::usage with the nearest.
Result<std::optional<std::size_t>> chosen_table(const Form& form, const Arguments& arguments);

}  // namespace gazette
