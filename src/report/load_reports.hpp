#pragma once
// Ties each annual report to its form and its figures: after `content` has read the items, before `catalogue`.

#include "base/diagnostics.hpp"
#include "io/file_system.hpp"
#include "model/site.hpp"
#include "report/form_library.hpp"

namespace gazette {

/// Fills `loaded.reports` for every item with a report, and takes the files that figures come from off its attachments.
///
/// Figures come from the item itself or from its figures file, not both (`two-figure-sources`), and, for a bundle, from
/// `<table>.csv` beside it, not for a table that is given already. No figures at all is a report whose cells are blank.
/// Errors are of ErrorKind::content: `unknown-form`, `form-year`, `missing-figures`, `duplicate-report` (two reports of
/// one issuer on one year in one form; drafts and withdrawn ones do not count), and those of the readers. A report with
/// a faulty form is left out; one with faulty figures keeps the sound ones.
void load_reports(const FileReader& files, const FormLibrary& forms, LoadedSite& loaded, Diagnostics& diagnostics);

}  // namespace gazette
