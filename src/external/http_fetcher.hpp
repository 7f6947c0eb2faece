#pragma once
// The network: asks one page over HTTP or HTTPS.

#include "external/link_check.hpp"

#include <chrono>
#include <memory>

namespace gazette {

struct HttpOptions {
  std::chrono::seconds connecting{10};  ///< until a connection stands
  std::chrono::seconds reading{15};     ///< until the next bytes come
  std::chrono::seconds whole{40};       ///< for one question, however slowly bytes come
  int most_redirects = 5;
  bool may_ask_private = false;  ///< also addresses of private networks
};

/// Asks with HEAD, and where that is answered with a fault with GET for the first byte; follows redirects. A name is
/// looked up once for each hop and the connection made to the address that was judged, so that none can be put in its
/// place. Names itself in User-Agent.
std::unique_ptr<LinkFetcher> make_http_fetcher(const HttpOptions& options);

/// The clock of this machine.
std::unique_ptr<LinkClock> make_link_clock();

}  // namespace gazette
