#include "io/copy_files.hpp"

#include "base/digest.hpp"
#include "base/text.hpp"
#include "io/file_system.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace gazette {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t k_piece = 1 << 16;

Error io_error(const std::string& path, std::string_view what, int number) {
  return {ErrorKind::input_output,
          "io",
          std::string(what) + ": " + lower_ascii(std::generic_category().message(number)),
          {path, {}},
          "",
          {}};
}

CopyKind kind_of(const fs::directory_entry& entry) {
  std::error_code ignored;
  if (entry.is_symlink(ignored)) return CopyKind::link;
  return entry.is_regular_file(ignored) ? CopyKind::file : CopyKind::other;
}

// Opens the file itself, not what a link of its name leads to, and hands over its bytes piece by piece.
template <typename Take>
Result<Done> read_pieces(const std::string& folder, const std::string& path, Take take) {
  const int file = ::open(path_join(folder, path).c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  if (file < 0) return io_error(path, "cannot be read", errno);
  struct stat status {};
  int fault = ::fstat(file, &status) != 0 ? errno : !S_ISREG(status.st_mode) ? EINVAL : 0;
  std::array<char, k_piece> piece;
  while (fault == 0) {
    const auto got = ::read(file, piece.data(), piece.size());
    if (got == 0) break;
    if (got > 0) take(std::string_view(piece.data(), static_cast<std::size_t>(got)));
    else if (errno != EINTR) fault = errno;
  }
  ::close(file);
  if (fault != 0) return io_error(path, "cannot be read", fault);
  return Done{};
}

}  // namespace

Result<std::vector<CopyEntry>> list_copy(const std::string& folder) {
  std::error_code code;
  const auto top = fs::canonical(folder, code);
  if (code) return io_error(folder, "cannot be listed", code.value());
  std::vector<CopyEntry> entries;
  fs::recursive_directory_iterator walk(top, code);
  for (; !code && walk != fs::recursive_directory_iterator(); walk.increment(code)) {
    std::error_code ignored;
    if (!walk->is_symlink(ignored) && walk->is_directory(ignored)) continue;
    entries.push_back({walk->path().lexically_relative(top).generic_string(), kind_of(*walk)});
  }
  if (code) return io_error(folder, "cannot be listed", code.value());
  std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
  return entries;
}

Result<FileSum> sum_of_file(const std::string& folder, const std::string& path) {
  FileSum sum;
  Sha256 digest;
  const auto done = read_pieces(folder, path, [&](std::string_view bytes) {
    digest.add(bytes);
    sum.size += bytes.size();
  });
  if (!done) return done.error();
  sum.sha256 = digest.hex();
  return sum;
}

Result<std::string> read_copy(const std::string& folder, const std::string& path) {
  std::string text;
  const auto done = read_pieces(folder, path, [&](std::string_view bytes) { text += bytes; });
  if (!done) return done.error();
  return text;
}

}  // namespace gazette
