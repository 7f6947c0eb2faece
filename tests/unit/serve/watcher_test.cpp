#include "serve/watcher.hpp"

#include "support/catch.hpp"
#include "support/eventually.hpp"
#include "support/temporary_folder.hpp"

#include <atomic>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>

#include <fcntl.h>
#include <unistd.h>

using namespace gazette;
using namespace gazette::test;

namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;
using Paths = std::set<std::string>;

constexpr milliseconds k_long{20'000};  // for what must come
constexpr milliseconds k_short{60};     // for what must not

void put(const fs::path& path, const std::string& text) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

/// A site's folder and a watcher of either kind.
struct Scene {
  explicit Scene(const std::string& watcher_kind) {
    put(folder / "content/a/x.md", "x");
    put(folder / "content/a/sub/y.md", "y");
    put(folder / "site.toml", "t");
    put(folder / "public/index.html", "h");
    const WatchedPlaces places{folder.path(), {"content", "static", "site.toml"}};
    watcher = watcher_kind == "events" ? watch_by_events(places) : watch_by_looking(places, milliseconds(10));
    REQUIRE(watcher);
  }

  /// What is told until `path` is among it, or nothing comes any more.
  Paths told_until(const std::string& path) {
    ChangedFiles all;
    const auto until = std::chrono::steady_clock::now() + k_long;
    while (!all.paths.contains(path) && !all.is_everything && std::chrono::steady_clock::now() < until)
      all.merge(watcher->wait(milliseconds(200)));
    CHECK_FALSE(all.is_everything);
    return all.paths;
  }

  /// Takes what may be told a second time, so that only what comes after counts.
  void settle() {
    while (!watcher->wait(k_short).empty()) {}
  }

  TemporaryFolder folder;
  std::unique_ptr<Watcher> watcher;
};

std::string either_kind() { return GENERATE(std::string("events"), std::string("looking")); }

}  // namespace

TEST_CASE("nothing is told of a folder in which nothing happens, though files stand in it") {
  Scene scene(either_kind());
  CHECK(scene.watcher->wait(k_short).empty());
  CHECK_FALSE(scene.watcher->has_news());
}

TEST_CASE("a file that is saved in place is told, and only it") {
  Scene scene(either_kind());
  put(scene.folder / "content/a/x.md", "other");
  CHECK(scene.told_until("content/a/x.md") == Paths{"content/a/x.md"});
  put(scene.folder / "site.toml", "other");
  CHECK(scene.told_until("site.toml").contains("site.toml"));
}

TEST_CASE("a save that empties the file first and writes in pieces is told as that file") {
  Scene scene("events");
  const auto path = (scene.folder / "content/a/x.md").string();
  std::thread editor([&] {
    const int file = ::open(path.c_str(), O_WRONLY | O_TRUNC);
    for (int i = 0; i < 20; ++i) {
      (void)!::write(file, "piece\n", 6);
      std::this_thread::yield();
    }
    ::close(file);
  });
  CHECK(scene.watcher->wait(k_long).paths == Paths{"content/a/x.md"});
  editor.join();
  CHECK(fs::file_size(path) == 120);
}

TEST_CASE("a save by renaming a new file over the old one is told with the name that stays") {
  Scene scene(either_kind());
  put(scene.folder / "content/a/.x.md.tmp", "other");
  fs::rename(scene.folder / "content/a/.x.md.tmp", scene.folder / "content/a/x.md");
  CHECK(scene.told_until("content/a/x.md") == Paths{"content/a/x.md"});
}

TEST_CASE("a save that moves the old file to a backup and writes a new one is one change") {
  Scene scene("events");
  std::thread editor([&] {  // as vim does
    fs::rename(scene.folder / "content/a/x.md", scene.folder / "content/a/x.md~");
    put(scene.folder / "content/a/x.md", "other");
    fs::remove(scene.folder / "content/a/x.md~");
  });
  const auto changed = scene.watcher->wait(k_long);
  editor.join();
  CHECK(changed.paths.contains("content/a/x.md"));
  CHECK(fs::exists(scene.folder / "content/a/x.md"));
  scene.settle();
  CHECK_FALSE(scene.watcher->has_news());
}

TEST_CASE("files that come and go are told") {
  Scene scene(either_kind());
  put(scene.folder / "content/a/new.md", "n");
  CHECK(scene.told_until("content/a/new.md").contains("content/a/new.md"));
  fs::remove(scene.folder / "content/a/new.md");
  CHECK(scene.told_until("content/a/new.md").contains("content/a/new.md"));
}

TEST_CASE("files that are put into a new folder before it can be watched are told, and those put there later") {
  Scene scene(either_kind());
  for (const char* name : {"1.md", "deep/2.md", "deep/er/3.md"}) put(scene.folder / "content/b" / name, "n");
  auto told = scene.told_until("content/b/deep/er/3.md");
  told.merge(scene.watcher->wait(milliseconds(200)).paths);
  for (const char* name : {"1.md", "deep/2.md", "deep/er/3.md"}) CHECK(told.contains(std::string("content/b/") + name));
  scene.settle();
  put(scene.folder / "content/b/deep/er/4.md", "n");
  CHECK(scene.told_until("content/b/deep/er/4.md").contains("content/b/deep/er/4.md"));
}

TEST_CASE("a watched folder that does not exist yet is watched once it does") {
  Scene scene(either_kind());
  put(scene.folder / "static/s.txt", "s");
  CHECK(scene.told_until("static/s.txt").contains("static/s.txt"));
  scene.settle();
  put(scene.folder / "static/t.txt", "t");
  CHECK(scene.told_until("static/t.txt").contains("static/t.txt"));
}

TEST_CASE("a folder that is moved away, in or to another name is told, and watched where it is") {
  Scene scene(either_kind());
  const TemporaryFolder elsewhere;
  fs::rename(scene.folder / "content/a/sub", scene.folder / "content/moved");
  CHECK(scene.told_until("content/moved").contains("content/moved"));
  scene.settle();
  put(scene.folder / "content/moved/y.md", "changed");
  CHECK(scene.told_until("content/moved/y.md").contains("content/moved/y.md"));
  scene.settle();
  fs::rename(scene.folder / "content/moved", elsewhere / "away");
  CHECK(scene.told_until("content/moved").contains("content/moved"));
  scene.settle();
  put(elsewhere / "away/y.md", "not ours any more");
  CHECK(scene.watcher->wait(k_short).empty());
  fs::rename(elsewhere / "away", scene.folder / "content/back");
  CHECK(scene.told_until("content/back/y.md").contains("content/back/y.md"));
  scene.settle();
  put(scene.folder / "content/back/y.md", "ours again");
  CHECK(scene.told_until("content/back/y.md").contains("content/back/y.md"));
}

TEST_CASE("a folder that takes the place of another is told with its own files") {
  Scene scene(either_kind());
  put(scene.folder / "content/b/z.md", "z");
  scene.settle();
  fs::remove_all(scene.folder / "content/a");
  fs::rename(scene.folder / "content/b", scene.folder / "content/a");
  const auto told = scene.told_until("content/a/z.md");
  CHECK(told.contains("content/a/z.md"));
  scene.settle();
  put(scene.folder / "content/a/z.md", "changed");
  CHECK(scene.told_until("content/a/z.md").contains("content/a/z.md"));
}

TEST_CASE("a folder that is deleted is told, and its name may be used again") {
  Scene scene(either_kind());
  fs::remove_all(scene.folder / "content");
  CHECK(scene.told_until("content").contains("content"));
  scene.settle();
  put(scene.folder / "content/a/x.md", "again");
  CHECK(scene.told_until("content/a/x.md").contains("content/a/x.md"));
  scene.settle();
  put(scene.folder / "content/a/x.md", "and again");
  CHECK(scene.told_until("content/a/x.md").contains("content/a/x.md"));
}

TEST_CASE("a thousand files that come at once are few changes, and none is missed") {
  Scene scene(either_kind());
  constexpr int k_files = 1'000;
  std::thread checkout([&] {
    for (int i = 0; i < k_files; ++i)
      put(scene.folder / ("content/f" + std::to_string(i % 7)) / (std::to_string(i) + ".md"), "text");
  });
  ChangedFiles all;
  int changes = 0;
  const auto is_told = [&] {
    for (int i = 0; i < k_files; ++i) {
      if (!all.paths.contains("content/f" + std::to_string(i % 7) + "/" + std::to_string(i) + ".md")) return false;
    }
    return true;
  };
  const auto until = std::chrono::steady_clock::now() + k_long;
  while (!is_told() && std::chrono::steady_clock::now() < until) {
    auto some = scene.watcher->wait(milliseconds(500));
    if (!some.empty()) ++changes;
    all.merge(std::move(some));
  }
  checkout.join();
  CHECK(is_told());
  CHECK(changes < 100);
}

TEST_CASE("hidden files and what is not watched are silent") {
  Scene scene(either_kind());
  put(scene.folder / "content/a/.x.md.swp", "swap");
  put(scene.folder / "content/.hidden/x.md", "x");
  put(scene.folder / ".git/index", "x");
  put(scene.folder / "public/index.html", "built");
  put(scene.folder / "notes.txt", "x");
  CHECK(scene.watcher->wait(k_short).empty());
  put(scene.folder / "content/.hidden/x.md", "y");
  fs::remove(scene.folder / "content/a/.x.md.swp");
  CHECK(scene.watcher->wait(k_short).empty());
}

TEST_CASE("waking ends a wait of another thread, and the next one where nobody waits") {
  Scene scene(either_kind());
  const auto start = std::chrono::steady_clock::now();
  scene.watcher->wake();
  CHECK(scene.watcher->wait(k_long).empty());
  std::atomic<bool> has_ended{false};
  std::thread waiter([&] {
    (void)scene.watcher->wait(k_long);
    has_ended = true;
  });
  scene.watcher->wake();
  CHECK(eventually([&] { return has_ended.load(); }, milliseconds(10'000)));
  waiter.join();
  CHECK(std::chrono::steady_clock::now() - start < k_long);
  CHECK(scene.watcher->wait(k_short).empty());
}

TEST_CASE("news is known before it is waited for, and old once it was told") {
  Scene scene("events");
  CHECK_FALSE(scene.watcher->has_news());
  put(scene.folder / "content/a/x.md", "other");
  CHECK(scene.watcher->has_news());
  CHECK(scene.watcher->has_news());
  CHECK_FALSE(scene.watcher->wait(k_long).empty());
  scene.settle();
  CHECK_FALSE(scene.watcher->has_news());
  scene.watcher->wake();
  CHECK(scene.watcher->has_news());
}

TEST_CASE("a file that is written without end is told all the same, after a while") {
  Scene scene("events");
  std::atomic<bool> is_over{false};
  std::thread writer([&] {
    std::ofstream file(scene.folder / "content/a/x.md", std::ios::app);
    while (!is_over) {
      file << "more\n" << std::flush;
      std::this_thread::sleep_for(milliseconds(5));
    }
  });
  const auto start = std::chrono::steady_clock::now();
  CHECK(scene.watcher->wait(milliseconds(60'000)).paths == Paths{"content/a/x.md"});
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(15));
  is_over = true;
  writer.join();
}

TEST_CASE("a second change within one tick of a coarse clock is found by looking again") {
  Scene scene("looking");
  const auto path = scene.folder / "content/a/x.md";
  const auto tick = fs::file_time_type::clock::now();
  const auto save = [&](const std::string& text) {
    put(path, text);
    fs::last_write_time(path, tick);
  };
  save("aaaa");
  CHECK(scene.told_until("content/a/x.md").contains("content/a/x.md"));
  for (int i = 0; i < 20; ++i) (void)scene.watcher->wait(milliseconds(10));
  save("bbbb");
  CHECK(scene.told_until("content/a/x.md").contains("content/a/x.md"));
}

TEST_CASE("a file with a time of the future is not told for ever") {
  Scene scene("looking");
  const auto path = scene.folder / "content/a/x.md";
  put(path, "x");
  fs::last_write_time(path, fs::file_time_type::clock::now() + std::chrono::hours(1'000));
  CHECK(scene.told_until("content/a/x.md").contains("content/a/x.md"));
  CHECK(eventually([&] { return scene.watcher->wait(milliseconds(100)).empty(); }));
}

TEST_CASE("a watcher is had for a folder of the disk") {
  const TemporaryFolder folder;
  const auto watcher = watch({folder.path(), {"content"}});
  REQUIRE(watcher);
  put(folder / "content/x.md", "x");
  CHECK(eventually([&] { return watcher->wait(milliseconds(100)).paths.contains("content/x.md"); }));
}
