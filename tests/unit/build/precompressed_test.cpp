// `[output] precompress`: what a web host may send as it is.

#include "support/catch.hpp"
#include "support/gunzipped.hpp"
#include "support/small_build.hpp"

#include <brotli/decode.h>

using namespace gazette;
using namespace gazette::test;

namespace {

std::string unbrotlied(const std::string& bytes) {
  std::string out(1 << 22, '\0');
  auto size = out.size();
  const auto* in = reinterpret_cast<const std::uint8_t*>(bytes.data());
  REQUIRE(BrotliDecoderDecompress(bytes.size(), in, &size, reinterpret_cast<std::uint8_t*>(out.data())) ==
          BROTLI_DECODER_RESULT_SUCCESS);
  out.resize(size);
  return out;
}

Files built_with(const std::string& output, const Files& more = {}) {
  Files files = {{"site.toml", "base_url = \"https://x.example/\"\nlanguage = \"en\"\n[output]\n" + output + "\n"},
                 {"content/a/x/index.md", item("X", "2024-01-01")},
                 {"content/a/x/data.csv", "a,b\n"},
                 {"content/a/x/photo.png", "not text"}};
  for (const auto& [path, bytes] : more) files[path] = bytes;
  Diagnostics diagnostics;
  return built(small_site(files), request_as_of("2024-12-31"), diagnostics);
}

}  // namespace

TEST_CASE("text files stand there compressed as well, and hold the same bytes") {
  const auto output = built_with("precompress = true");
  std::size_t compressed = 0;
  for (const auto& [path, bytes] : output) {
    if (!output.contains(path + ".gz")) continue;
    ++compressed;
    CHECK(gunzipped(output.at(path + ".gz")) == bytes);
    CHECK(unbrotlied(output.at(path + ".br")) == bytes);
  }
  CHECK(compressed > 20);
  for (const auto* path : {"index.html", "a/x/data.csv", "rss.xml", "catalogue.json", "search/index.js"})
    CHECK(output.contains(std::string(path) + ".br"));
  CHECK_FALSE(output.contains("a/x/photo.png.gz"));
}

TEST_CASE("without being asked for, nothing is compressed") {
  for (const auto& [path, bytes] : built_with("precompress = false")) {
    CHECK_FALSE(path.ends_with(".gz"));
    CHECK_FALSE(path.ends_with(".br"));
  }
}

TEST_CASE("a file of the site's own keeps its name") {
  const auto output = built_with("precompress = true", {{"content/a/x/data.csv.gz", "the officer's own"}});
  CHECK(output.at("a/x/data.csv.gz") == "the officer's own");
  CHECK_FALSE(output.contains("a/x/data.csv.br"));
}
