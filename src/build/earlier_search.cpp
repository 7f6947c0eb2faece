#include "build/earlier_search.hpp"

#include "base/digest.hpp"
#include "base/text.hpp"

#include <string_view>
#include <unordered_map>

namespace gazette {

EarlierSearch earlier_search(const FileReader& disk, const std::string& destination, const BuildLog& log) {
  std::unordered_map<std::string_view, const LoggedOutput*> files;
  for (const auto& output : log.outputs) {
    if (output.path.starts_with(k_search_route)) files.emplace(output.path, &output);
  }
  const auto words_file = [&disk, &destination,
                           files = std::move(files)](std::size_t shard) -> std::optional<std::string> {
    const auto found = files.find(search_file_path(GeneratedKind::search_words, shard));
    if (found == files.end()) return std::nullopt;
    auto bytes = disk.read(path_join(destination, found->second->path));
    if (!bytes || sha256_hex(*bytes) != hex_of(*found->second)) return std::nullopt;
    return *std::move(bytes);
  };
  return {log.searched, words_file};
}

}  // namespace gazette
