// A file is a comment line and a line of base64. Inside, all numbers are little-endian:
//   public key     "Ed", id 8, key 32
//   secret key     "Ed", "Sc" or two zeros, "B2", salt 32, operations 8, memory 8, then 104 bytes that scrypt's output
//                  is laid over (XOR): id 8, key 64, BLAKE2b-256 of "Ed", id and key (or zeros, without
//                  protection)
//   signature      "ED" (of the BLAKE2b-512 of the message) or "Ed" (of the message), id 8, signature 64; two more
//                  lines: the trusted comment, and a signature of the first signature followed by that comment
#include "signing/minisign.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <optional>
#include <vector>

namespace gazette {

namespace {

constexpr std::string_view k_untrusted = "untrusted comment: ", k_trusted = "trusted comment: ";
constexpr std::string_view k_plain = "Ed", k_prehashed = "ED", k_scrypt = "Sc", k_checksum = "B2";
constexpr std::size_t k_id_bytes = 8, k_key_bytes = 64, k_sum_bytes = 32, k_salt_bytes = 32;
constexpr std::size_t k_secret_start = 2 + 2 + 2 + k_salt_bytes + 8 + 8;
constexpr std::size_t k_secret_bytes = k_id_bytes + k_key_bytes + k_sum_bytes;
// A quarter of what minisign takes: an office machine can spare it. The file says how much it was.
constexpr ScryptCost k_cost = {8'388'608, 268'435'456};
// More than anybody's key asks for: a file must not make us take all memory there is.
constexpr ScryptCost k_most_cost = {std::uint64_t{1} << 32, std::uint64_t{1} << 32};

Error key_error(std::string rule, std::string message, std::string help) {
  return {ErrorKind::content, std::move(rule), std::move(message), {}, std::move(help), {}};
}

Error broken_key(std::string_view what) {
  return key_error("broken-key", "this is no " + std::string(what) + " key of minisign",
                   "make keys with `gazette sign --generate FILE`, or with minisign -G");
}

Bytes bytes_of(std::string_view text) { return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}; }

std::string_view text_of(Bytes bytes) { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }

template <std::size_t N>
std::array<std::uint8_t, N> part(Bytes bytes, std::size_t start) {
  std::array<std::uint8_t, N> out{};
  std::copy_n(bytes.begin() + static_cast<std::ptrdiff_t>(start), N, out.begin());
  return out;
}

std::uint64_t number_at(Bytes bytes, std::size_t start) {
  std::uint64_t out = 0;
  for (std::size_t i = 8; i > 0; --i) out = out << 8 | bytes[start + i - 1];
  return out;
}

void append(std::vector<std::uint8_t>& out, Bytes bytes) { out.insert(out.end(), bytes.begin(), bytes.end()); }

void append_number(std::vector<std::uint8_t>& out, std::uint64_t number) {
  for (int i = 0; i < 8; ++i) out.push_back(static_cast<std::uint8_t>(number >> (8 * i)));
}

// The lines without their ends; a copy may have been through Windows.
std::vector<std::string_view> lines_of(std::string_view text) {
  auto lines = split(text, '\n');
  for (auto& line : lines) {
    if (line.ends_with('\r')) line.remove_suffix(1);
  }
  return lines;
}

// The bytes in the second line.
std::vector<std::uint8_t> payload_of(std::string_view file) {
  const auto lines = lines_of(file);
  if (lines.size() < 2 || !lines[0].starts_with(k_untrusted)) return {};
  return base64_bytes(trimmed(lines[1])).value_or(std::vector<std::uint8_t>{});
}

bool begins_with(Bytes bytes, std::size_t start, std::string_view mark) {
  return text_of(bytes.subspan(start, mark.size())) == mark;
}

SecretBytes checksum_input(const SecretKey& key) {
  SecretBytes input(2 + k_id_bytes + k_key_bytes);
  auto* out = std::copy(k_plain.begin(), k_plain.end(), input.data());
  out = std::copy(key.id.begin(), key.id.end(), out);
  std::copy(key.key.view().begin(), key.key.view().end(), out);
  return input;
}

SecretBytes secret_part(const SecretKey& key) {
  SecretBytes out(k_secret_bytes);
  const auto sum = blake2b_256(checksum_input(key).view());
  auto* at = std::copy(key.id.begin(), key.id.end(), out.data());
  at = std::copy(key.key.view().begin(), key.key.view().end(), at);
  std::copy(sum.begin(), sum.end(), at);
  return out;
}

Error no_memory() {
  return key_error("no-memory", "there is not enough memory to unlock or lock the key", "use a machine with more");
}

// Lays scrypt's output over the secret part, or takes it off.
bool toggle(SecretBytes& secret, std::string_view passphrase, const std::array<std::uint8_t, k_salt_bytes>& salt,
            const ScryptCost& cost) {
  const auto stream = scrypt(passphrase, salt, cost, secret.size());
  if (!stream) return false;
  for (std::size_t i = 0; i < secret.size(); ++i) secret.data()[i] ^= stream->view()[i];
  return true;
}

// minisign writes no checksum into keys without protection; but the second half of a key is its public one.
bool is_whole(const SecretKey& key) {
  const auto public_half = part<32>(key.key.view(), 32);
  return ed25519_verify(ed25519_sign(key.id, key.key), key.id, public_half);
}

bool is_secret_key(Bytes payload) {
  return payload.size() == k_secret_start + k_secret_bytes && begins_with(payload, 0, k_plain) &&
         begins_with(payload, 4, k_checksum) &&
         (begins_with(payload, 2, k_scrypt) || begins_with(payload, 2, std::string_view("\0\0", 2)));
}

struct SignatureFile {
  bool is_prehashed = false;
  KeyId id{};
  Ed25519Signature signature{}, of_comment{};
  std::string trusted_comment;
};

std::optional<SignatureFile> read_signature(std::string_view file) {
  const auto lines = lines_of(file);
  const auto payload = payload_of(file);
  if (payload.size() != 2 + k_id_bytes + 64 || lines.size() < 4 || !lines[2].starts_with(k_trusted))
    return std::nullopt;
  const auto of_comment = base64_bytes(trimmed(lines[3]));
  SignatureFile out;
  out.is_prehashed = begins_with(payload, 0, k_prehashed);
  if ((!out.is_prehashed && !begins_with(payload, 0, k_plain)) || !of_comment || of_comment->size() != 64)
    return std::nullopt;
  out.id = part<k_id_bytes>(payload, 2);
  out.signature = part<64>(payload, 2 + k_id_bytes);
  out.of_comment = part<64>(*of_comment, 0);
  out.trusted_comment = lines[2].substr(k_trusted.size());
  return out;
}

std::vector<std::uint8_t> signed_comment(const Ed25519Signature& signature, std::string_view comment) {
  std::vector<std::uint8_t> out(signature.begin(), signature.end());
  append(out, bytes_of(comment));
  return out;
}

}  // namespace

std::string key_id_text(const KeyId& id) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (auto byte = id.rbegin(); byte != id.rend(); ++byte) {
    out += digits[*byte >> 4];
    out += digits[*byte & 0x0F];
  }
  return out;
}

Result<PublicKey> parse_public_key(std::string_view text) {
  const auto payload = text.starts_with(k_untrusted)
                           ? payload_of(text)
                           : base64_bytes(trimmed(text)).value_or(std::vector<std::uint8_t>{});
  if (payload.size() != 2 + k_id_bytes + 32 || !begins_with(payload, 0, k_plain)) return broken_key("public");
  return PublicKey{part<k_id_bytes>(payload, 2), part<32>(payload, 2 + k_id_bytes)};
}

std::string public_key_text(const PublicKey& key) {
  std::vector<std::uint8_t> out;
  append(out, bytes_of(k_plain));
  append(out, key.id);
  append(out, key.key);
  return base64_text(out);
}

Result<KeyFiles> make_keys(std::string_view passphrase) {
  auto pair = new_ed25519_pair();
  SecretKey secret;
  fill_randomly(secret.id);
  secret.key = std::move(pair.secret_key);
  const PublicKey public_key{secret.id, pair.public_key};

  std::array<std::uint8_t, k_salt_bytes> salt{};
  auto hidden = secret_part(secret);
  const bool is_protected = !passphrase.empty();
  if (is_protected) fill_randomly(salt);
  if (is_protected && !toggle(hidden, passphrase, salt, k_cost)) return no_memory();
  std::vector<std::uint8_t> payload;
  payload.reserve(k_secret_start + k_secret_bytes);
  append(payload, bytes_of(k_plain));
  append(payload, bytes_of(is_protected ? k_scrypt : std::string_view("\0\0", 2)));
  append(payload, bytes_of(k_checksum));
  append(payload, salt);
  append_number(payload, is_protected ? k_cost.operations : 0);
  append_number(payload, is_protected ? k_cost.memory : 0);
  append(payload, hidden.view());
  auto encoded = base64_text(payload);
  wipe(payload);

  KeyFiles files;
  files.secret_file =
      std::string(k_untrusted) + "minisign " + (is_protected ? "encrypted " : "") + "secret key\n" + encoded + "\n";
  files.public_file = std::string(k_untrusted) + "minisign public key " + key_id_text(public_key.id) + "\n" +
                      public_key_text(public_key) + "\n";
  files.public_key = public_key;
  wipe(encoded);
  return files;
}

Result<bool> needs_passphrase(std::string_view secret_file) {
  const auto payload = payload_of(secret_file);
  if (!is_secret_key(payload)) return broken_key("secret");
  return begins_with(payload, 2, k_scrypt);
}

Result<SecretKey> parse_secret_key(std::string_view secret_file, std::string_view passphrase) {
  auto payload = payload_of(secret_file);
  if (!is_secret_key(payload)) return broken_key("secret");
  const bool is_protected = begins_with(payload, 2, k_scrypt);
  SecretBytes secret(k_secret_bytes);
  std::copy_n(payload.begin() + static_cast<std::ptrdiff_t>(k_secret_start), k_secret_bytes, secret.data());
  const ScryptCost cost{number_at(payload, 6 + k_salt_bytes), number_at(payload, 6 + k_salt_bytes + 8)};
  const auto salt = part<k_salt_bytes>(payload, 6);
  wipe(payload);
  if (is_protected && (cost.operations > k_most_cost.operations || cost.memory > k_most_cost.memory))
    return broken_key("secret");
  if (is_protected && !toggle(secret, passphrase, salt, cost)) return no_memory();

  SecretKey key;
  key.id = part<k_id_bytes>(secret.view(), 0);
  std::copy_n(secret.view().begin() + k_id_bytes, k_key_bytes, key.key.data());
  const auto sum = blake2b_256(checksum_input(key).view());
  const auto written_sum = secret.view().subspan(k_id_bytes + k_key_bytes);
  if (is_equal(sum, written_sum)) return key;
  constexpr std::array<std::uint8_t, k_sum_bytes> none{};
  if (!is_protected && is_equal(written_sum, none) && is_whole(key)) return key;
  if (!is_protected) return broken_key("secret");
  return key_error("wrong-passphrase", "the passphrase is not the one of this key", "type it again");
}

std::string signature_text(std::string_view message, const SecretKey& key, std::string_view trusted_comment) {
  const auto signature = ed25519_sign(blake2b_512(bytes_of(message)), key.key);
  const auto of_comment = ed25519_sign(signed_comment(signature, trusted_comment), key.key);
  std::vector<std::uint8_t> payload;
  append(payload, bytes_of(k_prehashed));
  append(payload, key.id);
  append(payload, signature);
  std::string out(k_untrusted);
  out.append("signature from gazette, key ").append(key_id_text(key.id)).append("\n").append(base64_text(payload));
  out.append("\n").append(k_trusted).append(trusted_comment).append("\n").append(base64_text(of_comment));
  return out + "\n";
}

Result<TrustedSignature> verify_signature(std::string_view message, std::string_view signature_file,
                                          const PublicKey& key) {
  const auto file = read_signature(signature_file);
  if (!file)
    return key_error("broken-signature", "this is no signature of minisign", "take the signature from the site itself");
  if (file->id != key.id)
    return key_error("other-key",
                     "the signature is by the key " + key_id_text(file->id) + ", not by " + key_id_text(key.id),
                     "compare the public key with the one of the publishing body");
  const auto hash = blake2b_512(bytes_of(message));
  const bool is_sound = ed25519_verify(file->signature, file->is_prehashed ? Bytes(hash) : bytes_of(message), key.key);
  if (!is_sound)
    return key_error("wrong-signature", "what is signed is not this manifest",
                     "take manifest and signature from the site itself");
  if (!ed25519_verify(file->of_comment, signed_comment(file->signature, file->trusted_comment), key.key))
    return key_error("wrong-signature", "the trusted comment of the signature was changed",
                     "take the signature from the site itself");
  return TrustedSignature{file->trusted_comment};
}

}  // namespace gazette
