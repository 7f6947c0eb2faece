#pragma once
// The preview's HTTP server (cpp-httplib): GET and HEAD of what a Session holds, nothing else.

#include "base/result.hpp"
#include "serve/session.hpp"

#include <functional>
#include <memory>
#include <string>

namespace gazette {

struct ServerOptions {
  std::string bind = "127.0.0.1";
  int port = 1313;
  bool may_take_next_port = true;  ///< false when the user named the port
};

class HttpServer {
 public:
  explicit HttpServer(Session& session);
  ~HttpServer();
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;

  /// Takes the port, or one of the next 20. The port taken, or an Error (`port-taken`).
  Result<int> listen(const ServerOptions& options);

  /// Serves until `stop`; call after `listen`.
  void run();

  /// May be called from another thread.
  void stop();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace gazette
