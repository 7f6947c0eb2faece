#include "build/pipeline.hpp"

#include "io/memory.hpp"
#include "support/catch.hpp"
#include "support/failing_files.hpp"
#include "support/small_build.hpp"

using namespace gazette;
using namespace gazette::test;

namespace {

// A disk that cannot say whether some path is there, and so says that nothing is.
class BlindFiles final : public FailingFiles {
 public:
  BlindFiles(FileSystem& files, std::string path) : FailingFiles(files), path_(std::move(path)) {}

  bool is_file(const std::string& path) const override { return path != path_ && FailingFiles::is_file(path); }
  std::optional<FileEntry> status(const std::string& path) const override {
    return path == path_ ? std::nullopt : FailingFiles::status(path);
  }
  std::optional<Error> looking_fault() const override {
    return Error{ErrorKind::input_output, "io", "cannot be looked at: input/output error", {path_, {}}, "", {}};
  }

 private:
  std::string path_;
};

}  // namespace

TEST_CASE("a site is not built while the disk cannot say what is there: the ledger would seem to be none") {
  auto site = small_site({{"content/a/x.md", item("x", "2024-01-01")}});
  const BlindFiles files(site, "published.jsonl");
  Diagnostics diagnostics;
  CHECK(built(files, request_as_of("2024-12-31"), diagnostics).empty());
  const auto* error = error_of(diagnostics, "io");
  REQUIRE(error);
  CHECK(error->place.file == "published.jsonl");
}
