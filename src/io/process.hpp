#pragma once
// Runs another program, such as git, and waits for it.

#include "base/result.hpp"

#include <string>
#include <vector>

namespace gazette {

struct ProcessOutput {
  int status = 0;  ///< exit status; 128 + signal when it was ended by one
  std::string out, err;
};

/// Runs `words[0]`, found on PATH, with the other words as its arguments: no shell reads them. Its standard input is
/// empty and its locale is C. Fails (ErrorKind::input_output, rule `program`) when it cannot be started; what it makes
/// of its arguments is in the status.
Result<ProcessOutput> run_process(const std::vector<std::string>& words);

}  // namespace gazette
