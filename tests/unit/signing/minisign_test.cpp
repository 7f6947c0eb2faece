// With the real minisign as the other side: tests/cli/sign_test.cpp.
#include "signing/minisign.hpp"

#include "base/text.hpp"
#include "support/catch.hpp"

using namespace gazette;

namespace {

struct Keys {
  Keys() : files(*make_keys("")), secret(*parse_secret_key(files.secret_file, "")) {}
  KeyFiles files;
  SecretKey secret;
};

std::string rule_of(const Result<TrustedSignature>& result) { return result ? "" : result.error().rule; }

}  // namespace

TEST_CASE("a signature holds for its message and key, and gives back its trusted comment") {
  const Keys keys;
  const auto text = signature_text("message", keys.secret, "timestamp:1\tfile:x");
  const auto trusted = verify_signature("message", text, keys.files.public_key);
  REQUIRE(trusted);
  CHECK(trusted->trusted_comment == "timestamp:1\tfile:x");
  CHECK(verify_signature("message", replaced(text, "\n", "\r\n"), keys.files.public_key));
}

TEST_CASE("a signature fails for another message, another key and a changed comment") {
  const Keys keys, others;
  const auto text = signature_text("message", keys.secret, "comment");
  CHECK(rule_of(verify_signature("massage", text, keys.files.public_key)) == "wrong-signature");
  CHECK(rule_of(verify_signature("message", text, others.files.public_key)) == "other-key");
  CHECK(rule_of(verify_signature("message", replaced(text, "comment\n", "remark\n"), keys.files.public_key)) ==
        "wrong-signature");
  auto same_id = others.files.public_key;
  same_id.id = keys.files.public_key.id;
  CHECK(rule_of(verify_signature("message", text, same_id)) == "wrong-signature");
}

TEST_CASE("no byte of a signature's base64 can be changed") {
  const Keys keys;
  const auto text = signature_text("message", keys.secret, "c");
  const auto lines = split(text, '\n');
  for (const int line : {1, 3}) {
    const auto start = static_cast<std::size_t>(lines[static_cast<std::size_t>(line)].data() - text.data());
    for (std::size_t i = 0; i < lines[static_cast<std::size_t>(line)].size(); ++i) {
      auto changed = text;
      changed[start + i] = changed[start + i] == 'A' ? 'B' : 'A';
      INFO(i);
      CHECK_FALSE(verify_signature("message", changed, keys.files.public_key));
    }
  }
}

TEST_CASE("broken signatures and keys are refused, whatever they hold") {
  const Keys keys;
  const auto text = signature_text("message", keys.secret, "c");
  for (std::size_t size = 0; size + 1 < text.size(); size += 7)
    CHECK_FALSE(verify_signature("message", text.substr(0, size), keys.files.public_key));
  for (const auto* key : {"", "RW", "untrusted comment: x\n", "untrusted comment: x\nRWQ=\n", "not a key"}) {
    CHECK_FALSE(parse_public_key(key));
    CHECK_FALSE(parse_secret_key(key, ""));
    CHECK_FALSE(needs_passphrase(key));
  }
  CHECK_FALSE(parse_secret_key(keys.files.public_file, ""));
}

TEST_CASE("a public key is read from its file and from its 56 characters") {
  const Keys keys;
  const auto characters = public_key_text(keys.files.public_key);
  CHECK(characters.size() == 56);
  CHECK(characters.starts_with("RW"));
  for (const auto& text : {characters, " " + characters + "\n", keys.files.public_file}) {
    const auto key = parse_public_key(text);
    REQUIRE(key);
    CHECK(key->id == keys.files.public_key.id);
    CHECK(key->key == keys.files.public_key.key);
  }
}

TEST_CASE("a protected key opens with its passphrase only") {
  const auto files = make_keys("open sesame");
  REQUIRE(files);
  CHECK(*needs_passphrase(files->secret_file));
  const auto key = parse_secret_key(files->secret_file, "open sesame");
  REQUIRE(key);
  CHECK(verify_signature("m", signature_text("m", *key, "c"), files->public_key));
  const auto wrong = parse_secret_key(files->secret_file, "open barley");
  REQUIRE_FALSE(wrong);
  CHECK(wrong.error().rule == "wrong-passphrase");
}

TEST_CASE("a key that asks for all memory there is gets none") {
  const auto files = make_keys("");
  auto payload = *base64_bytes(split(files->secret_file, '\n')[1]);
  payload[2] = 'S';
  payload[3] = 'c';
  for (std::size_t i = 38; i < 54; ++i) payload[i] = 0xFF;
  const auto key = parse_secret_key("untrusted comment: x\n" + base64_text(payload) + "\n", "p");
  REQUIRE_FALSE(key);
  CHECK(key.error().rule == "broken-key");
}

TEST_CASE("a key without protection and checksum, as minisign writes it, must be whole") {
  const auto files = make_keys("");
  auto payload = *base64_bytes(split(files->secret_file, '\n')[1]);
  for (std::size_t i = payload.size() - 32; i < payload.size(); ++i) payload[i] = 0;
  const auto text = [&] { return "untrusted comment: x\n" + base64_text(payload) + "\n"; };
  CHECK(parse_secret_key(text(), ""));
  payload[70] ^= 1;  // of the seed
  CHECK_FALSE(parse_secret_key(text(), ""));
}
