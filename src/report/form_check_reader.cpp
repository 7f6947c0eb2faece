#include "report/form_check_reader.hpp"

#include "base/suggest.hpp"
#include "base/text.hpp"
#include "report/rule_parser.hpp"

#include <array>

namespace gazette {

namespace {

constexpr std::array k_levels = {Severity::error, Severity::warning, Severity::info};
constexpr std::array k_scopes = {CheckScope::once, CheckScope::column, CheckScope::row, CheckScope::cell,
                                 CheckScope::component};
constexpr int k_most_working_days = 400;

std::vector<std::string_view> table_keys(const Form& form) {
  std::vector<std::string_view> keys;
  for (const auto& table : form.tables) keys.emplace_back(table.key);
  return keys;
}

/// The table that `key` names, which may be missing.
const FormTable* read_table_key(FormBlock& block, std::string_view key, const Form& form, std::string& out) {
  out = block.reader.text(key).value_or("");
  if (out.empty()) return nullptr;
  if (const auto number = find_table(form, out)) return &form.tables[*number];
  block.reader.fail(key, "unknown-table", "the form has no table " + quoted(out), suggestion(out, table_keys(form)));
  out.clear();
  return nullptr;
}

void read_rule(FormBlock& block, FormCheck& check) {
  check.rule_text = block.required_text("rule");
  if (check.rule_text.empty()) return;
  auto rule = parse_rule(check.rule_text, place_inside(block, "rule", check.rule_text));
  if (rule) check.rule = std::move(*rule);
  else block.reader.diagnostics().add_error(rule.error());
}

bool is_known(const FormTable& table, const std::string& key) {
  return find_line(table.rows, key) || find_line(table.columns, key) || find_group(table.row_groups, key) ||
         find_group(table.column_groups, key);
}

void read_only(FormBlock& block, const FormTable* table, FormCheck& check) {
  check.only = block.reader.texts("only").value_or(std::vector<std::string>{});
  if (check.only.empty()) return;
  if (!table || check.each == CheckScope::once)
    return block.reader.fail("only", "unknown-key", "only says which lines each runs over, and this runs over none");
  for (const auto& key : check.only)
    if (!is_known(*table, key))
      block.reader.fail("only", "unknown-name", quoted(key) + " is no row, column or group of the table " + table->key);
}

bool needs_table(CheckScope each) { return each != CheckScope::once && each != CheckScope::component; }

void read_scope(FormBlock& block, const Form& form, const FormTable* table, FormCheck& check) {
  const auto each = read_word(block, "each", {"once", "column", "row", "cell", "component"}, 0);
  check.each = k_scopes[each.value_or(0)];
  if (needs_table(check.each) && !table && check.table.empty() && !block.reader.has("table"))
    block.reader.fail("each", "missing-key", "each runs over a table, and none is named", "write table = \"…\"");
  if (needs_table(check.each) && table && table->kind == TableKind::records)
    block.reader.fail("each", "wrong-value", "records have no lines of the form's own to run over");
  if (check.each == CheckScope::component && !component_table(form))
    block.reader.fail("each", "wrong-value", "the form has no table of components to run over",
                      "give a table rows = \"components\"");
}

void read_bars(FormBlock& block, const Form& form, FormChart& chart) {
  const auto* table = read_table_key(block, "table", form, chart.table);
  chart.column = block.reader.text("column").value_or("");
  chart.group = block.reader.text("group").value_or("");
  if (!table) return;
  if (chart.column.empty() ? table->columns.size() > 1 : !find_line(table->columns, chart.column))
    block.fail(chart.column.empty() ? block.place : block.reader.place_of("column"), "unknown-column",
               "the chart must name a column of the table " + table->key);
  if (!chart.group.empty() && !find_group(table->row_groups, chart.group))
    block.reader.fail("group", "unknown-group", "the table " + table->key + " has no group " + quoted(chart.group));
}

void read_years(FormBlock& block, const Form& form, FormChart& chart) {
  chart.figures = block.reader.texts("figures").value_or(std::vector<std::string>{});
  const auto own = block.reader.texts("labels").value_or(std::vector<std::string>{});
  const auto english = block.reader.texts("labels_en").value_or(std::vector<std::string>{});
  for (std::size_t i = 0; i < own.size(); ++i)
    chart.labels.push_back({own[i], i < english.size() ? english[i] : std::string()});
  for (const auto& address : chart.figures) {
    const auto table = find_table(form, split(address, '.').front());
    const bool is_of_components = table && form.tables[*table].has_component_rows;
    if (!find_cell(form, address) && !is_of_components)
      block.reader.fail("figures", "unknown-name", quoted(address) + " is no figure of the form");
  }
}

}  // namespace

FormCheck read_form_check(FormBlock block, const Form& form, SeenKeys& seen) {
  FormCheck check;
  check.place = block.place;
  check.id = read_key(block, seen, "id");
  check.label = block.required_label("label", "en");
  const auto* table = read_table_key(block, "table", form, check.table);
  read_scope(block, form, table, check);
  read_only(block, table, check);
  read_rule(block, check);
  // Without its table no name of the rule is known, which would only repeat the fault.
  if (!table && (needs_table(check.each) || block.reader.has("table"))) check.rule = Expression();
  check.level = k_levels[read_word(block, "level", {"error", "warning", "info"}, 0).value_or(0)];
  check.quote = block.reader.text("quote").value_or("");
  check.wants_note = read_word(block, "explain", {"note"}, 1).value_or(1) == 0;
  block.reader.finish();
  return check;
}

FormChart read_form_chart(FormBlock block, const Form& form) {
  FormChart chart;
  chart.kind = read_word(block, "kind", {"years", "bars"}, 1).value_or(1) == 0 ? ChartKind::years : ChartKind::bars;
  chart.title = block.required_label("title", "en");
  if (chart.kind == ChartKind::years) read_years(block, form, chart);
  else read_bars(block, form, chart);
  block.reader.finish();
  return chart;
}

LedgerRule read_ledger_rule(FormBlock block, const Form& form) {
  LedgerRule rule;
  const auto* table = read_table_key(block, "table", form, rule.table);
  for (const auto& [key, row] : {std::pair<std::string_view, std::string*>("received", &rule.received),
                                 {"carried_in", &rule.carried_in},
                                 {"handled", &rule.handled},
                                 {"carried_out", &rule.carried_out}}) {
    *row = block.required_text(key);
    if (table && !row->empty() && !find_line(table->rows, *row))
      block.reader.fail(key, "unknown-row", "the table " + table->key + " has no row " + quoted(*row));
  }
  read_table_key(block, "appeals", form, rule.appeals);
  for (const auto& [key, days] :
       {std::pair<std::string_view, int*>("limit", &rule.limit), {"extension", &rule.extension}}) {
    const auto value = block.reader.integer(key);
    if (!value) continue;
    if (*value >= 0 && *value <= k_most_working_days) *days = static_cast<int>(*value);
    else block.reader.fail(key, "out-of-range", std::string(key) + " must be 0 to 400 working days");
  }
  block.reader.finish();
  return rule;
}

}  // namespace gazette
