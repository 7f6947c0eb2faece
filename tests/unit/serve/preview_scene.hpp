#pragma once
// A preview of a small site in memory, with all that answers requests but the sockets.

#include "serve/responder.hpp"
#include "support/eventually.hpp"
#include "support/small_build.hpp"
#include "support/told_watcher.hpp"

#include <string>

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

}  // namespace gazette::test
