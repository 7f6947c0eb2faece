#pragma once
// The few cryptographic operations that signatures need, through libsodium. All functions may be called from several
// threads.

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

using Bytes = std::span<const std::uint8_t>;

/// Bytes of a fixed number that nobody may read later: they are wiped when they go. Moves, never copies.
class SecretBytes {
 public:
  explicit SecretBytes(std::size_t size) : bytes_(size) {}
  ~SecretBytes() { wipe(); }
  SecretBytes(SecretBytes&& other) noexcept : bytes_(std::move(other.bytes_)) {}
  SecretBytes& operator=(SecretBytes&& other) noexcept {
    wipe();
    bytes_ = std::move(other.bytes_);
    return *this;
  }
  SecretBytes(const SecretBytes&) = delete;
  SecretBytes& operator=(const SecretBytes&) = delete;

  std::uint8_t* data() { return bytes_.data(); }
  std::size_t size() const { return bytes_.size(); }
  Bytes view() const { return bytes_; }

 private:
  void wipe();

  std::vector<std::uint8_t> bytes_;
};

/// Overwrites what held a secret, and empties it.
void wipe(std::string& text);
void wipe(std::vector<std::uint8_t>& bytes);

using Ed25519Signature = std::array<std::uint8_t, 64>;
using Ed25519PublicKey = std::array<std::uint8_t, 32>;

struct Ed25519Pair {
  Ed25519PublicKey public_key{};
  SecretBytes secret_key{64};
};

Ed25519Pair new_ed25519_pair();
Ed25519Signature ed25519_sign(Bytes message, const SecretBytes& secret_key);
bool ed25519_verify(const Ed25519Signature& signature, Bytes message, const Ed25519PublicKey& key);

std::array<std::uint8_t, 64> blake2b_512(Bytes message);
std::array<std::uint8_t, 32> blake2b_256(Bytes message);
void fill_randomly(std::span<std::uint8_t> bytes);
/// Takes as long for equal bytes as for others of that size.
bool is_equal(Bytes a, Bytes b);

/// What scrypt may cost (libsodium's opslimit and memlimit in bytes).
struct ScryptCost {
  std::uint64_t operations = 0, memory = 0;
};

/// `size` bytes of a passphrase; nothing when there is not that much memory.
std::optional<SecretBytes> scrypt(std::string_view passphrase, const std::array<std::uint8_t, 32>& salt,
                                  const ScryptCost& cost, std::size_t size);

/// Base64 with padding (RFC 4648, section 4).
std::string base64_text(Bytes bytes);
std::optional<std::vector<std::uint8_t>> base64_bytes(std::string_view text);

}  // namespace gazette
