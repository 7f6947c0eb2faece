#pragma once
// What reading content/ leaves for the next time, so that a preview reads again only what changed.

#include "base/diagnostics.hpp"
#include "content/content_tree.hpp"
#include "model/item.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace gazette {

/// What a file looked like from outside; nothing where there was none.
using FileStamp = std::pair<std::string, std::optional<FileEntry>>;

/// An item as its file, and the files beside it, were when it was read.
struct ReadItem {
  ItemFile file;
  std::vector<FileStamp> attachments;  ///< by path from the site's folder
  std::shared_ptr<const Item> item;    ///< null when its metadata could not be read
  std::string_view logged;             ///< how the log has it that it comes from; empty: it was read from its file
  Diagnostics diagnostics;             ///< of its metadata and attachments; `report_text` has those of its text
};

/// Items by their file. Holds for one configuration: whoever changes that starts with an empty memory, which gives the
/// same site. Not thread-safe.
class ContentMemory {
 public:
  /// The item, if nothing that it was read from has changed since. Pointers are valid until the item is kept anew or
  /// forgotten.
  const ReadItem* find(const FileReader& files, const ItemFile& file) const;
  /// The item as it was read last, forgotten or not; null when it never was.
  const ReadItem* find(const std::string& source) const;
  void keep(ReadItem read);
  /// Whatever was read from this path is read again, even if the file looks as it did.
  void forget(const std::string& path);

 private:
  struct Kept {
    ReadItem read;
    bool is_forgotten = false;
  };
  std::unordered_map<std::string, Kept> items_;
};

}  // namespace gazette
