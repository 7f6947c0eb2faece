#pragma once
// Which answer a request gets: everything that HTTP says, nothing of sockets. Files are found by looking a path up among
// those of the output, so that nothing else can ever be reached, whatever the path holds.

#include "formats/template.hpp"
#include "io/file_system.hpp"
#include "serve/http_values.hpp"
#include "serve/page_notes.hpp"
#include "serve/preview.hpp"
#include "serve/session.hpp"

#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace gazette {

struct PreviewRequest {
  std::string method = "GET";
  std::string path;       ///< from `/`, percent-decoded, without query
  std::string page_path;  ///< the query's `path`, decoded
  std::string query;      ///< the query's `q`, decoded
  std::string body;
  std::string host, origin, fetch_site, content_type;
  std::string if_none_match, if_modified_since, if_range, range, accept_encoding;
};

struct PreviewResponse {
  int status = 200;
  std::string media_type;
  std::vector<std::pair<std::string, std::string>> headers;
  std::shared_ptr<const std::string> body;  ///< null when there is none, or when it is a file's
  std::string source;                       ///< a file whose bytes are the body, from the site's folder
  ByteRange part;                           ///< of the body: what is sent
};

/// The address from which the script takes its events.
inline constexpr std::string_view k_events_path = "/_gazette/events";

/// Answers GET, HEAD and the one POST that changes something. Thread-safe.
class Responder {
 public:
  /// All must outlive it. `disk` reads what is copied, and excerpts.
  Responder(Session& session, const FileReader& disk) : session_(session), disk_(disk) {}

  PreviewResponse respond(const PreviewRequest& request);

  const FileReader& disk() const { return disk_; }

 private:
  struct Resource;
  class Rendering;

  static Resource own_html(std::string page, const PageDigests& digests, int status);
  PreviewResponse own_page(const PreviewRequest& request);
  PreviewResponse show_as_of(const PreviewRequest& request);
  Resource site_resource(const PreviewView& view, std::string_view path);
  Resource page_resource(const PreviewView& view, const OutputFile& file, int status);
  Resource manifest(const PreviewView& view) const;
  Resource copied_file(const PreviewView& view, const OutputFile& file) const;
  Result<std::string> bytes_of(const ShownSite& shown, const OutputFile& file);
  std::string page_at(const PreviewView& view, const std::string& path);
  std::string notes_of(const PreviewView& view, const std::string& path);

  Session& session_;
  const FileReader& disk_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<TemplateRenderer>> idle_renderers_;
  std::shared_ptr<const Theme> rendered_theme_;  ///< whose templates they hold
};

}  // namespace gazette
