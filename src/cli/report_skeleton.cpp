#include "cli/report_skeleton.hpp"

#include "base/suggest.hpp"
#include "base/text.hpp"
#include "cli/report_skeleton_text.hpp"
#include "report/components.hpp"
#include "report/form_library.hpp"

namespace gazette {

namespace {

Error usage_error(std::string message, std::string help) {
  return {ErrorKind::usage, "usage", std::move(message), {}, std::move(help), {}};
}

/// The form itself, or the one that took its place by the reported year; empty when there is none.
std::string successor_serving(const FormLibrary& forms, std::string id, int year) {
  for (auto left = forms.ids().size(); left > 0 && !id.empty(); --left) {
    const auto form = forms.find(id);
    if (form && serves_year(*form, year)) return id;
    std::string next;
    for (const auto other : forms.ids())
      if (forms.find(other)->replaces == id) next = other;
    id = next;
  }
  return {};
}

/// The form that is asked for, else the site's or the body's last one or what replaced it, else the only one there is.
Result<std::shared_ptr<const Form>> chosen_form(const FormLibrary& forms, const ReportSkeletonRequest& request,
                                                const std::string& usual) {
  auto id = request.form.empty() ? successor_serving(forms, usual, request.year) : request.form;
  const auto serving = forms.ids_serving(request.year);
  const std::vector<std::string> shown(serving.begin(), serving.end());
  if (id.empty() && serving.size() == 1) id = serving.front();
  if (id.empty())
    return usage_error("no form is named for the report on " + std::to_string(request.year),
                       shown.empty() ? "name one with --form"
                                     : "name one with --form, or for all reports as form in [report] of site.toml: " +
                                           joined(shown, ", "));
  auto form = forms.find(id);
  if (!form) return usage_error("there is no form " + quoted(id), suggestion(id, forms.ids()));
  if (serves_year(*form, request.year)) return form;
  return usage_error(
      "the form " + quoted(id) + " does not serve reports on " + std::to_string(request.year),
      shown.empty() ? "no form of this site does" : "name one that does with --form: " + joined(shown, ", "));
}

/// The body's report on the year before: in the same form if there is one. The agency may be named as an issuer too.
const ReportEntry* report_before(const Site& site, const ReportSkeletonRequest& request, const std::string& form) {
  const ReportEntry* best = nullptr;
  for (const auto& report : site.reports) {
    const auto& issuer = report.entry->item->issuer;
    const auto* named = find_issuer(site.config, issuer);
    const bool is_agency = issuer.empty() || (named && named->name == site.config.agency.name);
    const bool is_same_body = request.issuer.empty() ? is_agency : issuer == request.issuer;
    if (report.report->year != request.year - 1 || !is_same_body) continue;
    if (!best || report.report->form->id == form) best = &report;
  }
  return best;
}

std::string ledger_file(const FileReader& files, int year) {
  for (const auto* ending : {".csv", ".toml"}) {
    const auto file = "content/requests/" + std::to_string(year) + ending;
    if (files.is_file(file)) return file;
  }
  return {};
}

std::optional<Error> unknown_issuer(const Site& site, const std::string& key) {
  if (key.empty() || find_issuer(site.config, key)) return std::nullopt;
  std::vector<std::string_view> known;
  for (const auto& issuer : site.config.issuers) known.push_back(issuer.key);
  return usage_error("there is no issuer " + quoted(key), suggestion(key, known));
}

}  // namespace

Result<ReportSkeleton> report_skeleton(const FileReader& files, const Site& site,
                                       const ReportSkeletonRequest& request) {
  Diagnostics diagnostics;
  const auto forms = load_forms(files, diagnostics);
  if (diagnostics.has_errors()) return diagnostics.entries().front().error;
  if (auto fault = unknown_issuer(site, request.issuer)) return *fault;
  const auto* last = report_before(site, request, site.config.report_form);
  const auto usual = site.config.report_form.empty() && last ? last->report->form->id : site.config.report_form;
  const auto form = chosen_form(forms, request, usual);
  if (!form) return form.error();
  const auto* previous = report_before(site, request, (*form)->id);
  NewReport report{site, nullptr, request.year, request.index_number, request.issuer, previous, {}, {}};
  if (previous && report.issuer.empty()) report.issuer = previous->entry->item->issuer;
  if (previous && component_table(**form)) report.components = previous->entry->item->report->components;
  report.form = with_components(*form, report.components);
  report.ledger = ledger_file(files, request.year);
  return ReportSkeleton{new_report_text(report), new_report_figures(report)};
}

}  // namespace gazette
