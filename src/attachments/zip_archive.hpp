#pragma once
// Files packed in a ZIP archive: office documents are such. Adapter of libzip; never trusts the sizes that it states.

#include "attachments/extraction.hpp"
#include "base/result.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace gazette {

struct ZipEntry {
  std::string name;  ///< as stored; UTF-8 or whatever its maker used
  std::uint64_t size = 0;
  bool is_encrypted = false;
};

/// Errors are of rule `not-scanned`; their message says why, to follow "could not be scanned: ".
class ZipArchive {
 public:
  /// `bytes` must outlive the archive.
  static Result<ZipArchive> open(std::string_view bytes);

  ZipArchive(ZipArchive&&) noexcept;
  ZipArchive& operator=(ZipArchive&&) noexcept;
  ~ZipArchive();

  const std::vector<ZipEntry>& entries() const { return entries_; }
  bool has(std::string_view name) const;

  /// The bytes of an entry, which count against `limits`.
  Result<std::string> read(std::size_t index, ReadingLimits& limits) const;
  Result<std::string> read(std::string_view name, ReadingLimits& limits) const;

 private:
  struct Handle;
  ZipArchive();

  std::unique_ptr<Handle> handle_;
  std::vector<ZipEntry> entries_;
  std::unordered_map<std::string, std::size_t> index_by_name_;  ///< of two with one name, the first
};

}  // namespace gazette
