#pragma once
// The preview's HTTP server: cpp-httplib between our own connections and the Responder.

#include "base/result.hpp"
#include "serve/connection.hpp"
#include "serve/responder.hpp"
#include "serve/session.hpp"

#include <cstddef>
#include <memory>
#include <string>

namespace gazette {

struct ServerOptions {
  std::string bind = "127.0.0.1";
  int port = 1313;
  bool may_take_next_port = true;  ///< false when the user named the port
};

/// What clients may take together, and each of them.
struct ServerLimits {
  ConnectionLimits connection;
  std::size_t connections = 512;
  std::size_t streams = 128;  ///< of events, which are connections too
};

/// Whether this address can be reached from this machine only.
bool is_loopback_address(const std::string& bind);

class HttpServer {
 public:
  explicit HttpServer(const ServerLimits& limits = {});
  ~HttpServer();
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;

  /// Takes the port, or one of the next 20. The port taken, or an Error (`port-taken`).
  Result<int> listen(const ServerOptions& options);

  /// Serves until `stop`; call after `listen`. Requests that came since wait for it. Both must outlive the server.
  void run(Session& session, Responder& responder);

  /// May be called from another thread. Ends every connection, streams of events too.
  void stop();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace gazette
