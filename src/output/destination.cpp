#include "output/destination.hpp"

#include <array>
#include <filesystem>

namespace gazette {

namespace fs = std::filesystem;

namespace {

// Symbolic links resolved as far as the path exists.
fs::path resolved(const fs::path& path) {
  std::error_code code;
  auto out = fs::weakly_canonical(fs::absolute(path, code), code);
  return code ? path : out;
}

// What a site is made of, and what gazette and git keep in its folder.
constexpr std::array k_taken_folders = {"content", "themes",    "static",   "forms",
                                        "schemes", "standards", ".gazette", ".git"};

bool is_inside(const fs::path& path, const fs::path& folder) {
  const auto relative = path.lexically_relative(folder);
  return !relative.empty() && *relative.begin() != "..";
}

}  // namespace

std::string absolute_folder(const std::string& path) {
  auto folder = resolved(path);
  return (folder.has_filename() ? folder : folder.parent_path()).string();
}

Result<std::string> destination_folder(const std::string& source, const std::string& given) {
  const auto site = resolved(source);
  const fs::path folder(absolute_folder(given.empty() ? (site / "public").string() : given));
  const auto refuse = [&](std::string message) {
    return Error{ErrorKind::usage,
                 "bad-destination",
                 std::move(message),
                 {folder.string(), {}},
                 "choose another folder with -d",
                 {}};
  };
  if (is_inside(site, folder)) return refuse("the output would replace the site's own folder");
  for (const auto* name : k_taken_folders) {
    if (is_inside(folder, site / name) || is_inside(folder, resolved(site / name)))
      return refuse(std::string("the output would lie inside ") + name + "/");
    if (is_inside(resolved(site / name), folder)) return refuse(std::string("the output would replace ") + name + "/");
  }
  return folder.string();
}

}  // namespace gazette
