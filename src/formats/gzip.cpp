#include "formats/gzip.hpp"

#include <algorithm>
#include <cassert>
#include <limits>

#include <zlib.h>

namespace gazette {

namespace {

constexpr int k_gzip_window = 15 + 16, k_memory = 8;
constexpr std::size_t k_piece = 1 << 16;

}  // namespace

std::string gzipped(std::string_view bytes) {
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

struct GzipStream::State {
  z_stream stream{};
  gz_header header{};
  std::string comment;

  // Everything that `next_in` has, and with `flush` the end.
  std::string deflated(int flush) {
    std::string out;
    std::string piece(k_piece, '\0');
    do {
      stream.next_out = reinterpret_cast<Bytef*>(piece.data());  // NOLINT: bytes are bytes
      stream.avail_out = static_cast<uInt>(piece.size());
      deflate(&stream, flush);
      out.append(piece, 0, piece.size() - stream.avail_out);
    } while (stream.avail_out == 0);
    return out;
  }
};

GzipStream::GzipStream(std::string comment) : state_(std::make_unique<State>()) {
  state_->comment = std::move(comment);
  auto& header = state_->header;
  header.os = 3;                                                      // Unix, wherever it is made
  header.comment = reinterpret_cast<Bytef*>(state_->comment.data());  // NOLINT: bytes are bytes
  [[maybe_unused]] const int ready =
      deflateInit2(&state_->stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, k_gzip_window, k_memory, Z_DEFAULT_STRATEGY);
  assert(ready == Z_OK);
  deflateSetHeader(&state_->stream, &header);
}

GzipStream::~GzipStream() { deflateEnd(&state_->stream); }

std::string GzipStream::add(std::string_view bytes) {
  std::string out;
  while (!bytes.empty()) {
    const auto give = std::min(bytes.size(), k_piece);
    state_->stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));  // NOLINT: zlib only reads it
    state_->stream.avail_in = static_cast<uInt>(give);
    out += state_->deflated(Z_NO_FLUSH);
    bytes.remove_prefix(give);
  }
  return out;
}

std::string GzipStream::finish() {
  state_->stream.next_in = nullptr;
  state_->stream.avail_in = 0;
  return state_->deflated(Z_FINISH);
}

}  // namespace gazette
