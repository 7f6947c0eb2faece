#include "serve/responder.hpp"

#include "base/date.hpp"
#include "base/digest.hpp"
#include "base/embedded.hpp"
#include "base/file_types.hpp"
#include "base/text.hpp"
#include "build/render_site.hpp"
#include "formats/gzip.hpp"
#include "formats/html.hpp"
#include "formats/json.hpp"
#include "formats/json_reader.hpp"
#include "output/manifest.hpp"
#include "output/sink.hpp"
#include "serve/board_html.hpp"
#include "serve/boards.hpp"
#include "serve/page_notes.hpp"

#include <algorithm>
#include <chrono>

namespace gazette {

namespace {

constexpr std::string_view k_own = "/_gazette/";
constexpr std::string_view k_html = "text/html; charset=utf-8";
// What docs/PUBLISHING.md asks a server to send, on every file: a browser opens a published SVG as a document of its
// own. Editors may show the preview in a frame.
constexpr std::string_view k_policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; media-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'self'";
constexpr std::size_t k_least_compressed = 1024;
constexpr std::size_t k_most_body = 1024;
constexpr std::int64_t k_settled_seconds = 2;
constexpr std::chrono::seconds k_wait_for_first_site{30};

std::int64_t now() {
  return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

std::string_view embedded(std::string_view path) {
  const auto files = embedded_files();
  const auto found = std::ranges::find(files, path, &EmbeddedFile::path);
  return found == files.end() ? std::string_view() : found->bytes;
}

bool is_compressible(std::string_view media_type) {
  return media_type.starts_with("text/") || media_type.find("json") != std::string_view::npos ||
         media_type.find("xml") != std::string_view::npos || media_type.find("javascript") != std::string_view::npos;
}

// The only difference between a page that is served and the one that a build writes.
std::string with_script(std::string html, const PageDigests& digests) {
  const auto script = "<script src=\"/_gazette/preview.js\" data-page=\"" + digests.whole + "\" data-words=\"" +
                      digests.words + "\" defer></script>";
  const auto end = html.rfind("</body>");
  return html.insert(end == std::string::npos ? html.size() : end, script);
}

// The output's file that a path asks for.
std::string output_of(const ShownSite& shown, const std::string& path) {
  const std::string_view base = shown.prepared->site.config.base_path;
  auto output = path.starts_with(base) ? path.substr(base.size()) : path;
  if (output.empty() || output.ends_with('/')) output += "index.html";
  return output;
}

// Keeps the manifest of a build and lets all else go.
class ManifestSink final : public Sink {
 public:
  Result<Done> put(const std::string& path, std::string bytes) override {
    if (path == k_manifest_file) manifest_ = std::move(bytes);
    return Done{};
  }
  Result<Done> commit() override { return Done{}; }
  std::string take() { return std::move(manifest_); }

 private:
  std::string manifest_;
};

}  // namespace

/// What stands at an address, before the request's conditions are asked.
struct Responder::Resource {
  int status = 200;
  std::string media_type;
  std::string location;                     ///< of a redirect
  std::shared_ptr<const std::string> body;  ///< or:
  std::string source;                       ///< a file, of `size` bytes
  std::size_t size = 0;
  std::string tag;              ///< an entity tag with its quotes; empty for none
  std::int64_t changed_at = 0;  ///< seconds since the epoch; 0: not known

  static Resource of(std::string media_type, std::string bytes, int status = 200) {
    Resource resource;
    resource.status = status;
    resource.media_type = std::move(media_type);
    resource.tag = '"' + sha256_hex(bytes).substr(0, 32) + '"';
    resource.size = bytes.size();
    resource.body = std::make_shared<const std::string>(std::move(bytes));
    return resource;
  }

  PreviewResponse answer(const PreviewRequest& request) const;

 private:
  bool is_known(const PreviewRequest& request, const std::string& tag_sent) const;
  void compress(PreviewResponse& response) const;
  void take_part(const PreviewRequest& request, PreviewResponse& response) const;
};

// A change in the same second would carry the same time: until that second has passed, only the tag tells.
bool Responder::Resource::is_known(const PreviewRequest& request, const std::string& tag_sent) const {
  if (!request.if_none_match.empty()) return names_tag(request.if_none_match, tag_sent);
  const auto since = parse_http_date(request.if_modified_since);
  return since && changed_at > 0 && changed_at <= *since && now() - changed_at > k_settled_seconds;
}

void Responder::Resource::compress(PreviewResponse& response) const {
  response.body = std::make_shared<const std::string>(gzipped(*body));
  response.part = {0, response.body->size()};
  response.headers.emplace_back("Content-Encoding", "gzip");
}

void Responder::Resource::take_part(const PreviewRequest& request, PreviewResponse& response) const {
  if (request.range.empty() || (!request.if_range.empty() && request.if_range != tag)) return;
  const auto [kind, range] = range_of(request.range, size);
  if (kind == RangeKind::whole) return;
  const auto of_size = "/" + std::to_string(size);
  if (kind == RangeKind::unsatisfiable) {
    response.status = 416;
    response.body = nullptr;
    response.source.clear();
    response.part = {};
    response.headers.emplace_back("Content-Range", "bytes *" + of_size);
    return;
  }
  response.status = 206;
  response.part = range;
  response.headers.emplace_back("Content-Range", "bytes " + std::to_string(range.first) + "-" +
                                                     std::to_string(range.first + range.size - 1) + of_size);
}

PreviewResponse Responder::Resource::answer(const PreviewRequest& request) const {
  PreviewResponse response{status, media_type, {}, body, source, {0, size}};
  const bool can_compress = body && size >= k_least_compressed && is_compressible(media_type);
  const bool compresses = can_compress && request.range.empty() && accepts_gzip(request.accept_encoding);
  auto tag_sent = tag;
  if (compresses && !tag.empty()) tag_sent.insert(tag_sent.size() - 1, "-gz");
  auto& headers = response.headers;
  headers.emplace_back("Cache-Control", "no-cache");
  headers.emplace_back("X-Content-Type-Options", "nosniff");
  headers.emplace_back("Content-Security-Policy", k_policy);
  if (can_compress) headers.emplace_back("Vary", "Accept-Encoding");
  if (!location.empty()) headers.emplace_back("Location", location);
  if (!tag_sent.empty()) headers.emplace_back("ETag", tag_sent);
  if (changed_at > 0 && now() - changed_at > k_settled_seconds)
    headers.emplace_back("Last-Modified", http_date(changed_at));
  if (status != 200) {
    if (compresses) compress(response);
    return response;
  }
  headers.emplace_back("Accept-Ranges", "bytes");
  if (is_known(request, tag_sent)) {
    response.status = 304;
    response.body = nullptr;
    response.source.clear();
    response.part = {};
  } else if (compresses) {
    compress(response);
  } else {
    take_part(request, response);
  }
  return response;
}

/// A renderer out of those that rest; it keeps templates parsed from one request to the next.
class Responder::Rendering {
 public:
  Rendering(Responder& owner, std::shared_ptr<const Theme> theme) : owner_(owner), theme_(std::move(theme)) {
    const std::lock_guard lock(owner.mutex_);
    if (std::exchange(owner.rendered_theme_, theme_) != theme_) owner.idle_renderers_.clear();
    if (!owner.idle_renderers_.empty()) {
      renderer_ = std::move(owner.idle_renderers_.back());
      owner.idle_renderers_.pop_back();
    }
    if (!renderer_) renderer_ = std::make_unique<TemplateRenderer>();
  }
  ~Rendering() {
    const std::lock_guard lock(owner_.mutex_);
    const bool is_useful = owner_.rendered_theme_ == theme_ && owner_.idle_renderers_.size() < k_most_idle;
    if (is_useful) owner_.idle_renderers_.push_back(std::move(renderer_));
  }
  Rendering(const Rendering&) = delete;
  Rendering& operator=(const Rendering&) = delete;

  TemplateRenderer& renderer() { return *renderer_; }

 private:
  static constexpr std::size_t k_most_idle = 16;
  Responder& owner_;
  std::shared_ptr<const Theme> theme_;
  std::unique_ptr<TemplateRenderer> renderer_;
};

Result<std::string> Responder::bytes_of(const ShownSite& shown, const OutputFile& file) {
  Rendering rendering(*this, shown.prepared->theme);
  return shown.output.bytes(file, rendering.renderer());
}

Responder::Resource Responder::page_resource(const PreviewView& view, const OutputFile& file, int status) {
  const auto& prepared = *view.shown->prepared;
  const auto path = view.shown->output.path(file);
  auto bytes = bytes_of(*view.shown, file);
  if (!bytes)
    return Resource::of(std::string(k_html),
                        problem_page(disk_, prepared.site.config.language, {{Severity::error, bytes.error()}}), 500);
  auto type = media_type(path);
  if (type == k_html) bytes = with_script(*bytes, page_digests(&prepared, *bytes));
  auto resource = Resource::of(std::move(type), *std::move(bytes), status);
  resource.changed_at = view.changed_at;
  if (file.kind == OutputKind::page && file.compression == Compression::none &&
      prepared.plan.pages[file.index].kind == PageKind::redirect) {
    resource.status = 302;
    resource.location = link_to(prepared.site.config, prepared.plan.pages[file.index].target->route_path);
  }
  return resource;
}

Responder::Resource Responder::copied_file(const PreviewView& view, const OutputFile& file) const {
  Resource resource;
  resource.source = view.shown->prepared->plan.copies[file.index].source;
  resource.media_type = media_type(view.shown->output.path(file));
  const auto status = disk_.status(resource.source);
  if (!status || status->kind != FileKind::file)
    return Resource::of("text/plain; charset=utf-8", "the file is gone\n", 404);
  constexpr std::int64_t k_nanoseconds = 1'000'000'000;
  resource.size = status->size;
  resource.changed_at = status->modified_ns / k_nanoseconds;
  resource.tag = '"' + std::to_string(status->size) + "-" + std::to_string(status->modified_ns) + '"';
  return resource;
}

// It names the digest of every file: all of them are made for it.
Responder::Resource Responder::manifest(const PreviewView& view) const {
  ManifestSink sink;
  Observer silent;
  const auto counts = render_site(disk_, *view.shown->prepared, 1, sink, silent);
  if (!counts) return Resource::of("text/plain; charset=utf-8", counts.error().message + "\n", 500);
  return Resource::of("application/json", sink.take());
}

Responder::Resource Responder::site_resource(const PreviewView& view, std::string_view path) {
  const auto& index = view.shown->index;
  const auto& config = view.shown->prepared->site.config;
  const std::string_view base = config.base_path;
  const auto moved = [&](const std::string& to, int status) {
    auto resource = Resource::of("text/plain; charset=utf-8", "", status);
    resource.location = encoded_path(to);
    return resource;
  };
  if (path == "/" && base != "/") return moved(std::string(base), 302);
  if (path.starts_with(base)) {
    const std::string inside(path.substr(base.size()));
    const auto name = inside.empty() || inside.ends_with('/') ? inside + "index.html" : inside;
    if (const auto file = index.find(name))
      return file->kind == OutputKind::copy && file->compression == Compression::none ? copied_file(view, *file)
                                                                                      : page_resource(view, *file, 200);
    if (inside == k_manifest_file) return manifest(view);
    if (index.find(inside + "/index.html")) return moved(std::string(path) + "/", 301);
  } else if (std::string(path) + "/" == base) {
    return moved(std::string(base), 301);
  }
  if (const auto missing = index.find("404.html")) return page_resource(view, *missing, 404);
  return Resource::of("text/plain; charset=utf-8", "not found\n", 404);
}

// The page at a path as it would be served now, without the script; empty when it cannot be made.
std::string Responder::page_at(const PreviewView& view, const std::string& path) {
  if (!view.shown) return problem_page(disk_, "", view.findings.errors());
  if (path.starts_with(k_own)) return board_page(view, disk_, path, "").value_or("");
  auto file = view.shown->index.find(output_of(*view.shown, path));
  if (!file) file = view.shown->index.find("404.html");
  const auto bytes = file ? bytes_of(*view.shown, *file) : Result<std::string>(std::string());
  return bytes ? *bytes : std::string();
}

std::string Responder::notes_of(const PreviewView& view, const std::string& path) {
  const auto page = page_at(view, path);
  const bool is_of_site = view.shown && !path.starts_with(k_own);
  const auto* prepared = is_of_site ? view.shown->prepared.get() : nullptr;
  const auto digests = page.empty() ? PageDigests{} : page_digests(prepared, page);
  return page_notes(view, disk_, view.shown ? output_of(*view.shown, path) : "", digests);
}

PreviewResponse Responder::show_as_of(const PreviewRequest& request) {
  const auto refused = [](int status, std::string_view message) {
    JsonWriter json(JsonWriter::Layout::one_line);
    json.begin_object().key("message").text(message).end_object();
    auto resource = Resource::of("application/json", json.take(), status);
    return resource.answer({});
  };
  if (!is_same_origin(request.origin, request.host, request.fetch_site))
    return refused(403, "only the preview's own pages may change it");
  if (!request.content_type.starts_with("application/json")) return refused(415, "the body must be application/json");
  if (request.body.size() > k_most_body) return refused(413, "the body is too long");
  const auto body = parse_json(request.body);
  const auto* wanted = body ? body->member("as_of") : nullptr;
  const auto* as_of = wanted ? wanted->as_text() : nullptr;
  if (!as_of) return refused(400, "the body must be {\"as_of\": \"2026-01-01\"}");
  if (!as_of->empty() && !parse_date(*as_of) && !parse_date_time(*as_of, 0))
    return refused(400, quoted(*as_of) + " is no day: write 2026-01-01, or nothing for now");
  session_.show_as_of(*as_of);
  PreviewResponse response;
  response.status = 204;
  return response;
}

Responder::Resource Responder::own_html(std::string page, const PageDigests& digests, int status) {
  return Resource::of(std::string(k_html), with_script(std::move(page), digests), status);
}

PreviewResponse Responder::own_page(const PreviewRequest& request) {
  if (request.path == "/_gazette/preview.js")
    return Resource::of("text/javascript; charset=utf-8", std::string(embedded("preview/preview.js"))).answer(request);
  if (request.path == "/_gazette/board.css")
    return Resource::of("text/css; charset=utf-8", std::string(board_style())).answer(request);
  return session_.preview().read([&](const PreviewView& view) {
    if (request.path == "/_gazette/page.json")
      return Resource::of("application/json", notes_of(view, request.page_path)).answer(request);
    if (view.shown) {
      // The script asks for the page without its filter.
      if (auto page = board_page(view, disk_, request.path, request.query))
        return own_html(*std::move(page), page_digests(nullptr, page_at(view, request.path)), 200).answer(request);
    }
    if (view.shown && board_page(view, disk_, request.path + "/", "")) {
      auto moved = Resource::of("text/plain; charset=utf-8", "", 301);
      moved.location = request.path + "/";
      return moved.answer(request);
    }
    return Resource::of("text/plain; charset=utf-8", "not found\n", 404).answer(request);
  });
}

PreviewResponse Responder::respond(const PreviewRequest& request) {
  if (session_.preview().read([](const PreviewView& view) { return view.revision; }) == 0)
    session_.wait_for_other(0, k_wait_for_first_site);
  if (request.method == "POST") {
    if (request.path == "/_gazette/as-of") return show_as_of(request);
    return Resource::of("text/plain; charset=utf-8", "there is nothing to post to\n", 404).answer(request);
  }
  if (request.path.starts_with(k_own)) return own_page(request);
  // Bytes are made while nothing changes; conditions, compression and sending need not hold anybody up.
  const auto resource = session_.preview().read([&](const PreviewView& view) {
    if (view.shown) return site_resource(view, request.path);
    auto page = page_at(view, request.path);
    const auto digests = page_digests(nullptr, page);
    return own_html(std::move(page), digests, 503);
  });
  return resource.answer(request);
}

}  // namespace gazette
