#pragma once
// One writer at a time for an output folder, and the end of what a writer began that died.

#include "io/file_system.hpp"

#include <memory>
#include <string>

namespace gazette {

/// Locks an output folder, which need not be there yet, in one that is. Errors: `locked`, with the process that has it;
/// `io`.
Result<std::unique_ptr<FileLock>> lock_output(FileSystem& files, const std::string& folder);

/// Whether a run that writes the folder died before its end, or is still at work.
bool is_output_unfinished(const FileReader& files, const std::string& folder);

/// Finishes what a run began that died while it wrote the folder, so that the old site stands there whole or the new
/// one does, and nothing else of gazette's beside it. For whoever has the lock. Errors: `io`, and those of a swap.
Result<Done> recover_output(FileSystem& files, const std::string& folder);

}  // namespace gazette
