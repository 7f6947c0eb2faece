// `gazette publish` and the ledger, as a user and as git meet them.

#include "support/catch.hpp"
#include "support/process.hpp"
#include "support/shell.hpp"

#include <filesystem>

namespace fs = std::filesystem;
using namespace gazette::test;

namespace {

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

/// A starter site, looked at on a fixed day.
struct Site {
  Site() { REQUIRE(run_gazette({"init", path(), "--language", "en"}).status == 0); }
  std::string path() const { return folder.file("site"); }
  std::string file(const std::string& name) const { return path() + "/" + name; }
  std::string ledger() const { return read_text(file("published.jsonl")); }
  ProcessResult run(std::vector<std::string> arguments, const std::string& seconds = "1782820800") const {
    arguments.insert(arguments.end(), {"-s", path()});
    return run_gazette(arguments, {{"SOURCE_DATE_EPOCH", seconds}});
  }
  void write_item(const std::string& name, const std::string& text) const {
    write_text(file("content/notices/" + name + ".md"), "+++\ntitle = \"Item " + name +
                                                            "\"\nindex_number = \"EX/2026-" + name +
                                                            "\"\npublished = 2026-06-01\n+++\n\n" + text + "\n");
  }

  TemporaryFolder folder;
};

}  // namespace

TEST_CASE("publish builds, records each address, and says so; a second run adds nothing") {
  const Site site;
  const auto first = site.run({"publish"});
  INFO(first.err);
  CHECK(first.status == 0);
  CHECK(holds(first.out, "new        /notices/first/ \"A first notice\""));
  CHECK(fs::exists(site.file("public/index.html")));
  CHECK(holds(site.ledger(), "\"url\": \"/notices/first/\""));
  CHECK(holds(read_text(site.file(".gitattributes")), "published.jsonl -text merge=union"));
  const auto ledger = site.ledger();
  const auto second = site.run({"publish"}, "1782907200");
  CHECK(second.status == 0);
  CHECK(holds(second.out, "nothing changed since the last publication"));
  CHECK(site.ledger() == ledger);
}

TEST_CASE("a build of what was published gives the published manifest byte for byte, a new one chains to it") {
  const Site site;
  REQUIRE(site.run({"publish"}).status == 0);
  const auto manifest = read_text(site.file("public/manifest.json"));
  REQUIRE(site.run({"build"}).status == 0);
  CHECK(read_text(site.file("public/manifest.json")) == manifest);
  site.write_item("00002", "New.");
  REQUIRE(site.run({"build"}).status == 0);
  const auto chained = read_text(site.file("public/manifest.json"));
  CHECK_FALSE(holds(chained, "\"previous\": null"));
  REQUIRE(site.run({"build"}).status == 0);
  CHECK(read_text(site.file("public/manifest.json")) == chained);
}

TEST_CASE("publish refuses what would be lost, and leaves output and ledger as they were") {
  const Site site;
  REQUIRE(site.run({"publish"}).status == 0);
  const auto ledger = site.ledger();
  const auto output = read_tree(site.file("public"));
  fs::rename(site.file("content/notices/first.md"), site.file("content/notices/second.md"));
  for (const auto* command : {"publish", "build", "check"}) {
    const auto run = site.run({command});
    CHECK(run.status == 1);
    CHECK(holds(run.err, "[lost-url]"));
    CHECK(holds(run.err, "aliases = [\"/notices/first/\"]"));
  }
  CHECK(site.ledger() == ledger);
  CHECK(read_tree(site.file("public")) == output);
}

TEST_CASE("publish takes no drafts, no future and no later day") {
  const Site site;
  for (const auto& flags : std::vector<std::vector<std::string>>{{"-D"}, {"-F"}, {"-E"}, {"--as-of", "2031-01-01"}}) {
    auto arguments = flags;
    arguments.insert(arguments.begin(), "publish");
    const auto run = site.run(arguments);
    INFO(run.err);
    CHECK(run.status == 2);
    CHECK_FALSE(fs::exists(site.file("published.jsonl")));
    CHECK_FALSE(fs::exists(site.file("public")));
  }
}

TEST_CASE("publish takes no address of another host, which the manifest would hold for good") {
  const Site site;
  for (const auto* command : {"publish", "build"}) {
    const auto run = site.run({command, "-b", "http://localhost:1313/"});
    CHECK(run.status == (std::string(command) == "publish" ? 2 : 0));
    CHECK(holds(run.err, "--base-url") == (run.status == 2));
    CHECK_FALSE(fs::exists(site.file("published.jsonl")));
  }
}

TEST_CASE("today without a time publishes what is due by now, not what is due tonight") {
  const Site site;  // the clock: 2026-06-30T12:00:00Z
  write_text(
      site.file("content/notices/noon.md"),
      "+++\ntitle = \"Noon\"\nindex_number = \"EX/2026-00007\"\npublished = 2026-06-30T11:00:00Z\n+++\n\nText.\n");
  write_text(
      site.file("content/notices/tonight.md"),
      "+++\ntitle = \"Tonight\"\nindex_number = \"EX/2026-00008\"\npublished = 2026-06-30T20:00:00Z\n+++\n\nText.\n");
  const auto later = site.run({"publish", "--as-of", "2026-06-30T20:30:00Z"});
  CHECK(later.status == 2);
  CHECK(holds(later.err, "lies in the future"));
  CHECK_FALSE(fs::exists(site.file("published.jsonl")));
  const auto today = site.run({"publish", "--as-of", "2026-06-30"});
  INFO(today.err);
  CHECK(today.status == 0);
  CHECK(holds(site.ledger(), "/notices/noon/"));
  CHECK_FALSE(holds(site.ledger(), "/notices/tonight/"));
  CHECK_FALSE(fs::exists(site.file("public/notices/tonight")));
}

TEST_CASE("a dry run says what it would do and writes nothing") {
  const Site site;
  const auto before = read_tree(site.path());
  const auto run = site.run({"publish", "--dry-run"});
  CHECK(run.status == 0);
  CHECK(holds(run.out, "new        /notices/first/"));
  CHECK(holds(run.out, "nothing was written"));
  CHECK(read_tree(site.path()) == before);
}

TEST_CASE("an edit, a withdrawal and a move are told in plain words") {
  const Site site;
  site.write_item("00002", "Two.");
  site.write_item("00003", "Three.");
  REQUIRE(site.run({"publish"}).status == 0);
  site.write_item("00002", "Two, edited.");
  write_text(site.file("content/notices/00003.md"),
             "+++\ntitle = \"Item\"\nindex_number = \"EX/2026-00003\"\npublished = 2026-06-01\nwithdrawn = { date = "
             "2026-06-30, reason = \"Error\" }\n+++\n");
  const auto text = read_text(site.file("content/notices/first.md"));
  fs::remove(site.file("content/notices/first.md"));
  write_text(site.file("content/notices/moved.md"), "+++\naliases = [\"/notices/first/\"]" + text.substr(3));
  const auto run = site.run({"publish"}, "1782907200");
  INFO(run.err);
  CHECK(run.status == 0);
  CHECK(holds(run.err, "[silent-edit]"));
  CHECK(holds(run.out, "changed    /notices/00002/ \"Item 00002\" (text)"));
  CHECK(holds(run.out, "withdrawn  /notices/00003/"));
  CHECK(holds(run.out, "moved      /notices/first/ leads to /notices/moved/"));
}

TEST_CASE("publishing settles a silent edit, waived or not, so that the next build gives the published manifest") {
  const Site site;
  REQUIRE(site.run({"publish"}).status == 0);
  const auto text = read_text(site.file("content/notices/first.md"));
  for (const auto& edited : {text + "\nMore.\n", "+++\nwaive = [{ rule = \"silent-edit\", reason = \"typing\" }]" +
                                                     text.substr(3) + "\nStill more.\n"}) {
    write_text(site.file("content/notices/first.md"), edited);
    REQUIRE(site.run({"publish"}, "1782907200").status == 0);
    const auto again = site.run({"publish"}, "1782993600");
    CHECK(holds(again.out, "nothing changed since the last publication"));
    CHECK(again.err.empty());
  }
}

TEST_CASE("with --json the new lines of the ledger are the result") {
  const Site site;
  const auto run = site.run({"publish", "--json"});
  CHECK(run.status == 0);
  CHECK(run.out == site.ledger());
}

TEST_CASE("a broken ledger stops publishing and building at its line") {
  const Site site;
  REQUIRE(site.run({"publish"}).status == 0);
  write_text(site.file("published.jsonl"), site.ledger() + "<<<<<<< HEAD\n");
  const auto run = site.run({"publish"});
  CHECK(run.status == 1);
  CHECK(holds(run.err, "published.jsonl:6:1: error: a mark that a merge left behind [broken-ledger]"));
}

TEST_CASE(
    "two branches that both published merge in git without a conflict, and the ledger reads the same either way") {
  const Site site;
  const auto git = [&](const std::string& command) {
    return shell("cd '" + site.path() + "' && git -c user.name=x -c user.email=x@x.example -c commit.gpgsign=false " +
                 command);
  };
  REQUIRE(site.run({"publish"}).status == 0);
  REQUIRE(git("init -q -b main") == 0);
  REQUIRE(git("add -A") == 0);
  REQUIRE(git("commit -q -m one") == 0);
  const auto publish_on = [&](const std::string& branch, const std::string& item, const std::string& seconds) {
    REQUIRE(git("checkout -q -b " + branch + " main") == 0);
    site.write_item(item, "Text of " + item + ".");
    REQUIRE(git("add -A") == 0);
    REQUIRE(git("commit -q -m item") == 0);
    const auto run = site.run({"publish"}, seconds);
    INFO(run.err);
    REQUIRE(run.status == 0);
    CHECK_FALSE(holds(run.err, "uncommitted"));
    REQUIRE(git("commit -q -a -m publish") == 0);
  };
  publish_on("left", "00002", "1782907200");
  publish_on("right", "00003", "1782993600");

  REQUIRE(git("merge -q -m merge left") == 0);
  const auto merged = site.ledger();
  CHECK(holds(merged, "/notices/00002/"));
  CHECK(holds(merged, "/notices/00003/"));
  CHECK(site.run({"check"}, "1783080000").status == 0);
  const auto run = site.run({"publish", "--dry-run", "--json"}, "1783080000");
  CHECK(run.status == 0);
  CHECK(holds(run.out, "\"kind\": \"manifest\""));  // both items together were never published as a whole
  CHECK_FALSE(holds(run.out, "\"kind\": \"item\""));

  REQUIRE(git("checkout -q left") == 0);
  REQUIRE(git("merge -q -m merge right") == 0);
  CHECK(site.ledger().size() == merged.size());
  CHECK(site.run({"publish", "--dry-run", "--json"}, "1783080000").out == run.out);
}

TEST_CASE("files that are not committed are a warning where git is in charge") {
  const Site site;
  REQUIRE(shell("cd '" + site.path() + "' && git init -q") == 0);
  const auto run = site.run({"publish"});
  CHECK(run.status == 0);
  CHECK(holds(run.err, "[uncommitted]"));
}

TEST_CASE("what a site is made of besides texts must be committed too, and the repository's monitor is not run") {
  const Site site;
  const auto mark = site.folder.file("was-run");
  write_text(site.folder.file("monitor"), "#!/bin/sh\ntouch '" + mark + "'\n");
  REQUIRE(shell("cd '" + site.path() + "' && chmod +x ../monitor && git init -q && git add -A && " +
                "git -c user.name=x -c user.email=x@x.example -c commit.gpgsign=false commit -q -m one && " +
                "git config core.fsmonitor ../monitor") == 0);
  write_text(site.file("notes.txt"), "no part of the site\n");
  CHECK_FALSE(holds(site.run({"publish", "--dry-run"}).err, "[uncommitted]"));
  write_text(site.file("site.live.toml"), "title = \"Live\"\n");
  CHECK_FALSE(holds(site.run({"publish", "--dry-run"}).err, "[uncommitted]"));
  CHECK(holds(site.run({"publish", "--dry-run", "-e", "live"}).err, "site.live.toml"));
  write_text(site.file("schemes/own.toml"), "");
  CHECK(holds(site.run({"publish"}).err, "schemes/own.toml"));
  CHECK(holds(site.run({"publish"}).err, "2 files of the site differ from the last commit, published.jsonl"));
  CHECK_FALSE(fs::exists(mark));
}

TEST_CASE("a ledger that cannot be written is found before the output is replaced") {
  const Site site;
  REQUIRE(site.run({"publish"}).status == 0);
  const auto output = read_tree(site.file("public"));
  fs::remove(site.file("published.jsonl"));
  fs::create_symlink("no-such-folder/ledger", site.file("published.jsonl"));
  site.write_item("00002", "New.");
  const auto run = site.run({"publish"});
  CHECK(run.status != 0);
  CHECK(holds(run.out, "nothing was published"));
  CHECK(read_tree(site.file("public")) == output);
}

TEST_CASE("a folder named like the ledger stops publishing and building") {
  const Site site;
  write_text(site.file("published.jsonl/x"), "");
  for (const auto* command : {"publish", "build"}) {
    const auto run = site.run({command});
    CHECK(run.status == 1);
    CHECK(holds(run.err, "the ledger is a folder, not a file [broken-ledger]"));
    CHECK_FALSE(fs::exists(site.file("public")));
  }
}

TEST_CASE("a line of a wrong clock is refused before it poisons what follows") {
  const Site site;
  REQUIRE(site.run({"publish"}, "4070908800").status == 0);  // 2099
  const auto ledger = site.ledger();
  for (const auto* command : {"publish", "check"}) {
    const auto run = site.run({command});
    CHECK(run.status == 1);
    CHECK(holds(run.err, "the line is stamped 2099-01-01T00:00:00"));
    CHECK(holds(run.err, "[future-ledger]"));
  }
  CHECK(site.ledger() == ledger);
}
