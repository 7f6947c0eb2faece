#pragma once
// All that a package holds of a year: the sources and files of its items, the figures of its reports, the catalogue,
// the record of what was published, and the pages. docs/ARCHIVE.md describes the folders to those who receive them.

#include "archive/packed_file.hpp"
#include "archive/year_items.hpp"
#include "build/pipeline.hpp"

#include <map>
#include <string>
#include <vector>

namespace gazette {

struct YearPayload {
  std::vector<PackedFile> files;  ///< in no order; their bytes are made of the site that they were taken from
  std::string manifest_sha256;    ///< of the site's manifest
  /// What pages load from other sites, which no package can hold: the address, and the file of an item whose page does;
  /// empty where it is no item's.
  std::map<std::string, std::string> elsewhere;
};

/// Renders the whole site once, for the manifest and the pages. `files` and `prepared` must outlive the payload. Of
/// withdrawn items it takes the page alone, as the site has it. Errors: those of rendering and of the disk.
Result<YearPayload> year_payload(const FileReader& files, const PreparedSite& prepared, const YearItems& items,
                                 unsigned jobs, Observer& observer);

}  // namespace gazette
