#pragma once
// SHA-256 (FIPS 180-4, through OpenSSL): the identity of published bytes.

#include <memory>
#include <string>
#include <string_view>

namespace gazette {

/// 64 lower-case hexadecimal digits. Thread-safe.
std::string sha256_hex(std::string_view bytes);

/// Two hexadecimal digits for each byte, and back; what is no pair of digits gives no bytes at all.
std::string hex_of_bytes(std::string_view bytes);
std::string bytes_of_hex(std::string_view hex);

/// Whether `text` is written as `sha256_hex` writes a digest.
bool is_sha256_hex(std::string_view text);

/// The same for bytes that come piece by piece. For one thread.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;

  void add(std::string_view bytes);
  /// The digest of all that was added; afterwards nothing more may be.
  std::string hex();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace gazette
