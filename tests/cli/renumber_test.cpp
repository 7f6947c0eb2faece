// Two branches gave away the same index number: how an officer gets out of it.

#include "support/catch.hpp"
#include "support/process.hpp"

using namespace gazette::test;

namespace {

const std::string k_site =
    "base_url = \"https://x.example/\"\nlanguage = \"en\"\n[agency]\nname = \"X\"\ncode = \"EX\"\n"
    "[index_number]\npattern = \"{code}/{year}-{serial:03}\"\n";

std::string numbered(const std::string& title, const std::string& day) {
  return "+++\ntitle = \"" + title + "\"\nindex_number = \"EX/2024-001\"\npublished = " + day + "\n+++\n\nText.\n";
}

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("renumber mends what two branches numbered alike, keeps what is published, and leaves a sound site") {
  const TemporaryFolder site;
  write_text(site.file("site.toml"), k_site);
  write_text(site.file("content/notices/_index.md"), "+++\ntitle = \"Notices\"\n+++\n");
  write_text(site.file("content/notices/b.md"), numbered("B", "2024-02-02"));
  const auto run = [&](std::vector<std::string> words) {
    words.insert(words.end(), {"-s", site.path(), "--color", "never"});
    return run_gazette(words);
  };
  REQUIRE(run({"publish"}).status == 0);
  write_text(site.file("content/notices/a.md"), numbered("A", "2024-01-01"));  // older, but not published yet

  const auto faulty = run({"check"});
  CHECK(faulty.status == 1);
  CHECK(holds(faulty.err, "gazette renumber --unpublished"));

  CHECK(run({"renumber"}).status == 2);
  const auto before = read_text(site.file("content/notices/a.md"));
  const auto planned = run({"renumber", "--unpublished", "--dry-run"});
  CHECK(planned.status == 0);
  CHECK(planned.out == "content/notices/a.md: EX/2024-001 → EX/2024-002 (content/notices/b.md keeps it)\n");
  CHECK(read_text(site.file("content/notices/a.md")) == before);

  const auto done = run({"renumber", "--unpublished"});
  CHECK(done.status == 0);
  CHECK(holds(read_text(site.file("content/notices/a.md")), "index_number = \"EX/2024-002\""));
  CHECK(holds(read_text(site.file("content/notices/b.md")), "index_number = \"EX/2024-001\""));
  CHECK(run({"check"}).status == 0);
  CHECK(holds(run({"renumber", "--unpublished"}).out, "renumbered 0 items"));
}

TEST_CASE("new gives the next number of the issuer's own series") {
  const TemporaryFolder site;
  write_text(site.file("site.toml"),
             k_site + "[[issuers]]\nkey = \"b\"\nname = \"B\"\ncode = \"B1\"\nindex_number = \"{code}-{serial}\"\n");
  write_text(site.file("content/notices/_index.md"), "+++\ntitle = \"Notices\"\n+++\n");
  const auto made = [&](const std::string& title, const std::string& name) {
    CHECK(run_gazette({"new", "item", title, "-c", "notices", "-n", name, "--issuer", "b", "-s", site.path(), "--as-of",
                       "2024-05-05"})
              .status == 0);
    return read_text(site.file("content/notices/" + name + ".md"));
  };
  CHECK(holds(made("One", "one"), "issuer = \"b\"\nindex_number = \"B1-1\""));
  CHECK(holds(made("Two", "two"), "index_number = \"B1-2\""));
  const auto unknown = run_gazette({"new", "item", "X", "-c", "notices", "--issuer", "bb", "-s", site.path()});
  CHECK(unknown.status == 2);
  CHECK(holds(unknown.err, "there is no issuer \"bb\""));
}

TEST_CASE("an item that cannot be written keeps its number, which is told, and --json tells the others") {
  const TemporaryFolder site;
  write_text(site.file("site.toml"), k_site);
  write_text(site.file("content/notices/_index.md"), "+++\ntitle = \"Notices\"\n+++\n");
  write_text(site.file("content/notices/a.md"), numbered("A", "2024-01-01"));
  write_text(site.file("content/notices/b.md"), numbered("B", "2024-02-02"));
  write_text(site.file("content/notices/c.md"), numbered("C", "2024-03-03"));
  write_text(site.file("content/notices/.b.md.gazette-new/foreign"), "");  // where the new file would be written
  const auto done = run_gazette({"renumber", "--unpublished", "--json", "-s", site.path()});
  INFO(done.out + done.err);
  CHECK(done.status == 4);
  CHECK(holds(done.err, "\"file\": \"content/notices/b.md\""));
  CHECK(holds(done.err, "cannot be replaced: is a directory"));
  CHECK(done.out ==
        "{\"file\": \"content/notices/c.md\", \"old\": \"EX/2024-001\", \"new\": \"EX/2024-003\", "
        "\"kept_by\": \"content/notices/a.md\"}\n");
  CHECK(holds(read_text(site.file("content/notices/b.md")), "EX/2024-001"));
  CHECK(holds(read_text(site.file("content/notices/c.md")), "EX/2024-003"));
  write_text(site.file("site.toml"), "title = 5\n");
  const auto faulty = run_gazette({"renumber", "--unpublished", "-s", site.path()});
  CHECK(faulty.status == 3);
  CHECK(holds(faulty.err, "site.toml:1"));
}
