#include "base/text.hpp"
#include "io/file_system.hpp"

#include <algorithm>

namespace gazette {

std::string path_join(std::string_view folder, std::string_view name) {
  if (folder.empty() || name.starts_with('/')) return std::string(name);
  if (name.empty()) return std::string(folder);
  std::string out(folder);
  if (!out.ends_with('/')) out += '/';
  return out.append(name);
}

std::string_view path_folder(std::string_view path) {
  const auto slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

std::string_view path_name(std::string_view path) {
  const auto slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

std::string path_extension(std::string_view path) {
  const auto name = path_name(path);
  const auto dot = name.rfind('.');
  return dot == std::string_view::npos || dot == 0 ? std::string() : lower_ascii(name.substr(dot + 1));
}

bool is_kept_original(std::string_view name) {
  const auto dot = name.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return false;
  const auto ending = name.substr(dot + 1);
  if (ending == "orig") return true;
  const bool is_number = !ending.empty() && std::all_of(ending.begin(), ending.end(), is_ascii_digit);
  return is_number && dot > std::string_view(".orig").size() && name.substr(0, dot).ends_with(".orig");
}

std::optional<std::string> normal_path(std::string_view path) {
  std::vector<std::string> parts;
  for (const auto part : split(path, '/')) {
    if (part.empty() || part == ".") continue;
    if (part != "..") {
      parts.emplace_back(part);
      continue;
    }
    if (parts.empty()) return std::nullopt;
    parts.pop_back();
  }
  return joined(parts, "/");
}

}  // namespace gazette
