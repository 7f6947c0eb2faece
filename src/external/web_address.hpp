#pragma once
// The address of a page on another site, in parts.

#include <optional>
#include <string>
#include <string_view>

namespace gazette {

struct WebAddress {
  bool is_secure = true;
  std::string host;  ///< lower-case ASCII; an IPv6 address in square brackets
  int port = 443;
  std::string target;  ///< path and query, percent-encoded; begins with `/`

  friend bool operator==(const WebAddress&, const WebAddress&) = default;
};

/// Reads `http://…` or `https://…`, without its fragment. Nothing for another scheme, a bad host or port, or a name and
/// password before the host.
std::optional<WebAddress> parse_web_address(std::string_view text);

/// `https://host`, with the port where it is not the usual one: what a client connects to.
std::string origin_of(const WebAddress& address);

/// The whole address: the same for all ways to write it that differ in case of the host, usual port or fragment only.
std::string text_of(const WebAddress& address);

/// Where a redirect leads: `location` may be a whole address, `//host/path`, `/path`, `?query` or a path beside `from`.
std::optional<WebAddress> redirected(const WebAddress& from, std::string_view location);

}  // namespace gazette
