// Each folder of tests/golden/wrong is a site with one idea wrong. What `gazette check` says of it is recorded in its
// expected.txt. GAZETTE_UPDATE=1 records anew; read the difference before you commit it.

#include "support/catch.hpp"
#include "support/process.hpp"

#include <cstdlib>
#include <filesystem>
#include <set>

namespace fs = std::filesystem;
using namespace gazette::test;

namespace {

const std::string k_folder = std::string(GAZETTE_SOURCE_DIR) + "/tests/golden/wrong";

std::set<std::string> wrong_sites() {
  std::set<std::string> names;
  for (const auto& entry : fs::directory_iterator(k_folder)) names.insert(entry.path().filename().string());
  return names;
}

std::string said_about(const std::string& name) {
  const auto run = run_gazette({"check", "-s", k_folder + "/" + name, "--as-of", "2026-06-30", "--color", "never"});
  return "exit status " + std::to_string(run.status) + "\n" + run.err;
}

}  // namespace

TEST_CASE("every wrong site is told what is wrong in the recorded words") {
  const bool is_update = std::getenv("GAZETTE_UPDATE") != nullptr;
  const auto names = wrong_sites();
  CHECK(names.size() >= 30);
  for (const auto& name : names) {
    const auto expected = k_folder + "/" + name + "/expected.txt";
    const auto said = said_about(name);
    if (is_update) write_text(expected, said);
    INFO(name);
    CHECK(said == read_text(expected));
  }
}

TEST_CASE("no wrong site is built, and a warning alone fails only with --strict") {
  for (const auto& name : wrong_sites()) {
    const TemporaryFolder out;
    INFO(name);
    const auto run = run_gazette(
        {"build", "-s", k_folder + "/" + name, "-d", out.file("public"), "--strict", "-q", "--as-of", "2026-06-30"});
    CHECK(run.status != 0);
    CHECK_FALSE(fs::exists(out.file("public")));
    CHECK_FALSE(fs::exists(out.file(".public.gazette-new")));
  }
}
