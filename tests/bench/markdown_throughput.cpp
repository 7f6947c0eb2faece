// Hidden: how fast texts are read, beside cmark-gfm itself. `gazette_tests "[markdown-throughput]"`, with the folder of
// a site in GAZETTE_BENCH_SITE (tests/bench/gen_corpus.py makes one).

#include "base/text.hpp"
#include "formats/markdown.hpp"
#include "support/catch.hpp"
#include "support/cmark_reference.hpp"

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

using namespace gazette;

namespace {

constexpr int k_rounds = 7;

// The texts of all items, without their metadata.
std::vector<std::string> texts_of_site(const std::filesystem::path& site) {
  std::vector<std::string> texts;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(site / "content")) {
    if (entry.path().extension() != ".md") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    const auto end = text.find("\n+++\n", 3);
    texts.push_back(end == std::string::npos ? text : text.substr(end + 5));
  }
  return texts;
}

template <typename Read>
double seconds_of(const std::vector<std::string>& texts, Read read) {
  const auto start = std::clock();
  std::size_t bytes = 0;
  for (const auto& text : texts) bytes += read(text);
  CHECK(bytes > 0);
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

std::size_t size_of_ours(const std::string& text, bool cjk) {
  MarkdownOptions options;
  options.cjk = cjk;
  Diagnostics diagnostics;
  return render_markdown({"a.md", text, 1}, options, diagnostics).html.size();
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

}  // namespace

TEST_CASE("all that a page needs is read from Chinese text at four fifths of cmark-gfm's speed or more",
          "[.][markdown-throughput]") {
  const char* site = std::getenv("GAZETTE_BENCH_SITE");
  REQUIRE(site != nullptr);
  const auto texts = texts_of_site(site);
  prepare_markdown();
  std::vector<double> plain, on, off;
  for (int round = 0; round < k_rounds; ++round) {  // in turns, so that a busy moment falls on all
    plain.push_back(seconds_of(texts, [](const auto& text) { return test::html_by_cmark(text).size(); }));
    on.push_back(seconds_of(texts, [](const auto& text) { return size_of_ours(text, true); }));
    off.push_back(seconds_of(texts, [](const auto& text) { return size_of_ours(text, false); }));
  }
  WARN(texts.size() << " texts: cmark-gfm " << median(plain) << " s, cjk on " << median(on) << " s, cjk off "
                    << median(off) << " s of the processor; speed " << median(plain) / median(on) << " of cmark-gfm");
  CHECK(median(off) / median(on) >= 0.8);
  CHECK(median(plain) / median(on) >= 0.8);
}
