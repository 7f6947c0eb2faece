#include "external/http_fetcher.hpp"

#include "support/catch.hpp"
#include "support/loopback_server.hpp"

using namespace gazette;
using namespace gazette::test;

namespace {

HttpOptions loopback_options() {
  HttpOptions options;
  options.connecting = options.reading = options.whole = std::chrono::seconds(5);
  options.may_ask_private = true;
  return options;
}

Answer asked(const std::string& address, const HttpOptions& options = loopback_options()) {
  return make_http_fetcher(options)->fetch(*parse_web_address(address));
}

using Questions = std::vector<std::string>;

}  // namespace

TEST_CASE("a page that answers HEAD is asked once, by a client that says who it is") {
  const LoopbackServer server;
  CHECK(asked(server.address() + "/ok").status == 200);
  CHECK(server.questions() == Questions{"HEAD /ok"});
  CHECK(server.user_agent().starts_with("gazette/"));
}

TEST_CASE("a fault in answer to HEAD is believed only when GET is answered with it too") {
  const LoopbackServer server;
  CHECK(asked(server.address() + "/head-forbidden").status == 200);
  CHECK(asked(server.address() + "/gone").status == 404);
  CHECK(server.questions() == Questions{"HEAD /head-forbidden", "GET /head-forbidden", "HEAD /gone", "GET /gone"});
}

TEST_CASE("redirects are followed to their end, and a circle ends after a few") {
  const LoopbackServer server;
  CHECK(asked(server.address() + "/moved").status == 200);
  const auto gone = asked(server.address() + "/moved-to-gone");
  CHECK(gone.status == 404);
  CHECK(gone.is_redirected);
  CHECK(asked(server.address() + "/circle").failure == FetchFailure::too_many_redirects);
}

TEST_CASE("a body without end is cut off") {
  const LoopbackServer server;
  CHECK(asked(server.address() + "/endless").status == 200);
}

TEST_CASE("an address of a private network is not asked unless it is allowed") {
  const LoopbackServer server;
  auto options = loopback_options();
  options.may_ask_private = false;
  CHECK(asked(server.address() + "/ok", options).failure == FetchFailure::private_network);
  CHECK(asked("http://localhost:" + std::to_string(server.port()) + "/ok", options).failure ==
        FetchFailure::private_network);
  CHECK(asked("http://[::1]:" + std::to_string(server.port()) + "/ok", options).failure ==
        FetchFailure::private_network);
  CHECK(server.questions().empty());
}

TEST_CASE("where nothing listens the connection is refused, and what is no TLS has no certificate") {
  int port = 0;
  {
    const LoopbackServer server;
    port = server.port();
    CHECK(asked("https://127.0.0.1:" + std::to_string(port) + "/ok").failure == FetchFailure::bad_certificate);
  }
  CHECK(asked("http://127.0.0.1:" + std::to_string(port) + "/ok").failure == FetchFailure::refused);
}
