#include "cli/passphrase.hpp"

#include "cli/commands.hpp"
#include "signing/sodium.hpp"

#include <cerrno>
#include <cstdio>
#include <cstdlib>

#include <termios.h>
#include <unistd.h>

namespace gazette {

namespace {

constexpr std::size_t k_most_characters = 1024;

// Puts the terminal back as it was, whatever happens.
class Silence {
 public:
  Silence() : is_terminal_(::tcgetattr(STDIN_FILENO, &before_) == 0) {
    if (!is_terminal_) return;
    auto silent = before_;
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
  }
  ~Silence() {
    if (!is_terminal_) return;
    ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
    std::fputs("\n", stderr);
  }
  Silence(const Silence&) = delete;
  Silence& operator=(const Silence&) = delete;

 private:
  termios before_{};
  bool is_terminal_;
};

// Byte by byte, past no buffer of ours that nobody wipes.
std::string read_line() {
  std::string line;
  line.reserve(k_most_characters);
  char c = 0;
  while (line.size() < k_most_characters) {
    const auto got = ::read(STDIN_FILENO, &c, 1);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0 || c == '\n') break;
    line += c;
  }
  if (line.ends_with('\r')) line.pop_back();
  return line;
}

std::string ask(const char* prompt) {
  const Silence silence;  // first: it throws away what was typed before, and shows nothing from the prompt on
  if (::isatty(STDIN_FILENO) != 0) std::fputs(prompt, stderr);
  return read_line();
}

}  // namespace

Result<std::string> ask_passphrase(Passphrase kind) {
  const auto* given = std::getenv("GAZETTE_PASSPHRASE");
  auto passphrase = given ? std::string(given) : ask("passphrase of the key: ");
  if (kind == Passphrase::known) return passphrase;
  if (passphrase.empty())
    return usage_error("the passphrase is empty", "choose one, or write --no-passphrase for a key without protection");
  if (given || ::isatty(STDIN_FILENO) == 0) return passphrase;
  auto again = ask("the same again: ");
  const bool is_same = again == passphrase;
  wipe(again);
  if (is_same) return passphrase;
  wipe(passphrase);
  return usage_error("the two passphrases differ", "no key was made: try again");
}

}  // namespace gazette
