#include "serve/session.hpp"

#include "serve/responder.hpp"
#include "support/catch.hpp"
#include "support/random_edits.hpp"
#include "support/temporary_folder.hpp"

#include <chrono>
#include <thread>

using namespace gazette;
using namespace gazette::test;

namespace {

constexpr std::int64_t k_now = 1'767'225'600;  // 2026-01-01
constexpr std::chrono::seconds k_patience{20};

/// A session over a folder on the disk, watched as `gazette serve` watches it.
struct Scene {
  Scene() : disk(open_disk(folder.path())), preview(*disk, request, [] { return k_now; }) {
    const Files files = {{"site.toml", "base_url = \"https://x.example/\"\ntitle = \"X\"\nlanguage = \"en\"\n"},
                         {"content/a/x.md", item("One", "2025-01-01")},
                         {"content/a/y.md", item("Two", "2025-01-02", "", "[to x](x.md)\n")}};
    for (const auto& [path, text] : files) {
      REQUIRE(disk->make_folders(std::string(path_folder(path))));
      REQUIRE(disk->write(path, text));
    }
    request.now = k_now;
    request.scans_files = false;
    session.emplace(preview, watch({folder.path(), {"content", "static", "themes", "site.toml"}}), SessionOptions{},
                    [](const PreviewView&) {});
    responder.emplace(*session, *disk);
  }

  /// What a build of the files writes, once every file with an error has been mended.
  Files mended() {
    Files files;
    for (int i = 0; files.empty() && i < 20; ++i) {
      Diagnostics diagnostics;
      files = built(*disk, request, diagnostics);
      for (const auto& [severity, error] : diagnostics.entries()) {
        const auto& file = error.place.file;
        if (severity == Severity::error && file.ends_with(".md"))
          REQUIRE(disk->write(file, item("Mended", "2025-05-0" + std::to_string(1 + i % 9))));
      }
    }
    files.erase("manifest.json");
    return files;
  }

  /// What requests for all files of a build get, the script aside.
  Files served(const Files& wanted) {
    Files out;
    for (const auto& [path, bytes] : wanted) {
      PreviewRequest asked;
      asked.path = "/" + path;
      const auto answer = responder->respond(asked);
      if (answer.body) out[path] = without_script(*answer.body);
      else if (!answer.source.empty()) out[path] = disk->read(answer.source) ? *disk->read(answer.source) : "";
    }
    return out;
  }

  static std::string without_script(const std::string& html) {
    const auto start = html.find("<script src=\"/_gazette/preview.js\"");
    if (start == std::string::npos) return html;
    constexpr std::string_view k_end = "</script>";
    return html.substr(0, start) + html.substr(html.find(k_end, start) + k_end.size());
  }

  bool is_behind() const {
    return preview.read([](const PreviewView& view) { return view.is_behind; });
  }

  TemporaryFolder folder;
  std::unique_ptr<FileSystem> disk;
  BuildRequest request;
  Preview preview;
  std::optional<Session> session;
  std::optional<Responder> responder;
};

}  // namespace

TEST_CASE("a saved file is served without anybody asking for a look") {
  Scene scene;
  const auto before = scene.session->wait_for_other(0, k_patience);
  REQUIRE(scene.disk->write("content/a/x.md", item("Changed", "2025-01-01")));
  scene.session->wait_for_other(before, k_patience);
  CHECK(scene.served({{"a/x/index.html", ""}}).at("a/x/index.html").find("Changed") != std::string::npos);
}

TEST_CASE("after each of forty bursts of edits on the disk all that is served is what a build of these files writes") {
  Scene scene;
  RandomEdits edits(*scene.disk, 7);
  scene.session->wait_for_other(0, k_patience);
  for (int round = 0; round < 40; ++round) {
    INFO("round " << round);
    for (int i = 0; i < 25; ++i) (void)edits.edit();
    const auto wanted = scene.mended();
    REQUIRE_FALSE(wanted.empty());
    std::string difference = "nothing was compared";
    const auto until = std::chrono::steady_clock::now() + k_patience;
    while (!difference.empty() && std::chrono::steady_clock::now() < until) {
      difference = first_difference(scene.served(wanted), wanted);
      if (!difference.empty()) std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    REQUIRE(difference == "");
    CHECK_FALSE(scene.is_behind());
  }
}
