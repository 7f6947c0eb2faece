#include "io/copy_files.hpp"

#include "base/digest.hpp"
#include "support/catch.hpp"
#include "support/process.hpp"

#include <filesystem>

#include <sys/stat.h>

namespace fs = std::filesystem;
using namespace gazette;
using gazette::test::TemporaryFolder;
using gazette::test::write_text;

TEST_CASE("a copy is listed by path, with its links as links and without what they lead to") {
  const TemporaryFolder folder, elsewhere;
  write_text(elsewhere.file("secret.txt"), "secret");
  write_text(folder.file("b.txt"), "b");
  write_text(folder.file("a/deep/x.txt"), "x");
  fs::create_directory_symlink(elsewhere.path(), folder.file("out"));
  fs::create_symlink(folder.file("b.txt"), folder.file("again.txt"));
  REQUIRE(::mkfifo(folder.file("pipe").c_str(), 0600) == 0);
  const auto listing = list_copy(folder.path());
  REQUIRE(listing);
  CHECK(*listing == std::vector<CopyEntry>{{"a/deep/x.txt", CopyKind::file},
                                           {"again.txt", CopyKind::link},
                                           {"b.txt", CopyKind::file},
                                           {"out", CopyKind::link},
                                           {"pipe", CopyKind::other}});
  CHECK_FALSE(list_copy(folder.file("b.txt")));
  CHECK_FALSE(list_copy(folder.file("nowhere")));
}

TEST_CASE("a file's sum is that of all its bytes, however many pieces it takes") {
  const TemporaryFolder folder;
  for (const std::size_t size : {0U, 1U, 65'535U, 65'536U, 65'537U, 300'000U}) {
    std::string bytes(size, 'x');
    for (std::size_t i = 0; i < size; ++i) bytes[i] = static_cast<char>(i * 31);
    write_text(folder.file("f"), bytes);
    const auto sum = sum_of_file(folder.path(), "f");
    REQUIRE(sum);
    CHECK(sum->size == size);
    CHECK(sum->sha256 == sha256_hex(bytes));
    CHECK(*read_copy(folder.path(), "f") == bytes);
  }
}

TEST_CASE("links, pipes and folders have no sum, and nothing waits for a pipe") {
  const TemporaryFolder folder;
  write_text(folder.file("a/b.txt"), "b");
  fs::create_symlink(folder.file("a/b.txt"), folder.file("link"));
  REQUIRE(::mkfifo(folder.file("pipe").c_str(), 0600) == 0);
  for (const auto* path : {"a", "link", "pipe", "nowhere"}) {
    INFO(path);
    const auto sum = sum_of_file(folder.path(), path);
    REQUIRE_FALSE(sum);
    CHECK(sum.error().kind == ErrorKind::input_output);
    CHECK_FALSE(read_copy(folder.path(), path));
  }
}

TEST_CASE("a copy whose disk breaks off has no sum of the bytes before") {
  const auto sum = sum_of_file("/proc/self", "mem");  // a file whose first byte cannot be read
  REQUIRE_FALSE(sum);
  CHECK(sum.error().message == "cannot be read: input/output error");
  CHECK(sum.error().place.file == "mem");
}
