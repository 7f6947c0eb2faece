#pragma once
// gzip (RFC 1952) through zlib; no other file includes it.

#include <string>
#include <string_view>

namespace gazette {

/// The bytes compressed, without a time or a name: the same bytes give the same result. Thread-safe.
std::string gzipped(std::string_view bytes);

}  // namespace gazette
