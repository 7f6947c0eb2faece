#pragma once
// Which answer a request gets: a pure function of the built files and the path, so that it can be tested without a
// socket.

#include <map>
#include <string>
#include <string_view>

namespace gazette {

struct Answer {
  int status = 200;
  std::string media_type;
  std::string location;               ///< of a redirect
  const std::string* body = nullptr;  ///< points into the files; null for none
};

/// Answers `path` (percent-decoded, from `/`, without query) of a site that stands below `base_path`.
/// `/x` for a folder redirects to `/x/`; what is not there gets the site's 404 page. Nothing but the given files can
/// ever be reached, whatever the path holds.
Answer answer_for(const std::map<std::string, std::string>& files, std::string_view base_path, std::string_view path);

/// Whether a path leads to the preview's own pages, which stand beside the site whatever its base path.
bool is_board_path(std::string_view path);

/// Whether a Host header names this machine's loopback, so that a foreign page cannot read the preview by pointing its
/// own name at it (DNS rebinding).
bool is_loopback_host(std::string_view host);

}  // namespace gazette
