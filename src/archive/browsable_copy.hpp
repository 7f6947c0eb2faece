#pragma once
// The pages of a year's items and of the year's list, with what they need, so that they can be read from files.

#include "archive/copy_links.hpp"
#include "archive/packed_file.hpp"
#include "archive/year_items.hpp"
#include "build/site_output.hpp"

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

inline constexpr std::string_view k_pages_folder = "site";
inline constexpr std::string_view k_figures_folder = "figures";

/// Made in one pass over all files of the output, which notes the size and digest that each page has in the copy; the
/// pages are made again when they are packed, so that none is kept. `files` and `prepared` must outlive it and what it
/// gives.
class BrowsableCopy {
 public:
  BrowsableCopy(const FileReader& files, const PreparedSite& prepared, const YearItems& items);
  ~BrowsableCopy();
  BrowsableCopy(const BrowsableCopy&) = delete;
  BrowsableCopy& operator=(const BrowsableCopy&) = delete;

  /// Takes a file of the output as the site has it. Thread-safe.
  void take(const std::string& output_path, std::string_view bytes);

  /// The files of the copy, once all were taken.
  Result<std::vector<PackedFile>> packed();

  /// The place of a page's first file; nothing where the copy has no such page.
  std::optional<std::string> place_of(const Route& page) const;
  /// The place of the year's list; nothing where the site lists no years.
  std::optional<std::string> list_place() const;

  /// What pages, and their style sheets once all is packed, load from other sites: the address, and the file of an item
  /// whose page does, empty for others.
  const std::map<std::string, std::string>& elsewhere() const { return elsewhere_; }

 private:
  struct Maker;

  void add_places(const YearItems& items);
  Result<PackedFile> needed_file(const std::string& output_path, std::set<std::string>& needed);
  void note_elsewhere(const CopyLinks::Copied& copied, const std::string& item_file);

  const FileReader& files_;
  const PreparedSite& prepared_;
  std::shared_ptr<Maker> maker_;
  std::map<std::string, std::string> pages_;  ///< by their path in the output: the item's file, or nothing
  std::optional<std::string> list_place_;
  std::mutex mutex_;
  std::map<std::string, PackedFile> taken_;  ///< by their path in the output
  std::set<std::string> needed_;
  std::map<std::string, std::string> elsewhere_;
};

}  // namespace gazette
