#include "content/content_tree.hpp"

#include "base/file_name.hpp"
#include "base/text.hpp"
#include "io/site_folders.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace gazette {

namespace {

constexpr std::string_view k_root = "content";
constexpr std::string_view k_bundle_index = "index.md";
constexpr std::string_view k_category_index = "_index.md";

// Groups the listing by what each file belongs to.
class TreeBuilder {
 public:
  explicit TreeBuilder(Diagnostics& diagnostics) : diagnostics_(diagnostics) { category(""); }

  ContentTree build(const std::vector<FileEntry>& listing) {
    std::vector<const FileEntry*> sound;
    for (const auto& entry : listing) {
      if (entry.kind == FileKind::folder || is_left_out(entry.path)) continue;
      if (auto error = entry_fault(k_root, entry, ErrorKind::content)) {
        diagnostics_.add_error(*std::move(error));
        continue;
      }
      if (path_name(entry.path) == k_bundle_index && !path_folder(entry.path).empty()) start_bundle(entry);
      sound.push_back(&entry);
    }
    for (const auto* entry : sound) place(*entry);
    return finish();
  }

 private:
  // The outermost bundle that holds `path`, or empty.
  std::string bundle_of(std::string_view path) const {
    std::string found;
    if (bundles_.empty()) return found;
    for (auto folder = path_folder(path); !folder.empty(); folder = path_folder(folder)) {
      if (bundles_.contains(std::string(folder))) found = folder;
    }
    return found;
  }

  void start_bundle(const FileEntry& entry) {
    const auto& path = entry.path;
    if (!bundle_of(path_folder(path)).empty()) return;
    const std::string folder(path_folder(path));
    ItemFile item;
    item.source = path_join(k_root, path);
    item.folder = path_join(k_root, folder);
    item.category = path_folder(folder);
    item.name = path_name(folder);
    item.is_bundle = true;
    item.stamp = entry;
    bundles_[folder] = std::move(item);
  }

  CategoryFolder& category(const std::string& key) {
    const auto found = categories_.find(key);
    if (found != categories_.end()) return found->second;
    if (!key.empty()) category(std::string(path_folder(key)));
    CategoryFolder folder;
    folder.key = key;
    folder.source = path_join(path_join(k_root, key), k_category_index);
    return categories_[key] = std::move(folder);
  }

  void place(const FileEntry& entry) {
    const std::string folder(path_folder(entry.path));
    const auto name = path_name(entry.path);
    if (const auto bundle = bundle_of(entry.path); !bundle.empty()) {
      if (entry.path == path_join(bundle, k_bundle_index)) return;
      auto inside = entry;
      inside.path = entry.path.substr(bundle.size() + 1);
      bundles_[bundle].files.push_back(std::move(inside));
    } else if (name == k_category_index) {
      category(folder).has_index = true;
    } else if (path_extension(name) == "md") {
      add_item(entry, folder, name);
    } else {
      auto inside = entry;
      inside.path = name;
      loose_[folder].push_back(std::move(inside));
    }
  }

  void add_item(const FileEntry& entry, const std::string& folder, std::string_view name) {
    ItemFile item;
    item.source = path_join(k_root, entry.path);
    item.folder = path_join(k_root, folder);
    if (item.folder.ends_with('/')) item.folder.pop_back();
    item.category = folder;
    item.name = name.substr(0, name.size() - 3);
    item.stamp = entry;
    items_.push_back(std::move(item));
  }

  ContentTree finish() {
    ContentTree tree;
    for (auto& [folder, item] : bundles_) items_.push_back(std::move(item));
    std::sort(items_.begin(), items_.end(), [](const ItemFile& a, const ItemFile& b) { return a.source < b.source; });
    for (const auto& item : items_) category(item.category);
    for (auto& [folder, files] : loose_) category(folder).files = std::move(files);
    tree.items = std::move(items_);
    for (auto& [key, folder] : categories_) tree.categories.push_back(std::move(folder));
    return tree;
  }

  Diagnostics& diagnostics_;
  std::map<std::string, ItemFile> bundles_;
  std::map<std::string, CategoryFolder> categories_;
  std::map<std::string, std::vector<FileEntry>> loose_;
  std::vector<ItemFile> items_;
};

}  // namespace

bool is_left_out(std::string_view path) {
  const auto is_no_name = [](std::string_view part) {
    return part.starts_with('.') || part.ends_with('~') || (part.starts_with('#') && part.ends_with('#'));
  };
  for (auto rest = path; !rest.empty(); rest = path_folder(rest)) {
    if (is_no_name(path_name(rest))) return true;
  }
  return is_kept_original(path_name(path));
}

ContentTree plan_content_tree(const std::vector<FileEntry>& listing, Diagnostics& diagnostics) {
  return TreeBuilder(diagnostics).build(listing);
}

}  // namespace gazette
