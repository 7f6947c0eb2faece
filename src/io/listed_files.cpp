#include "io/listed_files.hpp"

#include <algorithm>

namespace gazette {

namespace {

bool is_below(std::string_view path, std::string_view folder) {
  return path.size() > folder.size() && path.starts_with(folder) && path[folder.size()] == '/';
}

template <typename Entries>
auto place_of(Entries& entries, std::string_view path) {
  return std::lower_bound(entries.begin(), entries.end(), path,
                          [](const FileEntry& entry, std::string_view other) { return entry.path < other; });
}

// Puts what is at `path` now into a listing; false when that takes another walk, since more came or went with it.
bool update(std::vector<FileEntry>& entries, std::string_view path, const std::optional<FileEntry>& now) {
  const auto at = place_of(entries, path);
  const bool was_there = at != entries.end() && at->path == path;
  const bool is_folder = now && now->kind == FileKind::folder;
  const bool was_folder = was_there && at->kind == FileKind::folder;
  if (is_folder || was_folder) return false;  // it may be another one of the same name
  if (!now) {
    if (was_there) entries.erase(at);
    return true;
  }
  FileEntry entry = *now;
  entry.path = path;
  if (was_there) {
    *at = std::move(entry);
    return true;
  }
  const auto above = path.substr(0, std::min(path.rfind('/'), path.size()));
  const auto parent = place_of(entries, above);
  const bool is_in_known_folder = above == path || (parent != entries.end() && parent->path == above);
  if (is_in_known_folder) entries.insert(at, std::move(entry));
  return is_in_known_folder;
}

}  // namespace

std::optional<FileEntry> ListedFiles::status(const std::string& path) const {
  {
    const std::lock_guard lock(mutex_);
    for (const auto& [folder, entries] : folders_) {
      if (!is_below(path, folder)) continue;
      const auto inside = std::string_view(path).substr(folder.size() + 1);
      const auto at = place_of(entries, inside);
      if (at == entries.end() || at->path != inside) return std::nullopt;
      auto entry = *at;
      entry.path = path;
      return entry;
    }
  }
  return files_.status(path);
}

bool ListedFiles::is_file(const std::string& path) const {
  const auto entry = status(path);
  return entry && entry->kind == FileKind::file;
}

bool ListedFiles::is_folder(const std::string& path) const {
  const auto entry = status(path);
  return entry && entry->kind == FileKind::folder;
}

Result<std::vector<FileEntry>> ListedFiles::list(const std::string& folder) const {
  {
    const std::lock_guard lock(mutex_);
    if (const auto known = folders_.find(folder); known != folders_.end()) return known->second;
  }
  auto listing = files_.list(folder);
  if (!listing) return listing;
  const std::lock_guard lock(mutex_);
  folders_.insert_or_assign(folder, *listing);
  return listing;
}

void ListedFiles::look_again(std::string_view path) {
  const auto now = files_.status(std::string(path));
  const std::lock_guard lock(mutex_);
  for (auto known = folders_.begin(); known != folders_.end();) {
    const auto& folder = known->first;
    const bool holds_it = is_below(path, folder);
    const bool is_gone = path == folder || is_below(folder, path);
    if (is_gone || (holds_it && !update(known->second, path.substr(folder.size() + 1), now)))
      known = folders_.erase(known);
    else ++known;
  }
}

void ListedFiles::look_again() {
  const std::lock_guard lock(mutex_);
  folders_.clear();
}

}  // namespace gazette
