#include "catalogue/source_paths.hpp"

#include "base/text.hpp"

namespace gazette {

namespace {

// Resolves `.` and `..`; nothing when the path climbs out of its root.
std::optional<std::string> resolved(const std::string& path) {
  std::vector<std::string> parts;
  for (const auto part : split(path, '/')) {
    if (part.empty() || part == ".") continue;
    if (part != "..") parts.emplace_back(part);
    else if (parts.empty()) return std::nullopt;
    else parts.pop_back();
  }
  return joined(parts, "/");
}

void add_forms(std::vector<std::string>& out, const std::optional<std::string>& path) {
  if (!path) return;
  out.push_back(*path);
  if (path->ends_with(".md")) return;
  out.push_back(*path + ".md");
  out.push_back(*path + "/index.md");
}

}  // namespace

std::optional<std::string> source_path(std::string_view folder, std::string_view path) {
  return resolved(std::string(folder).append("/").append(path));
}

std::vector<std::string> source_paths_of(std::string_view folder, std::string_view reference) {
  std::vector<std::string> out;
  add_forms(out, source_path(folder, reference));
  add_forms(out, source_path("", reference));
  add_forms(out, source_path("content", reference));
  return out;
}

}  // namespace gazette
