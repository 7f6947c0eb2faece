#pragma once
// The files that `gazette new report` writes: the parts of the form as headings, its figures with every row labelled.

#include "io/file_system.hpp"
#include "model/site.hpp"

#include <string>

namespace gazette {

struct ReportSkeletonRequest {
  int year = 0;
  std::string form;          ///< empty: the one that serves the year
  std::string issuer;        ///< key of the body; empty: the agency
  std::string index_number;  ///< empty for none
};

struct ReportSkeleton {
  std::string text;     ///< index.md
  std::string figures;  ///< figures.toml
};

/// The text has a heading for each part, the place of each table below its part, the period and whom to ask; the
/// figures a line for each row, blank but for what the form's checks carry over from the same body's report on the year
/// before. Its components are taken over too. Errors are of ErrorKind::usage: no such form, or none (or several) that
/// serve the year.
Result<ReportSkeleton> report_skeleton(const FileReader& files, const Site& site, const ReportSkeletonRequest& request);

}  // namespace gazette
