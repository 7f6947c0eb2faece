#include "formats/brotli.hpp"

#include <cassert>
#include <cstdint>

#include <brotli/encode.h>

namespace gazette {

std::string brotli_compressed(std::string_view bytes) {
  std::string out(BrotliEncoderMaxCompressedSize(bytes.size()) + 16, '\0');
  auto size = out.size();
  const auto* in = reinterpret_cast<const std::uint8_t*>(bytes.data());  // NOLINT: bytes are bytes
  auto* to = reinterpret_cast<std::uint8_t*>(out.data());                // NOLINT: bytes are bytes
  [[maybe_unused]] const auto done =
      BrotliEncoderCompress(BROTLI_MAX_QUALITY, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT, bytes.size(), in, &size, to);
  assert(done == BROTLI_TRUE);
  out.resize(size);
  return out;
}

}  // namespace gazette
