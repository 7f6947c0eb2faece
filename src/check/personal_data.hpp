#pragma once
// Personal data in the files that a site publishes, and in their names; what they hide, whose they are, and which of
// them nobody could look into. Texts of items and categories are scanned when they are loaded (content/load.cpp).

#include "base/diagnostics.hpp"
#include "io/file_system.hpp"
#include "model/site.hpp"

#include "check/file_findings.hpp"

#include <map>
#include <string>

namespace gazette {

/// A file as it was when it was looked into, and what was found in it.
struct ScannedFile {
  FileEntry stamp;
  FileFindings findings;
};

/// By path from the site's folder. Holds for one configuration.
using ScannedFiles = std::map<std::string, ScannedFile>;

/// Looks into the attachments of items that may be published (drafts too), the files of categories and all of static/,
/// with `jobs` threads; and at the names of items and files. One finding for each file and rule, with its number and
/// its first places; values are masked. An item's and a category's waivers hold for their files. Request ledgers are
/// not read: they have their own check. Files that `known` holds as they are on the disk are not read again; it has all
/// of them afterwards, and no others.
void check_personal_data(const FileReader& files, const Site& site, unsigned jobs, ScannedFiles& known,
                         Diagnostics& diagnostics);

}  // namespace gazette
