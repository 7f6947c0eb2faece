#include "attachments/zip_archive.hpp"

#include "base/text.hpp"

#include <zip.h>
#include <algorithm>
#include <array>

namespace gazette {

namespace {

Error fault(std::string message) { return {ErrorKind::content, "not-scanned", std::move(message), {}, {}, {}}; }

struct CloseFile {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

}  // namespace

struct ZipArchive::Handle {
  zip_t* zip = nullptr;

  Handle() = default;
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;
  ~Handle() {
    if (zip) zip_discard(zip);
  }
};

ZipArchive::ZipArchive() : handle_(std::make_unique<Handle>()) {}
ZipArchive::ZipArchive(ZipArchive&&) noexcept = default;
ZipArchive& ZipArchive::operator=(ZipArchive&&) noexcept = default;
ZipArchive::~ZipArchive() = default;

Result<ZipArchive> ZipArchive::open(std::string_view bytes) {
  ZipArchive archive;
  zip_error_t error;
  zip_error_init(&error);
  auto* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (source) archive.handle_->zip = zip_open_from_source(source, ZIP_RDONLY, &error);
  if (source && !archive.handle_->zip) zip_source_free(source);
  zip_error_fini(&error);
  auto* zip = archive.handle_->zip;
  if (!zip) return fault("the archive is damaged");
  const auto count = zip_get_num_entries(zip, 0);
  if (count > static_cast<zip_int64_t>(ReadingLimits::k_entries))
    return fault("it holds more than " + std::to_string(ReadingLimits::k_entries) + " files");
  for (zip_int64_t i = 0; i < count; ++i) {
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_stat_index(zip, static_cast<zip_uint64_t>(i), ZIP_FL_ENC_RAW, &stat) != 0)
      return fault("the archive is damaged");
    const bool is_encrypted = (stat.valid & ZIP_STAT_ENCRYPTION_METHOD) && stat.encryption_method != ZIP_EM_NONE;
    archive.entries_.push_back({stat.name ? stat.name : "", stat.size, is_encrypted});
    archive.index_by_name_.try_emplace(archive.entries_.back().name, archive.entries_.size() - 1);
  }
  return archive;
}

bool ZipArchive::has(std::string_view name) const { return index_by_name_.contains(std::string(name)); }

Result<std::string> ZipArchive::read(std::size_t index, ReadingLimits& limits) const {
  const auto& entry = entries_[index];
  if (entry.is_encrypted) return fault("it is encrypted");
  const auto most = std::min(limits.bytes_left, ReadingLimits::k_entry_bytes);
  if (entry.size > most) return fault("it is too large when unpacked");
  const std::unique_ptr<zip_file_t, CloseFile> file(zip_fopen_index(handle_->zip, index, 0));
  if (!file) return fault("the archive is damaged, or packed in a way that is not known");
  std::string bytes;
  std::array<char, 65'536> block;
  for (;;) {
    const auto count = zip_fread(file.get(), block.data(), block.size());
    if (count < 0) return fault("the archive is damaged");
    if (count == 0) break;
    bytes.append(block.data(), static_cast<std::size_t>(count));
    if (bytes.size() > most) return fault("it is too large when unpacked");
  }
  limits.bytes_left -= bytes.size();
  return bytes;
}

Result<std::string> ZipArchive::read(std::string_view name, ReadingLimits& limits) const {
  const auto found = index_by_name_.find(std::string(name));
  if (found == index_by_name_.end()) return fault("its part " + quoted(name) + " is missing");
  return read(found->second, limits);
}

}  // namespace gazette
