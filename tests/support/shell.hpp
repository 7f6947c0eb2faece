#pragma once
// Other programs in a test: git, minisign. Their output goes nowhere; a test sees what they did.

#include <cstdlib>
#include <string>

#include <sys/wait.h>

namespace gazette::test {

/// Runs a command line with /bin/sh; its exit status, 127 where there is no such program.
inline int shell(const std::string& command) {
  const int raw = std::system(("{ " + command + "; } >/dev/null 2>&1 </dev/null").c_str());
  return WIFEXITED(raw) ? WEXITSTATUS(raw) : 128;
}

}  // namespace gazette::test
