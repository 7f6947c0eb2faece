#include "build/logged_files.hpp"

#include "log/model_fields.hpp"

namespace gazette {

auto fields_of(MaybeConst<FileFindings> auto& x) { return std::tie(x.errors, x.pictures); }
auto fields_of(MaybeConst<ScannedFile> auto& x) { return std::tie(x.stamp, x.findings); }

std::string logged_files(const ScannedFiles& scanned) {
  ByteWriter out;
  put(out, scanned);
  return out.take();
}

ScannedFiles recalled_files(const BuildLog& log) {
  ByteReader in(log.scanned);
  ScannedFiles scanned;
  get(in, scanned);
  if (!in.is_sound()) return {};
  std::erase_if(scanned, [&](const auto& file) { return file.second.stamp.changed_ns > latest_settled_ns(log); });
  return scanned;
}

}  // namespace gazette
