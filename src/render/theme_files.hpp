#pragma once
// The files of a theme and of those that it extends: the site's own first, then the ones inside the binary.

#include "base/diagnostics.hpp"
#include "io/file_system.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace gazette {

struct ThemeFile {
  std::string path;  ///< for messages: `themes/default/templates/home.mustache`
  std::string bytes;
};

/// All files of a theme after inheritance, by their path inside a theme: `templates/home.mustache`.
class ThemeFiles {
 public:
  /// The file, or null. Valid as long as this.
  const ThemeFile* find(const std::string& path) const;

  /// Files whose path begins with `folder`, by path.
  std::vector<std::pair<std::string, const ThemeFile*>> in_folder(const std::string& folder) const;

  /// The file and the ones of the same path in the themes below, nearest first.
  std::vector<const ThemeFile*> layers(const std::string& path) const;

  /// Adds a file below those that nearer themes gave already.
  void add(std::string path, ThemeFile file);

 private:
  std::map<std::string, std::vector<ThemeFile>> files_;
};

/// Loads theme `name` and every theme that it extends (`theme.toml`: `extends`). `themes/<name>/` of the site wins
/// file by file over the theme of that name in the binary, so that a site may override single files.
/// Faults (`unknown-theme`, a circle of `extends`, a wrong theme.toml) are errors of ErrorKind::configuration.
std::optional<ThemeFiles> load_theme_files(const FileReader& files, const std::string& name, Diagnostics& diagnostics);

/// `i18n/<language>.toml` of the default theme in the binary; nothing for a language that it does not speak.
std::optional<ThemeFile> default_words(const std::string& language);

}  // namespace gazette
