#include "support/process.hpp"

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <thread>

#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace gazette::test {

namespace fs = std::filesystem;

namespace {

using Clock = std::chrono::steady_clock;

[[noreturn]] void become_gazette(const std::vector<std::string>& arguments) {
  std::vector<char*> words = {const_cast<char*>(GAZETTE_BINARY)};
  for (const auto& argument : arguments) words.push_back(const_cast<char*>(argument.c_str()));
  words.push_back(nullptr);
  ::execv(GAZETTE_BINARY, words.data());
  ::_exit(127);
}

// Starts the program with its streams on the given descriptors.
int start(const std::vector<std::string>& arguments, const std::map<std::string, std::string>& environment, int out,
          int err) {
  const int pid = ::fork();
  if (pid != 0) return pid;
  const int nothing = ::open("/dev/null", O_RDONLY);
  ::dup2(nothing, STDIN_FILENO);
  ::dup2(out, STDOUT_FILENO);
  ::dup2(err, STDERR_FILENO);
  for (const auto& [name, value] : environment) ::setenv(name.c_str(), value.c_str(), 1);
  become_gazette(arguments);
}

int status_of(int raw) { return WIFEXITED(raw) ? WEXITSTATUS(raw) : 128 + WTERMSIG(raw); }

}  // namespace

ProcessResult run_gazette(const std::vector<std::string>& arguments,
                          const std::map<std::string, std::string>& environment) {
  // Files instead of pipes: neither stream can block the other.
  const TemporaryFolder folder;
  const auto out_path = folder.file("out"), err_path = folder.file("err");
  const int out = ::open(out_path.c_str(), O_CREAT | O_WRONLY, 0600);
  const int err = ::open(err_path.c_str(), O_CREAT | O_WRONLY, 0600);
  const int pid = start(arguments, environment, out, err);
  ::close(out);
  ::close(err);
  const auto begin = Clock::now();
  const auto end = begin + std::chrono::minutes(1);
  int raw = 0;
  rusage used{};
  while (::wait4(pid, &raw, WNOHANG, &used) == 0) {
    if (Clock::now() > end) ::kill(pid, SIGKILL);
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  const std::chrono::duration<double> ran = Clock::now() - begin;
  return {status_of(raw), read_text(out_path), read_text(err_path), ran.count(), used.ru_maxrss / 1024};
}

ProcessResult run_gazette_at_terminal(const std::vector<std::string>& arguments, const std::vector<Answer>& answers,
                                      unsigned short columns) {
  winsize size{};
  size.ws_col = columns;
  size.ws_row = 24;
  int terminal = -1;
  const int pid = ::forkpty(&terminal, nullptr, nullptr, &size);
  if (pid < 0) throw std::runtime_error("no terminal");
  if (pid == 0) {
    ::unsetenv("GAZETTE_PASSPHRASE");
    become_gazette(arguments);
  }
  ProcessResult result;
  const auto begin = Clock::now();
  auto next = answers.begin();
  std::size_t seen = 0;  // what was answered already
  while (Clock::now() < begin + std::chrono::seconds(20)) {
    pollfd waiting{terminal, POLLIN, 0};
    if (::poll(&waiting, 1, 100) <= 0) continue;
    char bytes[4096];
    const auto got = ::read(terminal, bytes, sizeof bytes);
    if (got <= 0) break;  // nobody has it open any more
    result.out.append(bytes, static_cast<std::size_t>(got));
    if (next == answers.end() || result.out.find(next->prompt, seen) == std::string::npos) continue;
    seen = result.out.size();
    const auto line = next->typed + "\n";
    if (::write(terminal, line.data(), line.size()) < 0) break;
    ++next;
  }
  ::kill(pid, SIGKILL);  // of no effect where it has ended
  int raw = 0;
  ::waitpid(pid, &raw, 0);
  ::close(terminal);
  result.status = status_of(raw);
  return result;
}

BackgroundProcess::BackgroundProcess(const std::vector<std::string>& arguments) {
  int pipe[2];
  if (::pipe(pipe) != 0) throw std::runtime_error("no pipe");
  const int err = ::open("/dev/null", O_WRONLY);
  pid_ = start(arguments, {}, pipe[1], err);
  ::close(pipe[1]);
  ::close(err);
  output_ = pipe[0];
}

BackgroundProcess::~BackgroundProcess() {
  if (pid_ > 0) {
    ::kill(pid_, SIGKILL);
    ::waitpid(pid_, nullptr, 0);
  }
  ::close(output_);
}

void BackgroundProcess::interrupt() const { ::kill(pid_, SIGINT); }

int BackgroundProcess::wait(double seconds) {
  const auto end = Clock::now() + std::chrono::duration<double>(seconds);
  while (Clock::now() < end) {
    int raw = 0;
    if (::waitpid(pid_, &raw, WNOHANG) == pid_) {
      pid_ = -1;
      return status_of(raw);
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  return -1;
}

std::string BackgroundProcess::wait_for_output(const std::string& text, double seconds) {
  const auto end = Clock::now() + std::chrono::duration<double>(seconds);
  while (Clock::now() < end && seen_.find(text) == std::string::npos) {
    pollfd waiting{output_, POLLIN, 0};
    if (::poll(&waiting, 1, 20) <= 0) continue;
    char bytes[4096];
    const auto got = ::read(output_, bytes, sizeof bytes);
    if (got <= 0) break;
    seen_.append(bytes, static_cast<std::size_t>(got));
  }
  return seen_;
}

TemporaryFolder::TemporaryFolder() {
  auto pattern = (fs::temp_directory_path() / "gazette-test-XXXXXX").string();
  if (!::mkdtemp(pattern.data())) throw std::runtime_error("no temporary folder");
  path_ = pattern;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

std::string read_text(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

void write_text(const std::string& path, const std::string& text) {
  fs::create_directories(fs::path(path).parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

std::map<std::string, std::string> read_tree(const std::string& folder) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file())
      files[entry.path().lexically_relative(folder).string()] = read_text(entry.path().string());
  }
  return files;
}

}  // namespace gazette::test
