#include "serve/preview.hpp"

#include "support/catch.hpp"
#include "support/random_edits.hpp"
#include "support/small_build.hpp"

using namespace gazette;
using namespace gazette::test;

namespace {

constexpr std::int64_t k_now = 1'767'225'600;  // 2026-01-01

ChangedFiles changed(std::set<std::string> paths) { return {std::move(paths), false}; }

/// A preview over files in memory, with a clock that stands still.
struct Bench {
  explicit Bench(const Files& files, BuildRequest wanted = {})
      : request(std::move(wanted)), disk(small_site(files)), preview(disk, request, [] { return k_now; }) {
    request.now = k_now;
    request.scans_files = false;
    preview.take({});
    preview.check();
  }

  void write(const std::string& path, const std::string& text) {
    REQUIRE(disk.write(path, text));
    preview.take(changed({path}));
  }
  void remove(const std::string& path) {
    REQUIRE(disk.remove(path));
    preview.take(changed({path}));
  }

  /// All that is shown, by path.
  Files shown() const {
    return preview.read([](const PreviewView& view) {
      Files out;
      if (!view.shown) return out;
      TemplateRenderer renderer;
      const auto& output = view.shown->output;
      for (std::size_t i = 0; i < output.size(); ++i) {
        const auto bytes = output.bytes(output.file(i), renderer);
        out[output.path(output.file(i))] = bytes ? *bytes : bytes.error().message;
      }
      return out;
    });
  }
  std::string page(const std::string& path) const {
    const auto files = shown();
    const auto found = files.find(path);
    return found == files.end() ? "" : found->second;
  }
  bool is_behind() const {
    return preview.read([](const PreviewView& view) { return view.is_behind; });
  }
  std::size_t errors() const {
    return preview.read([](const PreviewView& view) { return view.findings.count(Severity::error); });
  }

  /// What a build of the files as they are now gives; empty when it has errors.
  Files fresh() {
    Diagnostics diagnostics;
    auto files = built(disk, request, diagnostics);
    files.erase("manifest.json");
    return files;
  }

  BuildRequest request;
  MemoryFileSystem disk;
  Preview preview;
};

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

const Files k_three = {{"content/a/_index.md", "+++\ntitle = \"A\"\n+++\n"},
                       {"content/a/x.md", item("One", "2025-01-01", "", "# Head\n\nFirst.\n")},
                       {"content/a/y.md", item("Two", "2025-01-02", "", "[to x](x.md#head)\n")},
                       {"content/a/z.md", item("Three", "2025-01-03", "tags = [\"t\"]")}};

}  // namespace

TEST_CASE("a saved text shows in its page, in the lists and beside its neighbours") {
  Bench bench(k_three);
  bench.write("content/a/x.md", item("Uno", "2025-01-01", "", "# Head\n\nSecond.\n"));
  CHECK(holds(bench.page("a/x/index.html"), "Second."));
  CHECK(holds(bench.page("a/index.html"), "Uno"));
  CHECK(holds(bench.page("a/y/index.html"), "Uno"));
  bench.preview.check();
  CHECK(first_difference(bench.shown(), bench.fresh()) == "");
}

TEST_CASE("a fault keeps the last good site, and a mended file shows at once") {
  Bench bench(k_three);
  for (const auto* fault :
       {"+++\ntitle = \n+++\n", "no metadata", "+++\ntitle = \"One\"\npublished = 2025-01-01\n+++\n\n[x](gone.md)\n"}) {
    INFO(fault);
    bench.write("content/a/x.md", fault);
    CHECK(bench.is_behind());
    CHECK(bench.errors() >= 1);
    CHECK(holds(bench.page("a/x/index.html"), "First."));
    bench.write("content/a/x.md", k_three.at("content/a/x.md"));
    CHECK_FALSE(bench.is_behind());
    CHECK(bench.errors() == 0);
  }
}

TEST_CASE("an error that only the whole shows brings the last good site back") {
  Bench bench(k_three);
  // The link of y leads to a heading that x gives up: x alone is sound.
  bench.write("content/a/x.md", item("One", "2025-01-01", "", "# Other\n\nSecond.\n"));
  bench.preview.check();
  CHECK(bench.is_behind());
  CHECK(holds(bench.page("a/x/index.html"), "First."));
  SECTION("until it is mended in the other file") {
    bench.write("content/a/y.md", item("Two", "2025-01-02", "", "[to x](x.md#other)\n"));
    bench.preview.check();
    CHECK_FALSE(bench.is_behind());
    CHECK(first_difference(bench.shown(), bench.fresh()) == "");
  }
  SECTION("until it is taken back") {
    bench.write("content/a/x.md", k_three.at("content/a/x.md"));
    bench.preview.check();
    CHECK_FALSE(bench.is_behind());
    CHECK(bench.errors() == 0);
    CHECK(first_difference(bench.shown(), bench.fresh()) == "");
  }
}

TEST_CASE("the error of another shape brings the last good site back") {
  Bench bench(k_three);
  bench.write("content/a/x.md", item("One", "2025-06-01", "slug = \"elsewhere\"", "# Other\n"));
  bench.preview.check();
  CHECK(bench.is_behind());
  CHECK(holds(bench.page("a/x/index.html"), "First."));
  bench.write("content/a/x.md", item("One", "2025-06-01", "slug = \"elsewhere\"", "# Head\n"));
  bench.preview.check();
  CHECK_FALSE(bench.is_behind());
  CHECK(first_difference(bench.shown(), bench.fresh()) == "");
}

TEST_CASE("a site that begins with a dead link is shown, with the error told") {
  Bench bench(Files{{"content/a/x.md", item("One", "2025-01-01", "", "[x](gone.md)\n")}});
  CHECK(bench.errors() == 1);
  CHECK_FALSE(bench.is_behind());
  CHECK(holds(bench.page("a/x/index.html"), "One"));
}

TEST_CASE("a site that begins with faulty metadata is shown once it is mended") {
  Bench bench(Files{{"content/a/x.md", "+++\ntitle =\n+++\n"}});
  CHECK(bench.shown().empty());
  CHECK(bench.errors() >= 1);
  bench.write("content/a/x.md", item("One", "2025-01-01"));
  bench.preview.check();
  CHECK(bench.errors() == 0);
  CHECK(first_difference(bench.shown(), bench.fresh()) == "");
}

TEST_CASE("a save without a change, and what editors leave for a moment, change nothing") {
  Bench bench(k_three);
  const auto before = bench.preview.revision();
  bench.write("content/a/x.md", k_three.at("content/a/x.md"));
  bench.write("content/a/.x.md.swp", "x");
  bench.write("content/a/x.md~", "x");
  bench.preview.take(changed({"content/a/4913"}));
  CHECK(bench.preview.revision() == before);
}

TEST_CASE("a day that was asked for shows the site of that day, and now comes back") {
  Bench bench(k_three);
  bench.preview.show_as_of("2025-01-02");
  CHECK(bench.page("a/z/index.html").empty());
  CHECK(holds(bench.page("a/y/index.html"), "Two"));
  bench.preview.show_as_of("");
  CHECK(holds(bench.page("a/z/index.html"), "Three"));
}

TEST_CASE("a scheduled item shows when its moment has come") {
  auto now = k_now;
  MemoryFileSystem disk = small_site({{"content/a/x.md", item("Soon", "2026-01-01T00:10:00Z")}});
  Preview preview(disk, {}, [&] { return now; });
  const auto shows = [&] {
    return preview.read([](const PreviewView& view) { return view.shown->index.find("a/x/index.html").has_value(); });
  };
  preview.take({});
  preview.check();
  REQUIRE_FALSE(shows());
  REQUIRE(preview.time_to_next_moment() == std::chrono::minutes(10));
  now += 599;
  preview.pass_time();
  CHECK_FALSE(shows());
  now += 1;
  preview.pass_time();
  CHECK(shows());
}

TEST_CASE(
    "after a thousand random edits the preview shows what a fresh build writes, or the last build that succeeded") {
  BuildRequest with_drafts;
  with_drafts.with_drafts = true;
  for (const auto seed : {1U, 2U, 3U, 4U}) {
    Bench bench(k_three, seed % 2 == 0 ? with_drafts : BuildRequest{});
    RandomEdits edits(bench.disk, seed);
    auto last_good = bench.fresh();
    for (int i = 0; i < 250; ++i) {
      INFO("seed " << seed << ", edit " << i);
      bench.preview.take(changed(edits.edit()));
      auto fresh = bench.fresh();
      if (!fresh.empty()) last_good = std::move(fresh);
      if (i % 3 == 0) continue;  // some saves come before the checks
      bench.preview.check();
      const bool is_good = bench.errors() == 0;
      CHECK(bench.is_behind() != is_good);
      auto shown = bench.shown();
      if (bench.is_behind()) forget_copies(shown, last_good);
      REQUIRE(first_difference(shown, last_good) == "");
    }
  }
}
