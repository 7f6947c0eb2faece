// A table is read from outside in: its own keys, its groups, its lines; then what only the whole table shows.

#include "report/form_table_reader.hpp"

#include "base/suggest.hpp"
#include "base/text.hpp"
#include "report/computed.hpp"
#include "report/rule_parser.hpp"

#include <algorithm>
#include <set>

namespace gazette {

namespace {

constexpr std::size_t k_most_group_levels = 2;
constexpr int k_most_decimals = 15;
constexpr std::string_view k_components = "components";

const std::vector<std::string_view>& type_names() {
  static const std::vector<std::string_view> names = {"count", "decimal", "money", "percent",
                                                      "days",  "date",    "text",  "enumeration"};
  return names;
}

CellType read_type(FormBlock& block, std::string_view key, CellType fallback) {
  const auto name = block.reader.text(key);
  if (!name) return fallback;
  if (const auto type = parse_cell_type(*name)) return *type;
  auto help = suggestion(*name, type_names());
  if (help.empty()) help = "types: " + joined({type_names().begin(), type_names().end()}, ", ");
  block.reader.fail(key, "invalid-cell-type", quoted(*name) + " is not a type of figure", std::move(help));
  return fallback;
}

std::optional<int> read_decimals(FormBlock& block) {
  const auto decimals = block.reader.integer("decimals");
  if (!decimals) return std::nullopt;
  if (*decimals >= 0 && *decimals <= k_most_decimals) return static_cast<int>(*decimals);
  block.reader.fail("decimals", "out-of-range", "decimals must be 0 to 15, found " + std::to_string(*decimals));
  return std::nullopt;
}

FormChoice read_choice(const TomlValue& value, FormBlock& parent, SeenKeys& seen) {
  if (const auto* text = value.as_text()) return {*text, {*text, {}}};
  const auto* table = value.as_table();
  if (!table) {
    parent.fail(value.place, "wrong-type",
                "a value is text or { key, label, en }, not " + std::string(value.type_name()));
    return {};
  }
  FormBlock block(*table, value.place, "a value of an enumeration", parent.reader.diagnostics());
  FormChoice choice;
  choice.key = read_key(block, seen);
  choice.label = block.required_label("label", "en");
  block.reader.finish();
  return choice;
}

void read_choices(FormBlock& block, CellFormat& format) {
  const auto* values = block.reader.value("values");
  if (format.type != CellType::enumeration) {
    if (values)
      block.reader.fail("values", "unknown-key", "only an enumeration has values", "write type = \"enumeration\"");
    return;
  }
  const auto* text = values ? values->as_text() : nullptr;
  const auto* list = values ? values->as_array() : nullptr;
  format.is_component = text && *text == k_components;
  SeenKeys seen;
  if (list)
    for (const auto& value : *list) format.choices.push_back(read_choice(value, block, seen));
  if (!format.is_component && format.choices.empty())
    block.fail(values ? values->place : block.place, "missing-key", "an enumeration needs its values",
               "write values = [\"…\", \"…\"], or values = \"components\"");
}

/// The format that a block states, if it states one.
std::optional<CellFormat> read_format(FormBlock& block, std::string_view type_key) {
  const bool is_stated = block.reader.has(type_key) || block.reader.has("unit") || block.reader.has("decimals") ||
                         block.reader.has("values");
  CellFormat format;
  format.type = read_type(block, type_key, CellType::count);
  format.unit = block.reader.text("unit").value_or("");
  format.decimals = read_decimals(block);
  read_choices(block, format);
  return is_stated ? std::optional(format) : std::nullopt;
}

std::optional<FormTotal> read_total(FormBlock& block) {
  const auto* value = block.reader.value("total");
  if (!value) return std::nullopt;
  if (const auto* flag = value->as_flag()) return *flag ? std::optional(FormTotal{}) : std::nullopt;
  const auto* text = value->as_text();
  if (!text) {
    block.reader.fail("total", "wrong-type",
                      "a total is true or an expression, not " + std::string(value->type_name()));
    return std::nullopt;
  }
  auto formula = parse_expression(*text, place_inside(block, "total", *text));
  if (formula) return FormTotal{std::move(*formula)};
  block.reader.diagnostics().add_error(formula.error());
  return FormTotal{};
}

std::string read_computed(FormBlock& block) {
  auto name = block.reader.text("computed").value_or("");
  if (!name.empty() && !is_computed_name(name))
    block.reader.fail("computed", "unknown-figure", quoted(name) + " is not a figure that a site can compute",
                      suggestion(name, computed_name_examples()));
  return name;
}

std::size_t read_group(FormBlock& block, const std::vector<FormGroup>& groups) {
  const auto name = block.reader.text("group");
  if (!name) return k_no_group;
  if (const auto group = find_group(groups, *name)) return *group;
  std::vector<std::string_view> known;
  for (const auto& group : groups) known.emplace_back(group.key);
  block.reader.fail("group", "unknown-group", "there is no group " + quoted(*name) + " before this",
                    suggestion(*name, known));
  return k_no_group;
}

FormLine read_line(FormBlock block, SeenKeys& seen, const std::vector<FormGroup>& groups) {
  FormLine line;
  line.key = read_key(block, seen);
  line.label = block.required_label("label", "en");
  line.short_label = block.label("short", "short_en");
  if (line.short_label.english.empty() && !line.short_label.own.empty()) line.short_label.english = line.label.english;
  line.group = read_group(block, groups);
  line.format = read_format(block, "type");
  line.total = read_total(block);
  line.computed = read_computed(block);
  block.reader.finish();
  return line;
}

std::vector<FormGroup> read_groups(FormBlock& table, std::string_view key) {
  std::vector<FormGroup> groups;
  SeenKeys seen;
  for (const auto* each : table.reader.tables(key)) {
    FormBlock block(*each, "a group", table.reader.diagnostics());
    FormGroup group;
    group.key = read_key(block, seen);
    group.label = block.required_label("label", "en");
    group.parent = read_group(block, groups);
    std::size_t levels = 1;
    for (auto parent = group.parent; parent != k_no_group; parent = groups[parent].parent) ++levels;
    if (levels > k_most_group_levels)
      block.fail(block.place, "too-many-levels", "groups are nested more than two deep",
                 "headers have three levels at most: group, group, line");
    block.reader.finish();
    groups.push_back(std::move(group));
  }
  return groups;
}

std::vector<FormLine> read_lines(FormBlock& table, std::string_view key, const std::vector<FormGroup>& groups) {
  std::vector<FormLine> lines;
  SeenKeys seen;
  for (const auto* each : table.reader.tables(key))
    lines.push_back(read_line({*each, "a line of a table", table.reader.diagnostics()}, seen, groups));
  return lines;
}

/// The header cell of a group spans its lines, so that these must be neighbours.
void check_neighbours(FormBlock& table, std::string_view key, const std::vector<FormLine>& lines,
                      const std::vector<FormGroup>& groups) {
  for (std::size_t group = 0; group < groups.size(); ++group) {
    int runs = 0;
    bool is_inside = false;
    for (const auto& line : lines) {
      const bool is_member = is_in_group(groups, line, group);
      runs += is_member && !is_inside ? 1 : 0;
      is_inside = is_member;
    }
    if (runs > 1)
      table.reader.fail(key, "torn-group",
                        "the lines of the group " + quoted(groups[group].key) + " are not neighbours");
    else if (runs == 0)
      table.reader.fail(key, "empty-group", "the group " + quoted(groups[group].key) + " has no lines");
  }
}

void read_order(FormBlock& table, FormTable& out) {
  const auto* value = table.reader.table("order");
  if (!value) return;
  FormBlock block(*value, table.reader.place_of("order"), "the order of records", table.reader.diagnostics());
  RecordOrder order;
  order.column = block.required_text("column");
  order.direction =
      read_word(block, "direction", {"rising", "falling"}, 0).value_or(0) == 0 ? Direction::rising : Direction::falling;
  order.within = block.reader.text("within").value_or("");
  for (const std::string_view key : {"column", "within"}) {
    const auto& name = key == "column" ? order.column : order.within;
    if (!name.empty() && !find_line(out.columns, name))
      block.reader.fail(key, "unknown-column", "the table has no column " + quoted(name));
  }
  block.reader.finish();
  out.order = std::move(order);
}

void read_blank(FormBlock& block, FormTable& table) {
  constexpr std::array k_levels = {Severity::error, Severity::warning, Severity::info};
  const auto level = read_word(block, "blank", {"error", "warning", "info"}, k_levels.size());
  if (level && *level < k_levels.size()) table.blank = k_levels[*level];
}

void read_rows(FormBlock& block, FormTable& table) {
  const auto* value = block.reader.value("rows");
  const auto* text = value ? value->as_text() : nullptr;
  if (text && *text != k_components)
    block.reader.fail("rows", "wrong-value", quoted(*text) + " cannot be the rows of a table",
                      "write rows = \"components\", or a list of { key, label }");
  table.has_component_rows = text != nullptr;
  if (!text) table.rows = read_lines(block, "rows", table.row_groups);
}

void check_shape(FormBlock& block, const FormTable& table) {
  const bool is_matrix = table.kind == TableKind::matrix;
  if (is_matrix && table.rows.empty() && !table.has_component_rows)
    block.fail(block.place, "empty-table", "a table without rows");
  if (!is_matrix && table.columns.empty()) block.fail(block.place, "empty-table", "records without columns");
  if (!is_matrix && (!table.rows.empty() || table.has_component_rows))
    block.reader.fail("rows", "unknown-key", "records have no rows of their own",
                      "leave out rows, or kind = \"records\"");
  if (is_matrix && table.order) block.reader.fail("order", "unknown-key", "only records have an order");
  for (const auto& row : table.rows) {
    if (!row.computed.empty() && table.columns.size() > 1)
      block.fail(block.reader.place_of("rows"), "ambiguous-computed",
                 quoted(row.key) + " is computed in a table of several columns", "leave out computed, or the columns");
  }
}

}  // namespace

FormTable read_form_table(FormBlock block, SeenKeys& seen) {
  FormTable table;
  table.key = read_key(block, seen);
  table.title = block.required_label("title", "en");
  table.note = block.label("note", "note_en");
  table.kind =
      read_word(block, "kind", {"matrix", "records"}, 0).value_or(0) == 0 ? TableKind::matrix : TableKind::records;
  table.layout = read_word(block, "layout", {"upright", "across"}, 0).value_or(0) == 0 ? TableLayout::upright
                                                                                       : TableLayout::across;
  table.format = read_format(block, "cell").value_or(CellFormat{});
  read_blank(block, table);
  table.column_groups = read_groups(block, "column_groups");
  table.row_groups = read_groups(block, "row_groups");
  table.columns = read_lines(block, "columns", table.column_groups);
  read_rows(block, table);
  check_neighbours(block, "columns", table.columns, table.column_groups);
  if (!table.has_component_rows) check_neighbours(block, "rows", table.rows, table.row_groups);
  read_order(block, table);
  check_shape(block, table);
  block.reader.finish();
  return table;
}

}  // namespace gazette
