#pragma once
// A preview of a small site in memory, with all that answers requests but the sockets.

#include "base/file_types.hpp"
#include "serve/responder.hpp"
#include "support/eventually.hpp"
#include "support/small_build.hpp"
#include "support/told_watcher.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace gazette::test {

/// Of 28 May 2026, and long ago for those who ask whether a change has settled.
inline constexpr std::int64_t k_scene_now = 1'780'000'000;

class PreviewScene {
 public:
  explicit PreviewScene(const Files& more, BuildRequest request = {}, std::int64_t now = k_scene_now)
      : files(small_site(more)), preview(files, std::move(request), [now] { return now; }) {}

  PreviewResponse answer(const PreviewRequest& request) { return responder.respond(request); }
  PreviewResponse get(const std::string& path) { return answer(request_of(path)); }

  static PreviewRequest request_of(const std::string& path) {
    PreviewRequest request;
    request.path = path;
    request.host = "127.0.0.1:1313";
    return request;
  }

  /// What would be sent after the head.
  std::string body(const PreviewResponse& response) const {
    if (response.body) return response.body->substr(response.part.first, response.part.size);
    if (response.source.empty()) return {};
    return *files.read_part(response.source, response.part.first, response.part.size);
  }

  /// Waits until the view is as `is_so` says; whether it became so.
  template <typename Condition>
  bool becomes(Condition is_so) {
    return eventually([&] { return session.preview().read([&](const PreviewView& view) { return is_so(view); }); });
  }
  bool becomes_checked() {
    return becomes([](const PreviewView& view) { return view.is_checked; });
  }

  MemoryFileSystem files;
  Preview preview;
  ToldWatcher* watcher = new ToldWatcher;  // the session owns it
  Session session{preview, std::unique_ptr<Watcher>(watcher), {}, [](const PreviewView&) {}};
  Responder responder{session, files};
};

/// The value of a header; empty without it.
inline std::string header_of(const PreviewResponse& response, const std::string& name) {
  for (const auto& [key, value] : response.headers) {
    if (key == name) return value;
  }
  return {};
}

/// A page without the one thing that the preview adds to it.
inline std::string without_script(std::string html) {
  const auto start = html.find("<script src=\"/_gazette/preview.js\"");
  if (start == std::string::npos) return html;
  constexpr std::string_view k_end = "</script>";
  return html.erase(start, html.find(k_end, start) + k_end.size() - start);
}

/// A site with something of each kind: pages, former addresses, names in Chinese, attachments, copied files, a draft
/// and an item of next year.
inline Files varied_site() {
  std::string long_text;
  for (int i = 0; i < 200; ++i) long_text += "A sentence that is longer than what is worth no compression. ";
  return {
      {"content/news/_index.md", "+++\ntitle = \"News\"\n+++\n"},
      {"content/news/x.md", item("Ex", "2026-01-01", "aliases = [\"/old/\", \"/gone.html\"]", long_text + "\n")},
      {"content/news/通知.md", item("通知", "2026-01-02")},
      {"content/news/附件/index.md", item("With files", "2026-01-03")},
      {"content/news/附件/表 一.csv", "a,b\n1,2\n"},
      {"content/news/later.md", item("Later", "2027-02-01")},
      {"content/news/draft.md", item("Only a draft", "2026-01-04", "draft = true")},
      {"content/about.md", item("About", "2026-01-05")},
      {"static/notes.txt", "Some notes *\n"},
      {"static/empty.txt", ""},
      {"static/raw.html", "<p>as it is</p>"},
      {"static/bytes", std::string("0123456789\0\xff", 12)},
  };
}

/// A request for `path` with one more field.
inline PreviewRequest asking(const std::string& path, std::string PreviewRequest::*field, const std::string& value) {
  auto request = PreviewScene::request_of(path);
  request.*field = value;
  return request;
}

inline bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

/// What differs between the answers and the files of a build; empty when nothing does.
inline std::vector<std::string> differences(PreviewScene& scene, const Files& built) {
  std::vector<std::string> out;
  for (const auto& [path, bytes] : built) {
    const auto response = scene.get("/" + path);
    auto body = scene.body(response);
    if (response.status != 302 && response.status != 200)
      out.push_back(path + " is " + std::to_string(response.status));
    if (path.ends_with(".html")) body = without_script(body);
    if (body != bytes) out.push_back(path + " has other bytes");
    if (path != "manifest.json" && response.media_type != media_type(path))
      out.push_back(path + " is " + response.media_type);
  }
  return out;
}

/// The build that a scene shows, unless it was asked for another day.
inline BuildRequest at_scene_now() {
  BuildRequest request;
  request.now = k_scene_now;
  return request;
}

}  // namespace gazette::test
