#pragma once
// The passphrase of a secret key: from the environment, from a terminal without echo, or from standard input.

#include "base/result.hpp"

#include <string>

namespace gazette {

enum class Passphrase {
  known,  ///< of a key that exists: asked for once
  chosen  ///< of a new key: asked for twice on a terminal, and not empty
};

/// GAZETTE_PASSPHRASE where it is set; else a line of standard input, without echo on a terminal. Wipe it after use.
/// Errors are of ErrorKind::usage.
Result<std::string> ask_passphrase(Passphrase kind);

}  // namespace gazette
