// An incremental build writes what a clean one would, whatever happened in between.
#include "build/site_build.hpp"

#include "support/catch.hpp"
#include "support/copied_site.hpp"
#include "support/failing_files.hpp"
#include "support/random_edits.hpp"
#include "support/small_build.hpp"

#include <cstdlib>

using namespace gazette;
using namespace gazette::test;

namespace {

constexpr std::int64_t k_now = 1'767'225'600;  // 2026-01-01

BuildRequest request_at(std::int64_t now) {
  BuildRequest request;
  request.now = now;
  request.scans_files = false;
  return request;
}

BuildOptions options() {
  BuildOptions options;
  options.destination = "public";
  options.clock_ns = 1'000'000'000;  // files in memory have no time that is later
  return options;
}

Files output_of(const MemoryFileSystem& disk) {
  Files out;
  for (const auto& [path, bytes] : disk.files())
    if (path.starts_with("public/")) out[path.substr(7)] = bytes;
  return out;
}

struct Run {
  BuildResult result;
  Diagnostics found;
  bool is_refused() const { return result.outcome == BuildResult::Outcome::refused; }
};

Run build(FileSystem& disk, const BuildRequest& request, const BuildOptions& how = options()) {
  Run run;
  Observer observer;
  run.result = build_site(disk, request, how, observer, run.found);
  return run;
}

/// What a build without a log gives.
Run clean_build(const MemoryFileSystem& disk, const BuildRequest& request, Files& output) {
  MemoryFileSystem copy;
  for (const auto& [path, bytes] : disk.files())
    if (!path.starts_with("public") && !path.starts_with(".gazette")) REQUIRE(copy.write(path, bytes));
  auto run = build(copy, request);
  output = output_of(copy);
  return run;
}

std::vector<std::string> messages(Diagnostics found) {
  found.sort();
  std::vector<std::string> out;
  for (const auto& entry : found.entries())
    out.push_back(entry.error.place.file + ":" + std::to_string(entry.error.place.at.line) + " " + entry.error.message +
                  " [" + entry.error.rule + "]");
  return out;
}

/// Builds incrementally, and compares output and findings with those of a clean build.
bool build_and_compare(MemoryFileSystem& disk, const BuildRequest& request) {
  const auto before = output_of(disk);
  const auto run = build(disk, request);
  Files wanted;
  const auto clean = clean_build(disk, request, wanted);
  CHECK(messages(run.found) == messages(clean.found));
  REQUIRE(run.is_refused() == clean.is_refused());
  if (run.is_refused()) CHECK(first_difference(output_of(disk), before) == "");
  else CHECK(first_difference(output_of(disk), wanted) == "");
  for (const auto& entry : run.found.entries())
    if (entry.severity == Severity::error) UNSCOPED_INFO(entry.error.place.file + ": " + entry.error.message);
  return !run.is_refused();
}

MemoryFileSystem small() {
  return small_site({{"content/a/_index.md", "+++\ntitle = \"A\"\n+++\n"},
                     {"content/a/x.md", item("X", "2025-01-01")},
                     {"content/a/y.md", item("Y", "2025-01-02")},
                     {"content/a/z.md", item("Z", "2025-01-03")},
                     {"content/b/w.md", item("W", "2025-01-04")}});
}

std::vector<std::string> made_pages(const Run& run) {
  std::vector<std::string> paths;
  for (std::size_t i = 0; i < run.result.prepared->plan.pages.size(); ++i) {
    if (run.result.reasons[i] != MakeReason::none) paths.push_back(run.result.prepared->plan.pages[i].route.path);
  }
  return paths;
}

int edits_wanted(int usual) {
  const auto* wanted = std::getenv("GAZETTE_EDITS");
  return wanted ? std::atoi(wanted) : usual;
}

}  // namespace

TEST_CASE("a second build of the same files makes nothing and tells the same findings") {
  auto disk = small();
  const auto first = build(disk, request_at(k_now));
  REQUIRE(first.result.outcome == BuildResult::Outcome::built);
  CHECK(first.result.why_no_log == "there is no build log");
  const auto before = disk.files();
  const auto second = build(disk, request_at(k_now + 60));
  CHECK(second.result.outcome == BuildResult::Outcome::unchanged);
  CHECK(messages(second.found) == messages(first.found));
  CHECK(second.result.counts.files == first.result.counts.files);
  CHECK(disk.files() == before);
}

TEST_CASE("a text that changes costs its page and what shows its summary, a title its neighbours too") {
  auto disk = small();
  REQUIRE(build(disk, request_at(k_now)).result.outcome == BuildResult::Outcome::built);
  SECTION("words below the first paragraph") {
    REQUIRE(disk.write("content/a/y.md", item("Y", "2025-01-02", "", "Text.\n\nMore.\n")));
    const auto run = build(disk, request_at(k_now));
    CHECK(made_pages(run) == std::vector<std::string>{"a/y/"});
    // Its page, three feeds of the site and of its category, the archive of its year, words of the search, the
    // manifest.
    CHECK(run.result.counts.written == 10);
  }
  SECTION("the title") {
    REQUIRE(disk.write("content/a/y.md", item("Other", "2025-01-02")));
    const auto run = build(disk, request_at(k_now));
    CHECK(made_pages(run) == std::vector<std::string>{"", "a/", "a/z/", "a/y/", "a/x/", "years/2025/"});
    CHECK(run.result.reasons[0] == MakeReason::subject);
  }
  SECTION("the theme") {
    REQUIRE(disk.write("themes/own/theme.toml", "name = \"own\"\nextends = \"default\"\n"));
    const auto config = disk.read("site.toml");
    REQUIRE(config);
    REQUIRE(disk.write("site.toml", *config + "theme = \"own\"\n"));
    REQUIRE(build(disk, request_at(k_now)).result.outcome == BuildResult::Outcome::built);
    REQUIRE(disk.write("themes/own/partials/footer.mustache", "<footer>Own</footer>\n</body>\n</html>\n"));
    const auto run = build(disk, request_at(k_now));
    REQUIRE(run.result.outcome == BuildResult::Outcome::built);
    CHECK(run.result.reasons.front() == MakeReason::theme);
  }
  Files wanted;
  (void)clean_build(disk, request_at(k_now), wanted);
  CHECK(first_difference(output_of(disk), wanted) == "");
}

TEST_CASE("what somebody did to the output is mended, and what is none of ours stays") {
  auto disk = small();
  REQUIRE(build(disk, request_at(k_now)).result.outcome == BuildResult::Outcome::built);
  const auto whole = output_of(disk);
  REQUIRE(disk.write("public/a/x/index.html", "something else"));
  REQUIRE(disk.remove("public/b/w/index.html"));
  REQUIRE(disk.write("public/foreign.txt", "mine"));
  const auto run = build(disk, request_at(k_now));
  REQUIRE(run.result.outcome == BuildResult::Outcome::built);
  CHECK(made_pages(run) == std::vector<std::string>{"b/w/", "a/x/"});
  auto output = output_of(disk);
  CHECK(output.erase("foreign.txt") == 1);
  CHECK(first_difference(output, whole) == "");
}

TEST_CASE("files with other times but the same bytes, as another checkout has them, cost no page and no text") {
  auto disk = small();
  REQUIRE(build(disk, request_at(k_now)).result.outcome == BuildResult::Outcome::built);
  const auto texts = [&] {
    for (const auto& [path, bytes] : disk.files())
      if (path.ends_with(".texts")) return bytes.size();
    return std::size_t{0};
  };
  const auto before = texts();
  REQUIRE(before > 0);
  const auto files = disk.files();
  for (const auto& [path, bytes] : files)
    if (!path.starts_with(".gazette")) REQUIRE(disk.write(path, bytes));
  const auto run = build(disk, request_at(k_now));
  REQUIRE(run.result.outcome == BuildResult::Outcome::built);
  CHECK(run.result.why_no_log.empty());
  CHECK(run.result.counts.made == 0);
  CHECK(run.result.counts.written == 0);
  CHECK(texts() == before);
  CHECK(build(disk, request_at(k_now)).result.outcome == BuildResult::Outcome::unchanged);

  // Bytes are compared, not trusted: the same size is not enough.
  auto page = *disk.read("public/a/x/index.html");
  page.back() = page.back() == '\n' ? ' ' : '\n';
  REQUIRE(disk.write("public/a/x/index.html", page));
  REQUIRE(disk.write("content/a/y.md", item("Z", "2025-01-02")));  // as long as before
  CHECK(build_and_compare(disk, request_at(k_now)));
  CHECK(texts() > before);
}

TEST_CASE("an item that goes takes its page with it, and its folder") {
  auto disk = small();
  REQUIRE(build(disk, request_at(k_now)).result.outcome == BuildResult::Outcome::built);
  REQUIRE(disk.remove("content/b/w.md"));
  REQUIRE(build(disk, request_at(k_now)).result.outcome == BuildResult::Outcome::built);
  CHECK_FALSE(disk.is_folder("public/b"));
  REQUIRE(build_and_compare(disk, request_at(k_now)));
}

TEST_CASE("a log that is damaged, of another kind or gone means a full build, said so") {
  auto disk = small();
  REQUIRE(build(disk, request_at(k_now)).result.outcome == BuildResult::Outcome::built);
  std::string log, texts;
  for (const auto& [path, bytes] : disk.files()) {
    if (path.ends_with(".log")) log = path;
    if (path.ends_with(".texts")) texts = path;
  }
  REQUIRE(disk.is_file(log));
  const auto bytes = *disk.read(log);
  std::string why = "the build log is damaged";
  SECTION("cut short") { REQUIRE(disk.write(log, bytes.substr(0, bytes.size() / 2))); }
  SECTION("one bit changed") {
    auto changed = bytes;
    changed[bytes.size() - 9] = static_cast<char>(changed[bytes.size() - 9] ^ 1);
    REQUIRE(disk.write(log, changed));
  }
  SECTION("one bit of its items, which are read when something changed") {
    auto changed = bytes;
    changed[100] = static_cast<char>(changed[100] ^ 1);  // behind the head come the items
    REQUIRE(disk.write(log, changed));
    REQUIRE(build(disk, request_at(k_now)).result.outcome == BuildResult::Outcome::unchanged);
    REQUIRE(disk.write("content/a/y.md", item("Other", "2025-01-02")));
  }
  SECTION("empty") {
    REQUIRE(disk.write(log, ""));
    why = "there is no build log";
  }
  SECTION("of another version") {
    REQUIRE(disk.write(log, "gazette build log 999\n" + bytes.substr(20)));
    why = "the build log is of another version of gazette";
  }
  SECTION("gone") {
    REQUIRE(disk.remove(log));
    why = "there is no build log";
  }
  SECTION("texts damaged") {
    auto changed = *disk.read(texts);
    for (auto& letter : changed) letter = static_cast<char>(letter ^ 1);
    REQUIRE(disk.write(texts, changed));
    REQUIRE(disk.write("content/a/y.md", item("Y", "2025-01-02", "", "[x](x.md) links.\n")));
    REQUIRE(disk.write("themes/own/theme.toml", "name = \"own\"\nextends = \"default\"\n"));
    REQUIRE(disk.remove("public/a/x/index.html"));
    why = "the store of texts is damaged";
  }
  const auto run = build(disk, request_at(k_now));
  REQUIRE(run.result.outcome == BuildResult::Outcome::built);
  CHECK(run.result.why_no_log == why);
  REQUIRE(build_and_compare(disk, request_at(k_now)));
}

TEST_CASE("time passes: what is due shows, and what only the day decides is decided anew") {
  auto disk = small_site({{"content/a/x.md", item("X", "2025-01-01", "expires = 2026-01-02\n")},
                          {"content/a/soon.md", item("Soon", "2026-01-01T00:10:00Z")}});
  const auto first = build(disk, request_at(k_now));
  REQUIRE(first.result.outcome == BuildResult::Outcome::built);
  CHECK_FALSE(output_of(disk).contains("a/soon/index.html"));
  CHECK(build(disk, request_at(k_now + 599)).result.outcome == BuildResult::Outcome::unchanged);
  CHECK(build(disk, request_at(k_now - 60)).result.outcome == BuildResult::Outcome::built);
  for (const auto later : {600, 86'400, 2 * 86'400, 86'400, 0}) {
    INFO(later << " seconds later");
    CHECK(build_and_compare(disk, request_at(k_now + later)));
  }
}

TEST_CASE("what the command line asks for is part of the site") {
  auto disk = small_site(
      {{"content/a/x.md", item("X", "2025-01-01")}, {"content/a/d.md", item("D", "2025-01-02", "draft = true\n")}});
  auto request = request_at(k_now);
  for (int step = 0; step < 8; ++step) {
    request.with_drafts = (step & 1) != 0;
    request.config.base_url = (step & 2) != 0 ? std::optional<std::string>("https://y.example/p/") : std::nullopt;
    request.as_of = (step & 4) != 0 ? "2025-06-01" : "";
    INFO("step " << step);
    CHECK(build_and_compare(disk, request));
    CHECK(build(disk, request).result.outcome == BuildResult::Outcome::unchanged);
  }
}

TEST_CASE("a page is made again when a document changes that it names or links to, wherever that stands") {
  const auto old = [](const std::string& title, const std::string& more = {}) {
    return item(title, "2025-01-01", "index_number = \"1\"\n" + more);
  };
  auto disk = small_site({{"content/a/new.md", item("New", "2025-03-01", "replaces = [\"1\"]\n", "[x](../c/x.md)\n")},
                          {"content/b/old.md", old("Old")},
                          {"content/c/x.md", item("X", "2025-02-01")},
                          {"content/d/_index.md", "+++\ntitle = \"D\"\n+++\n\n[x](../c/x.md)\n"}});
  REQUIRE(build_and_compare(disk, request_at(k_now)));
  SECTION("the address of a link's target") {
    REQUIRE(disk.write("content/c/x.md", item("X", "2025-02-01", "slug = \"elsewhere\"\n")));
  }
  SECTION("the title of what it replaces") { REQUIRE(disk.write("content/b/old.md", old("Older"))); }
  SECTION("the address of what it replaces") { REQUIRE(disk.write("content/b/old.md", old("Old", "slug = \"o\"\n"))); }
  SECTION("the title of what replaces it") {
    REQUIRE(disk.write("content/a/new.md", item("Newer", "2025-03-01", "replaces = [\"1\"]\n", "[x](../c/x.md)\n")));
  }
  SECTION("the title of its category") {
    REQUIRE(disk.write("content/c/_index.md", "+++\ntitle = \"C\"\ndescription = \"About C\"\n+++\n"));
  }
  CHECK(build_and_compare(disk, request_at(k_now)));
}

TEST_CASE("a document whose state the day decides is shown in its new state, on its page and in lists") {
  auto disk = small_site({{"content/a/x.md", item("X", "2025-01-01", "effective = 2026-01-02\n")},
                          {"content/a/y.md", item("Y", "2025-01-02")}});
  REQUIRE(build_and_compare(disk, request_at(k_now)));
  const auto before = output_of(disk);
  CHECK(build_and_compare(disk, request_at(k_now + 2 * 86'400)));
  CHECK(output_of(disk).at("a/x/index.html") != before.at("a/x/index.html"));
}

TEST_CASE("a row of a scheme that another category answers is dated anew in the sitemap") {
  const auto category = [](const std::string& title, const std::string& row) {
    return "+++\ntitle = \"" + title + "\"\nscheme = [\"" + row + "\"]\n+++\n";
  };
  auto disk = small_site({{"content/a/_index.md", category("A", "class-1")},
                          {"content/a/x.md", item("X", "2025-01-01")},
                          {"content/b/_index.md", category("B", "class-2")},
                          {"content/b/y.md", item("Y", "2025-05-05")},
                          {"content/b/z.md", item("Z", "2025-05-04", "scheme = [\"class-2\"]\n")}});
  const auto config = disk.read("site.toml");
  REQUIRE(config);
  REQUIRE(disk.write("site.toml", *config + "[coverage]\nscheme = \"uk-ico-7\"\n"));
  REQUIRE(build_and_compare(disk, request_at(k_now)));
  REQUIRE(disk.write("content/b/_index.md", category("B", "class-1")));
  REQUIRE(build_and_compare(disk, request_at(k_now)));
}

TEST_CASE("incremental builds equal clean ones over random edits of a small site") {
  for (std::uint32_t seed = 1; seed <= 2; ++seed) {
    auto disk = small();
    RandomEdits edits(disk, seed);
    std::mt19937 chance(seed);
    int built = 0;
    auto now = k_now;
    for (int step = 0; step < edits_wanted(150); ++step) {
      const auto paths = edits.edit();
      if (chance() % 10 == 0) now += static_cast<std::int64_t>(chance() % 200'000);
      INFO("seed " << seed << ", step " << step << ", " << (paths.empty() ? "" : *paths.begin()));
      built += build_and_compare(disk, request_at(now)) ? 1 : 0;
    }
    CHECK(built > 0);
  }
}

TEST_CASE("incremental builds equal clean ones over edits of any line of a site that uses every feature") {
  const std::string site = GENERATE("/tests/golden/en-site", "");
  MemoryFileSystem disk(files_of_site(std::string(GAZETTE_SOURCE_DIR) + site));
  LineEdits edits(disk, 11);
  auto request = request_at(1'796'000'000);  // 2026-11-30: the demonstration is of that year
  REQUIRE(build_and_compare(disk, request));
  int built = 0, changed = 0;
  const int steps = edits_wanted(site.empty() ? 40 : 120);
  const std::string earlier = site.empty() ? "2026-10-01" : "2024-10-01";  // both sites stand as of then
  for (int step = 0; step < steps; ++step) {
    const auto what = edits.edit();
    if (edits.number(15) == 0) request.now += static_cast<std::int64_t>(edits.number(9'000'000));
    if (edits.number(20) == 0) request.as_of = request.as_of.empty() ? earlier : "";
    INFO("step " << step << ": " << what);
    const auto before = output_of(disk);
    const bool is_built = build_and_compare(disk, request);
    built += is_built ? 1 : 0;
    changed += output_of(disk) != before ? 1 : 0;
    if (!is_built) edits.undo();
  }
  CHECK(built * 5 > steps);  // the others are refused, and taken back
  CHECK(changed * 10 > steps);
}

TEST_CASE("wherever a build dies, the next one ends with the right output") {
  const auto original = small().files();
  bool has_died = true;
  for (int good = 1; has_died; ++good) {
    MemoryFileSystem disk(original);
    REQUIRE(build(disk, request_at(k_now)).result.outcome == BuildResult::Outcome::built);
    REQUIRE(disk.write("content/a/y.md", item("Other", "2025-01-02")));
    REQUIRE(disk.remove("content/b/w.md"));
    REQUIRE(disk.write("content/c/v.md", item("V", "2025-01-05")));
    const auto old = output_of(disk);
    FailingFiles failing(disk);
    failing.fail_at(good, FailingFiles::Failure::for_good);
    (void)build(failing, request_at(k_now));
    has_died = failing.changes() >= good;
    INFO("died at change " << good);
    // A build that is refused must leave either nothing begun or what the next command finishes.
    REQUIRE(disk.write("content/a/x.md", "+++\nbroken\n+++\n"));
    REQUIRE(build(disk, request_at(k_now)).is_refused());
    Files wanted;
    MemoryFileSystem sound(disk.files());
    REQUIRE(sound.write("content/a/x.md", original.at("content/a/x.md")));
    REQUIRE(clean_build(sound, request_at(k_now), wanted).result.outcome == BuildResult::Outcome::built);
    const auto now = output_of(disk);
    CHECK((first_difference(now, old) == "" || first_difference(now, wanted) == ""));
    REQUIRE(disk.write("content/a/x.md", original.at("content/a/x.md")));
    REQUIRE(build_and_compare(disk, request_at(k_now)));
  }
}

TEST_CASE("a build whose log cannot be opened makes everything all the same, and says why") {
  class NoParts final : public FailingFiles {
   public:
    using FailingFiles::FailingFiles;
    Result<std::unique_ptr<DataFile>> open_data(const std::string& path) override {
      return Error{ErrorKind::input_output, "io", "is in use by another gazette", {path, {}}, "", {}};
    }
  };
  auto disk = small();
  NoParts files(disk);
  for (int time = 0; time < 2; ++time) {
    const auto run = build(files, request_at(k_now));
    REQUIRE(run.result.outcome == BuildResult::Outcome::built);
    CHECK(run.result.why_no_log == "the build log cannot be used: is in use by another gazette");
    CHECK_FALSE(run.found.has_errors());
  }
  Files wanted;
  (void)clean_build(disk, request_at(k_now), wanted);
  CHECK(first_difference(output_of(disk), wanted) == "");
}

TEST_CASE(
    "whichever single change of the disk fails, a build is refused or ends with the new output, and so does the next "
    "one") {
  MemoryFileSystem first = small();
  REQUIRE(build(first, request_at(k_now)).result.outcome == BuildResult::Outcome::built);
  REQUIRE(first.write("content/a/y.md", item("Other", "2025-01-02")));
  Files wanted;
  (void)clean_build(first, request_at(k_now), wanted);
  bool has_failed = true;
  int refused = 0, warned = 0;
  for (int number = 1; has_failed; number += 2) {  // those between are tried where builds die
    MemoryFileSystem disk(first.files());
    FailingFiles failing(disk);
    failing.fail_at(number, FailingFiles::Failure::once);
    const auto run = build(failing, request_at(k_now));
    has_failed = failing.changes() >= number;
    INFO("failed at change " << number);
    CHECK(run.is_refused() == run.found.has_errors());
    if (!run.is_refused()) CHECK(first_difference(output_of(disk), wanted) == "");
    refused += run.is_refused() ? 1 : 0;
    warned += !run.is_refused() && run.found.count(Severity::warning) > 0 ? 1 : 0;
    CHECK_FALSE(build(disk, request_at(k_now)).is_refused());
    CHECK(first_difference(output_of(disk), wanted) == "");
  }
  CHECK(refused > 5);
  CHECK(warned > 0);  // of the log, which the output does not need
}
