// `gazette sign` and `gazette verify`, with the real minisign on the other side.

#include "support/catch.hpp"
#include "support/process.hpp"
#include "support/shell.hpp"

#include <filesystem>

namespace fs = std::filesystem;
using namespace gazette::test;

namespace {

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

ProcessResult run(const std::vector<std::string>& arguments, const std::string& passphrase = {}) {
  return run_gazette(arguments, {{"GAZETTE_PASSPHRASE", passphrase}});
}

/// A published starter site, and a key of its officers.
struct Published {
  Published() {
    REQUIRE(run({"init", path(), "--language", "en"}).status == 0);
    REQUIRE(run({"publish", "-s", path()}).status == 0);
    REQUIRE(run({"sign", "--generate", key(), "--no-passphrase"}).status == 0);
  }
  std::string path() const { return folder.file("site"); }
  std::string copy() const { return path() + "/public"; }
  std::string key() const { return folder.file("office.key"); }
  std::string public_key() const { return folder.file("office.key.pub"); }
  void sign() const { REQUIRE(run({"sign", copy(), "--key", key()}).status == 0); }
  ProcessResult verify(std::vector<std::string> more = {}) const {
    more.insert(more.begin(), {"verify", copy()});
    return run(more);
  }

  TemporaryFolder folder;
};

}  // namespace

TEST_CASE("a valid copy verifies, and without a key it is said that nobody's hand was checked") {
  const Published site;
  const auto verified = site.verify();
  INFO(verified.err);
  CHECK(verified.status == 0);
  CHECK(verified.err.empty());
  CHECK(holds(verified.out, "no public key was given: who made the manifest is not known"));
  CHECK(holds(verified.out, "files are as the manifest says"));
}

TEST_CASE("a changed byte of any file of a copy is named by verify, and nothing else is") {
  const Published site;
  site.sign();
  for (const auto& [path, bytes] : read_tree(site.copy())) {
    if (path == "manifest.json" || path == "manifest.json.minisig") continue;
    INFO(path);
    auto changed = bytes;
    if (changed.empty()) changed = "x";
    else changed[changed.size() / 2] = static_cast<char>(changed[changed.size() / 2] ^ 1);
    write_text(site.copy() + "/" + path, changed);
    const auto verified = site.verify({"--public-key", site.public_key()});
    CHECK(verified.status == 1);
    CHECK(holds(verified.err, path + ": error: changed"));
    CHECK(holds(verified.err, "1 error, 0 warnings"));
    write_text(site.copy() + "/" + path, bytes);
  }
  CHECK(site.verify({"--public-key", site.public_key()}).status == 0);
}

TEST_CASE("a changed byte of the manifest or the signature is named where a key is given") {
  const Published site;
  site.sign();
  for (const auto* name : {"manifest.json", "manifest.json.minisig"}) {
    const auto path = site.copy() + "/" + name;
    const auto bytes = read_text(path);
    // The first line of a signature is an untrusted comment by definition.
    const auto start = std::string(name) == "manifest.json" ? 0 : bytes.find('\n') + 1;
    for (std::size_t at = start; at < bytes.size(); at += 1 + bytes.size() / 60) {
      auto changed = bytes;
      changed[at] = changed[at] == 'A' ? 'B' : 'A';
      write_text(path, changed);
      INFO(name << " " << at);
      const auto verified = site.verify({"--public-key", site.public_key()});
      CHECK(verified.status == 1);
      CHECK(holds(verified.err, "manifest.json"));
    }
    write_text(path, bytes);
  }
}

TEST_CASE("a file and its digest changed together are named by the signature and by the ledger") {
  const Published site;
  site.sign();
  const auto manifest = read_text(site.copy() + "/manifest.json");
  write_text(site.copy() + "/robots.txt", "");
  auto forged = manifest;
  const auto entry = forged.find("{\"path\": \"robots.txt\"");
  const auto end = forged.find('}', entry);
  forged.replace(entry, end - entry,
                 "{\"path\": \"robots.txt\", \"size\": 0, \"type\": \"text/plain\", \"sha256\": "
                 "\"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\"");
  write_text(site.copy() + "/manifest.json", forged);
  CHECK(site.verify().status == 0);  // and says that it cannot know
  const auto by_key = site.verify({"--public-key", site.public_key()});
  CHECK(by_key.status == 1);
  CHECK(holds(by_key.err, "[wrong-signature]"));
  const auto by_ledger = site.verify({"-s", site.path()});
  CHECK(by_ledger.status == 1);
  CHECK(holds(by_ledger.err, "[unknown-manifest]"));
}

TEST_CASE("verify needs no site, and knows the ledger where it is told of one") {
  const Published site;
  const TemporaryFolder elsewhere;
  fs::copy(site.copy(), elsewhere.file("mirror"), fs::copy_options::recursive);
  CHECK(run({"verify", elsewhere.file("mirror")}).status == 0);
  const auto known = run({"verify", elsewhere.file("mirror"), "-s", site.path()});
  CHECK(known.status == 0);
  CHECK(holds(known.out, "the ledger knows the manifest"));
  CHECK(holds(known.out, ", the newest"));
}

TEST_CASE("a signature by another key fails, and so does none") {
  const Published site;
  const auto other = site.folder.file("other.key");
  REQUIRE(run({"sign", "--generate", other, "--no-passphrase"}).status == 0);
  const auto unsigned_copy = site.verify({"--public-key", site.public_key()});
  CHECK(unsigned_copy.status == 1);
  CHECK(holds(unsigned_copy.err, "[missing-signature]"));
  REQUIRE(run({"sign", site.copy(), "--key", other}).status == 0);
  const auto by_other = site.verify({"--public-key", site.public_key()});
  CHECK(by_other.status == 1);
  CHECK(holds(by_other.err, "[other-key]"));
}

TEST_CASE("a folder without a manifest, or none at all, cannot be verified") {
  const TemporaryFolder folder;
  const auto empty = run({"verify", folder.path()});
  CHECK(empty.status == 1);
  CHECK(holds(empty.err, "[missing-manifest]"));
  CHECK(run({"verify", folder.file("nowhere")}).status == 4);
  CHECK(run({"verify"}).status == 2);
  write_text(folder.file("manifest.json"), "{\"name\": \"an app\"}");
  const auto foreign = run({"verify", folder.path()});
  CHECK(foreign.status == 1);
  CHECK(holds(foreign.err, "[broken-manifest]"));
}

TEST_CASE("findings are JSON lines with --json") {
  const Published site;
  fs::remove(site.copy() + "/robots.txt");
  const auto verified = site.verify({"--json"});
  CHECK(verified.status == 1);
  CHECK(holds(verified.err, "\"rule\": \"missing-file\", \"file\": \"robots.txt\""));
  CHECK(holds(verified.err, "\"severity\": \"info\", \"rule\": \"unchecked-signature\""));
}

TEST_CASE("minisign accepts our signatures, and we accept its") {
  const Published site;
  site.sign();
  const auto manifest = site.copy() + "/manifest.json";
  CHECK(shell("minisign -V -m '" + manifest + "' -p '" + site.public_key() + "'") == 0);
  write_text(site.folder.file("other.txt"), "other");
  fs::copy(manifest + ".minisig", site.folder.file("other.txt.minisig"));
  CHECK(shell("minisign -V -m '" + site.folder.file("other.txt") + "' -p '" + site.public_key() + "'") == 1);

  // with its own key, and with ours
  const auto theirs = site.folder.file("theirs");
  REQUIRE(shell("minisign -G -W -p '" + theirs + ".pub' -s '" + theirs + "'") == 0);
  for (const auto& [secret, public_key] :
       {std::pair(theirs, theirs + ".pub"), std::pair(site.key(), site.public_key())}) {
    for (const auto* legacy : {"", " -l"}) {  // "Ed" instead of "ED"
      REQUIRE(shell("minisign -S -m '" + manifest + "' -t 'signed elsewhere' -s '" + secret + "'" + legacy) == 0);
      const auto verified = site.verify({"--public-key", public_key});
      INFO(verified.err);
      CHECK(verified.status == 0);
      CHECK(holds(verified.out, "signed elsewhere"));
    }
  }
  REQUIRE(run({"sign", site.copy(), "--key", theirs}).status == 0);
  CHECK(shell("minisign -V -m '" + manifest + "' -p '" + theirs + ".pub'") == 0);
}

TEST_CASE("keys with a passphrase are minisign's too, in both directions") {
  const Published site;
  const auto ours = site.folder.file("ours"), theirs = site.folder.file("theirs");
  const auto manifest = site.copy() + "/manifest.json";
  REQUIRE(run({"sign", "--generate", ours}, "open sesame").status == 0);
  REQUIRE(shell("printf 'open sesame\\n' | minisign -S -m '" + manifest + "' -s '" + ours + "'") == 0);
  CHECK(site.verify({"--public-key", ours + ".pub"}).status == 0);

  REQUIRE(shell("printf 'theirs\\ntheirs\\n' | minisign -G -p '" + theirs + ".pub' -s '" + theirs + "'") == 0);
  const auto wrong = run({"sign", site.copy(), "--key", theirs}, "ours");
  CHECK(wrong.status == 1);
  CHECK(holds(wrong.err, "[wrong-passphrase]"));
  REQUIRE(run({"sign", site.copy(), "--key", theirs}, "theirs").status == 0);
  CHECK(shell("minisign -V -m '" + manifest + "' -p '" + theirs + ".pub'") == 0);
}

TEST_CASE("a secret key is nobody else's to read, is never overwritten and stays out of the site") {
  const Published site;
  const auto mode = fs::status(site.key()).permissions();
  CHECK((mode & (fs::perms::group_all | fs::perms::others_all)) == fs::perms::none);
  const auto before = read_text(site.key());
  CHECK(run({"sign", "--generate", site.key(), "--no-passphrase"}).status == 4);
  CHECK(read_text(site.key()) == before);
  const auto inside = run({"sign", "--generate", site.path() + "/static/office.key", "--no-passphrase"});
  CHECK(inside.status == 2);
  CHECK_FALSE(fs::exists(site.path() + "/static/office.key"));
  CHECK(run({"sign", "--generate", site.folder.file("x.key")}).status == 2);  // an empty passphrase
}

TEST_CASE("a site's own output is signed without naming it, and what was not published is a warning") {
  const Published site;
  const auto sign = [&] { return run({"sign", "-s", site.path(), "--key", site.key()}); };
  const auto published = sign();
  CHECK(published.status == 0);
  CHECK(published.err.empty());
  CHECK(site.verify({"--public-key", site.public_key()}).status == 0);
  write_text(site.path() + "/static/new.txt", "new");
  REQUIRE(run({"build", "-s", site.path()}).status == 0);
  const auto unpublished = sign();
  CHECK(unpublished.status == 0);
  CHECK(holds(unpublished.err, "[unpublished-manifest]"));
}

TEST_CASE("a build that changes the manifest drops its old signature, one that does not keeps it") {
  const Published site;
  site.sign();
  REQUIRE(run({"build", "-s", site.path()}).status == 0);
  CHECK(site.verify({"--public-key", site.public_key()}).status == 0);
  write_text(site.path() + "/static/new.txt", "new");
  REQUIRE(run({"build", "-s", site.path()}).status == 0);
  CHECK_FALSE(fs::exists(site.copy() + "/manifest.json.minisig"));
}

TEST_CASE("the site tells its readers how to verify a copy, with the key and the commands") {
  const Published site;
  const auto page = site.copy() + "/verify/index.html";
  CHECK(holds(read_text(page), "The manifests of this site are not signed"));
  const auto text = read_text(site.public_key());
  const auto key = text.substr(text.find('\n') + 1, 56);
  write_text(site.path() + "/site.toml",
             read_text(site.path() + "/site.toml") + "\n[manifest]\npublic_key = \"" + key + "\"\n");
  REQUIRE(run({"build", "-s", site.path()}).status == 0);
  CHECK(holds(read_text(page), "minisign -V -m manifest.json -P " + key));
  CHECK(holds(read_text(site.copy() + "/index.html"), "href=\"/verify/\""));
}

TEST_CASE("at a terminal a passphrase is asked for twice and shown never, and it protects the key") {
  const Published site;
  const auto key = site.folder.file("typed.key");
  const auto made = run_gazette_at_terminal(
      {"sign", "--generate", key}, {{"passphrase of the key: ", "open sesame"}, {"the same again: ", "open sesame"}});
  INFO(made.out);
  CHECK(made.status == 0);
  CHECK_FALSE(holds(made.out, "sesame"));
  const auto typed =
      run_gazette_at_terminal({"sign", site.copy(), "--key", key}, {{"passphrase of the key: ", "open sesame"}});
  CHECK(typed.status == 0);
  CHECK_FALSE(holds(typed.out, "the same again"));
}

TEST_CASE("of two passphrases that differ, and of an empty one, no key is made") {
  const TemporaryFolder folder;
  const auto key = folder.file("typed.key");
  const auto differ = run_gazette_at_terminal({"sign", "--generate", key},
                                              {{"passphrase of the key: ", "one"}, {"the same again: ", "two"}});
  CHECK(differ.status == 2);
  CHECK(holds(differ.out, "the two passphrases differ"));
  const auto empty = run_gazette_at_terminal({"sign", "--generate", key}, {{"passphrase of the key: ", ""}});
  CHECK(empty.status == 2);
  CHECK(holds(empty.out, "the passphrase is empty"));
  CHECK(read_tree(folder.path()).empty());
}

TEST_CASE("a passphrase comes down a pipe as one line, asked for once, with the line end of either system") {
  const Published site;
  const auto with_line = [&](const std::string& line, const std::string& words) {
    return shell("printf '" + line + "' | env -u GAZETTE_PASSPHRASE " GAZETTE_BINARY " sign " + words);
  };
  const auto key = site.folder.file("piped.key");
  CHECK(with_line("open sesame\\r\\nmore\\n", "--generate " + key) == 0);
  CHECK(with_line("open sesame", site.copy() + " --key " + key) == 0);
  CHECK(with_line("", "--generate " + site.folder.file("none.key")) == 2);
}

TEST_CASE("sign says what it lacks, what contradicts itself and what is no manifest, and writes nothing") {
  const Published site;
  const auto refused = [&](const std::vector<std::string>& arguments, int status, const std::string& why) {
    const auto done = run(arguments);
    INFO(done.err);
    CHECK(done.status == status);
    CHECK(holds(done.err, why));
  };
  refused({"sign", "a", "b", "--key", site.key()}, 2, "sign takes one folder");
  refused({"sign", site.copy()}, 2, "sign needs the secret key");
  refused({"sign", site.copy(), "--generate", site.folder.file("x")}, 2, "--generate makes a key and signs nothing");
  refused({"sign", "--key", site.key(), "--generate", site.folder.file("x")}, 2, "sign in a second step");
  refused({"sign", site.folder.file("none/public"), "--key", site.key()}, 4, "none: error: there is no such folder");
  refused({"sign", site.copy(), "--key", site.folder.file("nowhere")}, 4, "nowhere: error: cannot be read");
  write_text(site.folder.file("letter.txt"), "Dear colleague,\n");
  refused({"sign", site.copy(), "--key", site.folder.file("letter.txt")}, 1, "letter.txt");
  write_text(site.copy() + "/manifest.json", "{}");
  refused({"sign", site.copy(), "--key", site.key()}, 1, "manifest.json: error: this is not a manifest of gazette");
  fs::remove(site.copy() + "/manifest.json");
  refused({"sign", site.copy(), "--key", site.key()}, 4, "manifest.json: error: cannot be read");
  CHECK_FALSE(fs::exists(site.folder.file("x")));
  CHECK_FALSE(fs::exists(site.copy() + "/manifest.json.minisig"));
}

TEST_CASE("verify tells a key that is none from a copy that is wrong, and a broken signature from a missing one") {
  const Published site;
  site.sign();
  const auto no_key = site.verify({"--public-key", "RWnonsense"});
  CHECK(no_key.status == 2);
  CHECK(holds(no_key.err, "\"RWnonsense\" is neither a public key of minisign nor a file with one"));
  write_text(site.copy() + "/manifest.json.minisig", "nonsense\n");
  const auto broken = site.verify({"--public-key", site.public_key()});
  CHECK(broken.status == 1);
  CHECK(holds(broken.err, "manifest.json.minisig: error: "));
  CHECK_FALSE(holds(broken.err, "[missing-signature]"));
}
