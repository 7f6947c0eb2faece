#include "io/file_system.hpp"

#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

#include <filesystem>
#include <string>
#include <vector>

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace gazette;

namespace {

namespace fs = std::filesystem;

using NameList = std::vector<std::string>;

NameList names_in(const FileReader& files, const std::string& folder) {
  const auto listing = files.list(folder);
  REQUIRE(listing);
  NameList names;
  for (const auto& entry : *listing) names.push_back(entry.path + (entry.kind == FileKind::folder ? "/" : ""));
  return names;
}

}  // namespace

TEST_CASE("relative paths start at the root and absolute ones do not") {
  const TemporaryFolder root, other;
  const auto files = open_disk(root.path());
  REQUIRE(files->write("a", "1"));
  REQUIRE(files->write(other.path() + "/b", "2"));
  CHECK(fs::exists(root / "a"));
  CHECK(fs::exists(other / "b"));
  CHECK(*files->read(other.path() + "/b") == "2");
  CHECK(names_in(*files, other.path()) == NameList{"b"});
}

TEST_CASE("a link to a file inside the root counts as that file") {
  const TemporaryFolder root;
  const auto files = open_disk(root.path());
  REQUIRE(files->make_folders("content/a"));
  REQUIRE(files->write("shared.md", "text"));
  fs::create_symlink("../../shared.md", root / "content/a/link.md");
  const auto listing = files->list("content");
  REQUIRE(listing);
  REQUIRE(listing->size() == 2);
  CHECK(listing->back().path == "a/link.md");
  CHECK(listing->back().kind == FileKind::file);
  CHECK(listing->back().size == 4);
}

TEST_CASE(
    "links out of the root, to nothing and to themselves are listed as no files, and never as what they lead to") {
  const TemporaryFolder root, outside;
  const auto files = open_disk(root.path());
  REQUIRE(files->make_folders("content"));
  REQUIRE(files->write(outside.path() + "/secret", "x"));
  fs::create_symlink(outside / "secret", root / "content/secret");
  fs::create_symlink(outside.path(), root / "content/outside");
  fs::create_symlink("/dev/null", root / "content/null");
  fs::create_symlink("no-such-file", root / "content/dangling");
  fs::create_symlink("loop", root / "content/loop");
  const auto listing = files->list("content");
  REQUIRE(listing);
  CHECK(listing->size() == 5);
  for (const auto& entry : *listing) {
    CHECK(entry.kind == FileKind::other);
    const auto status = files->status("content/" + entry.path);
    REQUIRE(status);
    CHECK(status->kind == FileKind::other);
    CHECK(status->modified_ns == entry.modified_ns);
  }
}

TEST_CASE("a link to a sibling whose path begins like the root's is outside") {
  const TemporaryFolder above;
  const auto files = open_disk((above / "site").string());
  fs::create_directories(above / "site/content");
  fs::create_directories(above / "site-private");
  REQUIRE(files->write((above / "site-private/x").string(), "x"));
  fs::create_symlink("../../site-private/x", above / "site/content/x");
  const auto listing = files->list("content");
  REQUIRE(listing);
  REQUIRE(listing->size() == 1);
  CHECK(listing->front().kind == FileKind::other);
}

TEST_CASE("links to folders are not followed, so that they cannot loop") {
  const TemporaryFolder root;
  const auto files = open_disk(root.path());
  REQUIRE(files->make_folders("content/a"));
  REQUIRE(files->write("content/a/x", "1"));
  fs::create_directory_symlink(root / "content", root / "content/a/up");
  fs::create_directory_symlink("a", root / "content/b");
  CHECK(names_in(*files, "content") == NameList{"a/", "a/up", "a/x", "b"});
  CHECK(files->status("content/b")->kind == FileKind::other);
}

TEST_CASE("a pipe or a device in the place of one of the site's files is an error, and is not waited for") {
  const TemporaryFolder root;
  const auto files = open_disk(root.path());
  REQUIRE(::mkfifo((root / "site.toml").c_str(), 0600) == 0);
  fs::create_symlink("/dev/zero", root / "zero");
  for (const auto* name : {"site.toml", "zero"}) {
    const auto read = files->read(name);
    REQUIRE_FALSE(read);
    CHECK(read.error().message == "cannot be read: it is a pipe or a device, not a file");
    CHECK(read.error().place.file == name);
  }
  CHECK_FALSE(files->read_part("site.toml", 0, 4));
}

TEST_CASE("a root that is itself a link is a root like any other") {
  const TemporaryFolder above;
  fs::create_directories(above / "real/content");
  fs::create_directory_symlink(above / "real", above / "link");
  const auto files = open_disk((above / "link").string());
  REQUIRE(files->write("content/x", "1"));
  fs::create_symlink("x", above / "real/content/y");
  CHECK(names_in(*files, "content") == NameList{"x", "y"});
}

TEST_CASE("what is neither file nor folder is listed as other") {
  const TemporaryFolder root;
  const auto files = open_disk(root.path());
  REQUIRE(::mkfifo((root / "pipe").c_str(), 0600) == 0);
  const auto listing = files->list("");
  REQUIRE(listing);
  REQUIRE(listing->size() == 1);
  CHECK(listing->front().kind == FileKind::other);
  CHECK_FALSE(files->is_file("pipe"));
}

TEST_CASE("names are bytes: blanks, Han and bad UTF-8 are listed as they are") {
  const TemporaryFolder root;
  const auto files = open_disk(root.path());
  for (const auto* name : {"a b", "附件 1.pdf", "\xD6\xD0.md"}) REQUIRE(files->write(name, "x"));
  CHECK(names_in(*files, "") == NameList{"a b", "\xD6\xD0.md", "附件 1.pdf"});
}

TEST_CASE("writing into a folder that is not there fails and says so") {
  const TemporaryFolder root;
  const auto files = open_disk(root.path());
  for (const auto& done : {files->write("no/a", "x"), files->create("no/a", "x")}) {
    REQUIRE_FALSE(done);
    CHECK(done.error().rule == "io");
    CHECK(done.error().message == "cannot be written: no such file or directory");
    CHECK(done.error().place.file == "no/a");
  }
}

TEST_CASE("removing a link leaves what it points to") {
  const TemporaryFolder root, outside;
  const auto files = open_disk(root.path());
  REQUIRE(files->write(outside.path() + "/x", "1"));
  fs::create_directory_symlink(outside.path(), root / "link");
  REQUIRE(files->remove("link"));
  CHECK_FALSE(fs::exists(fs::symlink_status(root / "link")));
  CHECK(fs::exists(outside / "x"));
}

TEST_CASE("a file is as long as it is when it is read, whatever its size was said to be") {
  const auto files = open_disk("/");
  const auto text = files->read("proc/self/status");
  REQUIRE(text);
  CHECK(text->starts_with("Name:"));
  CHECK(text->ends_with("\n"));
}

TEST_CASE("replace keeps permissions and links, leaves nothing beside the file, and needs one that exists") {
  const TemporaryFolder root;
  const auto files = open_disk(root.path());
  REQUIRE(files->make_folders("content"));
  REQUIRE(files->write("shared.md", "old"));
  fs::permissions(root / "shared.md", fs::perms::owner_all);
  fs::create_symlink("../shared.md", root / "content/link.md");
  REQUIRE(files->replace("content/link.md", "new"));
  CHECK(fs::is_symlink(root / "content/link.md"));
  CHECK(*files->read("shared.md") == "new");
  CHECK(fs::status(root / "shared.md").permissions() == fs::perms::owner_all);
  CHECK(names_in(*files, "") == NameList{"content/", "content/link.md", "shared.md"});
  CHECK_FALSE(files->replace("nowhere.md", "x"));
  CHECK_FALSE(fs::exists(root / "nowhere.md"));
}

TEST_CASE("a replaced file is whole, keeps its permissions and leaves the former one beside it") {
  const TemporaryFolder root;
  const auto disk = open_disk(root.path());
  REQUIRE(disk->write("a.md", "old"));
  std::filesystem::permissions(root.path() + "/a.md", std::filesystem::perms(0640));
  REQUIRE(disk->replace_keeping("a.md", "new", "a.md.orig"));
  CHECK(*disk->read("a.md") == "new");
  CHECK(*disk->read("a.md.orig") == "old");
  CHECK(std::filesystem::status(root.path() + "/a.md").permissions() == std::filesystem::perms(0640));
  CHECK(std::filesystem::status(root.path() + "/a.md.orig").permissions() == std::filesystem::perms(0640));
  CHECK(disk->list("")->size() == 2);
}

TEST_CASE("replacing never overwrites the former file's name, and changes nothing then") {
  const TemporaryFolder root;
  const auto disk = open_disk(root.path());
  REQUIRE(disk->write("a.md", "old"));
  REQUIRE(disk->write("a.md.orig", "older"));
  const auto done = disk->replace_keeping("a.md", "new", "a.md.orig");
  REQUIRE_FALSE(done);
  CHECK(done.error().rule == "file-exists");
  CHECK(*disk->read("a.md") == "old");
  CHECK(*disk->read("a.md.orig") == "older");
  CHECK_FALSE(disk->replace_keeping("gone.md", "new", "gone.md.orig"));
}

TEST_CASE("replacing follows a symbolic link and leaves the link") {
  const TemporaryFolder root;
  const auto disk = open_disk(root.path());
  REQUIRE(disk->write("a.md", "old"));
  std::filesystem::create_symlink("a.md", root.path() + "/link.md");
  REQUIRE(disk->replace_keeping("link.md", "new", "link.md.orig"));
  CHECK(std::filesystem::is_symlink(root.path() + "/link.md"));
  CHECK(*disk->read("a.md") == "new");
  CHECK(*disk->read("link.md.orig") == "old");
}

TEST_CASE("a disk that breaks off while a file is read gives no half of it, but an error with its place") {
  const auto files = open_disk("/proc");  // nothing lies at the first address of a process
  const auto read = files->read("self/mem");
  REQUIRE_FALSE(read);
  CHECK(read.error().message == "cannot be read: input/output error");
  CHECK(read.error().place.file == "self/mem");
  CHECK_FALSE(files->read_part("self/mem", 0, 4));
}

TEST_CASE("a file is overwritten where it stands, by more bytes and by fewer, and made where there was none") {
  const TemporaryFolder root;
  const auto files = open_disk(root.path());
  REQUIRE(files->overwrite("a", "first"));
  fs::create_hard_link(root / "a", root / "same");
  REQUIRE(files->overwrite("a", "a longer text"));
  CHECK(*files->read("same") == "a longer text");
  REQUIRE(files->overwrite("a", "short"));
  CHECK(*files->read("same") == "short");
}

TEST_CASE("a full disk is told for each way of writing, with the path that was asked for") {
  const auto files = open_disk("/dev");
  for (const auto& done : {files->overwrite("full", "x"), files->write("full", "x")}) {
    REQUIRE_FALSE(done);
    CHECK(done.error().message == "cannot be written: no space left on device");
    CHECK(done.error().place.file == "full");
  }
}

TEST_CASE("folders and files that are not there are made, overwritten and made durable by nobody") {
  const TemporaryFolder root;
  const auto files = open_disk(root.path());
  const auto check = [](const Result<Done>& done, const std::string& path, const std::string& what) {
    REQUIRE_FALSE(done);
    CHECK(done.error().place.file == path);
    CHECK(done.error().message == what + ": no such file or directory");
  };
  check(files->make_folder("no/inside"), "no/inside", "the folder cannot be made");
  check(files->overwrite("no/a", "x"), "no/a", "cannot be written");
  check(files->sync("no"), "no", "cannot be made durable");
  check(files->sync_names("no"), "no", "cannot be made durable");
  check(files->rename("no", "yes"), "no", "cannot be renamed");
  REQUIRE(files->write("file", "x"));
  CHECK_FALSE(files->make_folders("file/inside"));
}

TEST_CASE("what may not be looked at is as if it were not there, but remembered, and no empty folder") {
  const TemporaryFolder root;
  fs::create_directories(root / "closed/inside");
  fs::permissions(root / "closed", fs::perms::none);
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    if (::geteuid() == 0 && ::setuid(65534) != 0) ::_exit(1);  // nothing is closed to root
    const auto files = open_disk(root.path());
    if (files->looking_fault()) ::_exit(2);
    if (files->is_folder("closed/inside") || files->status("closed/inside")) ::_exit(3);
    const auto fault = files->looking_fault();
    if (!fault || fault->message != "cannot be looked at: permission denied") ::_exit(4);
    if (fault->place.file != "closed/inside") ::_exit(5);
    const auto listing = files->list("closed/inside");
    if (listing || listing.error().message != "cannot be listed: permission denied") ::_exit(6);
    ::_exit(0);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  fs::permissions(root / "closed", fs::perms::owner_all);
  REQUIRE(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 0);
}

TEST_CASE("many paths asked in one go are told as each by itself, links included, but without their names") {
  const TemporaryFolder root;
  const auto files = open_disk(root.path());
  REQUIRE(files->make_folders("content/a"));
  REQUIRE(files->write("content/text.md", "text"));
  fs::create_symlink("text.md", root / "content/link.md");
  fs::create_symlink("/dev/null", root / "content/out");
  const std::vector<std::string_view> paths = {"text.md", "link.md", "out", "a", "gone"};
  const auto all = files->statuses("content", paths);
  REQUIRE(all.size() == paths.size());
  for (std::size_t i = 0; i + 1 < paths.size(); ++i) {
    INFO(paths[i]);
    auto alone = files->status("content/" + std::string(paths[i]));
    REQUIRE(alone);
    alone->path.clear();
    CHECK(all[i] == alone);
  }
  CHECK_FALSE(all.back());
  CHECK(all[1]->kind == FileKind::file);
  CHECK(all[1]->size == 4);
  CHECK(all[2]->kind == FileKind::other);
  CHECK_FALSE(files->statuses("nowhere", paths).front());
}

TEST_CASE("a file that cannot be replaced stays as it was, and nothing of the attempt stays") {
  const TemporaryFolder root;
  const auto disk = open_disk(root.path());
  REQUIRE(disk->write("a.md", "old"));
  fs::create_directories(root / ".a.md.gazette-new/foreign");  // where the new file would be written
  const auto kept = disk->replace_keeping("a.md", "new", "a.md.orig");
  REQUIRE_FALSE(kept);
  CHECK(kept.error().message == "cannot be written: is a directory");
  CHECK(kept.error().place.file == "a.md");
  CHECK_FALSE(fs::exists(root / "a.md.orig"));
  const auto replaced = disk->replace("a.md", "new");
  REQUIRE_FALSE(replaced);
  CHECK(replaced.error().message == "cannot be replaced: is a directory");
  CHECK(*disk->read("a.md") == "old");
  CHECK(fs::exists(root / ".a.md.gazette-new/foreign"));
}

TEST_CASE("a file whose former one cannot be kept stays as it was") {
  const TemporaryFolder root;
  const auto disk = open_disk(root.path());
  REQUIRE(disk->write("a.md", "old"));
  const auto done = disk->replace_keeping("a.md", "new", "nowhere/a.md.orig");
  REQUIRE_FALSE(done);
  CHECK(done.error().message == "cannot be written: no such file or directory");
  CHECK(*disk->read("a.md") == "old");
}

TEST_CASE("where a file cannot have a second name, as on another disk, the former one is kept as a copy") {
  const TemporaryFolder root;
  struct stat here {
  }, there{};
  REQUIRE(::stat(root.path().c_str(), &here) == 0);
  const bool is_other_disk = ::stat("/dev/shm", &there) == 0 && here.st_dev != there.st_dev;
  if (!is_other_disk) return;
  auto pattern = std::string("/dev/shm/gazette-test-XXXXXX");
  REQUIRE(::mkdtemp(pattern.data()));
  const auto former = pattern + "/a.md.orig";
  const auto disk = open_disk(root.path());
  REQUIRE(disk->write("a.md", "old"));
  fs::permissions(root / "a.md", fs::perms(0640));
  CHECK(disk->replace_keeping("a.md", "new", former));
  CHECK(*disk->read("a.md") == "new");
  CHECK(*disk->read(former) == "old");
  CHECK(fs::status(former).permissions() == fs::perms(0640));
  const auto again = disk->replace_keeping("a.md", "newer", former);
  fs::remove_all(pattern);
  REQUIRE_FALSE(again);
  CHECK(again.error().rule == "file-exists");
  CHECK(again.error().place.file == former);
  CHECK(*disk->read("a.md") == "new");
}
