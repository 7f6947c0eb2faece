#include "build/publication.hpp"

#include "output/manifest.hpp"
#include "support/catch.hpp"
#include "support/small_build.hpp"

using namespace gazette;
using namespace gazette::test;

namespace {

struct Published {
  Files output;
  std::vector<Publication> lines;
};

/// Publishes at a moment, without writing the ledger.
Published published(const MemoryFileSystem& files, std::int64_t now) {
  Observer observer;
  Diagnostics diagnostics;
  BuildRequest request;
  request.now = now;
  const auto prepared = prepare_site(files, request, observer, diagnostics);
  REQUIRE(prepared);
  MemorySink sink;
  const auto counts = render_site(files, *prepared, 1, sink, observer);
  REQUIRE(counts);
  return {sink.take(), new_publications(*prepared, *counts, from_unix_seconds(now, 0))};
}

std::vector<Publication> publish(MemoryFileSystem& files, std::int64_t now) {
  auto result = published(files, now);
  Diagnostics diagnostics;
  REQUIRE(append_to_ledger(files, load_ledger(files, std::nullopt, diagnostics), result.lines));
  return result.lines;
}

constexpr std::int64_t k_spring = 1'772'000'000, k_day = 86'400;

MemoryFileSystem two_items() {
  return small_site({{"content/n/a.md", item("A", "2024-01-01")}, {"content/n/b.md", item("B", "2024-01-02")}});
}

}  // namespace

TEST_CASE("a first publication has a line for each item, category and the manifest, with one moment") {
  auto files = two_items();
  const auto lines = publish(files, k_spring);
  std::vector<std::string> urls;
  for (const auto& line : lines) urls.push_back(line.url);
  CHECK(urls == std::vector<std::string>{"/n/a/", "/n/b/", "/n/", ""});
  for (const auto& line : lines) CHECK(line.at.unix_seconds() == k_spring);
  CHECK(lines.back().previous.empty());
}

TEST_CASE("publishing again without a change adds nothing, and a build gives the published manifest") {
  auto files = two_items();
  publish(files, k_spring);
  const auto again = published(files, k_spring + k_day);
  CHECK(again.lines.empty());
}

TEST_CASE("only what changed gets a line, and the manifest names the one before") {
  auto files = two_items();
  const auto first = publish(files, k_spring);
  REQUIRE(files.write("content/n/b.md",
                      item("B", "2024-01-02", "changes = [{ date = 2026-03-01, note = \"n\" }]", "New.\n")));
  const auto second = published(files, k_spring + 10 * k_day);
  REQUIRE(second.lines.size() == 2);
  CHECK(second.lines[0].url == "/n/b/");
  CHECK(second.lines[0].first_published == first[0].at);
  CHECK(second.lines[1].previous == first.back().sha256);
  const auto manifest = parse_manifest(second.output.at("manifest.json"));
  REQUIRE(manifest);
  CHECK(manifest->previous == first.back().sha256);
}

TEST_CASE("a build of a change that is not published yet chains to the published manifest all the same") {
  auto files = two_items();
  const auto first = publish(files, k_spring);
  REQUIRE(files.write("content/n/c.md", item("C", "2024-01-03")));
  const auto once = published(files, k_spring + k_day), twice = published(files, k_spring + k_day);
  CHECK(once.output == twice.output);
  CHECK(parse_manifest(once.output.at("manifest.json"))->previous == first.back().sha256);
}

TEST_CASE("two publications in one second, or by a clock that goes backwards, keep their order") {
  auto files = two_items();
  publish(files, k_spring);
  REQUIRE(files.write("content/n/c.md", item("C", "2024-01-03")));
  CHECK(publish(files, k_spring).front().at.unix_seconds() == k_spring + 1);
  REQUIRE(files.write("content/n/d.md", item("D", "2024-01-04")));
  CHECK(publish(files, k_spring - k_day / 2).front().at.unix_seconds() == k_spring + 2);
  CHECK(published(files, k_spring + k_day).lines.empty());
}

TEST_CASE("what changed is told apart") {
  auto files = two_items();
  publish(files, k_spring);
  REQUIRE(files.write("content/n/a.md", item("A", "2024-01-01", "withdrawn = { date = 2026-03-01, reason = \"r\" }")));
  REQUIRE(files.write("content/n/c.md", item("B", "2024-01-02", "aliases = [\"/n/b/\"]")));
  REQUIRE(files.remove("content/n/b.md"));
  const auto second = published(files, k_spring + 10 * k_day);
  Diagnostics diagnostics;
  const auto before = load_ledger(files, std::nullopt, diagnostics);
  std::map<std::string, PublishedChange> changes;
  for (const auto& line : second.lines) {
    if (line.kind != PublicationKind::manifest) changes[line.url] = change_of(line, before);
  }
  CHECK(changes == std::map<std::string, PublishedChange>{{"/n/a/", PublishedChange::withdrawn},
                                                          {"/n/b/", PublishedChange::moved},
                                                          {"/n/c/", PublishedChange::added}});
}

TEST_CASE("a redirect is recorded under the address that readers ask for: a folder's with a slash, a file's without") {
  auto files = small_site(
      {{"content/n/a.md", item("A", "2024-01-01", "aliases = [\"/n/v1.2/\", \"/n/old.pdf\", \"/n/old/\"]")}});
  std::vector<std::string> urls;
  for (const auto& line : publish(files, k_spring)) {
    if (line.kind == PublicationKind::redirect) urls.push_back(line.url);
  }
  CHECK(urls == std::vector<std::string>{"/n/old.pdf", "/n/old/", "/n/v1.2/"});
}

TEST_CASE(
    "a category's line tells its text and notes; what an earlier version left out is not called a change of text") {
  auto files = small_site({{"content/n/_index.md",
                            "+++\ntitle = \"N\"\nchanges = [{ date = 2026-02-01, note = \"n\" "
                            "}, { date = 2031-01-01, note = \"later\" }]\n+++\n\nText.\n"},
                           {"content/bare/a.md", item("A", "2024-01-01")}});
  std::map<std::string, Publication> lines;
  for (const auto& line : publish(files, k_spring)) lines[line.url] = line;
  CHECK(lines.at("/n/").text.size() == 64);
  CHECK(lines.at("/n/").notes == 1);
  CHECK(lines.at("/bare/").text.empty());
  auto former = lines.at("/n/");
  former.text.clear();
  former.notes = 0;
  CHECK(changed_parts(lines.at("/n/"), former) == "first record of its text, history");
}
