#include "build/up_to_date.hpp"

#include "base/digest.hpp"
#include "base/parallel.hpp"

#include <algorithm>
#include <atomic>
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

bool has_bytes_as_logged(const FileReader& files, const LoggedOutput& output, const std::optional<FileEntry>& now,
                         const std::string& folder) {
  if (!now || now->kind != FileKind::file || now->size != output.size) return false;
  const auto bytes = files.read(path_join(folder, output.path));
  return bytes && sha256_hex(*bytes) == hex_of(output);
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

StandingOutputs standing_outputs(const FileReader& files, BuildLog& log, const std::string& folder, unsigned jobs) {
  std::vector<LoggedOutput*> all;
  std::vector<std::string_view> paths;
  for (auto& output : log.outputs) all.push_back(&output);
  all.push_back(&log.manifest);
  for (const auto* output : all) paths.push_back(output->path);
  const auto now = files.statuses(folder, paths);
  std::vector<char> stands(all.size());
  std::atomic<bool> has_other_times{false};
  parallel_for(all.size(), jobs, [&] {
    return [&](std::size_t i) {
      stands[i] = static_cast<char>(is_as_logged(*all[i], now[i]));
      if (stands[i] || !has_bytes_as_logged(files, *all[i], now[i], folder)) return;
      all[i]->modified_ns = now[i]->modified_ns;
      all[i]->changed_ns = now[i]->changed_ns;
      stands[i] = 1;
      has_other_times = true;
    };
  });
  StandingOutputs standing{stands.back() != 0, has_other_times, std::move(stands)};
  standing.outputs.pop_back();
  return standing;
}

}  // namespace gazette
