// What takes longer than a test should: `./dev hostile` runs these and prints what each cost.

#include "support/hostile_site.hpp"

#include <cstdio>
#include <filesystem>

namespace fs = std::filesystem;
using namespace gazette::test;

namespace {

constexpr std::size_t k_mib = 1024 * 1024;

std::string lines_of(const std::string& one, std::size_t bytes) { return repeated(one, bytes / one.size()); }

void check_measured(const std::string& what, const ProcessResult& run, double seconds, long mib) {
  std::printf("%-60s status %d %8.2f s %6ld MiB\n", what.c_str(), run.status, run.seconds, run.peak_mib);
  INFO(what);
  CHECK(run.status < 128);  // neither killed nor crashed
  check_cost(run, seconds, mib);
}

std::string elements_of(std::size_t count, const std::string& before, const std::string& after) {
  std::string all;
  for (std::size_t i = 0; i < count; ++i) all += (i ? ", " : "") + before + std::to_string(i) + after;
  return all;
}

ProcessResult build_of(const std::string& path, const std::string& bytes) {
  const HostileSite site;
  site.put(path, bytes);
  return site.build();
}

}  // namespace

TEST_CASE("texts of 4 MB in one line, of whatever, are pages or told", "[.][hostile-long]") {
  for (const auto* one :
       {"word ", "a",  "通知", "1",  "。", "h",         "&amp;",   "<b",     "\\*", "`",   "~",    "|",
        "[",     "](", "*",    "_a", "![", "http://a.", "第一条 ", "\u200B", "｜",  "138", "{{a}}"}) {
    check_measured("4 MB of " + std::string(one),
                   build_of("content/notices/a.md", item_of("", lines_of(one, 4 * k_mib - 100) + "\n")), 50, 3000);
  }
}

TEST_CASE("100,000 former addresses of one item are as many pages", "[.][hostile-long]") {
  const auto aliases = "aliases = [" + elements_of(100'000, "\"/old/", "/\"") + "]\n";
  check_measured("100,000 aliases", build_of("content/notices/a.md", item_of(aliases)), 60, 1000);
}

TEST_CASE("20,000 tags of one item in a category are as many pages", "[.][hostile-long]") {
  const auto tags = "tags = [" + elements_of(20'000, "\"t", "\"") + "]\n";
  check_measured("20,000 tags with pages", build_of("content/notices/a.md", item_of(tags)), 60, 1000);
}

TEST_CASE("files of 50 MB beside an item and in static/ are published and scanned", "[.][hostile-long]") {
  for (const auto& [name, one] :
       std::vector<std::pair<std::string, std::string>>{{"a.bin", std::string("\x00\xFF\x01\x9C", 4)},
                                                        {"a.txt", "word 13812345 "},
                                                        {"a.csv", "1234567,89012,345678\n"},
                                                        {"a.html", "<a b='"},
                                                        {"a.svg", "<g "},
                                                        {"a.json", "[{"},
                                                        {"b.html", "<p>a"},
                                                        {"c.html", "<!--"}}) {
    const HostileSite site;
    site.put("content/notices/a/index.md", item_of("attachments = [\"" + name + "\"]\n"));
    site.put("content/notices/a/" + name, lines_of(one, 50 * k_mib));
    site.put("static/" + name, lines_of(one, 50 * k_mib));
    check_measured("50 MB of " + name + " twice", site.build(), 60, 1500);
    CHECK(fs::file_size(site.output_folder() + "/notices/a/" + name) > 50 * k_mib - 20);
  }
}

TEST_CASE("a request ledger of a million lines is read, or told", "[.][hostile-long]") {
  const HostileSite site;
  site.put("content/reports/2025/index.md", item_of("[report]\nyear = 2025\nform = \"us-foia\"\n"));
  site.put("content/requests/2025.csv", "id,received\n" + repeated("1,2025-01-02\n", 1'000'000));
  check_measured("a ledger CSV of a million lines", site.build(), 60, 3000);
}

TEST_CASE("a standard catalogue and a table of figures of a million lines are read, or told", "[.][hostile-long]") {
  const HostileSite site;
  site.set("[coverage]\nstandards = [\"standards/a.csv\"]\n");
  site.put("standards/a.csv", repeated("a,b,c,d,e,f,g,h,i,j\n", 1'000'000));
  check_measured("a catalogue CSV of a million lines", site.build(), 60, 3000);
}

TEST_CASE("settings of 50 MB are told", "[.][hostile-long]") {
  const HostileSite site;
  site.set(lines_of("key = \"value\"\n", 50 * k_mib));
  check_measured("site.toml of 50 MB, one key twice", site.build(), 60, 3000);
  std::string keys;
  for (std::size_t i = 0; keys.size() < 50 * k_mib; ++i) keys += "key" + std::to_string(i) + " = \"value\"\n";
  site.set(keys);
  check_measured("site.toml of 50 MB, three million keys", site.build(), 60, 5000);
}
