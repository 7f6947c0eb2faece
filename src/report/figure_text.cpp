#include "report/figure_text.hpp"

#include "base/suggest.hpp"
#include "base/text.hpp"
#include "ledger/measures.hpp"
#include "report/computed.hpp"

#include <algorithm>
#include <optional>
#include <vector>

namespace gazette {

namespace {

constexpr std::size_t k_most_examples = 4;

Error figure_error(std::string rule, std::string message, std::string help) {
  return {ErrorKind::content, std::move(rule), std::move(message), {}, std::move(help), {}};
}

/// The name of a whole table, or one that begins with a table's.
std::string help_within_table(const ReportEntry& report, const std::vector<std::string>& known, std::string_view name) {
  const auto& form = *report.report->form;
  const auto table = find_table(form, name.substr(0, name.find('.')));
  if (!table) return {};
  const auto& key = form.tables[*table].key;
  if (name == key)
    return "write {{" + key + "}} as a paragraph of its own to place the table, or name one of its figures";
  std::vector<std::string> examples;
  for (const auto& one : known)
    if (one.starts_with(key + ".") && examples.size() < k_most_examples) examples.push_back(one);
  return "figures of " + key + ": " + joined(examples, ", ") + ", …";
}

Error no_ledger(const ReportEntry& report, std::string_view name) {
  const auto year = std::to_string(report.report->year);
  return figure_error("blank-figure", "the figure " + quoted(name) + " needs a request ledger of " + year,
                      "keep one as content/requests/" + year + ".csv (docs/FORMS.md), or write the text without it");
}

Error unknown_figure(const ReportEntry& report, std::string_view name) {
  const auto& form = *report.report->form;
  if (name.starts_with("requests.") && is_computed_name(name)) return no_ledger(report, name);
  auto known = figure_addresses(form, report.result.figures);
  for (const auto& [computed, text] : report.result.named) known.push_back(computed);
  for (const auto& [computed, reason] : report.result.unjudged) known.push_back(computed);
  auto help = suggestion(name, {known.begin(), known.end()});
  if (help.empty()) help = help_within_table(report, known, name);
  return figure_error("unknown-figure", "neither the form " + form.id + " nor the site has a figure " + quoted(name),
                      std::move(help));
}

Error blank_figure(std::string_view address) {
  return figure_error("blank-figure", "the figure " + quoted(address) + " is blank",
                      "give it in the report's figures, or write the text without it");
}

Error unjudged_figure(std::string_view name, const std::string& reason) {
  std::string help = "write the text without it";
  if (reason.starts_with(k_calendar_lacks))
    help =
        "give its holidays in site.toml, as [calendar." + reason.substr(k_calendar_lacks.size(), 4) + "], or " + help;
  return figure_error("blank-figure", "the figure " + quoted(name) + " cannot be judged: " + reason, std::move(help));
}

/// A row of records that the report does not have is no figure of it.
std::optional<CellIndex> find_figure(const ReportEntry& report, std::string_view name) {
  const auto cell = find_cell(*report.report->form, name);
  if (!cell || cell->row >= report.result.figures.tables[cell->table].row_count()) return std::nullopt;
  return cell;
}

}  // namespace

std::string printed(const CellFormat& format, const Cell& cell, std::string_view language) {
  if (cell.state == CellState::not_applicable) return language.starts_with("zh") ? "不适用" : "n/a";
  if (format.type != CellType::enumeration) return cell.text;
  const auto choice = std::find_if(format.choices.begin(), format.choices.end(),
                                   [&](const FormChoice& one) { return one.key == cell.text; });
  return choice == format.choices.end() ? cell.text : label_in(choice->label, language);
}

std::vector<std::string> figure_addresses(const Form& form, const Figures& figures) {
  std::vector<std::string> out;
  for (std::size_t table = 0; table < form.tables.size(); ++table)
    for (std::size_t row = 0; row < figures.tables[table].row_count(); ++row)
      for (std::size_t column = 0; column < figures.tables[table].columns; ++column)
        out.push_back(address_of(form, {table, row, column}));
  return out;
}

Result<std::string> figure_text(const ReportEntry& report, std::string_view name, std::string_view language) {
  if (const auto at = find_figure(report, name)) {
    const auto& form = *report.report->form;
    const auto& cell = cell_at(report.result.figures, *at);
    const auto& format = format_of(form.tables[at->table], at->row, at->column);
    if (cell.state == CellState::blank) return blank_figure(address_of(form, *at));
    auto text = printed(format, cell, language);
    return format.type == CellType::percent && cell.state == CellState::value ? text + "%" : text;
  }
  const auto computed = report.result.named.find(name);
  if (computed != report.result.named.end()) return computed->second;
  const auto unjudged = report.result.unjudged.find(name);
  if (unjudged != report.result.unjudged.end()) return unjudged_figure(name, unjudged->second);
  return unknown_figure(report, name);
}

}  // namespace gazette
