#pragma once
// What the page about the data of the site shows: the files for programs, and what their fields mean.

#include "pages/page_names.hpp"

#include <string>
#include <vector>

namespace gazette {

/// A file for programs, or the newest of a kind of files.
struct DataListing {
  std::string key;  ///< `catalogue_csv`; the theme has words `data_file_KEY` and `data_file_KEY_note`
  Route route;
  std::string type;  ///< media type
};

/// Those that the site has.
std::vector<DataListing> data_listings(const Site& site);

/// The names of `page` and of the page about the data.
const PageTable& data_names();

}  // namespace gazette
