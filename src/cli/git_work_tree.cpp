#include "cli/git_work_tree.hpp"

#include "base/text.hpp"

#include <array>
#include <cerrno>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace gazette {

namespace {

// Runs a program and gathers its standard output; nothing when it is not there or fails.
std::string output_of(std::vector<std::string> words) {
  std::array<int, 2> pipe{};
  if (::pipe2(pipe.data(), O_CLOEXEC) != 0) return {};
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, pipe[1], STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  std::vector<char*> arguments;
  for (auto& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  pid_t child = 0;
  const int fault = ::posix_spawnp(&child, arguments[0], &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  ::close(pipe[1]);
  std::string out;
  std::array<char, 4096> piece;
  for (auto got = fault == 0 ? ::read(pipe[0], piece.data(), piece.size()) : 0; got != 0;
       got = ::read(pipe[0], piece.data(), piece.size())) {
    if (got > 0) out.append(piece.data(), static_cast<std::size_t>(got));
    else if (errno != EINTR) break;
  }
  ::close(pipe[0]);
  int status = 0;
  if (fault != 0) return {};
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {}
  return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? out : std::string();
}

}  // namespace

std::vector<std::string> uncommitted_files(const std::string& folder) {
  constexpr std::size_t k_state_characters = 3;  // "?? content/new.md"
  const auto out =
      output_of({"git", "--no-optional-locks", "-C", folder.empty() ? "." : folder, "-c", "core.quotePath=false",
                 "status", "--porcelain", "--", "site.toml", "content", "forms", "themes", "static"});
  std::vector<std::string> files;
  for (const auto line : split(out, '\n')) {
    if (line.size() > k_state_characters) files.emplace_back(line.substr(k_state_characters));
  }
  return files;
}

}  // namespace gazette
