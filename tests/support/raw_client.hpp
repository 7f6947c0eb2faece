#pragma once
// A client that sends what it is told, HTTP or not.

#include <chrono>
#include <string>
#include <string_view>

namespace gazette::test {

struct Reply {
  int status = 0;  ///< 0: the connection ended, or nothing came in time
  std::string head, body;

  /// The value of a header, by its name in small letters; empty without it.
  std::string header(std::string_view name) const;
};

/// One connection to a port of this machine.
class RawClient {
 public:
  explicit RawClient(int port);
  ~RawClient();
  RawClient(RawClient&& other) noexcept;
  RawClient(const RawClient&) = delete;
  RawClient& operator=(const RawClient&) = delete;

  bool is_connected() const { return socket_ >= 0; }
  /// False when the server took no more.
  bool send(std::string_view bytes);
  /// Says that nothing more will be sent.
  void end_sending() const;

  /// The next answer; its body is as long as Content-Length says.
  Reply reply(std::chrono::milliseconds limit = std::chrono::seconds(10), bool has_body = true);
  /// What comes until the connection ends, or `part` has come.
  std::string text_until(std::string_view part, std::chrono::milliseconds limit = std::chrono::seconds(10));
  /// Whether the server ends the connection within the limit. What it sent is passed over.
  bool is_ended(std::chrono::milliseconds limit = std::chrono::seconds(10));

 private:
  using Clock = std::chrono::steady_clock;
  bool receive(Clock::time_point until);

  int socket_ = -1;
  std::string seen_;
};

}  // namespace gazette::test
