#include "content/content_memory.hpp"

#include <algorithm>

namespace gazette {

const ContentMemory::Kept* ContentMemory::kept(std::string_view source) const {
  const auto number =
      numbers_.find(name_hash(source), [&](std::uint32_t n) { return items_[n].read.file.source == source; });
  return number == k_no_number ? nullptr : &items_[number];
}

const ReadItem* ContentMemory::find(const FileReader& files, const ItemFile& file) const {
  const auto* found = kept(file.source);
  if (!found || found->is_forgotten) return nullptr;
  const auto& read = found->read;
  if (read.file.stamp != file.stamp || read.file.files != file.files) return nullptr;
  const auto is_same = [&](const FileStamp& stamp) { return files.status(stamp.first) == stamp.second; };
  return std::ranges::all_of(read.attachments, is_same) ? &read : nullptr;
}

const ReadItem* ContentMemory::find(std::string_view source) const {
  const auto* found = kept(source);
  return found ? &found->read : nullptr;
}

ContentMemory::Kept& ContentMemory::put(ReadItem read, bool is_forgotten) {
  const std::string_view source = read.file.source;
  auto& number =
      numbers_.place(name_hash(source), [&](std::uint32_t n) { return items_[n].read.file.source == source; });
  if (number == k_no_number) {
    number = static_cast<std::uint32_t>(items_.size());
    items_.emplace_back();
  }
  return items_[number] = {std::move(read), is_forgotten};
}

const ReadItem* ContentMemory::keep(ReadItem read) { return &put(std::move(read), false).read; }

void ContentMemory::keep_forgotten(ReadItem read) { put(std::move(read), true); }

void ContentMemory::forget(std::string_view path) {
  for (auto& kept : items_) {
    const auto& attachments = kept.read.attachments;
    if (kept.read.file.source == path || std::ranges::find(attachments, path, &FileStamp::first) != attachments.end())
      kept.is_forgotten = true;
  }
}

}  // namespace gazette
