#include "cli/report_skeleton.hpp"

#include "base/suggest.hpp"
#include "base/text.hpp"
#include "report/form_library.hpp"

namespace gazette {

namespace {

Error usage_error(std::string message, std::string help) {
  return {ErrorKind::usage, "usage", std::move(message), {}, std::move(help), {}};
}

Result<std::shared_ptr<const Form>> chosen_form(const FormLibrary& forms, const ReportSkeletonRequest& request) {
  auto id = request.form;
  const auto serving = forms.ids_serving(request.year);
  const std::vector<std::string> shown(serving.begin(), serving.end());
  if (id.empty() && serving.size() == 1) id = serving.front();
  if (id.empty())
    return usage_error("no form is named for the report on " + std::to_string(request.year),
                       shown.empty() ? "name one with --form" : "name one with --form: " + joined(shown, ", "));
  auto form = forms.find(id);
  if (!form) return usage_error("there is no form " + quoted(id), suggestion(id, forms.ids()));
  if (serves_year(*form, request.year)) return form;
  return usage_error(
      "the form " + quoted(id) + " does not serve reports on " + std::to_string(request.year),
      shown.empty() ? "no form of this site does" : "name one that does with --form: " + joined(shown, ", "));
}

std::string text_of(const Site& site, const Form& form, const ReportSkeletonRequest& request) {
  const auto today = iso_date(site.view.as_of.date);
  const auto year = std::to_string(request.year);
  const auto& agency = site.config.agency.name;
  const bool is_chinese = site.config.language.starts_with("zh");
  std::string out = "+++\ntitle = \"" + agency + (is_chinese ? year + "年" : " " + year + " ") +
                    label_in(form.title, site.config.language) + "\"\n";
  if (!request.index_number.empty()) out += "index_number = \"" + request.index_number + "\"\n";
  out += "made = " + today + "\npublished = " + today + "\ndraft = true\n\n[report]\nyear = " + year + "\nform = \"" +
         form.id + "\"\n+++\n";
  for (const auto& part : form.parts) out += "\n## " + label_in(part.label, site.config.language) + "\n";
  return out;
}

std::string columns_comment(const FormTable& table, const std::string& language) {
  std::string out;
  for (const auto& column : table.columns) out += (out.empty() ? "" : ", ") + label_in(column.label, language);
  return out.empty() ? out : "# [" + out + "]\n";
}

std::string blank_row(const FormTable& table) {
  const auto count = column_count(table);
  if (count == 1) return "\"\"";
  std::string out = "[";
  for (std::size_t i = 0; i < count; ++i) out += i == 0 ? "\"\"" : ", \"\"";
  return out + "]";
}

std::string figures_of(const Site& site, const Form& form) {
  const auto& language = site.config.language;
  std::string out;
  for (const auto& table : form.tables) {
    out += (out.empty() ? "[" : "\n[") + table.key + "]  # " + label_in(table.title, language) + "\n";
    out += columns_comment(table, language);
    for (const auto& row : table.rows)
      out += row.key + " = " + blank_row(table) + "  # " + label_in(row.label, language) +
             (row.format && !row.format->unit.empty() ? " (" + row.format->unit + ")" : "") + "\n";
  }
  return out;
}

}  // namespace

Result<ReportSkeleton> report_skeleton(const FileReader& files, const Site& site,
                                       const ReportSkeletonRequest& request) {
  Diagnostics diagnostics;
  const auto forms = load_forms(files, diagnostics);
  if (diagnostics.has_errors()) return diagnostics.entries().front().error;
  const auto form = chosen_form(forms, request);
  if (!form) return form.error();
  return ReportSkeleton{text_of(site, **form, request), figures_of(site, **form)};
}

}  // namespace gazette
