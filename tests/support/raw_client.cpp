#include "support/raw_client.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace gazette::test {

std::string Reply::header(std::string_view name) const {
  std::string small = head;
  std::transform(small.begin(), small.end(), small.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  const auto start = small.find("\r\n" + std::string(name) + ": ");
  if (start == std::string::npos) return {};
  const auto value = start + name.size() + 4;
  return head.substr(value, head.find("\r\n", value) - value);
}

RawClient::RawClient(int port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const auto* generic = reinterpret_cast<const sockaddr*>(&address);  // NOLINT: as connect(2) has it
  if (socket_ >= 0 && ::connect(socket_, generic, sizeof address) != 0) ::close(std::exchange(socket_, -1));
}

RawClient::~RawClient() {
  if (socket_ >= 0) ::close(socket_);
}

RawClient::RawClient(RawClient&& other) noexcept
    : socket_(std::exchange(other.socket_, -1)), seen_(std::move(other.seen_)) {}

bool RawClient::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto put = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (put <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(put));
  }
  return true;
}

void RawClient::end_sending() const { ::shutdown(socket_, SHUT_WR); }

bool RawClient::receive(Clock::time_point until) {
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now()).count();
  pollfd one = {socket_, POLLIN, 0};
  if (::poll(&one, 1, static_cast<int>(std::max<std::int64_t>(left, 0))) <= 0) return false;
  std::array<char, 65536> piece;
  const auto got = ::recv(socket_, piece.data(), piece.size(), 0);
  if (got > 0) seen_.append(piece.data(), static_cast<std::size_t>(got));
  return got > 0;
}

Reply RawClient::reply(std::chrono::milliseconds limit, bool has_body) {
  const auto until = Clock::now() + limit;
  Reply reply;
  std::size_t end = 0;
  while ((end = seen_.find("\r\n\r\n")) == std::string::npos) {
    if (!receive(until)) return reply;
  }
  reply.head = seen_.substr(0, end + 2);
  seen_.erase(0, end + 4);
  const auto length = has_body ? std::strtoull(reply.header("content-length").c_str(), nullptr, 10) : 0;
  while (seen_.size() < length) {
    if (!receive(until)) return reply;
  }
  reply.body = seen_.substr(0, length);
  seen_.erase(0, length);
  if (reply.head.starts_with("HTTP/1.1 ")) reply.status = std::atoi(reply.head.c_str() + 9);
  return reply;
}

std::string RawClient::text_until(std::string_view part, std::chrono::milliseconds limit) {
  const auto until = Clock::now() + limit;
  while (seen_.find(part) == std::string::npos && receive(until)) {}
  return std::exchange(seen_, {});
}

bool RawClient::is_ended(std::chrono::milliseconds limit) {
  const auto until = Clock::now() + limit;
  while (receive(until)) seen_.clear();
  return Clock::now() < until;
}

}  // namespace gazette::test
