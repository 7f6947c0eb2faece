#include "archive/write_package.hpp"

#include "archive/tar_writer.hpp"
#include "archive/zip_writer.hpp"
#include "base/text.hpp"
#include "formats/gzip.hpp"

#include <algorithm>

namespace gazette {

namespace {

constexpr Date k_first_day = {1980, 1, 1};
constexpr int k_noon = 12;
constexpr std::size_t k_piece = 1 << 20;
constexpr std::size_t k_beginning = 2048;  // bytes: more than the longest name needs

std::int64_t noon_of(const Date& day) { return DateTime{std::max(day, k_first_day), k_noon, 0, 0, 0}.unix_seconds(); }

std::string folder_of(const std::string& package_name) { return package_name + "/"; }

// From where the name of the first file stands, or in gzip the comment, which is the package's own.
std::string_view from_first_name(std::string_view beginning) {
  constexpr std::size_t k_zip_name = 30, k_gzip_comment = 10, k_tar_records = 512;
  const auto from = [&](std::size_t at) { return beginning.substr(std::min(at, beginning.size())); };
  if (beginning.starts_with("PK\x03\x04")) return from(k_zip_name);
  if (beginning.starts_with("\x1F\x8B")) return from(k_gzip_comment);
  if (!beginning.starts_with("././@PaxHeader")) return beginning;
  constexpr std::string_view k_key = " path=";
  const auto key = beginning.find(k_key, k_tar_records);
  return key == std::string_view::npos ? std::string_view() : from(key + k_key.size());
}

/// Adds bytes to the end of a file.
class Appender {
 public:
  explicit Appender(DataFile& file) : file_(file) {}
  Result<Done> add(std::string_view bytes) {
    auto done = file_.write_at(at_, bytes);
    at_ += bytes.size();
    return done;
  }

 private:
  DataFile& file_;
  std::uint64_t at_ = 0;
};

Result<Done> write_plain_tar(const FileReader& site, const Package& package, DataFile& out) {
  Appender end(out);
  return write_tar(site, package.files, noon_of(package.day), [&](std::string_view bytes) { return end.add(bytes); });
}

Result<Done> write_gzipped_tar(const FileReader& site, const Package& package, DataFile& out) {
  Appender end(out);
  GzipStream gzip(folder_of(package.name));
  auto done = write_tar(site, package.files, noon_of(package.day),
                        [&](std::string_view bytes) { return end.add(gzip.add(bytes)); });
  return done ? end.add(gzip.finish()) : done;
}

Result<Done> fill(Container container, const FileReader& site, const Package& package, DataFile& out) {
  if (auto done = out.clear(); !done) return done;  // of a run that was broken off
  switch (container) {
    case Container::zip: return write_zip(site, package.files, std::max(package.day, k_first_day), out);
    case Container::tar: return write_plain_tar(site, package, out);
    case Container::tar_gz: return write_gzipped_tar(site, package, out);
  }
  return Done{};
}

Result<WrittenPackage> sum_of(const DataFile& file) {
  WrittenPackage written;
  Sha256 sum;
  for (;;) {
    const auto piece = file.read_at(written.bytes, k_piece);
    if (!piece) return piece.error();
    if (piece->empty()) break;
    sum.add(*piece);
    written.bytes += piece->size();
  }
  written.sha256 = sum.hex();
  return written;
}

Result<WrittenPackage> write_whole(DataFile& file, Container container, const FileReader& site,
                                   const Package& package) {
  if (auto done = fill(container, site, package, file); !done) return done.error();
  if (auto done = file.sync(); !done) return done.error();
  return sum_of(file);
}

std::string unfinished_path(const std::string& path) {
  const auto name = path_name(path);
  return path.substr(0, path.size() - name.size()) + "." + std::string(name) + ".unfinished";
}

}  // namespace

std::optional<Container> container_of(std::string_view file_name) {
  const auto name = lower_ascii(file_name);
  if (name.ends_with(".zip")) return Container::zip;
  if (name.ends_with(".tar")) return Container::tar;
  if (name.ends_with(".tar.gz") || name.ends_with(".tgz")) return Container::tar_gz;
  return std::nullopt;
}

Result<WrittenPackage> write_package(FileSystem& disk, const std::string& path, Container container,
                                     const FileReader& site, const Package& package) {
  const auto unfinished = unfinished_path(path);
  const auto file = disk.open_data(unfinished);
  if (!file) return file.error();  // it may be another run's
  auto written = write_whole(**file, container, site, package);
  if (written) {
    if (auto done = disk.rename(unfinished, path); !done) written = done.error();
  }
  if (!written) (void)disk.remove(unfinished);
  return written;
}

bool is_package_of(const FileReader& disk, const std::string& path, const std::string& name) {
  const auto beginning = disk.read_part(path, 0, k_beginning);
  return beginning && from_first_name(*beginning).starts_with(folder_of(name));
}

}  // namespace gazette
