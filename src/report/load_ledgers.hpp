#pragma once
// Finds the request ledgers of the reports: after `load_reports`, before `catalogue`.

#include "base/diagnostics.hpp"
#include "io/file_system.hpp"
#include "model/site.hpp"
#include "report/form_library.hpp"

namespace gazette {

/// Reads `<year>.csv` and `<year>.toml` of content/requests and of each folder that a report names as its `ledger`, and
/// gives every report its body's ledger. The files are data, not attachments: they are taken off what is published,
/// whether a report uses them or not. A folder with nothing else in it is no category.
///
/// content/requests is the ledger of the agency: where several bodies report, those that are not the agency must name
/// their own. Errors: those of `read_ledger` and `join_ledgers`; `missing-ledger` for a folder without such files;
/// `ledger-without-form` for a year that no form with a ledger serves.
void load_ledgers(const FileReader& files, const FormLibrary& forms, const SiteConfig& config, LoadedSite& loaded,
                  Diagnostics& diagnostics);

}  // namespace gazette
