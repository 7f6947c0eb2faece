#include "fuzz/targets.hpp"
#include "support/catch.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

using namespace gazette;
using namespace gazette::fuzz;

namespace {

const std::filesystem::path k_corpora = std::filesystem::path(GAZETTE_SOURCE_DIR) / "tests/fuzz/corpus";

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::set<std::filesystem::path> files_in(const std::filesystem::path& folder) {
  std::set<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) files.insert(entry.path());
  return files;
}

}  // namespace

TEST_CASE("every corpus belongs to a target and every target has a corpus") {
  std::set<std::filesystem::path> folders;
  for (const auto& target : k_targets) folders.insert(k_corpora / target.name);
  CHECK(files_in(k_corpora) == folders);
}

TEST_CASE("what the fuzzers' targets claim holds for each file of their corpora, and for no bytes at all") {
  for (const auto& target : k_targets) {
    const auto files = files_in(k_corpora / target.name);
    CHECK(files.size() >= 10);
    Claims of_nothing;
    target.run({}, of_nothing);
    CHECK(of_nothing.broken().empty());
    for (const auto& file : files) {
      INFO(file.string());
      Claims claims;
      target.run(bytes_of(file), claims);
      CHECK(claims.broken() == std::vector<std::string>{});
    }
  }
}
