#include "report/figure_text.hpp"

#include "base/suggest.hpp"
#include "base/text.hpp"

#include <optional>
#include <vector>

namespace gazette {

namespace {

/// A place in the form.
struct Target {
  std::string address;
  const FormRow* row = nullptr;
};

/// Which column of the table is meant; nothing when there is none of that name.
std::optional<std::size_t> find_column(const FormTable& table, const std::vector<std::string_view>& parts) {
  if (parts.size() == 2) return table.columns.size() <= 1 ? std::optional<std::size_t>(0) : std::nullopt;
  for (std::size_t i = 0; i < table.columns.size(); ++i)
    if (table.columns[i].key == parts[2]) return i;
  return std::nullopt;
}

std::optional<Target> find_target(const Form& form, std::string_view name) {
  const auto parts = split(name, '.');
  if (parts.size() != 2 && parts.size() != 3) return std::nullopt;
  const auto* table = find_table(form, parts[0]);
  const auto* row = table ? find_row(*table, parts[1]) : nullptr;
  const auto column = row ? find_column(*table, parts) : std::nullopt;
  if (!column) return std::nullopt;
  return Target{figure_address(*table, *row, *column), row};
}

std::vector<std::string> all_addresses(const Form& form) {
  std::vector<std::string> out;
  for (const auto& table : form.tables)
    for (const auto& row : table.rows)
      for (std::size_t column = 0; column < column_count(table); ++column)
        out.push_back(figure_address(table, row, column));
  return out;
}

Error figure_error(std::string rule, std::string message, std::string help) {
  return {ErrorKind::content, std::move(rule), std::move(message), {}, std::move(help), {}};
}

Error unknown_figure(const Form& form, const PublishedCounts& counts, std::string_view name) {
  auto known = all_addresses(form);
  for (auto& computed : computed_names(counts)) known.push_back(std::move(computed));
  return figure_error("unknown-figure", "neither the form " + form.id + " nor the site has a figure " + quoted(name),
                      suggestion(name, {known.begin(), known.end()}));
}

Result<std::string> cell_text(const Site& site, const Cell& cell, const Target& target) {
  switch (cell.state) {
    case CellState::value: return target.row->type == CellType::percent ? cell.text + "%" : cell.text;
    case CellState::not_applicable: return std::string(site.config.language.starts_with("zh") ? "不适用" : "n/a");
    case CellState::blank: break;
  }
  return figure_error("blank-figure", "the figure " + quoted(target.address) + " is blank",
                      "give it in the report's figures, or write the text without it");
}

}  // namespace

Result<std::string> figure_text(const Site& site, const Report& report, const PublishedCounts& counts,
                                std::string_view name) {
  if (const auto target = find_target(*report.form, name))
    return cell_text(site, cell_at(report.figures, target->address), *target);
  if (auto computed = computed_figure(counts, name)) return std::move(*computed);
  return unknown_figure(*report.form, counts, name);
}

Result<std::string> figure_text(const Site& site, const Report& report, std::string_view name) {
  if (const auto target = find_target(*report.form, name))
    return cell_text(site, cell_at(report.figures, target->address), *target);
  return figure_text(site, report, count_published(site, report.year), name);
}

}  // namespace gazette
