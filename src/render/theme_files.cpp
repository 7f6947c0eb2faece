#include "render/theme_files.hpp"

#include "base/embedded.hpp"
#include "base/file_name.hpp"
#include "base/suggest.hpp"
#include "base/text.hpp"
#include "base/text_encoding.hpp"
#include "formats/table_reader.hpp"
#include "io/site_folders.hpp"

#include <algorithm>
#include <set>

namespace gazette {

namespace {

constexpr std::string_view k_themes = "themes";
constexpr auto k_kind = ErrorKind::configuration;

std::vector<std::string> known_themes(const FileReader& files) {
  std::set<std::string> names;
  for (const auto& file : embedded_files()) {
    const auto parts = split(file.path, '/');
    if (parts.size() > 2 && parts[0] == k_themes) names.emplace(parts[1]);
  }
  if (const auto listing = files.list(std::string(k_themes))) {
    for (const auto& entry : *listing) names.emplace(split(entry.path, '/').front());
  }
  return {names.begin(), names.end()};
}

void add_embedded(const std::string& folder, ThemeFiles& theme) {
  for (const auto& file : embedded_files()) {
    if (file.path.starts_with(folder + "/"))
      theme.add(std::string(file.path.substr(folder.size() + 1)), {std::string(file.path), std::string(file.bytes)});
  }
}

bool add_from_site(const FileReader& files, const std::string& folder, ThemeFiles& theme, Diagnostics& diagnostics) {
  const auto listing = files.list(folder);
  if (!listing) {
    diagnostics.add_error(listing.error());
    return false;
  }
  for (const auto& entry : *listing) {
    const auto name = path_name(entry.path);
    if (entry.kind == FileKind::folder || name.starts_with('.') || name.ends_with('~') || is_kept_original(name))
      continue;
    if (auto fault = entry_fault(folder, entry, k_kind)) {
      diagnostics.add_error(*std::move(fault));
      continue;
    }
    const auto path = path_join(folder, entry.path);
    auto bytes = files.read(path);
    auto fault = bytes && path_extension(path) == "mustache" ? encoding_fault(path, *bytes, k_kind) : std::nullopt;
    if (fault) diagnostics.add_error(*std::move(fault));
    else if (bytes) theme.add(entry.path, {path, *std::move(bytes)});
    else diagnostics.add_error(bytes.error());
  }
  return true;
}

// One folder in themes/, never one elsewhere.
bool is_theme_name(std::string_view name) {
  return !name.empty() && !name.starts_with('.') && name.find_first_of("/\\") == std::string_view::npos &&
         !file_name_fault(name);
}

struct AskedTheme {
  std::string name;  ///< empty for none
  Place place;       ///< of the word that asks for it
};

// What `theme.toml` of this theme says it extends.
AskedTheme extended_theme(const ThemeFile& file, Diagnostics& diagnostics) {
  const auto table = parse_toml({file.path, file.bytes, 1, k_kind}, diagnostics);
  TableReader reader(table, "theme.toml", k_kind, diagnostics);
  for (const auto* key : {"name", "title", "description"}) reader.text(key);
  auto extends = reader.text("extends").value_or("");
  reader.finish();
  return {std::move(extends), reader.place_of("extends")};
}

Error unknown_theme(const FileReader& files, const AskedTheme& theme) {
  const auto& [name, place] = theme;
  const auto known = known_themes(files);
  auto help = suggestion(name, {known.begin(), known.end()});
  return {k_kind,
          "unknown-theme",
          "there is no theme " + quoted(name),
          place,
          help.empty() ? "known themes: " + joined(known, ", ") : help,
          {}};
}

}  // namespace

const ThemeFile* ThemeFiles::find(const std::string& path) const {
  const auto found = files_.find(path);
  return found == files_.end() ? nullptr : &found->second.front();
}

std::vector<std::pair<std::string, const ThemeFile*>> ThemeFiles::in_folder(const std::string& folder) const {
  std::vector<std::pair<std::string, const ThemeFile*>> found;
  for (auto file = files_.lower_bound(folder); file != files_.end() && file->first.starts_with(folder); ++file)
    found.emplace_back(file->first, &file->second.front());
  return found;
}

std::vector<const ThemeFile*> ThemeFiles::layers(const std::string& path) const {
  std::vector<const ThemeFile*> layers;
  const auto found = files_.find(path);
  if (found == files_.end()) return layers;
  for (const auto& file : found->second) layers.push_back(&file);
  return layers;
}

void ThemeFiles::add(std::string path, ThemeFile file) { files_[std::move(path)].push_back(std::move(file)); }

std::optional<ThemeFiles> load_theme_files(const FileReader& files, const std::string& name, Diagnostics& diagnostics) {
  ThemeFiles all;
  std::vector<std::string> chain;
  for (AskedTheme asked = {name, {"themes/" + name, {}}}; !asked.name.empty();) {
    const auto& next = asked.name;
    if (std::find(chain.begin(), chain.end(), next) != chain.end()) {
      diagnostics.add_error({k_kind,
                             "circular-theme",
                             "theme " + quoted(next) + " extends itself by way of others",
                             {"themes/" + next + "/theme.toml", {}},
                             "remove one `extends`",
                             {}});
      return std::nullopt;
    }
    chain.push_back(next);
    if (!is_theme_name(next)) {
      diagnostics.add_error(unknown_theme(files, asked));
      return std::nullopt;
    }
    const auto folder = path_join(k_themes, next);
    for (const auto& each : {std::string(k_themes), folder}) {
      auto fault = site_folder_fault(files, each, k_kind);
      if (!fault) continue;
      diagnostics.add_error(*std::move(fault));
      return std::nullopt;
    }
    ThemeFiles own;
    if (files.is_folder(folder) && !add_from_site(files, folder, own, diagnostics)) return std::nullopt;
    add_embedded(folder, own);
    const auto* about = own.find("theme.toml");
    if (own.in_folder("").empty()) {
      diagnostics.add_error(unknown_theme(files, asked));
      return std::nullopt;
    }
    for (const auto& [path, file] : own.in_folder("")) {
      for (const auto* layer : own.layers(path)) all.add(path, *layer);
    }
    asked = about ? extended_theme(*about, diagnostics) : AskedTheme{};
  }
  return diagnostics.has_errors() ? std::nullopt : std::optional(std::move(all));
}

std::optional<ThemeFile> default_words(const std::string& language) {
  const auto path = "themes/default/i18n/" + language + ".toml";
  const auto files = embedded_files();
  const auto found = std::ranges::lower_bound(files, std::string_view(path), {}, &EmbeddedFile::path);
  if (found == files.end() || found->path != path) return std::nullopt;
  return ThemeFile{path, std::string(found->bytes)};
}

}  // namespace gazette
