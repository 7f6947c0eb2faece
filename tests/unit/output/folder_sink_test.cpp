#include "output/manifest.hpp"
#include "output/recovery.hpp"
#include "output/sink.hpp"
#include "output/work_names.hpp"

#include "base/digest.hpp"
#include "base/parallel.hpp"
#include "io/memory.hpp"

#include "support/catch.hpp"
#include "support/failing_files.hpp"
#include "support/temporary_folder.hpp"

#include <atomic>
#include <map>
#include <string>
#include <vector>

using namespace gazette;

namespace {

using Files = std::map<std::string, std::string>;

const Files k_first = {{"index.html", "home 1"}, {"a/index.html", "a 1"}, {"gone/index.html", "gone"}};
const Files k_second = {{"index.html", "home 2"}, {"a/index.html", "a 2"}, {"b/index.html", "b 2"}};

Files with_manifest(Files site) {
  std::vector<ManifestEntry> entries;
  for (const auto& [path, bytes] : site) entries.push_back({path, bytes.size(), sha256_hex(bytes)});
  site["manifest.json"] = manifest_json(entries);
  return site;
}

Result<Done> publish(FileSystem& files, const Files& site, const std::string& folder = "public") {
  if (auto mended = recover_output(files, folder); !mended) return mended;
  const auto sink = open_folder_sink(files, folder);
  if (!sink) return sink.error();
  for (const auto& [path, bytes] : with_manifest(site)) {
    if (auto put = (*sink)->put(path, bytes); !put) return put;
  }
  return (*sink)->commit();
}

Files content_of(const FileReader& files, const std::string& folder) {
  Files found;
  const auto listing = files.list(folder);
  REQUIRE(listing);
  for (const auto& entry : *listing) {
    if (entry.kind == FileKind::file) found[entry.path] = *files.read(path_join(folder, entry.path));
  }
  return found;
}

bool is_tidy(const FileReader& files) { return !is_output_unfinished(files, "public"); }

MemoryFileSystem copy_of(const MemoryFileSystem& files) { return MemoryFileSystem(files.files()); }

// A site published once, with two files in it that gazette did not write.
MemoryFileSystem published_site() {
  MemoryFileSystem files;
  REQUIRE(publish(files, k_first));
  REQUIRE(files.write("public/.well-known/security.txt", "foreign"));
  REQUIRE(files.write("public/a/upload.bin", "foreign too"));
  return copy_of(files);
}

Files with_foreign(Files site) {
  site = with_manifest(std::move(site));
  site[".well-known/security.txt"] = "foreign";
  site["a/upload.bin"] = "foreign too";
  return site;
}

}  // namespace

TEST_CASE("a first build makes the folder and leaves nothing beside it") {
  MemoryFileSystem files;
  REQUIRE(publish(files, k_first, "deep/public"));
  CHECK(content_of(files, "deep/public") == with_manifest(k_first));
  CHECK_FALSE(files.is_folder(fresh_name("deep/public")));
}

TEST_CASE("the old output is swapped whole: what the new build does not write is gone") {
  MemoryFileSystem files;
  REQUIRE(publish(files, k_first));
  REQUIRE(publish(files, k_second));
  CHECK(content_of(files, "public") == with_manifest(k_second));
  CHECK(is_tidy(files));
}

TEST_CASE("without commit the old output stays byte for byte and the new files go") {
  auto files = published_site();
  {
    const auto sink = open_folder_sink(files, "public");
    REQUIRE(sink);
    REQUIRE((*sink)->put("index.html", "half"));
    CHECK(content_of(files, "public") == with_foreign(k_first));
  }
  CHECK(content_of(files, "public") == with_foreign(k_first));
  CHECK(is_tidy(files));
}

TEST_CASE("the same path twice is an error") {
  MemoryFileSystem files;
  const auto sink = open_folder_sink(files, "public");
  REQUIRE(sink);
  REQUIRE((*sink)->put("a/index.html", "1"));
  const auto again = (*sink)->put("a/index.html", "2");
  REQUIRE_FALSE(again);
  CHECK(again.error().rule == "file-exists");
}

TEST_CASE("files that gazette did not write are carried over, build after build") {
  auto files = published_site();
  REQUIRE(publish(files, k_second));
  CHECK(content_of(files, "public") == with_foreign(k_second));
  REQUIRE(publish(files, k_first));
  CHECK(content_of(files, "public") == with_foreign(k_first));
  CHECK(is_tidy(files));
}

TEST_CASE("a file of somebody else never gives way: the swap is refused and undone") {
  for (const auto& [path, planned] : {std::pair<std::string, std::string>{"b", "b/index.html"},
                                      {"notes/x", "notes"},
                                      {".well-known/security.txt", ".well-known/security.txt"}}) {
    auto files = published_site();
    REQUIRE(files.write("public/" + path, "somebody's"));
    const auto before = content_of(files, "public");
    auto site = k_second;
    site.erase("b/index.html");
    site[planned] = "ours";
    const auto done = publish(files, site);
    INFO(path);
    REQUIRE_FALSE(done);
    CHECK(done.error().rule == "occupied-place");
    CHECK(content_of(files, "public") == before);
    CHECK(is_tidy(files));
  }
}

TEST_CASE("a folder that is not empty and not gazette's is refused and stays as it is") {
  for (const auto* manifest : {"", "{\"name\": \"somebody's web app\"}"}) {
    MemoryFileSystem files({std::pair<const std::string, std::string>("public/thesis.doc", "years of work")});
    if (*manifest != '\0') REQUIRE(files.write("public/manifest.json", manifest));
    const auto before = files.files();
    const auto sink = open_folder_sink(files, "public");
    REQUIRE_FALSE(sink);
    CHECK(sink.error().rule == "foreign-output");
    CHECK(sink.error().kind == ErrorKind::input_output);
    CHECK(sink.error().place.file == "public");
    CHECK(files.files() == before);
  }
}

TEST_CASE("a file in the output's place is refused") {
  MemoryFileSystem files({std::pair<const std::string, std::string>("public", "x")});
  const auto sink = open_folder_sink(files, "public");
  REQUIRE_FALSE(sink);
  CHECK(sink.error().rule == "foreign-output");
  CHECK(*files.read("public") == "x");
}

TEST_CASE("somebody else's folder named like the replaced output is refused and stays as it is") {
  MemoryFileSystem files(
      {std::pair<const std::string, std::string>(former_name("public") + "/thesis.doc", "years of work")});
  const auto before = files.files();
  const auto mended = recover_output(files, "public");
  REQUIRE_FALSE(mended);
  CHECK(mended.error().rule == "foreign-output");
  CHECK(mended.error().place.file == former_name("public"));
  CHECK(files.files() == before);
}

TEST_CASE("an empty folder is taken") {
  MemoryFileSystem files;
  REQUIRE(files.make_folders("public"));
  REQUIRE(publish(files, k_first));
  CHECK(content_of(files, "public") == with_manifest(k_first));
}

TEST_CASE("a run that died between the two renames is mended by the next one") {
  auto files = published_site();
  REQUIRE(files.rename("public", former_name("public")));
  REQUIRE(files.write(fresh_name("public") + "/index.html", "half"));
  SECTION("even if that one fails") {
    REQUIRE(recover_output(files, "public"));
    CHECK(content_of(files, "public") == with_foreign(k_first));
  }
  SECTION("which then publishes its own") {
    REQUIRE(publish(files, k_second));
    CHECK(content_of(files, "public") == with_foreign(k_second));
  }
  CHECK(is_tidy(files));
}

TEST_CASE("a run that died while it carried files over loses none of them") {
  auto files = published_site();
  REQUIRE(files.rename("public", former_name("public")));
  for (const auto& [path, bytes] : with_manifest(k_second)) REQUIRE(files.write("public/" + path, bytes));
  REQUIRE(files.rename(former_name("public") + "/a/upload.bin", "public/a/upload.bin"));
  REQUIRE(publish(files, k_first));
  CHECK(content_of(files, "public") == with_foreign(k_first));
  CHECK(is_tidy(files));
}

TEST_CASE("what a dead run left of its new files is thrown away") {
  auto files = published_site();
  REQUIRE(files.write(fresh_name("public") + "/stale/index.html", "stale"));
  REQUIRE(publish(files, k_second));
  CHECK(content_of(files, "public") == with_foreign(k_second));
}

TEST_CASE("whichever change fails, the output is the old one after a failure and the new one after a success") {
  const auto before = published_site();
  int failures = 0;
  for (int at = 1, made = 0; at <= made + 1; ++at) {
    auto memory = copy_of(before);
    FailingFiles files(memory);
    files.fail_at(at, FailingFiles::Failure::once);
    const auto done = publish(files, k_second);
    made = files.changes();
    failures += done ? 0 : 1;
    INFO("change " << at);
    CHECK(content_of(memory, "public") == with_foreign(done ? k_second : k_first));
    REQUIRE(publish(memory, k_first));
    CHECK(content_of(memory, "public") == with_foreign(k_first));
    CHECK(is_tidy(memory));
  }
  CHECK(failures > 10);
}

TEST_CASE("whenever the disk goes for good, the next run finds one output whole and every file of somebody else") {
  const auto before = published_site();
  int faults = 0;
  for (int at = 1, made = 0; at <= made + 1; ++at) {
    auto memory = copy_of(before);
    FailingFiles files(memory);
    files.fail_at(at, FailingFiles::Failure::for_good);
    faults += publish(files, k_second) ? 0 : 1;
    made = files.changes();
    INFO("change " << at);
    REQUIRE(recover_output(memory, "public"));
    const auto found = content_of(memory, "public");
    CHECK((found == with_foreign(k_first) || found == with_foreign(k_second)));
    CHECK(is_tidy(memory));
  }
  CHECK(faults > 10);
}

TEST_CASE("on the disk, many threads fill one folder and it is swapped whole") {
  const TemporaryFolder root;
  const auto files = open_disk(root.path());
  for (int round = 0; round < 2; ++round) {
    const auto sink = open_folder_sink(*files, "public");
    REQUIRE(sink);
    std::atomic<int> faults = 0;
    std::vector<ManifestEntry> entries(300);
    parallel_for(entries.size(), 4, [&] {
      return [&](std::size_t i) {
        entries[i] = {std::to_string(i % 7) + "/" + std::to_string(i) + "/index.html", 1, std::string(64, '0')};
        if (!(*sink)->put(entries[i].path, std::to_string(round))) ++faults;
      };
    });
    CHECK(faults == 0);
    REQUIRE((*sink)->put("manifest.json", manifest_json(entries)));
    REQUIRE((*sink)->commit());
    CHECK(content_of(*files, "public").size() == 301);
    CHECK(is_tidy(*files));
  }
}
