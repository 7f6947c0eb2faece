#include "base/digest.hpp"
#include "io/memory.hpp"
#include "output/manifest.hpp"
#include "output/sink.hpp"
#include "support/catch.hpp"

using namespace gazette;

namespace {

/// Fails at its n-th operation that writes, and at every later one.
class FailingFileSystem final : public FileSystem {
 public:
  FailingFileSystem(MemoryFileSystem& inside, int good) : inside_(inside), left_(good) {}

  Result<std::string> read(const std::string& path) const override { return inside_.read(path); }
  bool is_file(const std::string& path) const override { return inside_.is_file(path); }
  bool is_folder(const std::string& path) const override { return inside_.is_folder(path); }
  Result<std::vector<FileEntry>> list(const std::string& folder) const override { return inside_.list(folder); }
  Result<Done> write(const std::string& path, std::string_view bytes) override {
    return left_-- > 0 ? inside_.write(path, bytes) : fault(path);
  }
  Result<Done> replace(const std::string& path, std::string_view bytes) override {
    return left_-- > 0 ? inside_.replace(path, bytes) : fault(path);
  }
  Result<Done> create(const std::string& path, std::string_view bytes) override {
    return left_-- > 0 ? inside_.create(path, bytes) : fault(path);
  }
  Result<Done> make_folders(const std::string& path) override {
    return left_-- > 0 ? inside_.make_folders(path) : fault(path);
  }
  Result<Done> rename(const std::string& from, const std::string& to) override {
    return left_-- > 0 ? inside_.rename(from, to) : fault(from);
  }
  Result<Done> remove(const std::string& path) override { return left_-- > 0 ? inside_.remove(path) : fault(path); }

 private:
  static Result<Done> fault(const std::string& path) {
    return Error{ErrorKind::input_output, "io", "no space left on device", {path, {}}, "", {}};
  }

  MemoryFileSystem& inside_;
  int left_;
};

Result<Done> publish(FileSystem& files, const std::string& page) {
  auto sink = open_folder_sink(files, "public");
  if (!sink) return sink.error();
  for (const auto& [path, bytes] :
       {std::pair{"index.html", page},
        {"a/index.html", page},
        {"manifest.json", manifest_json({{"index.html", 1, sha256_hex("")}, {"a/index.html", 1, sha256_hex("")}})}}) {
    if (auto done = (*sink)->put(path, bytes); !done) return done;
  }
  return (*sink)->commit();
}

std::string page_in(const MemoryFileSystem& files, const std::string& path) {
  const auto text = files.read(path);
  return text ? *text : std::string("missing");
}

}  // namespace

TEST_CASE("wherever a build fails, the old site or the new one is whole once the next build has begun") {
  int committed = 0;
  for (int good = 0; good < 40; ++good) {
    MemoryFileSystem disk;
    REQUIRE(publish(disk, "old"));
    FailingFileSystem failing(disk, good);
    committed += publish(failing, "new") ? 1 : 0;
    REQUIRE(open_folder_sink(disk, "public"));
    const auto first = page_in(disk, "public/index.html"), second = page_in(disk, "public/a/index.html");
    INFO("after " << good << " operations: " << first << ", " << second);
    CHECK(first == second);
    CHECK((first == "old" || first == "new"));
  }
  CHECK(committed > 0);
  CHECK(committed < 40);
}

TEST_CASE("without a commit the old output stays and nothing is left beside it") {
  MemoryFileSystem disk;
  REQUIRE(publish(disk, "old"));
  const auto before = disk.files();
  {
    auto sink = open_folder_sink(disk, "public");
    REQUIRE(sink);
    REQUIRE((*sink)->put("index.html", "half"));
  }
  CHECK(disk.files() == before);
}

TEST_CASE("a folder that gazette did not make is refused, an empty one is not") {
  MemoryFileSystem disk(std::map<std::string, std::string>{{"public/thesis.doc", "mine"}});
  const auto sink = open_folder_sink(disk, "public");
  REQUIRE_FALSE(sink);
  CHECK(sink.error().rule == "foreign-output");
  CHECK(disk.files().size() == 1);
  MemoryFileSystem other(
      std::map<std::string, std::string>{{"public/manifest.json", "{\"name\": \"somebody else's\"}"}});
  CHECK_FALSE(open_folder_sink(other, "public"));
}

TEST_CASE("a manifest gives back every path it was made from, however odd") {
  const std::set<std::string> paths = {"index.html", "标签/〔2016〕/index.html", "a \"b\"\\c", "x<y>&z", "tab\tname"};
  std::vector<ManifestEntry> entries;
  for (const auto& path : paths) entries.push_back({path, 5, sha256_hex(path)});
  CHECK(paths_in_manifest(manifest_json(entries)) == paths);
  CHECK_FALSE(paths_in_manifest("{}"));
}
