#pragma once
// The log of a build while the build is made.

#include "content/content_memory.hpp"
#include "io/file_system.hpp"
#include "log/build_log.hpp"
#include "model/item_list.hpp"

#include <memory>
#include <optional>
#include <string>

namespace gazette {

/// A log that is written beside the last one, which it replaces when it is whole.
class NextLog {
 public:
  /// `destination` is the output folder; it and `files` must outlive this. A log that is not wanted is never there.
  NextLog(FileSystem& files, const std::string& destination, bool is_wanted);

  /// The items as they were read. Failures wait for `finish`.
  void add_items(const ItemList& items, const ContentMemory& memory);
  Result<Done> finish(const BuildLog& log);

 private:
  FileSystem& files_;
  const std::string& destination_;
  std::optional<Result<std::unique_ptr<DataFile>>> file_;
  std::optional<LogWriter> writer_;
};

}  // namespace gazette
