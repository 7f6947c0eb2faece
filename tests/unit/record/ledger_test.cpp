#include "record/ledger.hpp"

#include "base/digest.hpp"
#include "io/memory.hpp"
#include "support/catch.hpp"
#include "support/failing_files.hpp"
#include "support/unreadable_files.hpp"

#include <algorithm>
#include <random>
#include <utility>

using namespace gazette;

namespace {

Publication line_at(int day, PublicationKind kind, const std::string& url) {
  Publication p;
  p.at = {{2026, 3, day}, 12, 0, 0, 0};
  p.kind = kind;
  p.url = url;
  return p;
}

Publication item_at(int day, const std::string& url, const std::string& text, const std::string& file = {}) {
  auto p = line_at(day, PublicationKind::item, url);
  p.text = sha256_hex(text);
  p.index_number = "N-1";
  if (!file.empty()) p.attachments[file] = sha256_hex(file);
  return p;
}

Publication manifest_at(int day) {
  auto p = line_at(day, PublicationKind::manifest, "");
  p.sha256 = sha256_hex("manifest " + std::to_string(day));
  return p;
}

std::string text_of(const std::vector<Publication>& lines) {
  std::string out;
  for (const auto& line : lines) out += publication_line(line) + "\n";
  return out;
}

PublicationLedger folded(std::string text) {
  Diagnostics diagnostics;
  auto ledger = fold_ledger(std::move(text), std::nullopt, diagnostics);
  REQUIRE(diagnostics.empty());
  return ledger;
}

// All that a fold says, for comparing two.
std::string summary_of(const PublicationLedger& ledger) {
  std::string out;
  for (const auto& [url, address] : ledger.addresses)
    out += url + " " + address.item_url + " " + rfc3339(address.first_published) + " " +
           publication_line(address.last) + "\n";
  for (const auto& [url, line] : ledger.lines) out += url + " " + publication_line(line) + "\n";
  for (const auto& manifest : ledger.manifests) out += publication_line(manifest) + "\n";
  return out + (ledger.newest ? rfc3339(*ledger.newest) : "");
}

Error only_fault(std::string text) {
  Diagnostics diagnostics;
  (void)fold_ledger(std::move(text), std::nullopt, diagnostics);
  REQUIRE(diagnostics.entries().size() == 1);
  return diagnostics.entries().front().error;
}

}  // namespace

TEST_CASE("the newest line of an address wins, and every attachment that ever was is remembered") {
  const auto ledger = folded(text_of({item_at(1, "/a/", "one", "old.pdf"), item_at(5, "/a/", "two", "new.pdf")}));
  REQUIRE(ledger.find("/a/"));
  CHECK(ledger.find("/a/")->last.text == sha256_hex("two"));
  CHECK(ledger.find("/a/")->first_published == item_at(1, "", "").at);
  REQUIRE(ledger.find("/a/old.pdf"));
  CHECK(ledger.find("/a/old.pdf")->item_url == "/a/");
  CHECK(ledger.find("/a/new.pdf")->first_published == item_at(5, "", "").at);
}

TEST_CASE("a redirect at a former address keeps what was known of the item there") {
  auto moved = line_at(4, PublicationKind::redirect, "/a/");
  moved.to = "/b/";
  const auto ledger = folded(text_of({item_at(1, "/a/", "one"), moved}));
  CHECK(ledger.find("/a/")->last.index_number == "N-1");
  CHECK(ledger.find("/a/")->last.text == sha256_hex("one"));
  CHECK(ledger.find("/a/")->last.to == "/b/");
}

TEST_CASE("the fold does not depend on the order of the lines, nor on repeated ones") {
  std::vector<std::string> lines;
  for (int day = 1; day <= 9; ++day) {
    lines.push_back(
        publication_line(item_at(day, day % 2 ? "/a/" : "/b/", std::to_string(day), "f" + std::to_string(day))));
    lines.push_back(publication_line(manifest_at(day)));
    // of the same moment
    lines.push_back(publication_line(item_at(day, "/a/", "other " + std::to_string(day))));
  }
  const auto joined_lines = [&] {
    std::string out;
    for (const auto& line : lines) out += line + "\n";
    return out;
  };
  const auto expected = summary_of(folded(joined_lines()));
  std::mt19937 random(5);
  for (int round = 0; round < 50; ++round) {
    std::shuffle(lines.begin(), lines.end(), random);
    if (round % 5 == 0) lines.push_back(lines.front());
    CHECK(summary_of(folded(joined_lines())) == expected);
  }
}

TEST_CASE("lines after the moment of the view do not count, but their bytes stay") {
  Diagnostics diagnostics;
  const auto text = text_of({item_at(1, "/a/", "one"), item_at(5, "/b/", "two"), manifest_at(5)});
  const auto ledger = fold_ledger(text, item_at(3, "", "").at, diagnostics);
  CHECK(ledger.find("/a/"));
  CHECK_FALSE(ledger.find("/b/"));
  CHECK_FALSE(ledger.last_manifest());
  CHECK(ledger.bytes == text);
}

TEST_CASE("the last manifest is the one published last, wherever its line stands") {
  const auto ledger = folded(text_of({manifest_at(7), manifest_at(2)}));
  CHECK(ledger.last_manifest()->sha256 == manifest_at(7).sha256);
}

TEST_CASE("marks of a merge, line ends of Windows, a byte order mark and a torn line are named at their line") {
  const auto good = text_of({manifest_at(1)});
  const auto merge = only_fault(good + "<<<<<<< HEAD\n");
  CHECK(merge.rule == "broken-ledger");
  CHECK(merge.place.file == "published.jsonl");
  CHECK(merge.place.at.line == 2);
  CHECK(merge.help.find("merge=union") != std::string::npos);
  auto windows = good;
  windows.insert(windows.size() - 1, "\r");
  CHECK(only_fault(windows).message.find("CR LF") != std::string::npos);
  CHECK(only_fault("\xEF\xBB\xBF" + good).message.find("byte order mark") != std::string::npos);
  const auto torn = only_fault(good + good.substr(0, good.size() / 2));
  CHECK(torn.place.at.line == 2);
  CHECK(torn.message.find("breaks off") != std::string::npos);
  CHECK(only_fault(good.substr(0, good.size() - 1)).message.find("breaks off") != std::string::npos);
  const auto comma = only_fault(good + "{\"at\": \"2026-03-01T00:00:00Z\",, }\n");
  CHECK(comma.place.at.line == 2);
  CHECK(comma.place.at.column == 31);
}

TEST_CASE("every broken line is named, not the first") {
  Diagnostics diagnostics;
  (void)fold_ledger("x\n" + text_of({manifest_at(1)}) + "y\n", std::nullopt, diagnostics);
  CHECK(diagnostics.entries().size() == 2);
}

TEST_CASE("appending keeps every byte that was there") {
  MemoryFileSystem files;
  Diagnostics diagnostics;
  REQUIRE(append_to_ledger(files, load_ledger(files, std::nullopt, diagnostics), {manifest_at(1)}));
  const auto first = files.files().at("published.jsonl");
  REQUIRE(append_to_ledger(files, load_ledger(files, std::nullopt, diagnostics), {manifest_at(2)}));
  CHECK(files.files().at("published.jsonl") == first + text_of({manifest_at(2)}));
  CHECK(diagnostics.empty());
}

TEST_CASE("appending to a ledger that somebody else changed meanwhile is refused and writes nothing") {
  MemoryFileSystem files;
  Diagnostics diagnostics;
  const auto mine = load_ledger(files, std::nullopt, diagnostics);
  REQUIRE(append_to_ledger(files, mine, {manifest_at(1)}));
  const auto theirs = files.files();
  const auto done = append_to_ledger(files, mine, {manifest_at(2)});
  REQUIRE_FALSE(done);
  CHECK(done.error().rule == "ledger-changed");
  CHECK(files.files() == theirs);
}

TEST_CASE("git is told to join ledgers line by line, and what .gitattributes says otherwise stays") {
  const std::string line = "published.jsonl -text merge=union\n";
  MemoryFileSystem fresh;
  CHECK(*ensure_union_merge(fresh));
  CHECK(fresh.files().at(".gitattributes") == line);
  CHECK_FALSE(*ensure_union_merge(fresh));
  MemoryFileSystem other(std::map<std::string, std::string>{{".gitattributes", "*.pdf binary"}});
  CHECK(*ensure_union_merge(other));
  CHECK(other.files().at(".gitattributes") == "*.pdf binary\n" + line);
  MemoryFileSystem own(std::map<std::string, std::string>{{".gitattributes", "published.jsonl merge=ours\n"}});
  CHECK_FALSE(*ensure_union_merge(own));
  CHECK(own.files().at(".gitattributes") == "published.jsonl merge=ours\n");
}

TEST_CASE("a folder in the place of the ledger is an error, not a site that never published") {
  MemoryFileSystem files(std::map<std::string, std::string>{{"published.jsonl/x", ""}});
  Diagnostics diagnostics;
  (void)load_ledger(files, std::nullopt, diagnostics);
  REQUIRE(diagnostics.entries().size() == 1);
  CHECK(diagnostics.entries().front().error.rule == "broken-ledger");
  CHECK(diagnostics.entries().front().error.place.file == "published.jsonl");
}

TEST_CASE("a newest line more than a day ahead is a fault at its line, a clock that is a little wrong is none") {
  const auto ledger = folded(text_of({item_at(5, "/b/", "two"), item_at(1, "/a/", "one")}));
  const auto newest = item_at(5, "", "").at.unix_seconds();
  CHECK_FALSE(stamp_fault(ledger, newest + 1));
  CHECK_FALSE(stamp_fault(ledger, newest - 86'400));
  const auto fault = stamp_fault(ledger, newest - 86'401);
  REQUIRE(fault);
  CHECK(fault->rule == "future-ledger");
  CHECK(fault->place.file == "published.jsonl");
  CHECK(fault->place.at.line == 1);
  CHECK(fault->message.find("2026-03-05T12:00:00") != std::string::npos);
  CHECK_FALSE(fault->help.empty());
  CHECK_FALSE(stamp_fault(PublicationLedger{}, 0));
}

TEST_CASE("a rehearsal leaves what was there, and fails where appending would") {
  MemoryFileSystem disk;
  FailingFiles files(disk);
  Diagnostics diagnostics;
  REQUIRE(rehearse_append(files, {}));
  CHECK(disk.files().empty());
  REQUIRE(append_to_ledger(files, {}, {manifest_at(1)}));
  const auto before = disk.files();
  const auto ledger = load_ledger(files, std::nullopt, diagnostics);
  REQUIRE(rehearse_append(files, ledger));
  CHECK(disk.files() == before);
  CHECK_FALSE(rehearse_append(files, PublicationLedger{}));  // somebody else published meanwhile
  files.fail_at(1, FailingFiles::Failure::for_good);
  CHECK_FALSE(rehearse_append(files, ledger));
  CHECK(disk.files() == before);
}

TEST_CASE("a rehearsal removes no ledger that the disk did not tell of") {
  class BlindOnce final : public FailingFiles {
   public:
    using FailingFiles::FailingFiles;
    bool is_file(const std::string& path) const override {
      return !std::exchange(is_blind_, false) && FailingFiles::is_file(path);
    }

   private:
    mutable bool is_blind_ = true;
  };
  for (const std::string bytes : {"", "{\"n\":0}\n"}) {
    MemoryFileSystem files;
    REQUIRE(files.write("published.jsonl", bytes));
    BlindOnce blind(files);
    PublicationLedger ledger;
    ledger.bytes = bytes;
    (void)rehearse_append(blind, ledger);
    CHECK(*files.read("published.jsonl") == bytes);
  }
}

TEST_CASE("a line of more than 16 MiB is broken, and is not looked at") {
  const auto error = only_fault(text_of({item_at(1, "/a/", "one")}) + std::string((std::size_t{16} << 20U) + 1, '{') +
                                "\n" + text_of({item_at(2, "/b/", "two")}));
  CHECK(error.rule == "broken-ledger");
  CHECK(error.message == "the line has 16777217 bytes: no line of a ledger is as long");
  CHECK(error.place.at.line == 2);
}

TEST_CASE("after a hundred broken lines the rest is not looked at") {
  std::string text = text_of({item_at(1, "/a/", "one")});
  for (int i = 0; i < 5000; ++i) text += "broken\n";
  Diagnostics diagnostics;
  const auto ledger = fold_ledger(text, std::nullopt, diagnostics);
  REQUIRE(diagnostics.entries().size() == 101);
  CHECK(diagnostics.entries()[100].error.message == "the lines from here on are not looked at: too many are broken");
  CHECK(diagnostics.entries()[100].error.place.at.line == 102);
  CHECK(ledger.find("/a/"));
}

TEST_CASE("a ledger that cannot be read is an error, not a site that never published") {
  MemoryFileSystem disk;
  REQUIRE(disk.write(std::string(k_ledger_file), text_of({item_at(1, "/a/", "one")})));
  Diagnostics diagnostics;
  const auto ledger = load_ledger(UnreadableFiles(disk, {std::string(k_ledger_file)}), std::nullopt, diagnostics);
  CHECK(ledger.addresses.empty());
  REQUIRE(diagnostics.entries().size() == 1);
  CHECK(diagnostics.entries()[0].error.rule == "io");
  CHECK(diagnostics.entries()[0].error.place.file == k_ledger_file);
}

TEST_CASE("a ledger that can no longer be read is not written over") {
  MemoryFileSystem disk;
  const auto before = text_of({item_at(1, "/a/", "one")});
  REQUIRE(disk.write(std::string(k_ledger_file), before));
  class Unread final : public FailingFiles {
   public:
    using FailingFiles::FailingFiles;
    Result<std::string> read(const std::string& path) const override {
      return Error{ErrorKind::input_output, "io", "cannot be read", {path, {}}, {}, {}};
    }
  } unread(disk);
  const auto appended = append_to_ledger(unread, folded(before), {item_at(2, "/b/", "two")});
  REQUIRE_FALSE(appended);
  CHECK(appended.error().rule == "io");
  CHECK_FALSE(add_missing_lines(unread, {"line"}));
  CHECK(*disk.read(std::string(k_ledger_file)) == before);
}
