// A request of any bytes to the preview of a site: never a file outside the site, a status that HTTP has, and headers
// that end where they should. The first line is method and address, those below it headers, and after an empty one
// comes the body.

#include "base/text.hpp"
#include "fuzz/targets.hpp"
#include "serve/responder.hpp"
#include "support/small_build.hpp"
#include "support/told_watcher.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace gazette::fuzz {

namespace {

constexpr std::int64_t k_now = 1'780'000'000;

test::Files site() {
  return {{"content/news/_index.md", "+++\ntitle = \"News\"\n+++\n"},
          {"content/news/x.md", test::item("Ex", "2026-01-01", "aliases = [\"/old/\"]", std::string(3000, 'x') + "\n")},
          {"content/news/附件/index.md", test::item("With files", "2026-01-03")},
          {"content/news/附件/表 一.csv", "a,b\n1,2\n"},
          {"content/news/draft.md", test::item("Only a draft", "2026-01-04", "draft = true", "SECRET")},
          {"static/notes.txt", "Some notes *\n"},
          {"secret.txt", "SECRET"}};
}

// One for all inputs. Its thread has ended, so that nothing changes between two answers, not even by a request that
// asks for another day.
class Scene {
 public:
  Scene() {
    session_.wait_for_other(0, std::chrono::seconds(30));
    session_.stop();
  }

  PreviewResponse answer(const PreviewRequest& request) { return responder_.respond(request); }
  std::string body(const PreviewResponse& response) const {
    if (response.body) return response.body->substr(response.part.first, response.part.size);
    const auto bytes = files_.read_part(response.source, response.part.first, response.part.size);
    return response.source.empty() || !bytes ? std::string() : *bytes;
  }

 private:
  MemoryFileSystem files_ = test::small_site(site());
  Preview preview_{files_, {}, [] { return k_now; }};
  Session session_{preview_, std::make_unique<test::ToldWatcher>(), {}, [](const PreviewView&) {}};
  Responder responder_{session_, files_};
};

using Field = std::string PreviewRequest::*;

constexpr std::array<std::pair<std::string_view, Field>, 9> k_headers = {
    {{"Host", &PreviewRequest::host},
     {"Origin", &PreviewRequest::origin},
     {"Sec-Fetch-Site", &PreviewRequest::fetch_site},
     {"Content-Type", &PreviewRequest::content_type},
     {"If-None-Match", &PreviewRequest::if_none_match},
     {"If-Modified-Since", &PreviewRequest::if_modified_since},
     {"If-Range", &PreviewRequest::if_range},
     {"Range", &PreviewRequest::range},
     {"Accept-Encoding", &PreviewRequest::accept_encoding}}};

std::string_view take_line(std::string_view& text) {
  const auto end = std::min(text.find('\n'), text.size());
  const auto line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

// The address as the HTTP library hands it over: without its query, and decoded.
void set_address(std::string_view address, PreviewRequest& request) {
  const auto question = std::min(address.find('?'), address.size());
  request.path = decoded_path(address.substr(0, question));
  for (const auto pair : split(address.substr(std::min(question + 1, address.size())), '&')) {
    if (pair.starts_with("path=")) request.page_path = decoded_path(pair.substr(5));
    if (pair.starts_with("q=")) request.query = decoded_path(pair.substr(2));
  }
}

PreviewRequest request_of(std::string_view bytes) {
  PreviewRequest request;
  const auto first = take_line(bytes);
  const auto blank = std::min(first.find(' '), first.size());
  request.method = first.substr(0, blank);
  set_address(first.substr(std::min(blank + 1, first.size())), request);
  while (!bytes.empty()) {
    const auto line = take_line(bytes);
    if (line.empty()) break;
    const auto colon = std::min(line.find(": "), line.size());
    for (const auto& [name, field] : k_headers) {
      if (line.substr(0, colon) == name) request.*field = line.substr(std::min(colon + 2, line.size()));
    }
  }
  request.body = bytes;
  return request;
}

bool is_status(int status) {
  static constexpr std::array k_statuses = {200, 204, 206, 301, 302, 304, 400, 403, 404, 413, 415, 416};
  return std::ranges::find(k_statuses, status) != k_statuses.end();
}

void expect_headers(const PreviewResponse& response, Claims& claims) {
  for (const auto& [name, value] : response.headers) {
    claims.expect(value.find_first_of(std::string_view("\r\n\0", 3)) == std::string::npos, "a header ends at its line",
                  value);
    if (name == "Location")
      claims.expect(value.starts_with('/') && !value.starts_with("//"), "a redirect stays on this host", value);
  }
}

void expect_response(const Scene& scene, const PreviewRequest& request, const PreviewResponse& response,
                     Claims& claims) {
  claims.expect(is_status(response.status), "a status is one of HTTP", std::to_string(response.status));
  expect_headers(response, claims);
  claims.expect(
      response.source.empty() || response.source.starts_with("static/") || response.source.starts_with("content/"),
      "a file is one of the site", response.source);
  const auto body = scene.body(response);
  claims.expect(body.find("SECRET") == std::string::npos, "what is not published is not shown", request.path);
  claims.expect(body.size() == response.part.size, "a body is as long as it says", request.path);
  if (response.status == 304 || response.status == 204) claims.expect(body.empty(), "no body where there is none");
}

// The values of headers on their own, which have no fields to hide behind.
void expect_values(std::string_view text, std::size_t size, Claims& claims) {
  const auto [kind, range] = range_of(text, size);
  if (kind == RangeKind::part)
    claims.expect(range.size > 0 && range.first < size && range.size <= size - range.first, "a range lies in its file",
                  text);
  if (const auto seconds = parse_http_date(text))
    claims.expect(parse_http_date(http_date(*seconds)) == seconds, "a date that was read is written", text);
  claims.expect(!(is_loopback_host(text) && text.find_first_of("/@ \t") != std::string_view::npos),
                "a host of this machine is nothing else", text);
  (void)accepts_gzip(text);
  (void)names_tag(text, "\"tag\"");
}

}  // namespace

void fuzz_router(std::string_view bytes, Claims& claims) {
  static Scene scene;
  const auto request = request_of(bytes);
  const auto response = scene.answer(request), again = scene.answer(request);
  expect_response(scene, request, response, claims);
  claims.expect(response.status == again.status && response.headers == again.headers,
                "the same request, the same answer", request.path);
  claims.expect(scene.body(response) == scene.body(again), "the same request, the same body", request.path);
  for (const auto& [name, field] : k_headers) expect_values(request.*field, request.body.size(), claims);
}

}  // namespace gazette::fuzz
