#include "output/verify_copy.hpp"

#include "base/digest.hpp"
#include "support/catch.hpp"
#include "support/process.hpp"

#include <filesystem>
#include <map>

namespace fs = std::filesystem;
using namespace gazette;
using gazette::test::TemporaryFolder;
using gazette::test::write_text;

namespace {

using Files = std::map<std::string, std::string>;

const Files k_site = {{"index.html", "home"}, {"a/index.html", "a"}, {"附件/表 1.csv", "1,2\n"}, {"empty.txt", ""}};

Manifest manifest_of(const Files& site) {
  Manifest manifest;
  for (const auto& [path, bytes] : site) manifest.entries.push_back({path, bytes.size(), sha256_hex(bytes)});
  return manifest;
}

void write_site(const TemporaryFolder& folder, const Files& site = k_site) {
  for (const auto& [path, bytes] : site) write_text(folder.file(path), bytes);
}

// `rule path` for each finding.
std::vector<std::string> findings_in(const std::string& folder, unsigned jobs = 1) {
  Diagnostics diagnostics;
  (void)verify_copy(folder, manifest_of(k_site), jobs, diagnostics);
  diagnostics.sort();
  std::vector<std::string> out;
  for (const auto& each : diagnostics.entries()) out.push_back(each.error.rule + " " + each.error.place.file);
  return out;
}

using Found = std::vector<std::string>;

}  // namespace

TEST_CASE("a copy that is whole has no findings, with its manifest and signature beside it") {
  const TemporaryFolder folder;
  write_site(folder);
  write_text(folder.file("manifest.json"), "whatever");
  write_text(folder.file("manifest.json.minisig"), "whatever");
  Diagnostics diagnostics;
  const auto verified = verify_copy(folder.path(), manifest_of(k_site), 2, diagnostics);
  CHECK(diagnostics.empty());
  CHECK(verified.files == 4);
  CHECK(verified.bytes == 9);
}

TEST_CASE("missing, changed and added files are named, each of them, with one worker or many") {
  const TemporaryFolder folder;
  write_site(folder);
  fs::remove(folder.file("a/index.html"));
  write_text(folder.file("index.html"), "hOme");
  write_text(folder.file("empty.txt"), "not any more");
  write_text(folder.file("b/new.txt"), "");
  const Found expected = {"missing-file a/index.html", "added-file b/new.txt", "changed-file empty.txt",
                          "changed-file index.html"};
  CHECK(findings_in(folder.path(), 1) == expected);
  CHECK(findings_in(folder.path(), 4) == expected);
}

TEST_CASE("symbolic links are named and not followed, not even to the right bytes") {
  const TemporaryFolder folder, elsewhere;
  write_site(folder);
  write_text(elsewhere.file("index.html"), "home");
  write_text(elsewhere.file("a/index.html"), "a");
  fs::remove(folder.file("index.html"));
  fs::create_symlink(elsewhere.file("index.html"), folder.file("index.html"));
  fs::remove_all(folder.file("a"));
  fs::create_directory_symlink(elsewhere.file("a"), folder.file("a"));
  CHECK(findings_in(folder.path()) == Found{"added-file a", "missing-file a/index.html", "changed-file index.html"});
}

TEST_CASE("a folder that is not there cannot be verified") {
  const TemporaryFolder folder;
  CHECK(findings_in(folder.file("nowhere")) == Found{"io " + folder.file("nowhere")});
}

TEST_CASE("a name that is not UTF-8 is shown with its bytes") {
  const TemporaryFolder folder;
  write_site(folder);
  write_text(folder.file("b\xFF.txt"), "");
  CHECK(findings_in(folder.path()) == Found{"added-file b\\xFF.txt"});
}
