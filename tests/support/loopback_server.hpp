#pragma once
// Another site, on this machine: answers as its paths say, and remembers what it was asked.

#include <memory>
#include <string>
#include <vector>

namespace gazette::test {

/// `/ok` 200, `/gone` 404, `/forbidden` 403, `/head-forbidden` 403 to HEAD and 200 to GET, `/moved` leads to `/ok`,
/// `/moved-to-gone` to `/gone`, `/circle` to itself, `/broken` 500, `/endless` never ends its body.
class LoopbackServer {
 public:
  LoopbackServer();
  ~LoopbackServer();
  LoopbackServer(const LoopbackServer&) = delete;
  LoopbackServer& operator=(const LoopbackServer&) = delete;

  int port() const;
  std::string address() const { return "http://127.0.0.1:" + std::to_string(port()); }
  /// `HEAD /ok`, in the order of the questions.
  std::vector<std::string> questions() const;
  /// The User-Agent of the last question.
  std::string user_agent() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace gazette::test
