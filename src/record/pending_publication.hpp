#pragma once
// What `publish` is about to add to the ledger, kept in a file of its own from before the output is replaced until the
// ledger has it: so a run that dies in between leaves neither an output that the ledger does not know nor the reverse.

#include "io/file_system.hpp"

#include <optional>
#include <string>
#include <vector>

namespace gazette {

inline constexpr std::string_view k_pending_file = ".published.jsonl.gazette-pending";

struct PendingPublication {
  std::string destination;         ///< the output folder, absolute
  std::string manifest_sha256;     ///< of the output that the lines belong to
  std::string former_sha256;       ///< of the manifest that stood there before; empty where there was none
  std::vector<std::string> lines;  ///< of the ledger, without line ends
};

/// Writes the file, durably. What was there is replaced.
Result<Done> write_pending(FileSystem& files, const PendingPublication& pending);

/// What the file says; nothing where there is none, or one that is torn. An Error (`io`) when it cannot be read.
Result<std::optional<PendingPublication>> read_pending(const FileReader& files);

/// Removes the file.
Result<Done> drop_pending(FileSystem& files);

}  // namespace gazette
