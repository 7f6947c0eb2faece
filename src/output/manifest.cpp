#include "output/manifest.hpp"

#include "base/digest.hpp"
#include "base/file_types.hpp"
#include "base/text.hpp"
#include "formats/json.hpp"
#include "formats/json_reader.hpp"
#include "io/file_system.hpp"

#include <algorithm>

namespace gazette {

namespace {

constexpr std::int64_t k_format = 1;
constexpr std::size_t k_bytes_per_entry = 192;  // about

Error broken(std::string message) {
  return {ErrorKind::content, "broken-manifest", std::move(message), {}, "take the manifest from the site itself", {}};
}

Result<ManifestEntry> read_entry(const JsonValue& value) {
  const auto *path = value.member("path"), *size = value.member("size"), *digest = value.member("sha256");
  const auto* path_text = path ? path->as_text() : nullptr;
  const auto* bytes = size ? size->as_integer() : nullptr;
  const auto* hex = digest ? digest->as_text() : nullptr;
  if (!path_text || !bytes || *bytes < 0 || !hex || !is_sha256_hex(*hex))
    return broken("a file of the manifest lacks its path, size or digest");
  if (path_text->empty() || normal_path(*path_text) != *path_text)
    return broken(quoted(*path_text) + " is no path inside the folder");
  return ManifestEntry{*path_text, static_cast<std::uint64_t>(*bytes), *hex};
}

bool is_of_gazette(const JsonValue& json) {
  const auto *generator = json.member("generator"), *format = json.member("format");
  return generator && generator->as_text() && *generator->as_text() == "gazette" && format && format->as_integer() &&
         *format->as_integer() == k_format;
}

}  // namespace

std::string manifest_json(const std::vector<ManifestEntry>& entries, std::string_view previous) {
  std::vector<const ManifestEntry*> sorted;
  sorted.reserve(entries.size());
  for (const auto& entry : entries) sorted.push_back(&entry);
  std::ranges::sort(sorted, {}, [](const ManifestEntry* entry) { return std::string_view(entry->path); });
  std::string out = "{\"generator\": \"gazette\", \"format\": " + std::to_string(k_format) + ", \"previous\": ";
  out.append(previous.empty() ? "null" : quoted(previous)).append(", \"files\": [");
  out.reserve(out.size() + entries.size() * k_bytes_per_entry);
  for (const auto* entry : sorted) {
    out += entry == sorted.front() ? "\n{\"path\": " : ",\n{\"path\": ";
    append_json_string(out, entry->path);
    out.append(", \"size\": ").append(std::to_string(entry->size)).append(", \"type\": ");
    append_json_string(out, media_type(entry->path));
    out.append(", \"sha256\": \"").append(entry->sha256).append("\"}");
  }
  return out += "\n]}\n";
}

Result<Manifest> parse_manifest(std::string_view json) {
  const auto parsed = parse_json(json);
  if (!parsed) {
    auto error = broken(parsed.error().message);
    error.place = parsed.error().place;
    return error;
  }
  const auto* files = parsed->member("files");
  if (!is_of_gazette(*parsed) || !files || !files->as_array())
    return broken("this is not a manifest of gazette, format " + std::to_string(k_format));
  Manifest manifest;
  if (const auto* previous = parsed->member("previous"); previous && previous->as_text())
    manifest.previous = *previous->as_text();
  for (const auto& value : *files->as_array()) {
    auto entry = read_entry(value);
    if (!entry) return entry.error();
    manifest.entries.push_back(*std::move(entry));
  }
  auto& entries = manifest.entries;
  std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
  const auto twice =
      std::adjacent_find(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.path == b.path; });
  if (twice != entries.end()) return broken("the manifest lists " + quoted(twice->path) + " twice");
  return manifest;
}

std::optional<std::set<std::string>> paths_in_manifest(std::string_view json) {
  const auto manifest = parse_manifest(json);
  if (!manifest) return std::nullopt;
  std::set<std::string> paths;
  for (const auto& entry : manifest->entries) paths.insert(entry.path);
  return paths;
}

}  // namespace gazette
