// cpp-httplib reads requests and writes answers; all that lets a client take more than its share is kept from it.
// Measured of 0.11.4: its pool of threads is blocked by streams of events and idle connections, the number of headers
// and the size of bodies are not bounded, a client that sends a byte a second is never cut off, several ranges of one
// file are copied as often as asked for, each answer is compressed anew, and stopping waits for idle connections. So it
// gets connections of ours (serve/connection.hpp) through the one function that hands a socket over, and answers of
// known length.
#include "serve/http_server.hpp"

#include "base/text.hpp"
#include "formats/json.hpp"
#include "serve/connection_pool.hpp"

#include <algorithm>
#include <atomic>
#include <thread>

#include <httplib.h>

namespace gazette {

namespace {

constexpr int k_port_tries = 20;
constexpr std::size_t k_most_requests = 10'000;  // on one connection
constexpr int k_most_body = 4096;
constexpr std::size_t k_piece = 256 * 1024;
constexpr std::chrono::milliseconds k_between_pings{15'000};
constexpr std::chrono::milliseconds k_slice{500};

// NOLINTBEGIN(modernize-use-override): some versions of the library ask for fewer members, so none is marked
/// A connection as the library wants it.
class ConnectionStream final : public httplib::Stream {
 public:
  explicit ConnectionStream(Connection& connection) : connection_(connection) {}

  bool is_readable() const { return true; }
  bool is_writable() const { return connection_.is_open(); }
  bool wait_readable() const { return true; }
  bool wait_writable() const { return connection_.is_open(); }
  time_t duration() const { return 0; }
  ssize_t read(char* to, std::size_t size) { return connection_.read(to, size); }
  ssize_t write(const char* from, std::size_t size) { return connection_.write(from, size); }
  void get_remote_ip_and_port(std::string& ip, int& port) const { ip.clear(), port = 0; }
  void get_local_ip_and_port(std::string& ip, int& port) const { ip.clear(), port = 0; }
  socket_t socket() const { return 0; }  // the library only compares it with the size of an fd_set

 private:
  Connection& connection_;
};
// NOLINTEND(modernize-use-override)

// Set in the thread that accepts, while it turns a connection away.
thread_local bool is_turning_away = false;

// The library's queue of work, with a thread for each connection.
class Queue final : public httplib::TaskQueue {
 public:
  explicit Queue(ConnectionPool& pool) : pool_(pool) {}
  void enqueue(std::function<void()> job) override {
    if (pool_.run(job)) return;
    is_turning_away = true;
    job();
    is_turning_away = false;
  }
  void shutdown() override { pool_.finish(); }

 private:
  ConnectionPool& pool_;
};

PreviewRequest request_of(const httplib::Request& request) {
  PreviewRequest out;
  out.method = request.method;
  out.path = request.path;
  out.body = request.body;
  if (request.has_param("path")) out.page_path = request.get_param_value("path");
  if (request.has_param("q")) out.query = request.get_param_value("q");
  const auto header = [&](const char* name) { return request.get_header_value(name); };
  out.host = header("Host");
  out.origin = header("Origin");
  out.fetch_site = header("Sec-Fetch-Site");
  out.content_type = header("Content-Type");
  out.if_none_match = header("If-None-Match");
  out.if_modified_since = header("If-Modified-Since");
  out.if_range = header("If-Range");
  out.range = header("Range");
  out.accept_encoding = header("Accept-Encoding");
  return out;
}

bool has_body(const httplib::Request& request) {
  const auto lengths = request.get_header_value_count("Content-Length");
  return request.has_header("Transfer-Encoding") || lengths > 1 ||
         (lengths == 1 && request.get_header_value("Content-Length") != "0");
}

// Why a body is not read; nothing where it is: only a short one whose length is known.
std::string_view body_refusal(const httplib::Request& request) {
  if (request.has_header("Transfer-Encoding")) return "411 Length Required";
  const auto length = request.get_header_value("Content-Length");
  const bool is_number = !length.empty() && std::all_of(length.begin(), length.end(), is_ascii_digit);
  if (!is_number || request.get_header_value_count("Content-Length") > 1) return "400 Bad Request";
  const auto number = parse_integer(length);
  return !number || *number > k_most_body ? "413 Content Too Large" : "";
}

void refuse(httplib::Response& response, int status, const char* words) {
  response.status = status;
  response.set_content(words, "text/plain; charset=utf-8");
}

// A provider of known length keeps the library from compressing and copying; it holds the bytes while it sends.
void send(const PreviewResponse& answer, const FileReader& disk, httplib::Response& response) {
  response.status = answer.status;
  for (const auto& [name, value] : answer.headers) response.set_header(name, value);
  if (answer.part.size == 0 || (!answer.body && answer.source.empty())) {
    if (answer.status != 204 && answer.status != 304) response.set_content("", answer.media_type);
    return;
  }
  const auto from_memory = [body = answer.body, first = answer.part.first](std::size_t offset, std::size_t length,
                                                                           httplib::DataSink& sink) {
    return sink.write(body->data() + first + offset, length);
  };
  const auto from_disk = [&disk, source = answer.source, first = answer.part.first](
                             std::size_t offset, std::size_t length, httplib::DataSink& sink) {
    const auto bytes = disk.read_part(source, first + offset, std::min(length, k_piece));
    return bytes && !bytes->empty() && sink.write(bytes->data(), bytes->size());
  };
  if (answer.body) response.set_content_provider(answer.part.size, answer.media_type, from_memory);
  else response.set_content_provider(answer.part.size, answer.media_type, from_disk);
}

std::string event_of(const PreviewView& view, bool follows) {
  std::string follow = "null";
  if (follows && view.shown && !view.saved_source.empty() && !view.is_behind) {
    const auto& site = view.shown->prepared->site;
    if (const auto* entry = site.entry_by_source.find(view.saved_source))
      follow = json_string(link_to(site.config, entry->item->route.path));
  }
  return "event: revision\ndata: {\"revision\": " + std::to_string(view.revision) + ", \"follow\": " + follow + "}\n\n";
}

}  // namespace

struct HttpServer::State {
  // The library's server, with our own way from a socket to its requests.
  class Server final : public httplib::Server {
   public:
    explicit Server(State& state) : state_(state) {}

    // The library lets five connections wait to be accepted: a browser's burst would be answered a second later.
    void let_connections_wait() { ::listen(svr_sock_, SOMAXCONN); }

   private:
    bool process_and_close_socket(socket_t socket) override {
      auto allowed = state_.limits.connection;
      if (is_turning_away) allowed.rest = {};
      Connection connection(static_cast<int>(socket), allowed, state_.is_stopping);
      if (is_turning_away) connection.refuse("503 Service Unavailable");
      else serve(connection);
      connection.close();
      return true;
    }

    void serve(Connection& connection) {
      ConnectionStream stream(connection);
      for (auto count = k_most_requests; count > 0 && connection.wait_for_request(); --count) {
        bool is_closing = count == 1, was_understood = false;
        const bool was_answered = process_request(stream, is_closing, is_closing, [&](httplib::Request& request) {
          was_understood = true;
          request.ranges.clear();  // the Responder reads the header itself
          if (has_body(request)) is_closing = true, end_with_body(connection, request);
          else if (request.method == "POST") request.set_header("Content-Length", "0");  // or it reads until the end
        });
        // Where the next request begins is known only after one that was understood and had no body.
        if (!was_answered || !was_understood || is_closing || connection.is_refused()) return;
      }
    }

    // What any other request has for a body stays unread.
    static void end_with_body(Connection& connection, httplib::Request& request) {
      const auto refusal = request.method == "POST" ? body_refusal(request) : std::string_view();
      if (!refusal.empty()) connection.refuse(refusal);
      request.headers.erase("Connection");
      request.set_header("Connection", "close");
    }

    State& state_;
  };

  explicit State(const ServerLimits& most) : limits(most), pool(most.connections), server(*this) {}

  bool is_refused(const httplib::Request& request, httplib::Response& response) const;
  void answer(const httplib::Request& request, httplib::Response& response);
  void stream(httplib::Response& response);

  const ServerLimits limits;
  Session* session = nullptr;
  Responder* responder = nullptr;
  std::atomic<bool> is_stopping{false}, is_serving{false};
  std::atomic<std::size_t> streams{0};
  bool is_loopback = true;
  ConnectionPool pool;
  Server server;
};

// Answers what must not reach a handler; true when it did.
bool HttpServer::State::is_refused(const httplib::Request& request, httplib::Response& response) const {
  const bool is_known = request.method == "GET" || request.method == "HEAD" || request.method == "POST";
  if (!is_known) {
    response.set_header("Allow", "GET, HEAD, POST");
    refuse(response, 405, "the preview answers GET and HEAD\n");
  } else if (request.get_header_value_count("Host") != 1) {
    refuse(response, 400, "a request names one host\n");
  } else if (is_loopback && !is_loopback_host(request.get_header_value("Host"))) {
    refuse(response, 421, "this is no address of the preview: open the one that the terminal shows\n");
  } else {
    return false;
  }
  return true;
}

void HttpServer::State::answer(const httplib::Request& request, httplib::Response& response) {
  if (request.path == k_events_path && request.method == "GET") return stream(response);
  send(responder->respond(request_of(request)), responder->disk(), response);
}

// One event at once, one for each revision after it, and pings, by which a client that went away is noticed.
void HttpServer::State::stream(httplib::Response& response) {
  if (streams.fetch_add(1) >= limits.streams) {
    --streams;
    response.set_header("Retry-After", "5");
    return refuse(response, 503, "too many pages listen already\n");
  }
  const auto leave = std::shared_ptr<void>(nullptr, [this](void*) { --streams; });
  response.set_header("Cache-Control", "no-store");
  const auto next = [this, leave, known = std::uint64_t{0}, is_first = true, pinged = std::chrono::steady_clock::now()](
                        std::size_t, httplib::DataSink& sink) mutable {
    const auto revision = session->wait_for_other(known, is_first ? std::chrono::milliseconds(0) : k_slice);
    if (is_stopping) return false;
    const auto now = std::chrono::steady_clock::now();
    std::string text;
    if (revision != known || is_first)
      text =
          session->preview().read([&](const PreviewView& view) { return event_of(view, session->options().follows); });
    else if (now - pinged >= k_between_pings) text = ": ping\n\n";
    else return sink.is_writable();
    known = revision;
    is_first = false;
    pinged = now;
    return sink.write(text.data(), text.size());
  };
  response.set_chunked_content_provider("text/event-stream", next);
}

HttpServer::HttpServer(const ServerLimits& limits) : state_(std::make_unique<State>(limits)) {
  auto& server = state_->server;
  server.set_tcp_nodelay(true);
  // The default shares the port with whoever has it already (SO_REUSEPORT), and each gets a part of the requests.
  server.set_socket_options([](socket_t socket) {
    const int yes = 1;
    ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  });
  server.set_payload_max_length(k_most_body);
  server.set_keep_alive_max_count(k_most_requests);  // only what the header says; our connections do the counting
  server.new_task_queue = [this] { return new Queue(state_->pool); };
  server.set_pre_routing_handler([this](const httplib::Request& request, httplib::Response& response) {
    return state_->is_refused(request, response) ? httplib::Server::HandlerResponse::Handled
                                                 : httplib::Server::HandlerResponse::Unhandled;
  });
  const auto answer = [this](const httplib::Request& request, httplib::Response& response) {
    state_->answer(request, response);
  };
  // The library refuses a Range that it cannot read; such a one is to be ignored (RFC 9110, section 14.2).
  const auto ignore_range = [this](const httplib::Request& request, httplib::Response& response) {
    const bool is_unread = response.status == 416 && !response.has_header("Content-Range") && request.ranges.empty();
    if (!is_unread) return httplib::Server::HandlerResponse::Unhandled;
    if (!state_->is_refused(request, response)) state_->answer(request, response);
    return httplib::Server::HandlerResponse::Handled;
  };
  server.set_error_handler(httplib::Server::HandlerWithResponse(ignore_range));
  server.Get(".*", answer);
  server.Post("/_gazette/.*", answer);
}

HttpServer::~HttpServer() { stop(); }

bool is_loopback_address(const std::string& bind) {
  return bind == "127.0.0.1" || bind == "::1" || bind == "localhost";
}

Result<int> HttpServer::listen(const ServerOptions& options) {
  state_->is_loopback = is_loopback_address(options.bind);
  const int tries = options.may_take_next_port ? k_port_tries : 1;
  for (int port = options.port; port < options.port + tries && port <= 65535; ++port) {
    if (!state_->server.bind_to_port(options.bind, port)) continue;
    state_->server.let_connections_wait();
    return port;
  }
  return Error{ErrorKind::input_output,
               "port-taken",
               "cannot listen on " + options.bind + " port " + std::to_string(options.port),
               {},
               "another program may have it: choose another with -p",
               {}};
}

void HttpServer::run(Session& session, Responder& responder) {
  state_->session = &session;
  state_->responder = &responder;
  state_->is_serving = true;
  if (!state_->is_stopping) state_->server.listen_after_bind();
  state_->is_serving = false;
}

// The library forgets a wish to stop that comes before it has begun.
void HttpServer::stop() {
  if (state_->is_stopping.exchange(true)) return;
  while (state_->is_serving && !state_->server.is_running()) std::this_thread::yield();
  state_->server.stop();
}

}  // namespace gazette
