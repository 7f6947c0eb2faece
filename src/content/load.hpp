#pragma once
// All of content/ into memory: the first stage of the pipeline.

#include "base/diagnostics.hpp"
#include "io/file_system.hpp"
#include "model/config.hpp"
#include "model/site.hpp"

namespace gazette {

/// Reads content/ with `jobs` threads. Items come by path, categories parents first; the order and all
/// diagnostics are the same for any number of jobs. Reports are not read yet.
LoadedSite load_content(const FileReader& files, const SiteConfig& config, unsigned jobs, Diagnostics& diagnostics);

}  // namespace gazette
