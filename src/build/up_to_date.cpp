#include "build/up_to_date.hpp"

#include "base/parallel.hpp"

#include <algorithm>
#include <span>

namespace gazette {

namespace {

void forget_folder_time(FileEntry& entry) {
  if (entry.kind == FileKind::folder) entry.modified_ns = entry.changed_ns = 0;
}

bool is_same_file(const FileReader& files, const std::string& path, const std::optional<FileEntry>& before,
                  std::int64_t latest) {
  auto now = files.status(path);
  if (now) forget_folder_time(*now);
  return now == before && (!now || now->changed_ns <= latest);
}

bool is_same_folder(const FileReader& files, const std::string& path, const std::vector<FileEntry>& before,
                    std::int64_t latest) {
  auto listing = files.list(path);
  if (!listing || listing->size() != before.size()) return false;
  for (std::size_t i = 0; i < before.size(); ++i) {
    auto& now = (*listing)[i];
    forget_folder_time(now);
    if (now != before[i] || now.changed_ns > latest) return false;
  }
  return true;
}

}  // namespace

bool are_inputs_as_logged(const FileReader& files, const BuildLog& log) {
  const auto latest = latest_settled_ns(log);
  // Folders first: what was listed need not be asked for again.
  const auto is_same_listing = [&](const auto& asked) {
    return is_same_folder(files, asked.first, asked.second, latest);
  };
  const auto is_same_entry = [&](const auto& asked) { return is_same_file(files, asked.first, asked.second, latest); };
  return std::ranges::all_of(log.asked.folders, is_same_listing) && std::ranges::all_of(log.asked.files, is_same_entry);
}

bool stands_as_logged(const FileReader& files, const LoggedOutput& output, const std::string& folder) {
  const auto now = files.status(path_join(folder, output.path));
  return now && now->kind == FileKind::file && now->size == output.size && now->modified_ns == output.modified_ns &&
         now->changed_ns == output.changed_ns;
}

std::vector<char> standing_outputs(const FileReader& files, const BuildLog& log, const std::string& folder,
                                   unsigned jobs) {
  return parallel_map(std::span<const LoggedOutput>(log.outputs), jobs, [&](const LoggedOutput& output) {
    return static_cast<char>(stands_as_logged(files, output, folder));
  });
}

}  // namespace gazette
