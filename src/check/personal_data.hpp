#pragma once
// Personal data in the files that a site publishes, and in their names; what they hide, whose they are, and which of
// them nobody could look into. Texts of items and categories are scanned when they are loaded (content/load.cpp).

#include "base/diagnostics.hpp"
#include "io/file_system.hpp"
#include "model/site.hpp"

namespace gazette {

/// Looks into the attachments of items that may be published (drafts too), the files of categories and all of static/,
/// with `jobs` threads; and at the names of items and files. One finding for each file and rule, with its number and
/// its first places; values are masked. An item's and a category's waivers hold for their files. Request ledgers are
/// not read: they have their own check.
void check_personal_data(const FileReader& files, const Site& site, unsigned jobs, Diagnostics& diagnostics);

}  // namespace gazette
