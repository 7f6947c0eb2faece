#include "report/form_library.hpp"

#include "base/embedded.hpp"
#include "io/site_folders.hpp"
#include "report/form_reader.hpp"

#include <algorithm>
#include <cassert>
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
  std::vector<std::string> paths;
  if (auto fault = site_folder_fault(files, std::string(k_folder), ErrorKind::configuration)) {
    diagnostics.add_error(*std::move(fault));
    return paths;
  }
  const auto listed = files.list(std::string(k_folder));
  if (!listed) {
    diagnostics.add_error(listed.error());
    return paths;
  }
  for (const auto& entry : *listed) {
    auto path = path_join(k_folder, entry.path);
    if (entry.kind == FileKind::folder || !is_form_file(path)) continue;
    if (auto fault = entry_fault(k_folder, entry, ErrorKind::configuration)) diagnostics.add_error(*std::move(fault));
    else paths.push_back(std::move(path));
  }
  return paths;
}

}  // namespace

void FormLibrary::add(Form form) {
  auto id = form.id;
  slots_.insert_or_assign(std::move(id), Slot{std::make_shared<const Form>(std::move(form)), {}, {}});
}

void FormLibrary::add_built_in(std::string_view file, std::string_view text) {
  auto id = path_name(file);
  id.remove_suffix(k_ending.size());
  slots_.insert_or_assign(std::string(id), Slot{nullptr, file, text});
}

std::shared_ptr<const Form> FormLibrary::form_in(Slot& slot) {
  if (slot.form) return slot.form;
  Diagnostics none;
  auto form = parse_form(std::string(slot.file), slot.text, none);
  assert(form && "a built-in form is sound: tests parse them all");
  if (form) slot.form = std::make_shared<const Form>(std::move(*form));
  return slot.form;
}

std::shared_ptr<const Form> FormLibrary::find(std::string_view id) const {
  const auto found = slots_.find(id);
  return found == slots_.end() ? nullptr : form_in(found->second);
}

std::vector<std::string_view> FormLibrary::ids() const {
  std::vector<std::string_view> out;
  for (const auto& [id, slot] : slots_) out.push_back(id);
  return out;
}

std::vector<std::string_view> FormLibrary::ids_serving(int year) const {
  std::vector<std::string_view> out;
  for (auto& [id, slot] : slots_) {
    const auto form = form_in(slot);
    if (form && serves_year(*form, year)) out.push_back(id);
  }
  return out;
}

FormLibrary load_forms(const FileReader& files, Diagnostics& diagnostics) {
  FormLibrary library;
  const auto own = form_files(files, diagnostics);
  for (const auto& [path, bytes] : embedded_files()) {
    const std::string file(path);
    const bool is_shadowed = std::find(own.begin(), own.end(), file) != own.end();
    if (is_shadowed || !is_form_file(file)) continue;
    library.add_built_in(path, bytes);
  }
  for (const auto& path : own)
    if (auto form = load_form(files, path, diagnostics)) library.add(std::move(*form));
  return library;
}

}  // namespace gazette
