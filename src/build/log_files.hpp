#pragma once
// Where the build log of an output folder lies, with the texts that it names: in .gazette/ of the site's folder.

#include "io/file_system.hpp"
#include "log/build_log.hpp"
#include "log/text_store.hpp"

#include <memory>
#include <optional>
#include <string>

namespace gazette {

/// The log of the last build into one folder, open for the next. While `texts` lives, no other build uses it.
struct OpenLog {
  std::optional<BuildLog> log;       ///< absent: everything is made anew
  std::string why_none;              ///< then: `there is no build log`, …
  std::unique_ptr<DataFile> file;    ///< the log's own, to read its items
  std::shared_ptr<TextStore> texts;  ///< null where nothing can be kept for the next build, as `file` is
};

/// The log of builds into `destination`. One that is missing, damaged, of another program or not `wanted` is removed,
/// and its texts with it. A site's folder that cannot be written has no log: nothing fails for it.
OpenLog open_log(FileSystem& files, const std::string& destination, std::uint64_t program, bool is_wanted);

/// A file for the next log, beside the last one, which it takes the place of when it is whole.
Result<std::unique_ptr<DataFile>> open_next_log(FileSystem& files, const std::string& destination);
Result<Done> put_next_log(FileSystem& files, const std::string& destination);

/// No log remains, and no texts: what they hold must not be used again.
void drop_log(FileSystem& files, const std::string& destination);

}  // namespace gazette
