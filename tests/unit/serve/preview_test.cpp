#include "serve/preview.hpp"

#include "support/catch.hpp"
#include "support/small_build.hpp"

#include <random>

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

/// The first path whose bytes differ, with both; empty where none does.
std::string first_difference(const Files& shown, const Files& wanted) {
  for (const auto& [path, bytes] : wanted) {
    const auto found = shown.find(path);
    if (found == shown.end()) return path + " is not shown";
    if (found->second == bytes) continue;
    const auto at = std::mismatch(bytes.begin(), bytes.end(), found->second.begin(), found->second.end());
    const auto offset = static_cast<std::size_t>(at.first - bytes.begin());
    const auto from = offset < 60 ? 0 : offset - 60;
    return path + ": shown " + found->second.substr(from, 120) + "\nwanted " + bytes.substr(from, 120);
  }
  for (const auto& [path, bytes] : shown) {
    if (!wanted.contains(path)) return path + " should not be shown";
  }
  return "";
}

/// Edits of a site, made by chance but the same in every run.
class RandomEdits {
 public:
  RandomEdits(Bench& bench, std::uint32_t seed) : bench_(bench), random_(seed) {}

  /// One edit on the disk; the paths that a watcher would tell.
  std::set<std::string> edit() {
    switch (number(16)) {
      case 0: return write("content/" + folder() + "/" + name() + ".md", whole_item());
      case 1: return remove_some();
      case 2: return rename_some();
      case 3: return write(some_item(), "+++\ntitle = \"broken\n+++\n");
      case 4: return write(some_item(), item("Dead", "2025-02-03", "", "[x](no-such-file.md)\n"));
      case 5: return write("content/" + folder() + "/_index.md", category());
      case 6: return write("site.toml", config());
      case 7: return write("content/" + folder() + "/bundle/index.md", whole_item());
      case 8: return write("content/" + folder() + "/bundle/annex.txt", text());
      case 9: return write("static/note.txt", text());
      case 10: return touch_two();
      default: return write(some_item(), whole_item());
    }
  }

 private:
  std::size_t number(std::size_t below) { return random_() % below; }
  std::string folder() { return std::vector<std::string>{"a", "b", "a/c"}[number(3)]; }
  std::string name() { return "n" + std::to_string(number(12)); }
  std::string text() { return "Words " + std::to_string(number(1000)) + ".\n"; }

  std::string some_item() {
    std::vector<std::string> items;
    for (const auto& [path, bytes] : bench_.disk.files()) {
      if (path.starts_with("content/") && path.ends_with(".md") && !path.ends_with("_index.md")) items.push_back(path);
    }
    return items.empty() ? "content/a/n0.md" : items[number(items.size())];
  }

  std::string whole_item() {
    std::string more;
    if (number(3) == 0) more += "tags = [\"t" + std::to_string(number(3)) + "\"]\n";
    if (number(8) == 0) more += "draft = true\n";
    if (number(8) == 0) more += "aliases = [\"/old-" + std::to_string(number(4)) + "/\"]\n";
    if (number(8) == 0) more += "summary = \"Said " + std::to_string(number(50)) + "\"\n";
    if (number(10) == 0) more += "replaces = [\"" + std::string("n") + std::to_string(number(12)) + ".md\"]\n";
    if (number(10) == 0) more += "expires = 2025-12-0" + std::to_string(1 + number(9)) + "\n";
    if (number(12) == 0) more += "changes = [{ date = 2025-12-30, note = \"Mended.\" }]\n";
    if (number(12) == 0) more += "extra = { k = " + std::to_string(number(9)) + " }\n";
    auto body = "# Head " + std::to_string(number(3)) + "\n\n" + text();
    if (number(4) == 0) body += "\n[link](/a/" + name() + "/)\n";
    if (number(4) == 0) body += "\n[anchor](" + name() + ".md#head-" + std::to_string(number(3)) + ")\n";
    // Some say the day in words alone: their shape stays as it is.
    const auto day = number(2) == 0 ? std::string("2025-03-04") : "2025-03-1" + std::to_string(number(9));
    return item("Title " + std::to_string(number(100)), day, more, body);
  }

  std::string category() {
    const auto sort = number(3) == 0 ? "sort = \"title\"\n" : "";
    return "+++\ntitle = \"Category " + std::to_string(number(9)) + "\"\n" + sort + "+++\n\n" + text();
  }

  std::string config() {
    return "base_url = \"https://x.example/\"\ntitle = \"X " + std::to_string(number(3)) + "\"\nlanguage = \"en\"\npaginate_by = " +
           std::to_string(2 + number(3)) + "\n";
  }

  std::set<std::string> write(const std::string& path, const std::string& bytes) {
    REQUIRE(bench_.disk.write(path, bytes));
    return {path};
  }
  std::set<std::string> remove_some() {
    const auto path = some_item();
    REQUIRE(bench_.disk.remove(path));
    return {path};
  }
  std::set<std::string> rename_some() {
    const auto from = some_item(), to = "content/" + folder() + "/" + name() + ".md";
    if (from == to || !bench_.disk.is_file(from)) return {};
    REQUIRE(bench_.disk.rename(from, to));
    return {from, to};
  }
  std::set<std::string> touch_two() {
    auto paths = write(some_item(), whole_item());
    paths.merge(write(some_item(), whole_item()));
    return paths;
  }

  Bench& bench_;
  std::mt19937 random_;
};

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
  for (const auto* fault : {"+++\ntitle = \n+++\n", "no metadata",
                            "+++\ntitle = \"One\"\npublished = 2025-01-01\n+++\n\n[x](gone.md)\n"}) {
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

TEST_CASE("after a thousand random edits the preview shows what a fresh build writes, or the last build that succeeded") {
  BuildRequest with_drafts;
  with_drafts.with_drafts = true;
  for (const auto seed : {1U, 2U, 3U, 4U}) {
    Bench bench(k_three, seed % 2 == 0 ? with_drafts : BuildRequest{});
    RandomEdits edits(bench, seed);
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
      if (bench.is_behind()) {  // files that are copied are read when they are asked for
        for (const auto* copy : {"note.txt", "a/bundle/annex.txt", "b/bundle/annex.txt", "a/c/bundle/annex.txt"}) {
          if (shown.contains(copy) && last_good.contains(copy)) shown[copy] = last_good[copy];
        }
      }
      REQUIRE(first_difference(shown, last_good) == "");
    }
  }
}
