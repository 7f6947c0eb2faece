#pragma once
// SHA-256 (FIPS 180-4, through OpenSSL): the identity of published bytes.

#include <string>
#include <string_view>

namespace gazette {

/// 64 lower-case hexadecimal digits. Thread-safe.
std::string sha256_hex(std::string_view bytes);

}  // namespace gazette
