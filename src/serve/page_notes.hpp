#pragma once
// What the preview's script knows of the page that it stands in: /_gazette/page.json.

#include "io/file_system.hpp"
#include "serve/preview.hpp"

#include <string>

namespace gazette {

/// A page as it would be served now, without the script.
struct PageDigests {
  std::string whole;  ///< of its bytes; empty where there is no page
  std::string words;  ///< of the same with the fingerprints of the theme's stylesheets left out
};

/// Digests of a page's bytes; `prepared` may be null.
PageDigests page_digests(const PreparedSite* prepared, const std::string& bytes);

/// The JSON for the page at `output_path`, whether it is there or not. Problems that nobody can read at once are cut.
std::string page_notes(const PreviewView& view, const FileReader& files, const std::string& output_path,
                       const PageDigests& digests);

/// Why a page exists, as a sentence in the language of the site.
std::string reason_of(const Site& site, const Page& page);

/// How an item stands: `published`, `draft`, `scheduled`, `withheld`, in the language of the site.
std::string status_words(const Site& site, const Item& item);

}  // namespace gazette
