#include "io/listed_files.hpp"

#include <algorithm>

namespace gazette {

namespace {

bool is_below(std::string_view path, std::string_view folder) {
  return path.size() > folder.size() && path.starts_with(folder) && path[folder.size()] == '/';
}

template <typename Entries>
auto place_of(Entries& entries, std::string_view path) {
  return std::ranges::lower_bound(entries, path, {}, &FileEntry::path);
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

void forget_folder_times(std::vector<FileEntry>& entries) {
  for (auto& entry : entries)
    if (entry.kind == FileKind::folder) entry.modified_ns = entry.changed_ns = 0;
}

}  // namespace

// What a listing says of the path. The lock is held.
std::optional<FileEntry> ListedFiles::listed(std::string_view path, bool& is_listed) const {
  is_listed = false;
  for (const auto& [folder, entries] : folders_) {
    if (!is_below(path, folder)) continue;
    is_listed = true;
    const auto inside = path.substr(folder.size() + 1);
    const auto at = place_of(entries, inside);
    if (at == entries.end() || at->path != inside) return std::nullopt;
    auto entry = *at;
    entry.path = path;
    return entry;
  }
  return std::nullopt;
}

std::optional<FileEntry> ListedFiles::status(const std::string& path) const {
  {
    const std::lock_guard lock(mutex_);
    bool is_listed = false;
    auto entry = listed(path, is_listed);
    if (is_listed) return entry;
  }
  auto entry = files_.status(path);
  const std::lock_guard lock(mutex_);
  others_.try_emplace(path, entry);
  return entry;
}

// The status is noted before the bytes are read: a change in between makes the note stale, not wrong.
Result<std::string> ListedFiles::read(const std::string& path) const {
  (void)status(path);
  return files_.read(path);
}

Result<std::string> ListedFiles::read_part(const std::string& path, std::uint64_t offset, std::size_t size) const {
  (void)status(path);
  return files_.read_part(path, offset, size);
}

AskedFiles ListedFiles::asked() const {
  const std::lock_guard lock(mutex_);
  AskedFiles asked{others_, {folders_.begin(), folders_.end()}};
  for (auto& [folder, entries] : asked.folders) forget_folder_times(entries);
  for (auto& [path, entry] : asked.files)
    if (entry && entry->kind == FileKind::folder) entry->modified_ns = entry->changed_ns = 0;
  return asked;
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
