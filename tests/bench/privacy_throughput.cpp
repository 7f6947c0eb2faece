// Hidden: how fast texts are scanned for personal data. `gazette_tests "[privacy-throughput]"` on made-up text, or on
// the texts of the site whose folder is in GAZETTE_BENCH_SITE (tests/bench/gen_corpus.py makes one).

#include "privacy/scan.hpp"
#include "support/catch.hpp"

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>

using namespace gazette;

namespace {

constexpr int k_rounds = 7;

std::string repeated(std::string_view line, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += line;
  return text;
}

std::string text_of_site(const std::filesystem::path& site) {
  std::string text;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(site / "content")) {
    if (entry.path().extension() != ".md") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    text.append(std::istreambuf_iterator<char>(in), {});
  }
  return text;
}

double megabytes_a_second(const std::string& text) {
  std::vector<double> speeds;
  for (int round = 0; round < k_rounds; ++round) {
    const auto start = std::clock();
    const auto found = sightings(text, {}).size();
    const auto seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    CHECK(found < text.size());
    speeds.push_back(static_cast<double>(text.size()) / 1e6 / std::max(seconds, 1e-6));
  }
  std::sort(speeds.begin(), speeds.end());
  return speeds[speeds.size() / 2];
}

}  // namespace

TEST_CASE("a text is scanned for personal data faster than a disk reads it", "[.][privacy-throughput]") {
  constexpr std::size_t bytes = 16'000'000;
  const auto prose = megabytes_a_second(repeated(
      "为进一步规范政府信息公开工作，根据《中华人民共和国政府信息公开条例》第二十条，现将有关事项公告如下。\n", bytes));
  const auto notice = megabytes_a_second(
      repeated("白教发〔2016〕13号：2016年9月1日前报名，咨询电话0436-3324567，名额120人，经费1,234.5万元。\n", bytes));
  const auto list = megabytes_a_second(
      repeated("12,张三,138****5678,220802********1234,6222021234567890129,20230318144307491\n", bytes));
  const auto leak = megabytes_a_second(repeated("张三,13812345678,11010519491231002X,6222021234567890128\n", bytes));
  WARN("MB/s: prose " << prose << ", notice " << notice << ", list of numbers " << list << ", list of personal data "
                      << leak);
  CHECK(prose > 200);
  CHECK(list > 20);
  if (const char* site = std::getenv("GAZETTE_BENCH_SITE"))
    WARN("MB/s of the site: " << megabytes_a_second(text_of_site(site)));
}
