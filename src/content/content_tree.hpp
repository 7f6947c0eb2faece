#pragma once
// What the files below content/ are: categories, items, bundles and the files that belong to them.

#include "base/diagnostics.hpp"
#include "io/file_system.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace gazette {

/// An item's file, by its place in the tree.
struct ItemFile {
  std::string source;    ///< `content/policy/2024-017.md`
  std::string folder;    ///< `content/policy`, or the bundle's own folder
  std::string category;  ///< `policy`; empty outside any category
  std::string name;      ///< `2024-017`
  bool is_bundle = false;
  FileEntry stamp;               ///< of the file itself; its path from content/
  std::vector<FileEntry> files;  ///< of a bundle: all but its index.md; paths from the bundle's folder
};

/// A folder that is a category, or content/ itself with an empty key.
struct CategoryFolder {
  std::string key;     ///< `policy`, `statutory/finance`
  std::string source;  ///< `content/policy/_index.md`, whether it exists or not
  bool has_index = false;
  std::vector<FileEntry> files;  ///< other files right in the folder; paths from it
};

struct ContentTree {
  std::vector<ItemFile> items;             ///< by path
  std::vector<CategoryFolder> categories;  ///< by path, the home page first
};

/// Whether a path is none of the site's: hidden files, editors' backups (`x~`, `#x#`), what `gazette convert` left.
bool is_left_out(std::string_view path);

/// Sorts the listing of content/ into a tree. A folder with an `index.md` is a bundle, and all below it belongs to
/// it; every other folder that leads to an item or holds an `_index.md` is a category. Hidden files and editors'
/// backups (`.x`, `x~`, `#x#`) are left out. Names that no URL can carry are errors (`invalid-name`), and what is no
/// file (`not-a-file`).
ContentTree plan_content_tree(const std::vector<FileEntry>& listing, Diagnostics& diagnostics);

}  // namespace gazette
