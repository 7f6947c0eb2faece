#pragma once
// Changes a part of an output folder: for a build that knows what it wrote before.

#include "output/sink.hpp"

#include <memory>
#include <string>
#include <vector>

namespace gazette {

/// Opens a sink that changes files of a folder that gazette wrote, and leaves those alone that it is not given. The
/// bytes wait in a journal beside the folder and go to their files on commit, once the journal is
/// whole and safe on the disk: a run that dies before leaves everything as it was, and one that dies later is finished
/// by whoever recovers the folder (`recover_output`). Without commit nothing changes.
///
/// `gone` are files to be taken away, with the folders that are empty then.
///
/// Errors: the journal cannot be written (`io`).
Result<std::unique_ptr<Sink>> open_patch_sink(FileSystem& files, const std::string& folder,
                                              std::vector<std::string> gone);

/// Finishes what a patch began: applies a whole journal, drops a torn one, and does nothing where there is none.
Result<Done> finish_patch(FileSystem& files, const std::string& folder);

}  // namespace gazette
