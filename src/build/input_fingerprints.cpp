#include "build/input_fingerprints.hpp"

#include "base/fingerprint.hpp"
#include "base/version.hpp"

#include <filesystem>

namespace gazette {

// The version, and the file that runs: while gazette is being written, many programs have one version.
std::uint64_t program_fingerprint() {
  const std::filesystem::path self = "/proc/self/exe";
  std::error_code code;
  auto sum = fingerprint(version());
  sum = fingerprint(sum, static_cast<std::uint64_t>(std::filesystem::file_size(self, code)));
  const auto changed = std::filesystem::last_write_time(self, code).time_since_epoch().count();
  return fingerprint(sum, code ? 0 : static_cast<std::uint64_t>(changed));
}

std::uint64_t request_fingerprint(const BuildRequest& request) {
  auto sum = fingerprint(request.config.environment);
  sum = fingerprint(sum, request.config.base_url.value_or("\n"));
  sum = fingerprint(sum, request.as_of);
  for (const bool flag : {request.with_drafts, request.with_future, request.with_expired, request.is_publishing})
    sum = fingerprint(sum, flag ? 1 : 0);
  return sum;
}

std::uint64_t fingerprint_of(const FileReader& files, const AskedFiles& asked, std::int64_t clock_ns) {
  std::uint64_t sum = 0;
  const auto add = [&](const std::string& path) {
    const auto bytes = files.read(path);
    sum = fingerprint(fingerprint(sum, path), bytes ? *bytes : std::string());
  };
  for (const auto& [path, entry] : asked.files) {
    if (entry && entry->kind == FileKind::file) add(path);
  }
  for (const auto& [folder, entries] : asked.folders) {
    for (const auto& entry : entries)
      if (entry.kind == FileKind::file) add(path_join(folder, entry.path));
  }
  return asked.would_be_the_same(files) ? sum : fingerprint(sum, static_cast<std::uint64_t>(clock_ns));
}

}  // namespace gazette
