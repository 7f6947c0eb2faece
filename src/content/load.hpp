#pragma once
// All of content/ into memory: the first stage of the pipeline.

#include "base/diagnostics.hpp"
#include "content/content_memory.hpp"
#include "io/file_system.hpp"
#include "model/config.hpp"
#include "model/site.hpp"

#include <functional>

namespace gazette {

/// How content/ is read. What comes of it is the same for any number of jobs.
struct LoadOptions {
  unsigned jobs = 1;
  bool reads_texts = true;                     ///< off: each text waits until it is asked for
  std::shared_ptr<TextShelf> shelf = nullptr;  ///< where texts go that were read; null: they stay in memory
};

/// Reads what `memory` does not hold as it is on the disk, and leaves it there. Items come by path, categories parents
/// first. Reports are not read yet; what is wrong with the texts of items is for `report_texts` to tell.
LoadedSite load_content(const FileReader& files, const SiteConfig& config, LoadOptions options, ContentMemory& memory,
                        Diagnostics& diagnostics);

/// Reads one item again whose own file changed, and nothing else of its bundle. Null where there is no such file, or
/// none was read before: then only all of content/ can tell what it is.
const ReadItem* reread_item(const FileReader& files, const SiteConfig& config, const std::string& source,
                            ContentMemory& memory);

/// Reads the texts that nobody has read yet with `jobs` threads, and adds what was found in all of them. Where `stops`
/// says so, which is asked from several threads, nothing is added.
void report_texts(const SiteConfig& config, const ItemList& items, unsigned jobs, Diagnostics& diagnostics,
                  const std::function<bool()>& stops);

}  // namespace gazette
