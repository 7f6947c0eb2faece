#include "build/recovery.hpp"

#include "base/digest.hpp"
#include "io/disk_replace.hpp"
#include "io/memory.hpp"
#include "output/work_names.hpp"
#include "record/ledger.hpp"
#include "record/pending_publication.hpp"
#include "support/catch.hpp"
#include "support/failing_files.hpp"

using namespace gazette;

namespace {

constexpr const char* k_manifest = R"({"generator": "gazette", "format": 1, "previous": null, "files": []})";

MemoryFileSystem published(const std::string& ledger) {
  MemoryFileSystem files({{"/site/public/manifest.json", k_manifest}, {"published.jsonl", ledger}});
  return files;
}

PendingPublication pending(const std::string& manifest, const std::string& destination = "/site/public") {
  return {destination, sha256_hex(manifest), sha256_hex("the one before"), {"{\"n\":1}", "{\"n\":2}"}};
}

std::string ledger_of(const FileReader& files) { return *files.read(std::string(k_ledger_file)); }

}  // namespace

TEST_CASE("the ledger gets the lines of an output that stands, once") {
  for (const std::string before : {"", "{\"n\":0}\n", "{\"n\":0}\n{\"n\":1}\n{\"n\":2}\n", "{\"n\":0}\n{\"n\":2}\n"}) {
    auto files = published(before);
    REQUIRE(write_pending(files, pending(k_manifest)));
    const auto taken = take_output(files, "/site/public");
    REQUIRE(taken);
    CHECK(taken->was_unfinished);
    Diagnostics ignored;
    const auto after = ledger_of(files);
    CHECK(after.starts_with(before));
    for (const auto* line : {"{\"n\":1}\n", "{\"n\":2}\n"}) {
      CHECK(after.find(line) != std::string::npos);
      CHECK(after.find(line) == after.rfind(line));
    }
    CHECK_FALSE(files.is_file(std::string(k_pending_file)));
  }
}

TEST_CASE("the lines of an output that never stood are dropped") {
  auto files = published("{\"n\":0}\n");
  auto lines = pending("another manifest");
  lines.former_sha256 = sha256_hex(k_manifest);
  REQUIRE(write_pending(files, lines));
  REQUIRE(take_output(files, "/site/public"));
  CHECK(ledger_of(files) == "{\"n\":0}\n");
  CHECK_FALSE(files.is_file(std::string(k_pending_file)));
}

TEST_CASE("the lines of a first publication that never stood are dropped") {
  MemoryFileSystem files;
  REQUIRE(files.make_folders("/site"));
  auto lines = pending("another manifest");
  lines.former_sha256.clear();
  REQUIRE(write_pending(files, lines));
  REQUIRE(take_output(files, "/site/public"));
  CHECK(files.files().empty());
}

TEST_CASE("lines of which nobody can tell whether they were published wait, and keep only publishers from going on") {
  for (const auto* destination : {"/site/public", "/srv/www", "/media/not-mounted/www"}) {
    auto files = published("{\"n\":0}\n");
    REQUIRE(files.write("/srv/index.html", "x"));
    REQUIRE(write_pending(files, pending("another manifest", destination)));
    const auto taken = take_output(files, "/site/public");
    REQUIRE(taken);
    CHECK_FALSE(taken->was_unfinished);
    const auto settled = settle_publication(files, "/site/public");
    REQUIRE_FALSE(settled);
    CHECK(settled.error().rule == "pending-publication");
    CHECK(ledger_of(files) == "{\"n\":0}\n");
    CHECK(files.is_file(std::string(k_pending_file)));
    CHECK_FALSE(files.is_folder("/media"));
  }
}

TEST_CASE("what a disk does not tell of is not taken for nothing") {
  class Unknowing final : public FailingFiles {
   public:
    Unknowing(FileSystem& files, std::string path) : FailingFiles(files), path_(std::move(path)) {}
    bool is_file(const std::string& path) const override {
      has_failed_ = has_failed_ || path == path_;
      return path != path_ && FailingFiles::is_file(path);
    }
    std::optional<Error> looking_fault() const override {
      if (!has_failed_) return std::nullopt;
      return Error{ErrorKind::input_output, "io", "cannot be looked at: input/output error", {path_, {}}, "", {}};
    }

   private:
    std::string path_;
    mutable bool has_failed_ = false;
  };
  for (const auto& path : {std::string("/site/public/manifest.json"), std::string(k_pending_file)}) {
    auto files = published("{\"n\":0}\n");
    auto lines = pending(k_manifest);
    lines.former_sha256.clear();
    REQUIRE(write_pending(files, lines));
    Unknowing faulty(files, path);
    CHECK_FALSE(settle_publication(faulty, "/site/public"));
    CHECK(files.is_file(std::string(k_pending_file)));
  }
}

TEST_CASE("nothing is dropped while the output's manifest, or what is pending, cannot be read") {
  class Unreadable final : public FailingFiles {
   public:
    Unreadable(FileSystem& files, std::string path) : FailingFiles(files), path_(std::move(path)) {}
    Result<std::string> read(const std::string& path) const override {
      if (path != path_) return FailingFiles::read(path);
      return Error{ErrorKind::input_output, "io", "cannot be read: input/output error", {path, {}}, "", {}};
    }

   private:
    std::string path_;
  };
  for (const auto& path : {std::string("/site/public/manifest.json"), std::string(k_pending_file)}) {
    auto files = published("{\"n\":0}\n");
    REQUIRE(write_pending(files, pending(k_manifest)));
    Unreadable faulty(files, path);
    CHECK_FALSE(take_output(faulty, "/site/public"));
    CHECK(files.is_file(std::string(k_pending_file)));
    REQUIRE(take_output(files, "/site/public"));
    CHECK(ledger_of(files) == "{\"n\":0}\n{\"n\":1}\n{\"n\":2}\n");
  }
}

TEST_CASE("a publication into another folder is settled by a build into this one") {
  auto files = published("{\"n\":0}\n");
  REQUIRE(files.write("/srv/www/manifest.json", k_manifest));
  REQUIRE(write_pending(files, pending(k_manifest, "/srv/www")));
  REQUIRE(take_output(files, "/site/public"));
  CHECK(ledger_of(files) == "{\"n\":0}\n{\"n\":1}\n{\"n\":2}\n");
}

TEST_CASE("a last line without its end is not glued to the next") {
  auto files = published("{\"n\":0}");
  REQUIRE(write_pending(files, pending(k_manifest)));
  REQUIRE(take_output(files, "/site/public"));
  CHECK(ledger_of(files) == "{\"n\":0}\n{\"n\":1}\n{\"n\":2}\n");
}

TEST_CASE("a new ledger that never took the old one's name goes, with the lock of the run that died") {
  auto files = published("{\"n\":0}\n");
  REQUIRE(files.write(replacement_name(k_ledger_file), "half"));
  REQUIRE(files.write(lock_name(k_ledger_file), "process 1"));
  // A lock's file that nobody holds: what a disk has after a crash. The file system in memory knows locks by their
  // files.
  class Unlocked final : public FailingFiles {
   public:
    using FailingFiles::FailingFiles;
    Result<std::unique_ptr<FileLock>> lock(const std::string& path) override {
      if (auto removed = remove(path); !removed) return removed.error();
      return FailingFiles::lock(path);
    }
  };
  Unlocked disk(files);
  CHECK_FALSE(*finish_interrupted_runs(disk, "/site/public"));
  CHECK_FALSE(files.is_file(replacement_name(k_ledger_file)));
  CHECK_FALSE(files.is_file(lock_name(k_ledger_file)));
  CHECK(ledger_of(files) == "{\"n\":0}\n");
}

TEST_CASE("an output has one writer, who is named to the other") {
  MemoryFileSystem files;
  REQUIRE(files.make_folders("/site"));
  {
    const auto first = take_output(files, "/site/public");
    REQUIRE(first);
    const auto second = take_output(files, "/site/public");
    REQUIRE_FALSE(second);
    CHECK(second.error().rule == "locked");
    CHECK(second.error().kind == ErrorKind::input_output);
    CHECK(second.error().message.find("in use by") != std::string::npos);
    CHECK(take_output(files, "/site/other"));
  }
  CHECK(take_output(files, "/site/public"));
  CHECK(files.files().empty());
}

TEST_CASE("who only reads leaves a run that is at work alone, and takes no lock where nothing is to be done") {
  auto files = published("{\"n\":0}\n");
  FailingFiles counted(files);
  counted.fail_at(0, FailingFiles::Failure::once);
  CHECK_FALSE(*finish_interrupted_runs(counted, "/site/public"));
  CHECK(counted.changes() == 0);
  const auto writer = take_output(files, "/site/public");
  REQUIRE(writer);
  REQUIRE(files.write(fresh_name("/site/public") + "/index.html", "half"));
  CHECK_FALSE(*finish_interrupted_runs(files, "/site/public"));
  CHECK(files.is_file(fresh_name("/site/public") + "/index.html"));
}

TEST_CASE("wherever settling dies, the next one finishes it") {
  bool has_died = true;
  for (int at = 1; has_died; ++at) {
    auto files = published("{\"n\":0}\n");
    REQUIRE(write_pending(files, pending(k_manifest)));
    FailingFiles failing(files);
    failing.fail_at(at, FailingFiles::Failure::for_good);
    (void)take_output(failing, "/site/public");
    has_died = failing.changes() >= at;
    INFO("died at change " << at);
    REQUIRE(take_output(files, "/site/public"));
    CHECK(ledger_of(files) == "{\"n\":0}\n{\"n\":1}\n{\"n\":2}\n");
  }
}
