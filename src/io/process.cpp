#include "io/process.hpp"

#include "base/text.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <string_view>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace gazette {

namespace {

// Closes what is left open when it goes.
class Pipe {
 public:
  Pipe() { is_open_ = ::pipe2(ends_, O_CLOEXEC) == 0; }
  ~Pipe() {
    close_end(0);
    close_end(1);
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;

  bool is_open() const { return is_open_; }
  int reading() const { return ends_[0]; }
  int writing() const { return ends_[1]; }
  void close_writing() { close_end(1); }

 private:
  void close_end(int end) {
    if (ends_[end] >= 0) ::close(ends_[end]);
    ends_[end] = -1;
  }

  int ends_[2] = {-1, -1};
  bool is_open_ = false;
};

Error failure(const std::string& program, int number) {
  const auto why =
      number == ENOENT ? std::string("there is no such program on PATH") : std::string(std::strerror(number));
  return {ErrorKind::input_output, "program", "cannot run " + quoted(program) + ": " + why, {}, "", {}};
}

std::vector<char*> pointers_to(std::vector<std::string>& words) {
  std::vector<char*> pointers;
  for (auto& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  return pointers;
}

std::vector<std::string> environment() {
  std::vector<std::string> all;
  for (auto** variable = environ; *variable; ++variable) {
    if (!std::string_view(*variable).starts_with("LC_ALL=")) all.emplace_back(*variable);
  }
  all.emplace_back("LC_ALL=C");
  return all;
}

int start(std::vector<std::string> words, const Pipe& out, const Pipe& err, pid_t& pid) {
  posix_spawn_file_actions_t actions;
  if (const auto number = posix_spawn_file_actions_init(&actions); number != 0) return number;
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, out.writing(), STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, err.writing(), STDERR_FILENO);
  auto variables = environment();
  const auto program = words.front();
  const auto number =
      posix_spawnp(&pid, program.c_str(), &actions, nullptr, pointers_to(words).data(), pointers_to(variables).data());
  posix_spawn_file_actions_destroy(&actions);
  return number;
}

// Both at once: a program that waits for one to be read must not block the other.
void read_both(const Pipe& out, const Pipe& err, ProcessOutput& result) {
  std::array<pollfd, 2> waiting = {{{out.reading(), POLLIN, 0}, {err.reading(), POLLIN, 0}}};
  std::array<std::string*, 2> texts = {&result.out, &result.err};
  std::array<char, 1 << 16> bytes{};
  while (waiting[0].fd >= 0 || waiting[1].fd >= 0) {
    if (::poll(waiting.data(), waiting.size(), -1) < 0 && errno != EINTR) return;
    for (std::size_t i = 0; i < waiting.size(); ++i) {
      if (waiting[i].fd < 0 || waiting[i].revents == 0) continue;
      const auto got = ::read(waiting[i].fd, bytes.data(), bytes.size());
      if (got > 0) texts[i]->append(bytes.data(), static_cast<std::size_t>(got));
      else if (got == 0 || errno != EINTR) waiting[i].fd = -1;
    }
  }
}

int wait_for(pid_t pid) {
  int raw = 0;
  while (::waitpid(pid, &raw, 0) < 0) {
    if (errno != EINTR) return -1;
  }
  return WIFEXITED(raw) ? WEXITSTATUS(raw) : 128 + WTERMSIG(raw);
}

}  // namespace

Result<ProcessOutput> run_process(const std::vector<std::string>& words) {
  Pipe out, err;
  if (!out.is_open() || !err.is_open()) return failure(words.front(), errno);
  pid_t pid = 0;
  if (const auto number = start(words, out, err, pid); number != 0) return failure(words.front(), number);
  out.close_writing();
  err.close_writing();
  ProcessOutput result;
  read_both(out, err, result);
  result.status = wait_for(pid);
  return result;
}

}  // namespace gazette
