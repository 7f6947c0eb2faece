#pragma once
// A theme ready to use: templates compiled and checked, words in the site's language, files with fingerprints.

#include "base/diagnostics.hpp"
#include "formats/template.hpp"
#include "io/file_system.hpp"
#include "model/artifact.hpp"
#include "model/config.hpp"
#include "model/page.hpp"
#include "model/presentation.hpp"

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

/// Immutable after loading; safe to share between threads.
struct Theme {
  std::map<std::string, CompiledTemplate, std::less<>> templates;  ///< by name: `home`, and each item's own
  Presentation presentation;
  std::vector<Artifact> files;  ///< static/ with fingerprinted names: `assets/style.1a2b3c4d.css`
};

/// The known names of each kind of page; kept by the caller, so that `render` does not know `pages`.
using NamesOfKind = std::function<const NameSchema&(PageKind)>;

/// Loads and checks a theme and everything it extends. Templates that no page kind uses are checked as an item's.
/// All faults of all templates are reported; nothing is returned when there was one.
std::optional<Theme> load_theme(const FileReader& files, const SiteConfig& config, const NamesOfKind& names_of_kind,
                                Diagnostics& diagnostics);

/// Keys of words that the program itself prints. A theme without one of them takes the default theme's; in a language
/// that the default theme does not speak, it is an error.
std::span<const std::string_view> required_words();

}  // namespace gazette
