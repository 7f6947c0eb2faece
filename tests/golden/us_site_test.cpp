// tests/golden/us-site: two fiscal years of an American agency with three components.

#include "support/catch.hpp"
#include "support/process.hpp"

#include <filesystem>

using namespace gazette::test;

namespace {

const std::string k_site = std::string(GAZETTE_SOURCE_DIR) + "/tests/golden/us-site";

std::string with(std::string text, const std::string& old_text, const std::string& new_text) {
  const auto at = text.find(old_text);
  REQUIRE(at != std::string::npos);
  return text.replace(at, old_text.size(), new_text);
}

}  // namespace

TEST_CASE("the American site has no finding, and its page cites the figures of both fiscal years") {
  const TemporaryFolder folder;
  const auto run =
      run_gazette({"build", "-s", k_site, "-d", folder.file("public"), "--as-of", "2024-12-31", "--strict"});
  INFO(run.err);
  REQUIRE(run.status == 0);
  const auto files = read_tree(folder.file("public"));
  const auto& page = files.at("reports/2023/index.html");
  CHECK(page.find("received 33143 requests and processed 32652") != std::string::npos);
  CHECK(page.find("5467 of them were backlogged, after 5154 in") != std::string::npos);
  CHECK(files.contains("reports/2022/v_b2.csv"));
}

TEST_CASE("a component whose pending requests do not follow on from the year before is named") {
  const TemporaryFolder folder;
  for (const auto& [path, bytes] : read_tree(k_site)) write_text(folder.file(path), bytes);
  const auto figures = folder.file("content/reports/2022/figures.toml");
  write_text(figures, with(read_text(figures), "[7904, 28830, 28524, 8210]", "[7905, 28830, 28524, 8211]"));
  const auto run = run_gazette({"check", "-s", folder.path(), "--as-of", "2024-12-31"});
  CHECK(run.err.find("va-previous of us-foia") != std::string::npos);
  CHECK(run.err.find("BFS") != std::string::npos);
}
