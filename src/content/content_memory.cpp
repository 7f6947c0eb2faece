#include "content/content_memory.hpp"

#include <algorithm>

namespace gazette {

const ReadItem* ContentMemory::find(const FileReader& files, const ItemFile& file) const {
  const auto found = items_.find(file.source);
  if (found == items_.end() || found->second.is_forgotten) return nullptr;
  const auto& read = found->second.read;
  if (read.file.stamp != file.stamp || read.file.files != file.files) return nullptr;
  const auto is_same = [&](const FileStamp& stamp) { return files.status(stamp.first) == stamp.second; };
  return std::ranges::all_of(read.attachments, is_same) ? &read : nullptr;
}

const ReadItem* ContentMemory::find(const std::string& source) const {
  const auto found = items_.find(source);
  return found == items_.end() ? nullptr : &found->second.read;
}

void ContentMemory::keep(ReadItem read) {
  auto source = read.file.source;
  items_.insert_or_assign(std::move(source), Kept{std::move(read), false});
}

void ContentMemory::forget(const std::string& path) {
  if (const auto found = items_.find(path); found != items_.end()) found->second.is_forgotten = true;
  for (auto& [source, kept] : items_) {
    const auto& attachments = kept.read.attachments;
    if (std::ranges::find(attachments, path, &FileStamp::first) != attachments.end()) kept.is_forgotten = true;
  }
}

}  // namespace gazette
