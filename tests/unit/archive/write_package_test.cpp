#include "archive/write_package.hpp"

#include "base/digest.hpp"
#include "io/memory.hpp"

#include "support/catch.hpp"
#include "support/failing_files.hpp"
#include "support/gunzipped.hpp"
#include "support/temporary_folder.hpp"

using namespace gazette;

namespace {

const MemoryFileSystem k_site({{"a.bin", std::string(10'000, 'x')}});

Package package_named(const std::string& name) {
  return {name,
          {packed_text(name + "/bag-info.txt", "x"), *packed_copy(k_site, name + "/data/a.bin", "a.bin")},
          {2025, 7, 1}};
}

constexpr std::array k_containers = {Container::zip, Container::tar, Container::tar_gz};

}  // namespace

TEST_CASE("the ending of a file's name says which container it is") {
  CHECK(container_of("a.zip") == Container::zip);
  CHECK(container_of("A.ZIP") == Container::zip);
  CHECK(container_of("dir.zip/a.tar") == Container::tar);
  CHECK(container_of("a.tar.gz") == Container::tar_gz);
  CHECK(container_of("a.tgz") == Container::tar_gz);
  CHECK_FALSE(container_of("a.gz"));
  CHECK_FALSE(container_of("zip"));
  CHECK_FALSE(container_of("a.rar"));
}

TEST_CASE("a package is written whole, with its size and digest, and nothing else stays beside it") {
  for (const auto container : k_containers) {
    MemoryFileSystem disk;
    REQUIRE(disk.make_folders("out"));
    const auto written = write_package(disk, "out/a", container, k_site, package_named("office"));
    REQUIRE(written);
    REQUIRE(disk.files().size() == 1);
    CHECK(written->bytes == disk.files().at("out/a").size());
    CHECK(written->sha256 == sha256_hex(disk.files().at("out/a")));
  }
}

TEST_CASE("a gzipped tar archive is the tar archive") {
  MemoryFileSystem disk;
  REQUIRE(write_package(disk, "a.tar", Container::tar, k_site, package_named("office")));
  REQUIRE(write_package(disk, "a.tgz", Container::tar_gz, k_site, package_named("office")));
  CHECK(test::gunzipped(disk.files().at("a.tgz")) == disk.files().at("a.tar"));
}

TEST_CASE("whatever cannot be written, the archive that was there stays and nothing is left beside it") {
  for (const auto container : k_containers) {
    MemoryFileSystem memory;
    FailingFiles disk(memory);
    REQUIRE(write_package(disk, "a", container, k_site, package_named("old")));
    const auto before = memory.files();
    disk.fail_at(0, FailingFiles::Failure::once);
    REQUIRE(write_package(disk, "a", container, k_site, package_named("old")));
    const auto changes = disk.changes();
    for (int at = 1; at <= changes; ++at) {
      INFO(at);
      disk.fail_at(at, FailingFiles::Failure::once);
      CHECK_FALSE(write_package(disk, "a", container, k_site, package_named("new")));
      CHECK(memory.files() == before);
    }
  }
}

TEST_CASE("what a run that was broken off left behind does not get into the next archive") {
  MemoryFileSystem disk;
  REQUIRE(write_package(disk, "a", Container::tar, k_site, package_named("office")));
  const auto sound = disk.files().at("a");
  REQUIRE(disk.write(".a.unfinished", std::string(1'000'000, '?')));
  REQUIRE(write_package(disk, "a", Container::tar, k_site, package_named("office")));
  CHECK((disk.files() == std::map<std::string, std::string>{{"a", sound}}));
}

TEST_CASE("two runs at once do not take each other's file away") {
  const TemporaryFolder folder;
  const auto disk = open_disk(folder.path());
  const auto other_run = disk->open_data(".a.unfinished");
  REQUIRE(other_run);
  CHECK_FALSE(write_package(*disk, "a", Container::tar, k_site, package_named("office")));
  CHECK(disk->is_file(".a.unfinished"));
}

TEST_CASE("a package is known by the name of its folder, in each container") {
  for (const auto& host : {std::string("www.example.gov.cn-"), "www.example.gov.cn-" + std::string(120, 'x')}) {
    const auto name = host + "-2025";
    for (const auto container : k_containers) {
      MemoryFileSystem disk;
      REQUIRE(write_package(disk, "a", container, k_site, package_named(name)));
      CHECK(is_package_of(disk, "a", name));
      CHECK_FALSE(is_package_of(disk, "a", "www.example.gov.cn-2024"));
      CHECK_FALSE(is_package_of(disk, "a", name.substr(4)));  // of `example.gov.cn`, another body's
      CHECK_FALSE(is_package_of(disk, "none", name));
    }
  }
  const MemoryFileSystem other(std::map<std::string, std::string>{{"a", "a letter"}});
  CHECK_FALSE(is_package_of(other, "a", "office"));
}

TEST_CASE("an archive of what was published before 1980 can be written") {
  MemoryFileSystem disk;
  auto package = package_named("office");
  package.day = {1950, 1, 1};
  for (const auto container : k_containers) CHECK(write_package(disk, "a", container, k_site, package));
}
