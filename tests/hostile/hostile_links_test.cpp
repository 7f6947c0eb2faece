// Symbolic links, pipes and devices among the files of a site: never followed out of it, never waited for, always told.

#include "support/hostile_site.hpp"

#include <filesystem>

#include <sys/stat.h>

namespace fs = std::filesystem;
using namespace gazette::test;

namespace {

const std::string k_told = ": error: passed over, as it is no file of this site: ";

// Links and pipes of all kinds in a folder of the site.
std::vector<std::string> put_traps(const HostileSite& site, const std::string& folder) {
  write_text(site.outside("secret.txt"), "secret words\n");
  fs::create_directories(site.file(folder));
  const auto link = [&](const std::string& target, const std::string& name) {
    fs::create_symlink(target, site.file(folder + "/" + name));
  };
  link("itself.md", "itself.md");
  link("..", "parent");
  link("/", "root");
  link(site.outside("secret.txt"), "outside.md");
  link("../../../secret.txt", "also-outside.md");
  link("nowhere.md", "nowhere.md");
  link("/dev/zero", "zero.md");
  REQUIRE(::mkfifo(site.file(folder + "/pipe.md").c_str(), 0600) == 0);
  link("pipe.md", "to-pipe.md");
  return {"itself.md",  "parent",  "root",    "outside.md", "also-outside.md",
          "nowhere.md", "zero.md", "pipe.md", "to-pipe.md"};
}

void check_each_is_told(const HostileSite& site, const std::string& folder, const std::vector<std::string>& names) {
  const auto run = site.build();
  CHECK(run.status != 0);
  for (const auto& name : names) {
    INFO(name);
    CHECK(holds(run.err, folder + "/" + name + k_told));
  }
  CHECK(holds(run.err, "help: put the file itself in its place, or remove it"));
  check_cost(run, 5, 200);
  CHECK_FALSE(fs::exists(site.output_folder()));
}

}  // namespace

TEST_CASE("links and pipes in content are errors that name each, and nothing they lead to is read") {
  const HostileSite site;
  check_each_is_told(site, "content/notices", put_traps(site, "content/notices"));
}

TEST_CASE("links and pipes in a bundle are errors that name each") {
  const HostileSite site;
  site.put("content/notices/bundle/index.md", item_of());
  check_each_is_told(site, "content/notices/bundle", put_traps(site, "content/notices/bundle"));
}

TEST_CASE("links and pipes in static/ are errors that name each") {
  const HostileSite site;
  check_each_is_told(site, "static/files", put_traps(site, "static/files"));
}

TEST_CASE("links and pipes in a theme are errors that name each") {
  const HostileSite site;
  site.set("theme = \"mine\"\n");
  site.put("themes/mine/theme.toml", "name = \"mine\"\ntitle = \"Mine\"\nextends = \"default\"\n");
  check_each_is_told(site, "themes/mine/static", put_traps(site, "themes/mine/static"));
}

TEST_CASE("a link to a file inside the site is that file, and its page is built again when the file changes") {
  const HostileSite site;
  site.put("shared/notice.md", item_of("", "First words.\n"));
  fs::create_symlink("../../shared/notice.md", site.file("content/notices/link.md"));
  REQUIRE(site.build().status == 0);
  CHECK(holds(site.output("notices/link/index.html"), "First words."));
  site.put("shared/notice.md", item_of("", "Other words.\n"));
  REQUIRE(site.build().status == 0);
  CHECK(holds(site.output("notices/link/index.html"), "Other words."));
}

TEST_CASE("a link that begins to lead nowhere is told by the next incremental build, and no longer when it is mended") {
  const HostileSite site;
  site.put("shared/notice.md", item_of());
  fs::create_symlink("../../shared/notice.md", site.file("content/notices/link.md"));
  REQUIRE(site.build().status == 0);
  fs::remove(site.file("shared/notice.md"));
  const auto run = site.build();
  CHECK(run.status == 1);
  CHECK(holds(run.err, "content/notices/link.md" + k_told));
  site.put("shared/notice.md", item_of());
  CHECK(site.build().status == 0);
}

TEST_CASE("a folder of the site that is a link is an error, and nothing it leads to is published") {
  for (const std::string folder : {"content", "static", "themes", "themes/mine", "forms"}) {
    INFO(folder);
    const HostileSite site;
    write_text(site.outside("secret/a.txt"), "secret words\n");
    site.put("themes/mine/theme.toml", "name = \"mine\"\ntitle = \"Mine\"\nextends = \"default\"\n");
    site.set("theme = \"mine\"\n");
    fs::remove_all(site.file(folder));
    fs::create_directory_symlink(site.outside("secret"), site.file(folder));
    fs::create_directories(site.outside("secret/mine"));
    const auto run = site.build();
    CHECK(run.status != 0);
    CHECK(holds(run.err, folder + ": error: " + folder + " is a symbolic link, or no folder at all"));
    CHECK(holds(run.err, "help: put a folder with the files themselves in its place"));
    CHECK_FALSE(holds(run.err, "secret/a.txt"));
    CHECK_FALSE(fs::exists(site.output_folder()));
  }
}

TEST_CASE("static/ that is a link to the site itself publishes neither settings nor drafts") {
  const HostileSite site;
  fs::create_directory_symlink(".", site.file("static"));
  CHECK(site.build().status == 1);
  CHECK_FALSE(fs::exists(site.output_folder()));
}

TEST_CASE("a pipe in the place of site.toml, a ledger or an attachment is an error, and is not waited for") {
  for (const std::string name : {"site.toml", "published.jsonl", "content/notices/a/annex.txt"}) {
    INFO(name);
    const HostileSite site;
    site.put("content/notices/a/index.md", item_of("attachments = [\"annex.txt\"]\n"));
    site.put("content/notices/a/annex.txt", "Annex.");
    fs::remove(site.file(name));
    REQUIRE(::mkfifo(site.file(name).c_str(), 0600) == 0);
    const auto run = site.build();
    CHECK(run.status != 0);
    CHECK(holds(run.err, name));
    check_cost(run, 5, 200);
  }
}

TEST_CASE("a ledger that is a link to nothing does not pass for a site that never published") {
  const HostileSite site;
  fs::create_symlink("/dev/null", site.file("published.jsonl"));
  const auto run = site.build();
  CHECK(run.status == 1);
  CHECK(holds(run.err, "published.jsonl: error: the ledger is a link to nothing, a pipe or a device, not a file"));
}

TEST_CASE("what editors leave beside a file that is open is no error") {
  const HostileSite site;
  site.put("static/a.txt", "a");
  fs::create_symlink("user@host.123", site.file("static/.#a.txt"));
  fs::create_symlink("user@host.123", site.file("content/notices/.#sound.md"));
  CHECK(site.build().status == 0);
}
