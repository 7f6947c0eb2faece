#include "cli/report_choice.hpp"

#include "base/suggest.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <set>

namespace gazette {

namespace {

Error usage_error(std::string message, std::string help) {
  return {ErrorKind::usage, "usage", std::move(message), {}, std::move(help), {}};
}

Error no_report(const Site& site, int year) {
  std::set<int> years;
  for (const auto& report : site.reports) years.insert(report.report->year);
  std::vector<std::string> shown;
  for (const auto each : years) shown.push_back(std::to_string(each));
  const auto help = site.view.with_drafts ? "make it: gazette new report " + std::to_string(year)
                                          : std::string("-D includes drafts, -F what is published later");
  return usage_error(
      "there is no report on " + std::to_string(year),
      shown.empty() ? "the site has no reports; " + help : "there are reports on " + joined(shown, ", ") + "; " + help);
}

std::string described(const ReportEntry& report) {
  const auto& item = *report.entry->item;
  return item.source + " (form " + report.report->form->id + (item.issuer.empty() ? "" : ", issuer " + item.issuer) +
         ")";
}

}  // namespace

Result<int> year_argument(const std::string& text) {
  const auto year = parse_integer(text);
  if (year && *year >= 1900 && *year <= 2999) return static_cast<int>(*year);
  return usage_error(quoted(text) + " is not a year from 1900 to 2999", "write `gazette report 2016`");
}

Result<const ReportEntry*> chosen_report(const Site& site, const Arguments& arguments, int year) {
  std::vector<const ReportEntry*> found, on_year;
  for (const auto& report : site.reports) {
    if (report.report->year != year) continue;
    on_year.push_back(&report);
    const bool is_form = !arguments.has("form") || arguments.value("form") == report.report->form->id;
    const bool is_issuer = !arguments.has("issuer") || arguments.value("issuer") == report.entry->item->issuer;
    if (is_form && is_issuer) found.push_back(&report);
  }
  if (on_year.empty()) return no_report(site, year);
  if (found.size() == 1) return found.front();
  std::vector<std::string> choices;
  for (const auto* report : found.empty() ? on_year : found) choices.push_back(described(*report));
  const auto list = joined(choices, "; ");
  if (found.empty())
    return usage_error("no report on " + std::to_string(year) + " has that form and issuer", "there is " + list);
  return usage_error("there are several reports on " + std::to_string(year),
                     "choose one with --form or --issuer: " + list);
}

Result<std::optional<std::size_t>> chosen_table(const Form& form, const Arguments& arguments) {
  if (!arguments.has("table")) return std::optional<std::size_t>();
  const auto key = arguments.value("table");
  if (const auto table = find_table(form, key)) return table;
  std::vector<std::string_view> known;
  for (const auto& table : form.tables) known.push_back(table.key);
  auto help = suggestion(key, known);
  return usage_error("the form " + form.id + " has no table " + quoted(key),
                     help.empty() ? "tables: " + joined({known.begin(), known.end()}, ", ") : help);
}

}  // namespace gazette
