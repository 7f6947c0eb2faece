#include "serve/connection.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string>

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace gazette {

namespace {

using std::chrono::milliseconds;

// Waiting is cut into slices, so that a server that stops need not wake every connection.
constexpr milliseconds k_slice{200};
constexpr std::size_t k_most_thrown_away = 1 << 20;

}  // namespace

Connection::Connection(int socket, const ConnectionLimits& limits, const std::atomic<bool>& is_stopping)
    : socket_(socket), limits_(limits), is_stopping_(is_stopping) {}

bool Connection::wait(short events, Clock::time_point until) const {
  while (!is_stopping_) {
    const auto left = std::chrono::ceil<milliseconds>(until - Clock::now());
    pollfd one = {socket_, events, 0};
    const auto slice = std::clamp(left, milliseconds(0), k_slice);
    const int ready = ::poll(&one, 1, static_cast<int>(slice.count()));
    if (ready > 0) return true;
    if (ready < 0 && errno != EINTR) return false;
    if (left <= milliseconds(0)) return false;
  }
  return false;
}

ssize_t Connection::fill(Clock::time_point until) {
  if (!wait(POLLIN, until)) return -1;
  const auto got = ::recv(socket_, buffer_.data(), buffer_.size(), 0);
  begin_ = 0;
  end_ = got > 0 ? static_cast<std::size_t>(got) : 0;
  return got;
}

bool Connection::wait_for_request() {
  taken_ = 0;
  if (!has_more() && fill(Clock::now() + limits_.idle) <= 0) return false;
  deadline_ = Clock::now() + limits_.head;
  return true;
}

ssize_t Connection::read(char* to, std::size_t size) {
  if (is_refused()) return -1;
  if (taken_ >= limits_.head_bytes) {
    refusal_ = "431 Request Header Fields Too Large";
    return -1;
  }
  if (!has_more()) {
    const auto got = fill(deadline_);
    if (got < 0 && !is_stopping_ && Clock::now() >= deadline_) refusal_ = "408 Request Timeout";
    if (got <= 0) return got;
  }
  const auto count = std::min(size, end_ - begin_);
  std::memcpy(to, buffer_.data() + begin_, count);
  begin_ += count;
  taken_ += count;
  return static_cast<ssize_t>(count);
}

ssize_t Connection::write(const char* from, std::size_t size) {
  if (is_refused()) return -1;
  for (std::size_t sent = 0; sent < size;) {
    const auto put = ::send(socket_, from + sent, size - sent, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (put > 0) sent += static_cast<std::size_t>(put);
    else if (put < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
      if (!wait(POLLOUT, Clock::now() + limits_.write)) return -1;
    } else if (put < 0 && errno != EINTR) return -1;
  }
  return static_cast<ssize_t>(size);
}

bool Connection::is_open() const {
  char byte = 0;
  const auto got = ::recv(socket_, &byte, 1, MSG_PEEK | MSG_DONTWAIT);
  return !is_stopping_ && (got > 0 || (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)));
}

void Connection::close() {
  if (is_refused()) {
    std::string answer = "HTTP/1.1 ";
    answer.append(refusal_).append("\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
    (void)!::send(socket_, answer.data(), answer.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
  }
  ::shutdown(socket_, SHUT_WR);
  const auto until = Clock::now() + limits_.rest;
  std::size_t thrown_away = 0;
  while (thrown_away < k_most_thrown_away && wait(POLLIN, until)) {
    const auto got = ::recv(socket_, buffer_.data(), buffer_.size(), 0);
    if (got <= 0) break;
    thrown_away += static_cast<std::size_t>(got);
  }
  ::close(socket_);
}

}  // namespace gazette
