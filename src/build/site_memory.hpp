#pragma once
// What preparing a site leaves for the next time, so that a preview makes again only what changed. An empty memory
// gives the same site; it only takes longer.

#include "build/kept.hpp"
#include "check/personal_data.hpp"
#include "config/site_config.hpp"
#include "content/content_memory.hpp"
#include "record/ledger.hpp"
#include "render/theme.hpp"
#include "report/form_library.hpp"

#include <memory>
#include <string>

namespace gazette {

/// Belongs to one folder and one BuildRequest, but for the moment that it asks for. Not thread-safe.
struct SiteMemory {
  Kept<std::shared_ptr<const LoadedConfig>> config;  ///< null when it has errors, and so on
  Kept<std::shared_ptr<const Theme>> theme;
  Kept<std::shared_ptr<const FormLibrary>> forms;
  Kept<std::shared_ptr<const PublicationLedger>> ledger;
  ContentMemory content;
  std::string content_key;           ///< what `content` holds for
  ScannedFiles scanned;              ///< for the same
  std::shared_ptr<TextShelf> shelf;  ///< where texts go that were read; null: they stay in memory

  /// Whatever was read from this path is read again, even if the file looks as it did.
  void forget(const std::string& path) { content.forget(path); }
};

}  // namespace gazette
