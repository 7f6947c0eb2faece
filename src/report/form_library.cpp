#include "report/form_library.hpp"

#include "base/embedded.hpp"
#include "report/form_reader.hpp"

#include <algorithm>
#include <optional>

namespace gazette {

namespace {

constexpr std::string_view k_folder = "forms";
constexpr std::string_view k_ending = ".toml";

/// Only what lies directly in the folder.
bool is_form_file(std::string_view path) { return path_folder(path) == k_folder && path.ends_with(k_ending); }

std::optional<Form> load_form(const FileReader& files, const std::string& path, Diagnostics& diagnostics) {
  const auto text = files.read(path);
  if (text) return parse_form(path, *text, diagnostics);
  diagnostics.add_error(text.error());
  return std::nullopt;
}

std::vector<std::string> form_files(const FileReader& files, Diagnostics& diagnostics) {
  const auto listed = files.list(std::string(k_folder));
  if (!listed) diagnostics.add_error(listed.error());
  std::vector<std::string> paths;
  if (!listed) return paths;
  for (const auto& entry : *listed) {
    auto path = path_join(k_folder, entry.path);
    if (entry.kind == FileKind::file && is_form_file(path)) paths.push_back(std::move(path));
  }
  return paths;
}

}  // namespace

void FormLibrary::add(Form form) {
  auto id = form.id;
  forms_.insert_or_assign(std::move(id), std::make_shared<const Form>(std::move(form)));
}

std::shared_ptr<const Form> FormLibrary::find(std::string_view id) const {
  const auto found = forms_.find(id);
  return found == forms_.end() ? nullptr : found->second;
}

std::vector<std::string_view> FormLibrary::ids() const {
  std::vector<std::string_view> out;
  for (const auto& [id, form] : forms_) out.push_back(id);
  return out;
}

std::vector<std::string_view> FormLibrary::ids_serving(int year) const {
  std::vector<std::string_view> out;
  for (const auto& [id, form] : forms_)
    if (serves_year(*form, year)) out.push_back(id);
  return out;
}

FormLibrary load_forms(const FileReader& files, Diagnostics& diagnostics) {
  FormLibrary library;
  const auto own = form_files(files, diagnostics);
  for (const auto& [path, bytes] : embedded_files()) {
    const std::string file(path);
    const bool is_shadowed = std::find(own.begin(), own.end(), file) != own.end();
    if (is_shadowed || !is_form_file(file)) continue;
    if (auto form = parse_form(file, bytes, diagnostics)) library.add(std::move(*form));
  }
  for (const auto& path : own)
    if (auto form = load_form(files, path, diagnostics)) library.add(std::move(*form));
  return library;
}

}  // namespace gazette
