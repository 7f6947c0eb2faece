#include "formats/gzip.hpp"

#include <algorithm>
#include <cassert>
#include <limits>

#include <zlib.h>

namespace gazette {

std::string gzipped(std::string_view bytes) {
  constexpr int k_gzip_window = 15 + 16, k_memory = 8;
  z_stream stream{};
  const int ready =
      deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, k_gzip_window, k_memory, Z_DEFAULT_STRATEGY);
  assert(ready == Z_OK);
  std::string out(deflateBound(&stream, static_cast<uLong>(bytes.size())), '\0');
  std::size_t filled = 0;
  int state = ready;
  while (state == Z_OK) {
    constexpr std::size_t k_most = std::numeric_limits<uInt>::max();
    if (filled == out.size()) out.resize(out.size() * 2);
    const auto give = static_cast<uInt>(std::min(bytes.size(), k_most));
    const auto room = static_cast<uInt>(std::min(out.size() - filled, k_most));
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));  // NOLINT: zlib only reads it
    stream.avail_in = give;
    stream.next_out = reinterpret_cast<Bytef*>(out.data() + filled);  // NOLINT: bytes are bytes
    stream.avail_out = room;
    state = deflate(&stream, give == bytes.size() ? Z_FINISH : Z_NO_FLUSH);
    bytes.remove_prefix(give - stream.avail_in);
    filled += room - stream.avail_out;
  }
  deflateEnd(&stream);
  out.resize(filled);
  return out;
}

}  // namespace gazette
