#pragma once
// Published items and files by what they are called. An index holds no names: those of the item that stands in its
// entry's place count, also after it gave way to another of the same names (build/site_patch.hpp).

#include "base/hash_index.hpp"
#include "model/category.hpp"
#include "model/entry.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

/// Entries by a name of their item: its file, or its address.
class EntryIndex {
 public:
  using NameOf = const std::string& (*)(const Item&);

  explicit EntryIndex(NameOf name_of) : name_of_(name_of) {}

  void reserve(std::size_t count) { entries_.reserve(count); }
  /// `hash` is that of the name. Of two with one name the last counts.
  void put(const Entry& entry, std::uint32_t hash);

  /// Null where there is none.
  const Entry* find(std::string_view name) const;
  bool contains(std::string_view name) const { return find(name) != nullptr; }
  /// There must be one.
  const Entry* at(std::string_view name) const;

 private:
  NameOf name_of_;
  HashIndex<const Entry*, nullptr> entries_;
};

/// The files beside items and categories that are published, by where they come from.
class FileIndex {
 public:
  /// A file that an item claims is published beside that item, whoever else names it.
  void add(const Entry& entry);
  void add(const CategoryFile& category);

  /// Where a file is published.
  std::optional<Route> find(std::string_view source) const;
  /// The sources of all.
  std::vector<std::string_view> sources() const;

 private:
  struct Published {
    const Entry* entry = nullptr;            ///< the item that it belongs to
    const CategoryFile* category = nullptr;  ///< or the category
    std::size_t number = 0;                  ///< among its files

    const Attachment& file() const { return entry ? entry->item->attachments[number] : category->files[number]; }
    const Route& folder() const { return entry ? entry->item->route : category->route; }
  };

  std::uint32_t& place_of(std::string_view source);

  std::vector<Published> files_;
  NumberIndex numbers_;
};

}  // namespace gazette
