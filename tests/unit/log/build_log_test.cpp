#include "log/build_log.hpp"

#include "base/fingerprint.hpp"
#include "io/memory.hpp"
#include "support/catch.hpp"
#include "support/failing_files.hpp"

using namespace gazette;

namespace {

BuildLog some_log() {
  BuildLog log;
  log.program = 1;
  log.configuration = ~std::uint64_t{0};
  log.began_ns = -5;
  log.valid_until = 77;
  log.asked.files["site.toml"] = FileEntry{"site.toml", FileKind::file, 3, 4, 5};
  log.asked.files["absent"] = std::nullopt;
  log.asked.folders["content"] = {{"a.md", FileKind::file, 1, 2, 3}};
  log.findings.add(Severity::warning, {ErrorKind::content, "rule", "message", {"f", {1, 2, 3}}, {}, {}});
  log.outputs.push_back({"a/index.html", 10, 11, 12, digest_of_hex(std::string(64, '7')), {1, 2, 3}});
  log.manifest.path = "manifest.json";
  log.searched = {0, ~std::uint64_t{0}};
  return log;
}

Result<BuildLog> parsed(const std::string& bytes) {
  MemoryFileSystem files;
  REQUIRE(files.write("log", bytes));
  const auto file = *files.open_data("log");
  auto log = read_log(*file);
  if (!log) return log;
  if (auto asked = read_asked(*log); !asked) return asked.error();
  if (auto outputs = read_outputs(*log); !outputs) return outputs.error();
  if (auto items = read_items(*file, *log); !items) return items.error();
  return log;
}

std::string written(std::size_t items) {
  MemoryFileSystem files;
  auto file = *files.open_data("log");
  const auto item = [](std::size_t i) { return std::string(i % 3000, static_cast<char>('a' + i % 26)); };
  LogWriter writer(*file);
  REQUIRE(writer.add_items(items, item));
  REQUIRE(writer.finish(some_log()));
  return *files.read("log");
}

}  // namespace

TEST_CASE("a log comes back as it was written, whatever its size") {
  for (const std::size_t items : {0U, 1U, 3000U}) {
    const auto log = parsed(written(items));
    REQUIRE(log);
    CHECK(log->configuration == ~std::uint64_t{0});
    CHECK(log->began_ns == -5);
    CHECK(log->asked.files == some_log().asked.files);
    CHECK(log->asked.folders == some_log().asked.folders);
    CHECK(log->findings.entries().at(0).error.message == "message");
    CHECK(log->outputs.at(0).path == "a/index.html");
    CHECK(hex_of(log->outputs.at(0)) == std::string(64, '7'));
    CHECK(log->outputs.at(0).inputs == OutputInputs{1, 2, 3});
    CHECK(log->searched == some_log().searched);
    REQUIRE(log->items.size() == items);
    for (std::size_t i = 0; i < items; ++i) CHECK(log->items[i].size() == i % 3000);
  }
}

TEST_CASE("a log of which anything is not as it was written is damaged") {
  const auto whole = written(40);
  for (std::size_t size = 0; size < whole.size(); size += 1 + size / 7) {
    const auto log = parsed(whole.substr(0, size));
    REQUIRE_FALSE(log);
    CHECK(log.error().rule == (size == 0                 ? "no-build-log"
                               : size < 20 && size >= 18 ? "old-build-log"
                                                         : "damaged-build-log"));
  }
  for (std::size_t at = 0; at < whole.size(); at += 1 + at / 9) {
    auto changed = whole;
    changed[at] = static_cast<char>(changed[at] ^ 4);
    CHECK_FALSE(parsed(changed));
  }
  CHECK_FALSE(parsed(whole + "x"));
  CHECK(parsed("gazette build log 1\nwhatever").error().rule == "old-build-log");
}

TEST_CASE("a log that was not written to its end is damaged") {
  MemoryFileSystem files;
  REQUIRE(files.write("log", written(40)));
  auto file = *files.open_data("log");
  LogWriter writer(*file);
  REQUIRE(writer.add_items(5, [](std::size_t) { return std::string("item"); }));
  CHECK_FALSE(parsed(*files.read("log")));
}

TEST_CASE("what cannot be written is told, and the log is none") {
  MemoryFileSystem disk;
  const auto item = [](std::size_t) { return std::string(2'000'000, 'x'); };
  for (int good = 1; good < 6; ++good) {
    FailingFiles failing(disk);
    auto file = *failing.open_data("log");
    failing.fail_at(good, FailingFiles::Failure::once);
    LogWriter writer(*file);
    const auto added = writer.add_items(2, item);
    const auto finished = writer.finish(some_log());
    CHECK_FALSE((added && finished));
    CHECK_FALSE(parsed(*disk.read("log")));
  }
}

TEST_CASE("a part of the log that says more or less than it should is damaged and leaves nothing behind") {
  for (const auto* change : {"longer", "shorter"}) {
    INFO(change);
    auto log = parsed(written(1));
    REQUIRE(log);
    const auto asked = std::string(log->asked_bytes) + "x", outputs = std::string(log->outputs_bytes) + "x";
    const bool is_longer = std::string_view(change) == "longer";
    log->asked_bytes = std::string_view(asked).substr(0, asked.size() - (is_longer ? 0 : 2));
    log->outputs_bytes = std::string_view(outputs).substr(0, outputs.size() - (is_longer ? 0 : 2));
    const auto read = read_asked(*log);
    REQUIRE_FALSE(read);
    CHECK(read.error().rule == "damaged-build-log");
    CHECK(log->asked.files.empty());
    CHECK_FALSE(read_outputs(*log));
    CHECK(log->outputs.empty());
  }
}

TEST_CASE("items that do not end where their part ends are damaged") {
  MemoryFileSystem files;
  REQUIRE(files.write("log", written(2)));
  const auto file = *files.open_data("log");
  auto log = read_log(*file);
  REQUIRE(log);
  REQUIRE(read_items(*file, *log));
  CHECK(log->items.size() == 2);
  --log->items_size;
  log->items_sum = fingerprint(*file->read_at(44, log->items_size));  // 20 bytes of name and three words
  const auto read = read_items(*file, *log);
  REQUIRE_FALSE(read);
  CHECK(read.error().rule == "damaged-build-log");
  CHECK(log->items.empty());
}
