// `gazette list coverage` as a user meets it.

#include "support/catch.hpp"
#include "support/process.hpp"

#include <nlohmann/json.hpp>

using namespace gazette::test;

namespace {

ProcessResult coverage(std::vector<std::string> more) {
  more.insert(more.begin(),
              {"list", "coverage", "-s", GAZETTE_SOURCE_DIR "/tests/golden/en-site", "--as-of", "2026-06-30"});
  return run_gazette(more);
}

std::vector<nlohmann::json> objects_of(const std::string& text) {
  std::vector<nlohmann::json> objects;
  for (std::size_t start = 0; start < text.size();) {
    const auto end = text.find('\n', start);
    objects.push_back(nlohmann::json::parse(text.substr(start, end - start)));
    start = end + 1;
  }
  return objects;
}

}  // namespace

TEST_CASE("list coverage names the rows of scheme and catalogues that nothing answers, and no others") {
  const auto open = coverage({});
  CHECK(open.status == 0);
  CHECK(open.out ==
        "open\tclass-7\t0\t-\tClass 7 The services we offer\n"
        "open\tParking/Parking/Rules\t0\t-\tZones, hours and penalties\n");
}

TEST_CASE(
    "with --all the rows that are answered come with their newest item, those that do not apply with the reason") {
  const auto all = coverage({"--all"}).out;
  CHECK(all.starts_with("covered\tclass-1\t1\t2023-01-02\tClass 1 Who we are and what we do\n"));
  CHECK(all.find("\nnot-applicable\tclass-6\t0\t-\tThe register of land is disclosed on request.\n") !=
        std::string::npos);
  CHECK(all.find("\ncovered\tParking/Parking/Charges\t1\t2024-04-19\tTariff of each zone\n") != std::string::npos);
}

TEST_CASE("list coverage --json is one object a row, with the place of a catalogue's row and what it allows") {
  const auto rows = objects_of(coverage({"--all", "--json"}).out);
  REQUIRE(rows.size() == 9);
  CHECK(rows[0]["kind"] == "scheme");
  CHECK(rows[0]["newest"] == "content/about.md");
  CHECK_FALSE(rows[0].contains("file"));
  CHECK(rows[5]["not_applicable"] == "The register of land is disclosed on request.");
  CHECK_FALSE(rows[5].contains("newest"));
  CHECK(rows[8]["kind"] == "standard");
  CHECK(rows[8]["count"] == 1);
  CHECK(rows[8]["file"] == "standards/Parking.csv");
  CHECK(rows[8]["line"] > 1);
}
