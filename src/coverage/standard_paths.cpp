#include "coverage/standard_paths.hpp"

#include "base/suggest.hpp"
#include "base/text.hpp"

namespace gazette {

namespace {

bool is_end_of(const std::string& path, const std::string& end) {
  return path.size() > end.size() && path.ends_with(end) && path[path.size() - end.size() - 1] == '/';
}

Error unknown(const StandardCatalogues& catalogues, const std::string& path) {
  std::vector<std::string_view> known;
  for (const auto& catalogue : catalogues) {
    for (const auto& row : catalogue->rows) known.push_back(row.path);
  }
  auto help = catalogues.empty() ? "name the catalogue in site.toml: [coverage] standards = [\"standards/….csv\"]"
                                 : suggestion(path, known);
  if (help.empty()) help = "write 领域/一级事项/二级事项 as the catalogue has them";
  return {ErrorKind::content, "unknown-standard", quoted(path) + " is not a row of a standard catalogue", {}, help, {}};
}

}  // namespace

Result<const StandardRow*> find_standard_row(const StandardCatalogues& catalogues, const std::string& path) {
  std::vector<const StandardRow*> found;
  for (const auto& catalogue : catalogues) {
    for (const auto& row : catalogue->rows) {
      if (row.path == path) return &row;
      if (is_end_of(row.path, path)) found.push_back(&row);
    }
  }
  if (found.size() == 1) return found.front();
  if (found.empty()) return unknown(catalogues, path);
  std::vector<std::string> paths;
  for (const auto* row : found) paths.push_back(quoted(row->path));
  return Error{ErrorKind::content,
               "ambiguous-standard",
               counted(found.size(), "row") + " end in " + quoted(path),
               {},
               "write one of: " + joined(paths, ", "),
               {}};
}

}  // namespace gazette
