#pragma once
// What reading content/ leaves for the next time, so that a preview reads again only what changed.

#include "base/diagnostics.hpp"
#include "base/hash_index.hpp"
#include "content/content_tree.hpp"
#include "model/item.hpp"

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gazette {

/// What a file looked like from outside; nothing where there was none.
using FileStamp = std::pair<std::string, std::optional<FileEntry>>;

/// An item as its file, and the files beside it, were when it was read.
struct ReadItem {
  ItemFile file;
  std::uint64_t digest = 0;            ///< fingerprint of the file's bytes: where it is the same, so is the text
  std::vector<FileStamp> attachments;  ///< by path from the site's folder
  std::shared_ptr<const Item> item;    ///< null when its metadata could not be read
  std::string_view logged;             ///< how the log has it that it comes from; empty: it was read from its file
  Diagnostics diagnostics;             ///< of its metadata and attachments; `report_text` has those of its text
};

/// Items by their file. Holds for one configuration: whoever changes that starts with an empty memory, which gives the
/// same site. Not thread-safe.
class ContentMemory {
 public:
  void reserve(std::size_t count) { numbers_.reserve(count); }

  /// The item, if nothing that it was read from has changed since. Pointers are valid as long as the memory, and lead
  /// to the item as it was kept last.
  const ReadItem* find(const FileReader& files, const ItemFile& file) const;
  /// The item as it was read last, forgotten or not; null when it never was.
  const ReadItem* find(std::string_view source) const;
  const ReadItem* keep(ReadItem read);
  /// Keeps it for the sake of its text only: `find` with its file never gives it.
  void keep_forgotten(ReadItem read);
  /// Whatever was read from this path is read again, even if the file looks as it did.
  void forget(std::string_view path);

 private:
  struct Kept {
    ReadItem read;
    bool is_forgotten = false;
  };
  const Kept* kept(std::string_view source) const;
  Kept& put(ReadItem read, bool is_forgotten);

  std::deque<Kept> items_;
  NumberIndex numbers_;  ///< of `items_`, by the item's file
};

}  // namespace gazette
