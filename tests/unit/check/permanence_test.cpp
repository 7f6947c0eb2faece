#include "check/permanence.hpp"

#include "build/publication.hpp"
#include "support/catch.hpp"
#include "support/small_build.hpp"

using namespace gazette;
using namespace gazette::test;

namespace {

const std::string k_number = "index_number = \"N-1\"\n";

BuildRequest request_on(const std::string& day) {
  BuildRequest request;
  request.now = parse_date_time(day + "T12:00:00Z", 0)->unix_seconds();
  return request;
}

/// Publishes the site as of noon of a day, whatever is wrong with it.
void publish(MemoryFileSystem& files, const std::string& day) {
  Observer observer;
  Diagnostics diagnostics;
  const auto request = request_on(day);
  const auto prepared = prepare_site(files, request, observer, diagnostics);
  INFO((diagnostics.empty() ? "" : diagnostics.entries().front().error.message));
  REQUIRE(prepared);
  MemorySink sink;
  const auto counts = render_site(files, *prepared, 1, sink, observer);
  REQUIRE(counts);
  const auto lines = new_publications(*prepared, *counts, prepared->site.view.as_of);
  REQUIRE(append_to_ledger(files, *prepared->ledger, lines));
}

Diagnostics findings_in(const MemoryFileSystem& files, const std::string& day = "2026-06-30") {
  Observer observer;
  Diagnostics all, ours;
  (void)prepare_site(files, request_on(day), observer, all);
  for (const auto& each : all.entries()) {
    for (const auto* rule : {"lost-url", "lost-attachment", "silent-edit", "changed-index-number"}) {
      if (each.error.rule == rule) ours.add(each.severity, each.error);
    }
  }
  ours.sort();
  return ours;
}

Error only_finding(const MemoryFileSystem& files, const std::string& rule) {
  const auto found = findings_in(files);
  REQUIRE(found.entries().size() == 1);
  CHECK(found.entries().front().error.rule == rule);
  return found.entries().front().error;
}

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

/// A published site with one item, `a`, that has two attachments.
MemoryFileSystem published_site(const std::string& more = {}) {
  auto files = small_site({{"content/notices/a/index.md", item("A", "2026-01-01", k_number + more)},
                           {"content/notices/a/old.pdf", "pdf"},
                           {"content/notices/a/list one.csv", "1"}});
  publish(files, "2026-03-01");
  return files;
}

void rewrite(MemoryFileSystem& files, const std::string& path, const std::string& text) {
  REQUIRE(files.write(path, text));
}

void move_item(MemoryFileSystem& files, const std::string& more = {}) {
  REQUIRE(files.remove("content/notices/a"));
  rewrite(files, "content/notices/b/index.md", item("A", "2026-01-01", k_number + more));
  rewrite(files, "content/notices/b/old.pdf", "pdf");
  rewrite(files, "content/notices/b/list one.csv", "1");
}

}  // namespace

TEST_CASE("a site that is as it was published has no findings of permanence") {
  CHECK(findings_in(published_site()).empty());
}

TEST_CASE("a renamed item is found by its index number, and its help mends page and files at once") {
  auto files = published_site();
  move_item(files);
  const auto error = only_finding(files, "lost-url");
  CHECK(error.place.file == "content/notices/b/index.md");
  CHECK(error.message ==
        "\"/notices/a/\" was published on 2026-03-01 and would be gone: \"A\", index number \"N-1\"; it is now at "
        "\"/notices/b/\"");
  CHECK(holds(error.help, "aliases = [\"/notices/a/\"]"));
  move_item(files, "aliases = [\"/notices/a/\"]");
  CHECK(findings_in(files).empty());
  Diagnostics ignored;
  const auto output = built(files, request_on("2026-06-30"), ignored);
  REQUIRE(output.contains("notices/a/old.pdf/index.html"));
  CHECK(holds(output.at("notices/a/old.pdf/index.html"), "/notices/b/old.pdf"));
  CHECK(output.contains("notices/a/list one.csv/index.html"));
}

TEST_CASE("the help keeps the aliases that the item has") {
  auto files = published_site();
  move_item(files, "aliases = [\"/first/\"]");
  CHECK(holds(only_finding(files, "lost-url").help, "aliases = [\"/first/\", \"/notices/a/\"]"));
}

TEST_CASE("a deleted item must be restored and withdrawn; the finding stands at the ledger's line") {
  auto files = published_site();
  REQUIRE(files.remove("content/notices/a"));
  rewrite(files, "content/notices/_index.md", "+++\ntitle = \"Notices\"\n+++\n\nText.\n");
  const auto error = only_finding(files, "lost-url");
  CHECK(error.place.file == "published.jsonl");
  CHECK(error.place.at.line == 1);
  CHECK(holds(error.help, "restore content/notices/a/index.md"));
  CHECK(holds(error.help, "withdrawn = { date = 2026-06-30, reason"));
}

TEST_CASE("an item that became a draft is told that it was published") {
  auto files = published_site();
  rewrite(files, "content/notices/a/index.md", item("A", "2026-01-01", k_number + "draft = true"));
  const auto error = only_finding(files, "lost-url");
  CHECK(error.place.file == "content/notices/a/index.md");
  CHECK(holds(error.message, "its item is now a draft"));
}

TEST_CASE("a category that vanishes is lost, and an alias of another one answers for it") {
  auto files = small_site({{"content/old/_index.md", "+++\ntitle = \"Old\"\n+++\n\nText.\n"}});
  publish(files, "2026-03-01");
  REQUIRE(files.remove("content/old"));
  rewrite(files, "content/new/_index.md", "+++\ntitle = \"New\"\n+++\n\nText.\n");
  CHECK(holds(only_finding(files, "lost-url").help, "aliases = [\"/old/\"] in the _index.md"));
  rewrite(files, "content/new/_index.md", "+++\ntitle = \"New\"\naliases = [\"/old/\"]\n+++\n\nText.\n");
  CHECK(findings_in(files).empty());
}

TEST_CASE("an alias that was published must stay") {
  auto files = published_site("aliases = [\"/old.html\"]");
  rewrite(files, "content/notices/a/index.md", item("A", "2026-01-01", k_number));
  const auto error = only_finding(files, "lost-url");
  CHECK(error.place.file == "content/notices/a/index.md");
  CHECK(holds(error.help, "aliases = [\"/old.html\"]"));
}

TEST_CASE("a lost attachment is answered by the file, by a replacement or by an alias") {
  auto files = published_site();
  REQUIRE(files.remove("content/notices/a/old.pdf"));
  const auto error = only_finding(files, "lost-attachment");
  CHECK(holds(error.message, "\"/notices/a/old.pdf\" was published on 2026-03-01"));
  CHECK(holds(error.help, "replaces = [\"old.pdf\"]"));
  CHECK(holds(error.help, "aliases = [\"/notices/a/old.pdf\"]"));

  rewrite(files, "content/notices/a/new.pdf", "new");
  rewrite(files, "content/notices/a/index.md",
          item("A", "2026-01-01", k_number + "attachments = [{ file = \"new.pdf\", replaces = [\"old.pdf\"] }]"));
  CHECK(findings_in(files).empty());
  Diagnostics ignored;
  const auto output = built(files, request_on("2026-06-30"), ignored);
  REQUIRE(output.contains("notices/a/old.pdf/index.html"));
  CHECK(holds(output.at("notices/a/old.pdf/index.html"), "url=/notices/a/new.pdf"));

  rewrite(files, "content/notices/a/index.md",
          item("A", "2026-01-01", k_number + "aliases = [\"/notices/a/old.pdf\"]"));
  CHECK(findings_in(files).empty());
}

TEST_CASE("the alias of a file with a blank in its name is written so that it can be pasted") {
  auto files = published_site();
  REQUIRE(files.remove("content/notices/a/list one.csv"));
  CHECK(holds(only_finding(files, "lost-attachment").help, "aliases = [\"/notices/a/list%20one.csv\"]"));
  rewrite(files, "content/notices/a/index.md",
          item("A", "2026-01-01", k_number + "aliases = [\"/notices/a/list%20one.csv\"]"));
  CHECK(findings_in(files).empty());
}

TEST_CASE("the files of a withdrawn item may go when their readers come to the notice") {
  auto files = published_site();
  REQUIRE(files.remove("content/notices/a/old.pdf"));
  REQUIRE(files.remove("content/notices/a/list one.csv"));
  const std::string withdrawn = k_number + "withdrawn = { date = 2026-06-01, reason = \"names of pupils\" }\n";
  rewrite(files, "content/notices/a/index.md", item("A", "2026-01-01", withdrawn, "\n"));
  const auto found = findings_in(files);
  REQUIRE(found.entries().size() == 2);
  CHECK(holds(found.entries()[0].error.help, "lead its readers to the notice"));
  rewrite(
      files, "content/notices/a/index.md",
      item("A", "2026-01-01", withdrawn + "aliases = [\"/notices/a/old.pdf\", \"/notices/a/list%20one.csv\"]", "\n"));
  CHECK(findings_in(files).empty());
}

TEST_CASE("a static file that vanishes is lost") {
  auto files = small_site({{"static/forms/apply.docx", "form"}});
  publish(files, "2026-03-01");
  REQUIRE(files.remove("static"));
  CHECK(holds(only_finding(files, "lost-attachment").help, "put static/forms/apply.docx back"));
}

TEST_CASE("a changed text without a note is a silent edit") {
  auto files = published_site();
  rewrite(files, "content/notices/a/index.md", item("A", "2026-01-01", k_number, "Another text.\n"));
  const auto found = findings_in(files);
  REQUIRE(found.entries().size() == 1);
  CHECK(found.entries().front().severity == Severity::warning);
  CHECK(found.entries().front().error.message ==
        "the text changed since it was published on 2026-03-01, without a note");
  CHECK(holds(found.entries().front().error.help, "date = 2026-06-30"));
}

TEST_CASE("line ends, blanks at the end and what only sorts an item are no edit") {
  auto files = published_site();
  rewrite(files, "content/notices/a/index.md", item("A", "2026-01-01", k_number + "tags = [\"x\"]\n", "Text.\r\n\r\n"));
  CHECK(findings_in(files).empty());
}

TEST_CASE("a note of either kind, not older than the last publication, settles an edit") {
  auto files = published_site();
  const auto edited = [&](const std::string& changes) {
    rewrite(files, "content/notices/a/index.md",
            item("A", "2026-01-01", k_number + "changes = [" + changes + "]", "Another text.\n"));
    return findings_in(files);
  };
  CHECK(edited("{ date = 2026-03-01, note = \"n\", kind = \"minor\" }").empty());
  CHECK(edited("{ date = 2026-06-30, note = \"n\", kind = \"major\" }").empty());
  const auto backdated = edited("{ date = 2026-02-28, note = \"n\" }");
  REQUIRE(backdated.entries().size() == 1);
  CHECK(holds(backdated.entries().front().error.message, "the new note is dated before that"));
}

TEST_CASE("a note that was published before settles no later edit, not even of the same day") {
  auto files = published_site("changes = [{ date = 2026-03-01, note = \"n\" }]");
  rewrite(files, "content/notices/a/index.md",
          item("A", "2026-01-01", k_number + "changes = [{ date = 2026-03-01, note = \"n\" }]", "Another text.\n"));
  CHECK(only_finding(files, "silent-edit").place.at.line > 0);
}

TEST_CASE("an attachment with other bytes is a silent edit too, also after a move") {
  auto files = published_site();
  rewrite(files, "content/notices/a/old.pdf", "other");
  CHECK(holds(only_finding(files, "silent-edit").message, "the attachment \"old.pdf\" changed"));
  move_item(files, "aliases = [\"/notices/a/\"]");
  rewrite(files, "content/notices/b/index.md",
          item("A", "2026-01-01", k_number + "aliases = [\"/notices/a/\"]", "Another text.\n"));
  CHECK(holds(only_finding(files, "silent-edit").message, "the text changed"));
}

TEST_CASE("a withdrawal speaks for itself, a later change of its reason does not") {
  auto files = published_site();
  const auto withdraw = [&](const std::string& reason) {
    rewrite(files, "content/notices/a/index.md",
            item("A", "2026-01-01", k_number + "withdrawn = { date = 2026-06-01, reason = \"" + reason + "\" }", "\n"));
  };
  withdraw("one");
  CHECK(findings_in(files).empty());
  publish(files, "2026-06-02");
  withdraw("two");
  (void)only_finding(files, "silent-edit");
}

TEST_CASE("an index number stays with its address") {
  auto files = published_site();
  for (const auto* number : {"index_number = \"N-2\"\nchanges = [{ date = 2026-06-01, note = \"n\" }]",
                             "changes = [{ date = 2026-06-01, note = \"n\" }]"}) {
    rewrite(files, "content/notices/a/index.md", item("A", "2026-01-01", number));
    const auto error = only_finding(files, "changed-index-number");
    CHECK(holds(error.message, "was published with the index number \"N-1\""));
    CHECK(holds(error.help, "index_number = \"N-1\""));
  }
}

TEST_CASE("a site as of an earlier day owes nothing to what was published later") {
  auto files = published_site();
  rewrite(files, "content/notices/z.md", item("Z", "2026-05-01"));
  publish(files, "2026-05-02");
  Observer observer;
  Diagnostics diagnostics;
  CHECK(prepare_site(files, request_as_of("2026-03-02"), observer, diagnostics));
  CHECK_FALSE(has_rule(diagnostics, "lost-url"));
}

TEST_CASE("a waiver accepts a finding about the item that has it") {
  auto files = published_site();
  rewrite(files, "content/notices/a/index.md",
          item("A", "2026-01-01", k_number + "waive = [{ rule = \"silent-edit\", reason = \"typing\" }]", "Other.\n"));
  CHECK(findings_in(files).empty());
}

TEST_CASE("a broken ledger stops the build") {
  auto files = published_site();
  rewrite(files, "published.jsonl", files.files().at("published.jsonl") + "<<<<<<< HEAD\n");
  Observer observer;
  Diagnostics diagnostics;
  CHECK_FALSE(prepare_site(files, request_on("2026-06-30"), observer, diagnostics));
  CHECK(has_rule(diagnostics, "broken-ledger"));
}
