#pragma once
// `gazette check --fix`: the safe corrections, before the check itself.

#include "cli/commands.hpp"

namespace gazette {

/// Writes every safe correction and says how many there were; problems are printed. The exit status, 0 to go on.
int fix_texts(const CommandInput& input, FileSystem& files, const BuildRequest& request);

/// Prints what `fix_texts` would change as a unified diff and writes nothing. Returns the exit status.
int show_text_fixes(const CommandInput& input, const FileReader& files, const BuildRequest& request);

}  // namespace gazette
