#include "archive/packed_file.hpp"

#include <algorithm>
#include <memory>

namespace gazette {

namespace {

constexpr std::size_t k_piece = 1 << 20;

Error changed(const PackedFile& file) {
  return {ErrorKind::input_output,
          "changed-while-packed",
          "the file changed while it was packed",
          {file.source.empty() ? file.path : file.source, {}},
          "let nobody write it meanwhile, and try again",
          {}};
}

}  // namespace

PackedFile packed_text(std::string path, std::string text) {
  PackedFile file;
  file.path = std::move(path);
  file.size = text.size();
  file.sha256 = sha256_hex(text);
  file.make = [kept = std::make_shared<const std::string>(std::move(text))] { return Result<std::string>(*kept); };
  return file;
}

Result<PackedFile> packed_copy(const FileReader& site, std::string path, std::string source) {
  PackedFile file;
  file.path = std::move(path);
  file.source = std::move(source);
  Sha256 sum;
  for (;;) {
    const auto piece = site.read_part(file.source, file.size, k_piece);
    if (!piece) return piece.error();
    if (piece->empty()) break;
    sum.add(*piece);
    file.size += piece->size();
  }
  file.sha256 = sum.hex();
  return file;
}

Result<std::string> PackedPieces::piece() {
  if (!file_.source.empty()) {
    const auto rest = file_.size - at_ + 1;  // one more tells whether the file grew
    return site_.read_part(file_.source, at_, std::min<std::uint64_t>(k_piece, rest));
  }
  return at_ == 0 ? file_.make() : Result<std::string>(std::string());
}

Result<std::string> PackedPieces::next() {
  if (is_done_) return std::string();
  auto bytes = piece();
  if (!bytes) return bytes;
  at_ += bytes->size();
  sum_.add(*bytes);
  if (at_ > file_.size) return changed(file_);
  if (!bytes->empty()) return bytes;
  is_done_ = true;
  if (at_ != file_.size || sum_.hex() != file_.sha256) return changed(file_);
  return bytes;
}

}  // namespace gazette
