#include "model/entry_index.hpp"

#include <cassert>

namespace gazette {

void EntryIndex::put(const Entry& entry, std::uint32_t hash) {
  const auto& name = name_of_(*entry.item);
  entries_.place(hash, [&](const Entry* other) { return name_of_(*other->item) == name; }) = &entry;
}

const Entry* EntryIndex::find(std::string_view name) const {
  return entries_.find(name_hash(name), [&](const Entry* entry) { return name_of_(*entry->item) == name; });
}

const Entry* EntryIndex::at(std::string_view name) const {
  const auto* entry = find(name);
  assert(entry);
  return entry;
}

void FileIndex::add(const Entry& entry) {
  const auto& files = entry.item->attachments;
  for (std::size_t i = 0; i < files.size(); ++i) {
    place_of(files[i].source) = static_cast<std::uint32_t>(files_.size());
    files_.push_back({&entry, nullptr, i});
  }
}

void FileIndex::add(const CategoryFile& category) {
  for (std::size_t i = 0; i < category.files.size(); ++i) {
    auto& place = place_of(category.files[i].source);
    if (place != k_no_number) continue;
    place = static_cast<std::uint32_t>(files_.size());
    files_.push_back({nullptr, &category, i});
  }
}

std::optional<Route> FileIndex::find(std::string_view source) const {
  const auto number =
      numbers_.find(name_hash(source), [&](std::uint32_t one) { return files_[one].file().source == source; });
  if (number == k_no_number) return std::nullopt;
  return Route{files_[number].folder().path + files_[number].file().file};
}

std::vector<std::string_view> FileIndex::sources() const {
  std::vector<std::string_view> all;
  for (const auto& published : files_) all.push_back(published.file().source);
  return all;
}

std::uint32_t& FileIndex::place_of(std::string_view source) {
  return numbers_.place(name_hash(source), [&](std::uint32_t one) { return files_[one].file().source == source; });
}

}  // namespace gazette
