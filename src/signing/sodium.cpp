#include "signing/sodium.hpp"

#include <sodium.h>

#include <cstdlib>

namespace gazette {

namespace {

// libsodium needs this once before anything else. It fails only where the system has no source of randomness, and then
// there is nothing that could be done safely.
void prepare() {
  static const int ready = sodium_init();
  if (ready < 0) std::abort();
}

}  // namespace

void SecretBytes::wipe() {
  if (!bytes_.empty()) sodium_memzero(bytes_.data(), bytes_.size());
}

void wipe(std::string& text) {
  if (!text.empty()) sodium_memzero(text.data(), text.size());
  text.clear();
}

void wipe(std::vector<std::uint8_t>& bytes) {
  if (!bytes.empty()) sodium_memzero(bytes.data(), bytes.size());
  bytes.clear();
}

Ed25519Pair new_ed25519_pair() {
  prepare();
  Ed25519Pair pair;
  crypto_sign_keypair(pair.public_key.data(), pair.secret_key.data());
  return pair;
}

Ed25519Signature ed25519_sign(Bytes message, const SecretBytes& secret_key) {
  prepare();
  Ed25519Signature signature{};
  crypto_sign_detached(signature.data(), nullptr, message.data(), message.size(), secret_key.view().data());
  return signature;
}

bool ed25519_verify(const Ed25519Signature& signature, Bytes message, const Ed25519PublicKey& key) {
  prepare();
  return crypto_sign_verify_detached(signature.data(), message.data(), message.size(), key.data()) == 0;
}

std::array<std::uint8_t, 64> blake2b_512(Bytes message) {
  prepare();
  std::array<std::uint8_t, 64> digest{};
  crypto_generichash(digest.data(), digest.size(), message.data(), message.size(), nullptr, 0);
  return digest;
}

std::array<std::uint8_t, 32> blake2b_256(Bytes message) {
  prepare();
  std::array<std::uint8_t, 32> digest{};
  crypto_generichash(digest.data(), digest.size(), message.data(), message.size(), nullptr, 0);
  return digest;
}

void fill_randomly(std::span<std::uint8_t> bytes) {
  prepare();
  randombytes_buf(bytes.data(), bytes.size());
}

bool is_equal(Bytes a, Bytes b) { return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0; }

std::optional<SecretBytes> scrypt(std::string_view passphrase, const std::array<std::uint8_t, 32>& salt,
                                  const ScryptCost& cost, std::size_t size) {
  prepare();
  SecretBytes out(size);
  const auto status =
      crypto_pwhash_scryptsalsa208sha256(out.data(), size, passphrase.data(), passphrase.size(), salt.data(),
                                         cost.operations, static_cast<std::size_t>(cost.memory));
  if (status != 0) return std::nullopt;
  return out;
}

std::string base64_text(Bytes bytes) {
  prepare();
  std::string out(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(out.data(), out.size(), bytes.data(), bytes.size(), sodium_base64_VARIANT_ORIGINAL);
  out.pop_back();  // its end mark
  return out;
}

std::optional<std::vector<std::uint8_t>> base64_bytes(std::string_view text) {
  prepare();
  std::vector<std::uint8_t> out(text.size() / 4 * 3 + 3);
  std::size_t size = 0;
  const char* end = nullptr;
  const auto status = sodium_base642bin(out.data(), out.size(), text.data(), text.size(), nullptr, &size, &end,
                                        sodium_base64_VARIANT_ORIGINAL);
  if (status != 0 || end != text.data() + text.size()) return std::nullopt;
  out.resize(size);
  return out;
}

}  // namespace gazette
