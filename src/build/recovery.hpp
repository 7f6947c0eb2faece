#pragma once
// The first thing that a command does which writes the output or shows what is published: whatever a run began that
// died is finished.

#include "io/file_system.hpp"

#include <memory>
#include <string>

namespace gazette {

/// An output folder that is its owner's alone.
struct TakenOutput {
  std::unique_ptr<FileLock> lock;
  bool was_unfinished = false;  ///< something of an earlier run was finished
};

/// Locks an output folder and finishes what was begun there; so is a publication that the ledger does not have yet,
/// into whatever folder. The folder's parent must exist. `files` are those of the site's folder. Errors: `locked`,
/// `foreign-output`, `occupied-place`, `io`.
Result<TakenOutput> take_output(FileSystem& files, const std::string& destination);

/// The same for who only reads: without a lock where there is nothing to finish. True when something was; what a
/// run that is still at work has there is left to that.
Result<bool> finish_interrupted_runs(FileSystem& files, const std::string& destination);

/// Whether something of a run is left that the next command finishes.
bool is_run_unfinished(const FileReader& files, const std::string& destination);

/// The digest of the manifest that stands in an output folder, empty where there is none. Errors: `io`.
Result<std::string> standing_manifest(const FileReader& files, const std::string& folder);

/// Ends a pending publication for who has the locks of `destination` and of the ledger: where the output is the one
/// that its lines belong to, the ledger gets them; where it is the one before, they are dropped. Errors, with which
/// they stay pending: `pending-publication` where it is neither; `locked`; `io`.
Result<Done> settle_publication(FileSystem& files, const std::string& destination);

/// Locks the ledger for one publisher. Errors: `locked`, `io`.
Result<std::unique_ptr<FileLock>> take_ledger(FileSystem& files);

}  // namespace gazette
