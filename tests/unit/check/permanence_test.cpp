#include "check/permanence.hpp"

#include "build/publication.hpp"
#include "support/catch.hpp"
#include "support/small_build.hpp"

using namespace gazette;
using namespace gazette::test;

namespace {

const std::string k_number = "index_number = \"N-1\"\n";
const std::string k_note = "changes = [{ date = 2026-06-01, note = \"n\" }]\n";

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

TEST_CASE("a list that stands now where an item stood does not answer for it; an alias does") {
  auto files = published_site();
  move_item(files);
  rewrite(files, "content/notices/a/_index.md", "+++\ntitle = \"Other\"\n+++\n\nText.\n");
  const auto moved_away = only_finding(files, "lost-url");
  CHECK(moved_away.place.file == "content/notices/b/index.md");
  CHECK(holds(moved_away.message, "and something else stands there now: \"A\""));
  CHECK(holds(moved_away.help, "what stands there now (content/notices/a/_index.md) needs another address"));
  REQUIRE(files.remove("content/notices/a"));
  move_item(files, "aliases = [\"/notices/a/\"]");
  CHECK(findings_in(files).empty());
}

TEST_CASE("a deleted item is not answered by the list of a tag; a category in its place may say why it is") {
  auto files =
      small_site({{"content/tags/x.md", item("X", "2026-01-01")}, {"content/n/b.md", item("B", "2026-01-01")}});
  publish(files, "2026-03-01");
  REQUIRE(files.remove("content/tags"));
  rewrite(files, "content/n/b.md", item("B", "2026-01-01", "tags = [\"x\"]"));
  CHECK(only_finding(files, "lost-url").place.file == "published.jsonl");

  rewrite(files, "content/n/b.md", item("B", "2026-01-01"));
  const std::string category = "+++\ntitle = \"X\"\n";
  rewrite(files, "content/tags/x/_index.md", category + "+++\n\nText.\n");
  CHECK(only_finding(files, "lost-url").place.file == "content/tags/x/_index.md");
  rewrite(files, "content/tags/x/_index.md",
          category + "waive = [{ rule = \"lost-url\", reason = \"its text is here\" }]\n+++\n\nText.\n");
  CHECK(findings_in(files).empty());
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
  rewrite(
      files, "content/notices/a/index.md",
      item("A", "2026-01-01", k_number + k_note + "attachments = [{ file = \"new.pdf\", replaces = [\"old.pdf\"] }]"));
  CHECK(findings_in(files).empty());
  Diagnostics ignored;
  const auto output = built(files, request_on("2026-06-30"), ignored);
  REQUIRE(output.contains("notices/a/old.pdf/index.html"));
  CHECK(holds(output.at("notices/a/old.pdf/index.html"), "url=/notices/a/new.pdf"));

  rewrite(files, "content/notices/a/index.md",
          item("A", "2026-01-01", k_number + "aliases = [\"/notices/a/old.pdf\"]"));
  CHECK(holds(only_finding(files, "silent-edit").message, "the attachment \"old.pdf\" was taken away"));
  rewrite(files, "content/notices/a/index.md",
          item("A", "2026-01-01", k_number + k_note + "aliases = [\"/notices/a/old.pdf\"]"));
  CHECK(findings_in(files).empty());
}

TEST_CASE("the alias of a file with a blank in its name is written so that it can be pasted") {
  auto files = published_site();
  REQUIRE(files.remove("content/notices/a/list one.csv"));
  CHECK(holds(only_finding(files, "lost-attachment").help, "aliases = [\"/notices/a/list%20one.csv\"]"));
  rewrite(files, "content/notices/a/index.md",
          item("A", "2026-01-01", k_number + k_note + "aliases = [\"/notices/a/list%20one.csv\"]"));
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

TEST_CASE("a new note of either kind settles an edit, whatever its date") {
  auto files = published_site();
  const auto edited = [&](const std::string& changes) {
    rewrite(files, "content/notices/a/index.md",
            item("A", "2026-01-01", k_number + "changes = [" + changes + "]", "Another text.\n"));
    return findings_in(files);
  };
  CHECK(edited("{ date = 2026-03-01, note = \"n\", kind = \"minor\" }").empty());
  CHECK(edited("{ date = 2026-06-30, note = \"n\", kind = \"major\" }").empty());
  CHECK(edited("{ date = 2026-02-28, note = \"n\" }").empty());
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

TEST_CASE("a text that was published under another number and file does not count through an alias") {
  auto files = small_site({{"content/notices/a.md", item("A", "2026-01-01", k_number)}});
  publish(files, "2026-03-01");
  REQUIRE(files.remove("content/notices/a.md"));
  const auto other = [&](const std::string& number) {
    rewrite(files, "content/notices/other.md",
            item("Other", "2026-01-01", "index_number = \"" + number + "\"\naliases = [\"/notices/a/\"]", "Other.\n"));
    return findings_in(files);
  };
  CHECK(other("N-7").empty());
  CHECK(holds(other("N-1").entries().at(0).error.message, "the text changed"));
  // Also when the redirect was published.
  REQUIRE(other("N-7").empty());
  publish(files, "2026-03-02");
  rewrite(files, "content/notices/third.md",
          item("Third", "2026-01-01", "index_number = \"N-8\"\naliases = [\"/notices/a/\"]", "Third.\n"));
  rewrite(files, "content/notices/other.md", item("Other", "2026-01-01", "index_number = \"N-7\"", "Other.\n"));
  CHECK(findings_in(files).empty());
}

TEST_CASE("an attachment that another one replaces is an edit; under another name it is none") {
  auto files = published_site();
  REQUIRE(files.remove("content/notices/a/old.pdf"));
  const auto replaced_by = [&](const std::string& bytes, const std::string& more = {}) {
    rewrite(files, "content/notices/a/new.pdf", bytes);
    rewrite(files, "content/notices/a/index.md",
            item("A", "2026-01-01",
                 k_number + "attachments = [{ file = \"new.pdf\", replaces = [\"old.pdf\"] }]\n" + more));
    return findings_in(files);
  };
  CHECK(replaced_by("pdf").empty());
  const auto found = replaced_by("other");
  REQUIRE(found.entries().size() == 1);
  CHECK(found.entries().front().error.message ==
        "the attachment \"old.pdf\" was replaced by \"new.pdf\" since it was published on 2026-03-01, without a note");
  CHECK(replaced_by("other", "changes = [{ date = 2026-06-30, note = \"n\" }]").empty());
}

TEST_CASE("two attachments that change names are an edit, as readers of each get the other") {
  auto files = published_site();
  rewrite(files, "content/notices/a/old.pdf", "1");
  rewrite(files, "content/notices/a/list one.csv", "pdf");
  CHECK(holds(only_finding(files, "silent-edit").message, "the attachment"));
}

TEST_CASE("a changed text of a category needs a note too, which its page shows") {
  const std::string head = "+++\ntitle = \"Notices\"\ndescription = \"D\"\n";
  auto files = small_site(
      {{"content/notices/_index.md", head + "+++\n\nText.\n"}, {"content/notices/a.md", item("A", "2026-01-01")}});
  publish(files, "2026-03-01");
  CHECK(findings_in(files).empty());
  rewrite(files, "content/notices/_index.md", head + "weight = 3\n+++\n\nText.\r\n\r\n");
  CHECK(findings_in(files).empty());
  rewrite(files, "content/notices/_index.md", head + "+++\n\nAnother text.\n");
  const auto error = only_finding(files, "silent-edit");
  CHECK(error.place.file == "content/notices/_index.md");
  CHECK(error.message == "the text changed since it was published on 2026-03-01, without a note");
  const std::string noted = head + "changes = [{ date = 2026-06-29, note = \"New hours.\", kind = \"major\" }]\n";
  rewrite(files, "content/notices/_index.md", noted + "+++\n\nAnother text.\n");
  CHECK(findings_in(files).empty());
  Diagnostics ignored;
  CHECK(holds(built(files, request_on("2026-06-30"), ignored).at("notices/index.html"), "New hours."));
  CHECK_FALSE(holds(built(files, request_on("2026-06-28"), ignored).at("notices/index.html"), "New hours."));
  publish(files, "2026-06-30");
  rewrite(files, "content/notices/_index.md", noted + "+++\n\nA third text.\n");
  (void)only_finding(files, "silent-edit");
  rewrite(files, "content/notices/_index.md",
          head + "waive = [{ rule = \"silent-edit\", reason = \"typing\" }]\n+++\n\nA third text.\n");
  CHECK(findings_in(files).empty());
}

TEST_CASE("a category's line without a digest, as earlier versions wrote it, is not judged") {
  auto files = small_site({{"content/notices/_index.md", "+++\ntitle = \"Notices\"\n+++\n\nText.\n"}});
  rewrite(files, "published.jsonl",
          "{\"at\": \"2026-03-01T12:00:00Z\", \"kind\": \"category\", \"url\": \"/notices/\"}\n");
  CHECK(findings_in(files).empty());
  // Nor by the text of the item that stood there before it.
  rewrite(files, "published.jsonl",
          "{\"at\": \"2026-02-01T12:00:00Z\", \"kind\": \"item\", \"url\": \"/notices/\", \"text\": \"" +
              std::string(64, 'a') +
              "\"}\n{\"at\": \"2026-03-01T12:00:00Z\", \"kind\": \"category\", \"url\": \"/notices/\"}\n");
  CHECK(findings_in(files).empty());
}

TEST_CASE("a ledger with a line of a day to come stops the build, as of an earlier day it does not") {
  auto files = published_site();
  rewrite(files, "published.jsonl",
          files.files().at("published.jsonl") +
              "{\"at\": \"2099-01-01T00:00:00Z\", \"kind\": \"category\", \"url\": \"/notices/\"}\n");
  Observer observer;
  Diagnostics diagnostics;
  CHECK_FALSE(prepare_site(files, request_on("2026-06-30"), observer, diagnostics));
  REQUIRE(error_of(diagnostics, "future-ledger"));
  CHECK(error_of(diagnostics, "future-ledger")->place.at.line > 1);
  Diagnostics earlier;
  CHECK(prepare_site(files, request_as_of("2026-06-30"), observer, earlier));
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

TEST_CASE("an item whose day was moved ahead, or that is no longer disclosed, is told as what it is now") {
  auto files = published_site();
  rewrite(files, "content/notices/a/index.md", item("A", "2026-12-01", k_number));
  CHECK(holds(only_finding(files, "lost-url").message, "its item is now to be published later"));
  rewrite(files, "content/notices/a/index.md", item("A", "2026-01-01", k_number + "disclosure = \"withheld\""));
  CHECK(holds(only_finding(files, "lost-url").message, "its item is now not disclosed proactively"));
}

TEST_CASE("a former address that is lost with all that it led to is told with where it led") {
  auto files = published_site("aliases = [\"/old.html\"]");
  REQUIRE(files.remove("content/notices/a"));
  const auto found = findings_in(files);
  bool is_told = false;
  for (const auto& entry : found.entries()) {
    if (!holds(entry.error.message, "\"/old.html\"")) continue;
    is_told = true;
    CHECK(entry.error.rule == "lost-url");
    CHECK(
        holds(entry.error.help, "it led to \"/notices/a/\": write aliases = [\"/old.html\"] in the item or category"));
  }
  CHECK(is_told);
}
