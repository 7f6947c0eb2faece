#include "io/recording_reader.hpp"

#include "io/memory.hpp"
#include "support/catch.hpp"

#include <map>
#include <string>

using namespace gazette;

namespace {

MemoryFileSystem three_files() {
  return MemoryFileSystem(std::map<std::string, std::string>{{"a/x", "1"}, {"a/y", "2"}, {"site.toml", "t"}});
}

// Whether the answers to one question are the same after a change.
template <typename Ask, typename Change>
bool is_same_after(Ask ask, Change change) {
  auto files = three_files();
  const RecordingReader recorder(files);
  ask(recorder);
  const auto asked = recorder.asked();
  REQUIRE(asked.would_be_the_same(files));
  change(files);
  return asked.would_be_the_same(files);
}

const auto k_write = [](const char* path) {
  return [path](MemoryFileSystem& files) { REQUIRE(files.write(path, "0")); };
};
const auto k_remove = [](const char* path) { return [path](MemoryFileSystem& files) { REQUIRE(files.remove(path)); }; };

}  // namespace

TEST_CASE("a recording reader answers as its file system does") {
  const auto files = three_files();
  const RecordingReader recorder(files);
  CHECK(*recorder.read("a/x") == "1");
  CHECK(*recorder.read_part("site.toml", 0, 1) == "t");
  CHECK_FALSE(recorder.read("no"));
  CHECK(recorder.is_file("a/x"));
  CHECK_FALSE(recorder.is_file("a"));
  CHECK(recorder.is_folder("a"));
  CHECK(recorder.status("a/y") == files.status("a/y"));
  CHECK_FALSE(recorder.status("no"));
  CHECK(*recorder.list("a") == *files.list("a"));
  CHECK(recorder.list("no")->empty());
}

TEST_CASE("nothing asked stays the same whatever happens") {
  CHECK(is_same_after([](const FileReader&) {}, k_write("a/x")));
}

TEST_CASE("what was read is another answer once the file was written or removed") {
  const auto read = [](const FileReader& files) { (void)files.read("a/x"); };
  CHECK_FALSE(is_same_after(read, k_write("a/x")));
  CHECK_FALSE(is_same_after(read, k_remove("a/x")));
  CHECK(is_same_after(read, k_write("a/y")));
  const auto read_part = [](const FileReader& files) { (void)files.read_part("a/x", 0, 1); };
  CHECK_FALSE(is_same_after(read_part, k_write("a/x")));
}

TEST_CASE("a file that was not there is another answer once it is") {
  CHECK_FALSE(is_same_after([](const FileReader& files) { (void)files.read("b"); }, k_write("b")));
  CHECK_FALSE(is_same_after([](const FileReader& files) { (void)files.is_file("b"); }, k_write("b")));
  CHECK_FALSE(is_same_after([](const FileReader& files) { (void)files.is_folder("b"); }, k_write("b/c")));
  CHECK_FALSE(is_same_after([](const FileReader& files) { (void)files.status("b"); }, k_write("b")));
}

TEST_CASE("a listing is another answer once a file in it came, went or changed") {
  const auto list = [](const FileReader& files) { (void)files.list("a"); };
  CHECK_FALSE(is_same_after(list, k_write("a/z")));
  CHECK_FALSE(is_same_after(list, k_remove("a/y")));
  CHECK_FALSE(is_same_after(list, k_write("a/x")));
  CHECK(is_same_after(list, k_write("site.toml")));
  CHECK_FALSE(is_same_after([](const FileReader& files) { (void)files.list("b"); }, k_write("b/x")));
}

TEST_CASE("of two answers to one question the first counts: the value may be made of both") {
  auto files = three_files();
  const RecordingReader recorder(files);
  (void)recorder.read("a/x");
  REQUIRE(files.write("a/x", "changed"));
  (void)recorder.read("a/x");
  CHECK_FALSE(recorder.asked().would_be_the_same(files));
}

TEST_CASE("a recording reader passes on what its disk could not look at") {
  class Closed final : public FileReader {
   public:
    Result<std::string> read(const std::string& path) const override { return fault(path); }
    bool is_file(const std::string&) const override { return false; }
    bool is_folder(const std::string&) const override { return false; }
    Result<std::vector<FileEntry>> list(const std::string& folder) const override { return fault(folder); }
    std::optional<Error> looking_fault() const override { return fault("x"); }

   private:
    static Error fault(const std::string& path) {
      return {ErrorKind::input_output, "io", "cannot be looked at", {path, {}}, "", {}};
    }
  };
  const Closed closed;
  const RecordingReader recorder(closed);
  REQUIRE(recorder.looking_fault());
  CHECK(recorder.looking_fault()->place.file == "x");
  CHECK_FALSE(recorder.list("x"));
  const auto sound = three_files();
  CHECK_FALSE(RecordingReader(sound).looking_fault());
}
