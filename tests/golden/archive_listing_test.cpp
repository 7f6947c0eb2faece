// What `gazette archive` packs of a year of tests/golden/en-site is recorded in tests/golden/en-site.archive.txt: all
// names, and the digests of those files that no theme touches. GAZETTE_UPDATE=1 records anew.

#include "support/catch.hpp"
#include "support/process.hpp"
#include "support/shell.hpp"

#include "base/digest.hpp"

#include <cstdlib>
#include <filesystem>

using namespace gazette::test;

namespace {

const std::string k_golden = std::string(GAZETTE_SOURCE_DIR) + "/tests/golden/";
const std::string k_listing = k_golden + "en-site.archive.txt";

// Fingerprints of the theme's files change with every touch of the theme.
std::string without_fingerprint(const std::string& path) {
  if (path.find("/assets/") == std::string::npos) return path;
  const auto end = path.rfind('.');
  return path.substr(0, path.rfind('.', end - 1)) + ".*" + path.substr(end);
}

bool is_touched_by_theme(const std::string& path) {
  for (const auto* part : {"/site/", "/record/", "bag-info.txt", "manifest-sha256.txt"}) {
    if (path.find(part) != std::string::npos) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("the archive of a year of the English site has the recorded files") {
  const TemporaryFolder folder;
  const auto file = folder.file("2023.tar");
  const auto run = run_gazette({"archive", "2023", "-s", k_golden + "en-site", "-o", file, "--as-of", "2024-12-31"},
                               {{"SOURCE_DATE_EPOCH", "1795478400"}});
  INFO(run.err);
  REQUIRE(run.status == 0);
  std::filesystem::create_directory(folder.file("unpacked"));
  REQUIRE(shell("tar -xf " + file + " -C " + folder.file("unpacked")) == 0);
  std::string listing;
  for (const auto& [path, bytes] : read_tree(folder.file("unpacked")))
    listing += (is_touched_by_theme(path) ? std::string(64, '-') : gazette::sha256_hex(bytes)) + "  " +
               without_fingerprint(path) + "\n";
  if (std::getenv("GAZETTE_UPDATE")) write_text(k_listing, listing);
  CHECK(listing == read_text(k_listing));
}
