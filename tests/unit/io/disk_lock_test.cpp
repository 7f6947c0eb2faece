#include "io/file_system.hpp"

#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

#include <filesystem>

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace gazette;

namespace fs = std::filesystem;

TEST_CASE("a lock is one process's, names it, and goes with its file") {
  const TemporaryFolder root;
  const auto disk = open_disk(root.path());
  {
    const auto lock = disk->lock("public.lock");
    REQUIRE(lock);
    CHECK(disk->read("public.lock")->starts_with("process " + std::to_string(::getpid()) + " on "));
    const auto other = open_disk(root.path())->lock("public.lock");
    REQUIRE_FALSE(other);
    CHECK(other.error().rule == "locked");
    CHECK(other.error().message.starts_with("in use by process " + std::to_string(::getpid())));
  }
  CHECK_FALSE(fs::exists(root / "public.lock"));
  CHECK(disk->lock("public.lock"));
}

TEST_CASE("a lock of a process that was killed counts for nothing, though its file is there") {
  const TemporaryFolder root;
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    const auto disk = open_disk(root.path());
    const auto lock = disk->lock("public.lock");
    ::raise(SIGKILL);
    ::_exit(lock ? 0 : 1);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  REQUIRE(WIFSIGNALED(status));
  REQUIRE(fs::exists(root / "public.lock"));
  CHECK(open_disk(root.path())->lock("public.lock"));
}

TEST_CASE("a file that says whatever it likes is no lock, nor is the process that it names asked") {
  const TemporaryFolder root;
  const auto disk = open_disk(root.path());
  for (const auto& text : {std::string("process 1 on here\n"), std::string(5000, 'x'), std::string("\0\xff", 2)}) {
    REQUIRE(disk->write("public.lock", text));
    CHECK(disk->lock("public.lock"));
  }
}

TEST_CASE("a link in the place of a lock is not followed") {
  const TemporaryFolder root;
  fs::create_symlink("precious.txt", root / "public.lock");
  CHECK_FALSE(open_disk(root.path())->lock("public.lock"));
  CHECK_FALSE(fs::exists(root / "precious.txt"));
}

TEST_CASE("two folders change places in one step, and a missing one is an error") {
  const TemporaryFolder root;
  const auto disk = open_disk(root.path());
  REQUIRE(disk->make_folders("a"));
  REQUIRE(disk->make_folders("b"));
  REQUIRE(disk->write("a/one", "1"));
  REQUIRE(disk->write("b/two", "2"));
  const auto exchanged = disk->exchange("a", "b");
  REQUIRE(exchanged);
  if (*exchanged) {
    CHECK(*disk->read("b/one") == "1");
    CHECK(*disk->read("a/two") == "2");
  }
  CHECK_FALSE(disk->exchange("a", "missing"));
}
