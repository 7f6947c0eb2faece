#include "output/destination.hpp"

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

bool is_inside(const fs::path& path, const fs::path& folder) {
  const auto relative = path.lexically_relative(folder);
  return !relative.empty() && *relative.begin() != "..";
}

}  // namespace

Result<std::string> destination_folder(const std::string& source, const std::string& given) {
  const auto site = resolved(source);
  auto folder = resolved(given.empty() ? site / "public" : fs::path(given));
  if (!folder.has_filename()) folder = folder.parent_path();
  const auto refuse = [&](std::string message) {
    return Error{ErrorKind::usage,
                 "bad-destination",
                 std::move(message),
                 {folder.string(), {}},
                 "choose another folder with -d",
                 {}};
  };
  if (is_inside(site, folder)) return refuse("the output would replace the site's own folder");
  for (const auto* name : {"content", "themes", "static", "forms"}) {
    if (is_inside(folder, site / name)) return refuse(std::string("the output would lie inside ") + name + "/");
  }
  return folder.string();
}

}  // namespace gazette
