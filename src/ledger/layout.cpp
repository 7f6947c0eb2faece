#include "ledger/layout.hpp"

#include <algorithm>

namespace gazette {

namespace {

std::vector<std::size_t> lines_without_totals(const std::vector<FormLine>& all) {
  std::vector<std::size_t> lines;
  for (std::size_t i = 0; i < all.size(); ++i)
    if (!all[i].total) lines.push_back(i);
  return lines;
}

bool is_named(const LedgerLayout& layout, std::size_t row) {
  return row == layout.received || row == layout.carried_in || row == layout.handled || row == layout.carried_out;
}

std::vector<std::size_t> outcome_rows(const FormTable& table, const LedgerLayout& layout) {
  const auto group = layout.handled ? table.rows[*layout.handled].group : k_no_group;
  auto rows = lines_without_totals(table.rows);
  std::erase_if(rows, [&](std::size_t row) {
    const bool is_elsewhere = group != k_no_group && !is_in_group(table.row_groups, table.rows[row], group);
    return is_elsewhere || is_named(layout, row);
  });
  return rows;
}

std::optional<AppealsLayout> appeals_layout(const Form& form) {
  const auto index = find_table(form, form.ledger->appeals);
  if (!index) return std::nullopt;
  const auto& table = form.tables[*index];
  AppealsLayout layout{*index, {}, lines_without_totals(table.columns)};
  for (std::size_t i = 0; i < k_appeal_rows.size(); ++i) layout.rows[i] = find_line(table.rows, k_appeal_rows[i]);
  return layout;
}

}  // namespace

std::optional<LedgerLayout> ledger_layout(const Form& form) {
  if (!form.ledger) return std::nullopt;
  const auto index = find_table(form, form.ledger->table);
  if (!index) return std::nullopt;
  const auto& table = form.tables[*index];
  LedgerLayout layout;
  layout.table = *index;
  layout.received = find_line(table.rows, form.ledger->received);
  layout.carried_in = find_line(table.rows, form.ledger->carried_in);
  layout.handled = find_line(table.rows, form.ledger->handled);
  layout.carried_out = find_line(table.rows, form.ledger->carried_out);
  layout.outcomes = outcome_rows(table, layout);
  layout.applicants = lines_without_totals(table.columns);
  layout.appeals = appeals_layout(form);
  return layout;
}

std::optional<std::size_t> find_among(const std::vector<FormLine>& all, const std::vector<std::size_t>& lines,
                                      std::string_view key) {
  const auto found = std::find_if(lines.begin(), lines.end(), [&](std::size_t line) { return all[line].key == key; });
  if (found == lines.end()) return std::nullopt;
  return static_cast<std::size_t>(found - lines.begin());
}

}  // namespace gazette
