#pragma once
// Keys and signatures in the formats of minisign 0.11 (jedisct1.github.io/minisign), so that anybody can check with a
// program that is not ours, and with keys that other programs made.

#include "base/result.hpp"
#include "signing/sodium.hpp"

#include <array>
#include <string>
#include <string_view>

namespace gazette {

using KeyId = std::array<std::uint8_t, 8>;

/// The 16 hexadecimal digits that minisign prints.
std::string key_id_text(const KeyId& id);

struct PublicKey {
  KeyId id{};
  Ed25519PublicKey key{};
};

/// A public key from its 56 characters, or from a .pub file. Rule `broken-key`.
Result<PublicKey> parse_public_key(std::string_view text);
/// The 56 characters.
std::string public_key_text(const PublicKey& key);

struct SecretKey {
  KeyId id{};
  SecretBytes key{64};
};

/// The texts of a new pair of files.
struct KeyFiles {
  std::string secret_file;  ///< wipe it after use
  std::string public_file;
  PublicKey public_key;
};

/// Makes keys. The secret one is protected by the passphrase, or by nothing where that is empty.
/// Takes about a second and 256 MiB with a passphrase; fails (`no-memory`) where there is not that much.
Result<KeyFiles> make_keys(std::string_view passphrase);

/// Whether a secret key's file is protected. Rule `broken-key`.
Result<bool> needs_passphrase(std::string_view secret_file);

/// Reads a secret key's file. Rules `broken-key`, `wrong-passphrase`, `no-memory`.
Result<SecretKey> parse_secret_key(std::string_view secret_file, std::string_view passphrase);

/// The text of a signature file: prehashed (`ED`), as minisign writes them. `trusted_comment` is one line, signed too.
std::string signature_text(std::string_view message, const SecretKey& key, std::string_view trusted_comment);

/// What a sound signature says besides.
struct TrustedSignature {
  std::string trusted_comment;
};

/// Checks a signature file, prehashed (`ED`) or not (`Ed`).
/// Rules `broken-signature`, `other-key` and `wrong-signature`, without a place.
Result<TrustedSignature> verify_signature(std::string_view message, std::string_view signature_file,
                                          const PublicKey& key);

}  // namespace gazette
