#include "support/gunzipped.hpp"

#include <array>

#include <zlib.h>

namespace gazette::test {

std::string gunzipped(std::string_view file) {
  constexpr int k_gzip_window = 15 + 16;
  z_stream stream{};
  if (inflateInit2(&stream, k_gzip_window) != Z_OK) return "(zlib does not start)";
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(file.data()));  // NOLINT: zlib only reads it
  stream.avail_in = static_cast<uInt>(file.size());
  std::string out;
  std::array<char, 4096> piece{};
  int state = Z_OK;
  while (state == Z_OK) {
    stream.next_out = reinterpret_cast<Bytef*>(piece.data());  // NOLINT: bytes are bytes
    stream.avail_out = piece.size();
    state = inflate(&stream, Z_NO_FLUSH);
    out.append(piece.data(), piece.size() - stream.avail_out);
  }
  const bool is_whole = state == Z_STREAM_END && stream.avail_in == 0;
  inflateEnd(&stream);
  return is_whole ? out : "(not one whole gzip file)";
}

}  // namespace gazette::test
