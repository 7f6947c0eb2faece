#include "build/up_to_date.hpp"

#include <algorithm>
#include <string_view>

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

bool is_as_logged(const LoggedOutput& output, const std::optional<FileEntry>& now) {
  return now && now->kind == FileKind::file && now->size == output.size && now->modified_ns == output.modified_ns &&
         now->changed_ns == output.changed_ns;
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

StandingOutputs standing_outputs(const FileReader& files, const BuildLog& log, const std::string& folder) {
  StandingOutputs standing;
  std::vector<std::string_view> paths;
  paths.reserve(log.outputs.size() + 1);
  for (const auto& output : log.outputs) paths.push_back(output.path);
  paths.push_back(log.manifest.path);
  const auto now = files.statuses(folder, paths);
  standing.outputs.reserve(log.outputs.size());
  for (std::size_t i = 0; i < log.outputs.size(); ++i)
    standing.outputs.push_back(static_cast<char>(is_as_logged(log.outputs[i], now[i])));
  standing.has_manifest = is_as_logged(log.manifest, now.back());
  return standing;
}

}  // namespace gazette
