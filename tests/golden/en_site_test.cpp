// tests/golden/en-site uses each feature once. Its list of files and those that no theme touches are recorded in
// tests/golden/en-site.expected; GAZETTE_UPDATE=1 records anew.

#include "support/catch.hpp"
#include "support/process.hpp"

#include <cstdlib>
#include <filesystem>

namespace fs = std::filesystem;
using namespace gazette::test;

namespace {

const std::string k_golden = std::string(GAZETTE_SOURCE_DIR) + "/tests/golden/";
const std::string k_site = k_golden + "en-site";
const std::string k_expected = k_golden + "en-site.expected";

std::map<std::string, std::string> built(const std::string& folder, const std::vector<std::string>& more = {}) {
  std::vector<std::string> arguments = {"build", "-s", k_site, "-d", folder, "--as-of", "2024-12-31"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  const auto run = run_gazette(arguments);
  INFO(run.err);
  REQUIRE(run.status == 0);
  return read_tree(folder);
}

// Fingerprints of the theme's files change with every touch of the theme.
std::string without_fingerprint(const std::string& path) {
  if (!path.starts_with("assets/")) return path;
  const auto end = path.rfind('.');
  const auto start = path.rfind('.', end - 1);
  return path.substr(0, start) + ".*" + path.substr(end);
}

bool is_recorded(const std::string& path) {
  return !path.ends_with(".html") && !path.starts_with("assets/") && path != "manifest.json";
}

bool holds(const std::map<std::string, std::string>& files, const std::string& text) {
  for (const auto& [path, bytes] : files) {
    if (bytes.find(text) != std::string::npos || path.find(text) != std::string::npos) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("the English site has the recorded files, and those that no theme touches have the recorded bytes") {
  const TemporaryFolder folder;
  const auto files = built(folder.file("public"));
  std::map<std::string, std::string> recorded;
  std::string list;
  for (const auto& [path, bytes] : files) {
    list += without_fingerprint(path) + "\n";
    if (is_recorded(path)) recorded[path] = bytes;
  }
  recorded["files.txt"] = list;
  if (std::getenv("GAZETTE_UPDATE")) {
    fs::remove_all(k_expected);
    for (const auto& [path, bytes] : recorded) write_text(k_expected + "/" + path, bytes);
  }
  const auto expected = read_tree(k_expected);
  for (const auto& [path, bytes] : recorded) {
    INFO(path);
    REQUIRE(expected.contains(path));
    CHECK(bytes == expected.at(path));
  }
  CHECK(recorded.size() == expected.size());
}

TEST_CASE("drafts, future and withheld items leave no trace in the output") {
  const TemporaryFolder folder;
  const auto files = built(folder.file("public"));
  for (const auto* mark :
       {"DRAFT-MARKER", "FUTURE-MARKER", "ONREQUEST-MARKER", "draft-only", "future-only", "request-only"})
    CHECK_FALSE(holds(files, mark));
}

TEST_CASE("flags bring in drafts and the future, but never what is disclosed on request only") {
  const TemporaryFolder folder;
  const auto files = built(folder.file("public"), {"--drafts", "--future"});
  CHECK(holds(files, "DRAFT-MARKER"));
  CHECK(holds(files, "FUTURE-MARKER"));
  CHECK_FALSE(holds(files, "ONREQUEST-MARKER"));
}

TEST_CASE("the same site gives the same bytes in another folder, zone and locale and with any number of jobs") {
  const TemporaryFolder folder;
  const auto build = [&](const std::string& name, const std::string& jobs,
                         const std::map<std::string, std::string>& environment) {
    const auto run =
        run_gazette({"build", "-s", k_site, "-d", folder.file(name), "-j", jobs, "--as-of", "2024-12-31"}, environment);
    REQUIRE(run.status == 0);
    return read_tree(folder.file(name));
  };
  const auto first = build("a", "1", {{"TZ", "UTC"}, {"LC_ALL", "C"}});
  const auto second = build("deeper/b", "2", {{"TZ", "Asia/Shanghai"}, {"LC_ALL", "C.UTF-8"}});
  CHECK(first == second);
}
