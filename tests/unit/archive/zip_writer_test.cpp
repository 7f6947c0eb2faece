#include "archive/zip_writer.hpp"

#include "attachments/zip_archive.hpp"
#include "io/memory.hpp"

#include "support/catch.hpp"
#include "support/failing_files.hpp"

#include <cstdlib>
#include <ctime>
#include <map>
#include <optional>

using namespace gazette;

namespace {

constexpr Date k_day = {2025, 3, 30};

Result<std::string> archive_of(const std::vector<PackedFile>& files, const Date& day = k_day,
                               const MemoryFileSystem& site = MemoryFileSystem()) {
  MemoryFileSystem disk;
  const auto out = disk.open_data("a.zip");
  REQUIRE(out);
  if (auto done = write_zip(site, files, day, **out); !done) return done.error();
  return disk.files().at("a.zip");
}

// The archive's files, read by the half of libzip that reads attachments.
std::map<std::string, std::string> contents(const std::string& archive) {
  const auto zip = ZipArchive::open(archive);
  REQUIRE(zip);
  ReadingLimits limits;
  std::map<std::string, std::string> out;
  for (std::size_t i = 0; i < zip->entries().size(); ++i) out[zip->entries()[i].name] = *zip->read(i, limits);
  return out;
}

/// Another time zone for as long as it lives.
class TimeZone {
 public:
  explicit TimeZone(const char* name) {
    if (const auto* before = std::getenv("TZ")) before_ = before;
    ::setenv("TZ", name, 1);
    ::tzset();
  }
  ~TimeZone() {
    if (before_) ::setenv("TZ", before_->c_str(), 1);
    else ::unsetenv("TZ");
    ::tzset();
  }

 private:
  std::optional<std::string> before_;
};

}  // namespace

TEST_CASE("a ZIP archive gives back its files, with their names in any script") {
  const MemoryFileSystem site({{"large.bin", std::string(2'500'000, 'x')}});
  auto large = packed_copy(site, "office/large.bin", "large.bin");
  REQUIRE(large);
  const auto archive =
      archive_of({packed_text("office/附件.txt", "text"), packed_text("office/empty", ""), *large}, k_day, site);
  REQUIRE(archive);
  CHECK(contents(*archive) == std::map<std::string, std::string>{{"office/附件.txt", "text"},
                                                                 {"office/empty", ""},
                                                                 {"office/large.bin", std::string(2'500'000, 'x')}});
  CHECK(archive->size() < 10'000);
}

TEST_CASE("the bytes of a ZIP archive do not depend on the time zone, not even on a day whose clock is set forward") {
  const std::vector<PackedFile> files = {packed_text("a", "text")};
  std::vector<std::string> made;
  for (const auto* zone : {"UTC", "Asia/Shanghai", "Europe/Berlin", "America/St_Johns", "Pacific/Kiritimati"}) {
    const TimeZone there(zone);
    made.push_back(*archive_of(files));
  }
  for (const auto& archive : made) CHECK((archive == made.front()));
}

TEST_CASE("a file of a ZIP archive is dated its day at noon and may be read by all") {
  const auto archive = *archive_of({packed_text("a", "text")});
  // Local header: time 12:00:00, date 2025-03-30 (APPNOTE.TXT 4.3.7); the external attributes end the central header.
  CHECK(archive.substr(10, 4) == std::string("\x00\x60\x7e\x5a", 4));
  const auto central = archive.find("PK\x01\x02");
  REQUIRE(central != std::string::npos);
  CHECK(archive.substr(central + 38, 4) == std::string("\x00\x00\xa4\x81", 4));
}

TEST_CASE("a day that ZIP cannot say is the nearest one") {
  CHECK(*archive_of({packed_text("a", "")}, {1979, 12, 31}) == *archive_of({packed_text("a", "")}, {1980, 1, 1}));
}

TEST_CASE("a ZIP archive is not written of a file that changed, and the error says which") {
  MemoryFileSystem site(std::map<std::string, std::string>{{"a.bin", "first"}});
  const auto file = packed_copy(site, "a.bin", "a.bin");
  REQUIRE(file);
  REQUIRE(site.write("a.bin", "later"));
  const auto archive = archive_of({packed_text("0", "zero"), *file}, k_day, site);
  REQUIRE_FALSE(archive);
  CHECK(archive.error().rule == "changed-while-packed");
  CHECK(archive.error().place.file == "a.bin");
}

TEST_CASE("a disk that is full is told as such, whenever it happens") {
  const MemoryFileSystem site;
  const std::vector<PackedFile> files = {packed_text("a", std::string(100'000, 'a')), packed_text("b", "b")};
  MemoryFileSystem memory;
  FailingFiles disk(memory);
  const auto out = disk.open_data("a.zip");
  REQUIRE(out);
  REQUIRE(write_zip(site, files, k_day, **out));
  const auto writes = disk.changes();
  REQUIRE(writes > 5);
  for (int at = 1; at <= writes; ++at) {
    INFO(at);
    const auto again = disk.open_data("again.zip");
    disk.fail_at(at, FailingFiles::Failure::for_good);
    const auto done = write_zip(site, files, k_day, **again);
    REQUIRE_FALSE(done);
    CHECK(done.error().message == "cannot be written: no space left on device");
    disk.fail_at(0, FailingFiles::Failure::once);
    REQUIRE((*again)->clear());
  }
}

TEST_CASE("what libzip refuses is told as an archive that cannot be written, with its reason") {
  const auto twice = archive_of({packed_text("a", "1"), packed_text("a", "2")});
  REQUIRE_FALSE(twice);
  CHECK(twice.error().kind == ErrorKind::input_output);
  CHECK(twice.error().message == "the ZIP archive cannot be written: File already exists");
  const auto no_utf8 = archive_of({packed_text("\xd6\xd0", "1")});
  REQUIRE_FALSE(no_utf8);
  CHECK(no_utf8.error().message == "the ZIP archive cannot be written: Invalid argument");
}
