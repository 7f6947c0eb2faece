#pragma once
// A file of a package before it is packed: where it goes, what its bytes are known to be, and where they come from.
// Packages may be larger than memory, so that bytes are made or read when it is a file's turn.

#include "base/digest.hpp"
#include "io/file_system.hpp"

#include <cstdint>
#include <functional>
#include <string>

namespace gazette {

struct PackedFile {
  std::string path;        ///< in the package, UTF-8, with forward slashes
  std::uint64_t size = 0;  ///< bytes
  std::string sha256;
  std::string source;                         ///< the file of the site that it is a copy of; empty: `make` makes it
  std::function<Result<std::string>()> make;  ///< all its bytes, the same at each call
};

/// A file with this text, which it keeps.
PackedFile packed_text(std::string path, std::string text);

/// A copy of a file of the site, which is read once for its size and digest.
Result<PackedFile> packed_copy(const FileReader& site, std::string path, std::string source);

/// The bytes of a packed file, piece by piece. `site` and `file` must outlive it.
class PackedPieces {
 public:
  PackedPieces(const FileReader& site, const PackedFile& file) : site_(site), file_(file) {}

  /// The next piece, empty at the end. Errors: those of the disk, and rule `changed-while-packed` where the bytes are
  /// not the ones that the size and the digest were taken of.
  Result<std::string> next();

 private:
  Result<std::string> piece();

  const FileReader& site_;
  const PackedFile& file_;
  std::uint64_t at_ = 0;
  Sha256 sum_;
  bool is_done_ = false;
};

}  // namespace gazette
