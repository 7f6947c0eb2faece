#include "support/loopback_server.hpp"

#include <mutex>
#include <thread>

#include <httplib.h>

namespace gazette::test {

struct LoopbackServer::State {
  httplib::Server server;
  int port = 0;
  std::thread thread;
  mutable std::mutex mutex;
  std::vector<std::string> questions;
  std::string user_agent;
};

LoopbackServer::LoopbackServer() : state_(std::make_unique<State>()) {
  auto& state = *state_;
  state.server.set_pre_routing_handler([&state](const httplib::Request& request, httplib::Response&) {
    const std::lock_guard lock(state.mutex);
    state.questions.push_back(request.method + " " + request.path);
    state.user_agent = request.get_header_value("User-Agent");
    return httplib::Server::HandlerResponse::Unhandled;
  });
  const auto answer = [&state](const std::string& path, int status) {
    state.server.Get(path, [status](const httplib::Request&, httplib::Response& response) {
      response.status = status;
      response.set_content("text", "text/plain");
    });
  };
  answer("/ok", 200);
  answer("/gone", 404);
  answer("/forbidden", 403);
  answer("/broken", 500);
  state.server.Get("/head-forbidden", [](const httplib::Request& request, httplib::Response& response) {
    response.status = request.method == "HEAD" ? 403 : 200;
  });
  const auto lead = [&state](const std::string& from, const std::string& to) {
    state.server.Get(from, [to](const httplib::Request&, httplib::Response& response) { response.set_redirect(to); });
  };
  lead("/moved", "/ok");
  lead("/moved-to-gone", "/gone");
  lead("/circle", "/circle");
  state.server.Get("/endless", [](const httplib::Request& request, httplib::Response& response) {
    response.status = request.method == "HEAD" ? 405 : 200;
    response.set_chunked_content_provider("text/plain", [](std::size_t, httplib::DataSink& sink) {
      const std::string piece(1000, 'x');
      return sink.write(piece.data(), piece.size());
    });
  });
  state.port = state.server.bind_to_any_port("127.0.0.1");
  state.thread = std::thread([&state] { state.server.listen_after_bind(); });
  while (!state.server.is_running()) std::this_thread::yield();
}

LoopbackServer::~LoopbackServer() {
  state_->server.stop();
  state_->thread.join();
}

int LoopbackServer::port() const { return state_->port; }

std::vector<std::string> LoopbackServer::questions() const {
  const std::lock_guard lock(state_->mutex);
  return state_->questions;
}

std::string LoopbackServer::user_agent() const {
  const std::lock_guard lock(state_->mutex);
  return state_->user_agent;
}

}  // namespace gazette::test
