// cpp-httplib's defaults are wrong for a preview (measured: libraries of this kind stall on Nagle's algorithm, compress
// each answer anew, take bodies of any size and follow links out of the root), so each of them is set or avoided here.
#include "serve/http_server.hpp"

#include "serve/site_files.hpp"

#include <httplib.h>

namespace gazette {

namespace {

constexpr int k_port_tries = 20;
constexpr std::size_t k_threads = 64;
constexpr std::size_t k_most_headers = 100;

// Answers what must not reach a handler; true when it did.
bool is_refused(const httplib::Request& request, httplib::Response& response, bool is_loopback) {
  int status = 0;
  if (request.method != "GET" && request.method != "HEAD") status = 405;
  else if (is_loopback && !is_loopback_host(request.get_header_value("Host"))) status = 421;
  else if (request.headers.size() > k_most_headers) status = 431;
  else if (request.ranges.size() > 1) status = 416;
  if (status == 0) return false;
  response.status = status;
  if (status == 405) response.set_header("Allow", "GET, HEAD");
  response.set_content("refused\n", "text/plain");
  return true;
}

// A provider of known length keeps the library from compressing and copying; it holds the snapshot while it sends.
void send(const std::shared_ptr<const Snapshot>& snapshot, const Answer& answer, httplib::Response& response) {
  response.status = answer.status;
  response.set_header("Cache-Control", "no-store");
  response.set_header("X-Content-Type-Options", "nosniff");
  if (!answer.location.empty()) response.set_header("Location", answer.location);
  if (!answer.body || answer.body->empty()) return response.set_content("", "text/plain");
  response.set_content_provider(
      answer.body->size(), answer.media_type,
      [snapshot, body = answer.body](std::size_t offset, std::size_t length, httplib::DataSink& sink) {
        return sink.write(body->data() + offset, length);
      });
}

}  // namespace

struct HttpServer::State {
  explicit State(Session& site) : session(site) {}

  Session& session;
  httplib::Server server;
  bool is_loopback = true;
};

HttpServer::HttpServer(Session& session) : state_(std::make_unique<State>(session)) {
  auto& server = state_->server;
  server.set_tcp_nodelay(true);
  // The default shares the port with whoever has it already (SO_REUSEPORT), and each gets a part of the requests.
  server.set_socket_options([](socket_t socket) {
    const int yes = 1;
    ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  });
  server.set_payload_max_length(0);
  server.set_read_timeout(5);
  server.set_keep_alive_max_count(1000);
  server.set_keep_alive_timeout(2);
  server.new_task_queue = [] { return new httplib::ThreadPool(k_threads); };
  server.set_pre_routing_handler([this](const httplib::Request& request, httplib::Response& response) {
    return is_refused(request, response, state_->is_loopback) ? httplib::Server::HandlerResponse::Handled
                                                              : httplib::Server::HandlerResponse::Unhandled;
  });
  server.Get(".*", [this](const httplib::Request& request, httplib::Response& response) {
    const auto snapshot = state_->session.current();
    if (!snapshot) {
      response.status = 503;
      response.set_content("The site has errors; the terminal shows them.\n", "text/plain");
      return;
    }
    send(snapshot,
         is_board_path(request.path) ? answer_for(snapshot->boards, "/", request.path)
                                     : answer_for(snapshot->files, snapshot->base_path, request.path),
         response);
  });
}

HttpServer::~HttpServer() = default;

Result<int> HttpServer::listen(const ServerOptions& options) {
  state_->is_loopback = options.bind == "127.0.0.1" || options.bind == "::1" || options.bind == "localhost";
  const int tries = options.may_take_next_port ? k_port_tries : 1;
  for (int port = options.port; port < options.port + tries && port <= 65535; ++port) {
    if (state_->server.bind_to_port(options.bind, port)) return port;
  }
  return Error{ErrorKind::input_output,
               "port-taken",
               "cannot listen on " + options.bind + " port " + std::to_string(options.port),
               {},
               "another program may have it: choose another with -p",
               {}};
}

void HttpServer::run() { state_->server.listen_after_bind(); }

void HttpServer::stop() { state_->server.stop(); }

}  // namespace gazette
