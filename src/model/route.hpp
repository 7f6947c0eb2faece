#pragma once
// An address inside the site: where a page or a file stands below `base_url` and below the output folder.

#include <compare>
#include <string>
#include <string_view>

namespace gazette {

/// A path relative to the site's root, UTF-8 as on disk, without a leading slash.
/// A page's route ends in `/` (or is empty for the home page) and is written to `index.html`
/// inside it; a file's route does not (`rss.xml`, `policy/2024-017/annex.pdf`).
struct Route {
  std::string path;

  friend auto operator<=>(const Route&, const Route&) = default;
};

/// Whether the route names a folder with an `index.html`.
bool is_page_route(const Route& route);

/// The address from the site's root, as on disk: `/policy/x/`.
std::string url_of(const Route& route);

/// What readers of a redirect ask for: `/old/annex.pdf` for `old/annex.pdf/`, the folder that stands in the place of a
/// former file (pages/redirect_plan.hpp); for others as `url_of`.
std::string asked_url(const Route& route);

/// Where the bytes go below the output folder: `policy/x/index.html` for `policy/x/`.
std::string output_path(const Route& route);

/// The route as a URL path, percent-encoded (RFC 3986, section 3.3); Han characters are encoded too.
std::string encoded_path(std::string_view path);

/// Decodes `%XX`; a malformed sequence stays as it is.
std::string decoded_path(std::string_view path);

}  // namespace gazette
