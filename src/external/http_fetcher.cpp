#include "external/http_fetcher.hpp"

#include "base/version.hpp"
#include "external/private_network.hpp"

#include <array>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <variant>

#include <netdb.h>
#include <sys/socket.h>

#include <httplib.h>

namespace gazette {

namespace {

using Seconds = std::chrono::seconds;

constexpr int k_first_fault = 400, k_too_many_requests = 429;

/// Ends the client's request when its time is over: a server that sends a byte now and then is never done.
class Watchdog {
 public:
  Watchdog(httplib::Client& client, Seconds limit)
      : waiter_([&client, limit](const std::stop_token& stop) {
          std::mutex mutex;
          std::unique_lock lock(mutex);
          std::condition_variable_any ended;
          ended.wait_for(lock, stop, limit, [] { return false; });
          if (!stop.stop_requested()) client.stop();
        }) {}

 private:
  std::jthread waiter_;
};

std::string numeric(const addrinfo& info) {
  std::array<char, 64> text{};
  const auto fault = ::getnameinfo(info.ai_addr, info.ai_addrlen, text.data(), text.size(), nullptr, 0, NI_NUMERICHOST);
  return fault == 0 ? std::string(text.data()) : std::string();
}

/// The numeric address to connect to, or why there is none.
std::variant<std::string, FetchFailure> look_up(const std::string& host, bool may_be_private) {
  const auto name = host.starts_with('[') ? host.substr(1, host.size() - 2) : host;
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_ADDRCONFIG;
  addrinfo* list = nullptr;
  const auto fault = ::getaddrinfo(name.c_str(), nullptr, &hints, &list);
  if (fault == EAI_NONAME || fault == EAI_NODATA) return FetchFailure::unresolved;
  if (fault != 0 || !list) return FetchFailure::resolver_silent;
  std::string chosen;
  bool is_private = false;
  for (const auto* each = list; each; each = each->ai_next) {
    const auto text = numeric(*each);
    is_private |= is_private_address(text);
    // IPv4 first: more machines have a way to it.
    if (chosen.empty() || (each->ai_family == AF_INET && chosen.find(':') != std::string::npos)) chosen = text;
  }
  ::freeaddrinfo(list);
  if (is_private && !may_be_private) return FetchFailure::private_network;
  return chosen;
}

/// One hop.
struct Reply {
  int status = 0;
  std::string location;
  FetchFailure failure = FetchFailure::none;
};

FetchFailure failure_of(httplib::Error error) {
  switch (error) {
    case httplib::Error::SSLConnection:
    case httplib::Error::SSLLoadingCerts:
    case httplib::Error::SSLServerVerification: return FetchFailure::bad_certificate;
    case httplib::Error::ConnectionTimeout: return FetchFailure::timed_out;
    default: return FetchFailure::refused;
  }
}

class HttpFetcher final : public LinkFetcher {
 public:
  explicit HttpFetcher(const HttpOptions& options) : options_(options) {}

  Answer fetch(const WebAddress& first) override {
    auto address = first;
    for (int hop = 0; hop <= options_.most_redirects; ++hop) {
      const auto reply = ask(address);
      const bool is_redirected = hop > 0;
      if (reply.failure != FetchFailure::none) return {0, reply.failure, is_redirected};
      const bool leads_on = reply.status >= 300 && reply.status < k_first_fault && !reply.location.empty();
      if (!leads_on) return {reply.status, FetchFailure::none, is_redirected};
      const auto next = redirected(address, reply.location);
      if (!next) return {0, FetchFailure::bad_redirect, true};
      address = *next;
    }
    return {0, FetchFailure::too_many_redirects, true};
  }

 private:
  Reply ask(const WebAddress& address) const {
    const auto found = look_up(address.host, options_.may_ask_private);
    if (const auto* failure = std::get_if<FetchFailure>(&found)) return {0, "", *failure};
    const auto& numeric_address = std::get<std::string>(found);
    auto reply = send(address, numeric_address, true);
    // Many servers do not know HEAD, or answer it otherwise than they answer readers.
    const bool is_doubtful = reply.failure == FetchFailure::refused ||
                             (reply.status >= k_first_fault && reply.status != k_too_many_requests);
    return is_doubtful ? send(address, numeric_address, false) : reply;
  }

  Reply send(const WebAddress& address, const std::string& numeric_address, bool is_head) const {
    httplib::Client client(origin_of(address));
    if (!client.is_valid()) return {0, "", FetchFailure::bad_certificate};
    client.set_hostname_addr_map({{address.host, numeric_address}});
    client.set_connection_timeout(options_.connecting);
    client.set_read_timeout(options_.reading);
    client.set_write_timeout(options_.reading);
    client.set_follow_location(false);
    client.set_keep_alive(false);
    client.set_url_encode(false);
    client.enable_server_certificate_verification(true);
    const auto start = std::chrono::steady_clock::now();
    const Watchdog watchdog(client, options_.whole);
    auto reply = is_head ? head(client, address) : get_first_byte(client, address);
    const auto took = std::chrono::steady_clock::now() - start;
    if (reply.failure == FetchFailure::refused && took >= std::min(options_.reading, options_.connecting))
      reply.failure = FetchFailure::timed_out;
    return reply;
  }

  static httplib::Headers headers() {
    return {{"User-Agent", "gazette/" + std::string(version()) + " (link check)"}, {"Accept", "*/*"}};
  }

  static Reply head(httplib::Client& client, const WebAddress& address) {
    const auto result = client.Head(address.target, headers());
    if (!result) return {0, "", failure_of(result.error())};
    return {result->status, result->get_header_value("Location"), FetchFailure::none};
  }

  // The body is cut off at its first bytes: a server may send a film.
  static Reply get_first_byte(httplib::Client& client, const WebAddress& address) {
    Reply reply;
    auto asked = headers();
    asked.emplace("Range", "bytes=0-0");
    const auto result = client.Get(
        address.target, asked,
        [&](const httplib::Response& response) {
          reply.status = response.status;
          reply.location = response.get_header_value("Location");
          return true;
        },
        [](const char*, std::size_t) { return false; });
    if (reply.status == 0) reply.failure = failure_of(result.error());
    return reply;
  }

  HttpOptions options_;
};

class SystemClock final : public LinkClock {
 public:
  std::int64_t now() const override {
    return std::chrono::duration_cast<Seconds>(std::chrono::system_clock::now().time_since_epoch()).count();
  }
  void wait(std::chrono::milliseconds time) override { std::this_thread::sleep_for(time); }
};

}  // namespace

std::unique_ptr<LinkFetcher> make_http_fetcher(const HttpOptions& options) {
  return std::make_unique<HttpFetcher>(options);
}

std::unique_ptr<LinkClock> make_link_clock() { return std::make_unique<SystemClock>(); }

}  // namespace gazette
