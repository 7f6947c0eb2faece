#pragma once
// One accepted connection: what a client may take of the server's time and memory is bounded here, below HTTP.

#include <array>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <string_view>

#include <sys/types.h>

namespace gazette {

struct ConnectionLimits {
  std::size_t head_bytes = 32 * 1024;       ///< of a request line with all headers
  std::chrono::milliseconds idle{5'000};    ///< until the first byte of a request
  std::chrono::milliseconds head{10'000};   ///< from the first byte of a request to the end of its body
  std::chrono::milliseconds write{10'000};  ///< without any progress while sending
  std::chrono::milliseconds rest{1'000};    ///< for what a client still sends when we are done
};

/// A socket with limits. Belongs to one thread, but for `is_stopping`, which another may set: then all waiting ends.
class Connection {
 public:
  Connection(int socket, const ConnectionLimits& limits, const std::atomic<bool>& is_stopping);
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  /// Waits for the first byte of a request; false when there will be none.
  bool wait_for_request();
  /// Whether bytes of another request are here already.
  bool has_more() const { return begin_ < end_; }

  /// Bytes read, at least one; 0 at the end, -1 when a limit is reached or the connection broke.
  ssize_t read(char* to, std::size_t size);
  /// Bytes written, all of them; -1 when the client took nothing for too long or went away.
  ssize_t write(const char* from, std::size_t size);
  /// Whether the client still listens.
  bool is_open() const;

  /// Whether a limit was reached (`431 …`, `408 …`) or the connection was refused: from now on nothing but that answer,
  /// which has no body, is sent.
  bool is_refused() const { return !refusal_.empty(); }
  void refuse(std::string_view status) { refusal_ = status; }

  int socket() const { return socket_; }

  /// Sends the refusal, ends sending, takes what the client still sends for a moment, so that it reads our answer
  /// before the connection breaks, and closes.
  void close();

 private:
  using Clock = std::chrono::steady_clock;
  bool wait(short events, Clock::time_point until) const;
  ssize_t fill(Clock::time_point until);

  int socket_;
  ConnectionLimits limits_;
  const std::atomic<bool>& is_stopping_;
  std::array<char, 16 * 1024> buffer_;
  std::size_t begin_ = 0, end_ = 0;
  std::size_t taken_ = 0;  ///< of this request
  Clock::time_point deadline_{};
  std::string_view refusal_;
};

}  // namespace gazette
