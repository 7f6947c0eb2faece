#pragma once
// The values of HTTP headers that the preview reads and writes, as pure functions (RFC 9110).

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gazette {

/// `Sun, 06 Nov 1994 08:49:37 GMT` (section 5.6.7).
std::string http_date(std::int64_t unix_seconds);
/// Reads that form, the only one that anybody sends today; nothing for others.
std::optional<std::int64_t> parse_http_date(std::string_view text);

/// Whether an If-None-Match names the tag, given with its quotes; `W/` does not count (section 13.1.2).
bool names_tag(std::string_view if_none_match, std::string_view tag);

/// Whether an Accept-Encoding takes gzip (section 12.5.3).
bool accepts_gzip(std::string_view accept_encoding);

/// A part of a file, in bytes.
struct ByteRange {
  std::size_t first = 0, size = 0;
};

enum class RangeKind { whole, part, unsatisfiable };

struct RangeAnswer {
  RangeKind kind = RangeKind::whole;
  ByteRange range;
};

/// What a Range header asks of a file of `size` bytes. One range of bytes is served; several, other units and what is
/// malformed are ignored, as a server may (section 14.2): the whole file is never wrong.
RangeAnswer range_of(std::string_view header, std::size_t size);

/// Whether a Host header names this machine's loopback, so that a foreign page cannot read the preview by pointing its
/// own name at it (DNS rebinding).
bool is_loopback_host(std::string_view host);

/// Whether a request that changes something comes from the preview's own pages: `Origin` names the host that was asked,
/// and where the browser says from which site it comes (`Sec-Fetch-Site`), it is the same.
bool is_same_origin(std::string_view origin, std::string_view host, std::string_view fetch_site);

}  // namespace gazette
