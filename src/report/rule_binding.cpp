// A name is looked up in this order: a fact; `prev.` and a figure; a bare name by `each`; an address of the form.

#include "report/rule_binding.hpp"

#include "base/suggest.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <functional>

namespace gazette {

namespace {

constexpr std::string_view k_previous = "prev.";
constexpr std::string_view k_others = "others";
constexpr std::string_view k_components = "components";
constexpr std::size_t k_deepest_total = 100;  // totals of totals: computing one calls computing the next

/// The cell of a line and whatever `each` has come to.
using CellOf = std::function<CellIndex(std::size_t line)>;

class Binder {
 public:
  Binder(const BindingScope& scope, Diagnostics& diagnostics)
      : scope_(scope), form_(scope.form), diagnostics_(diagnostics) {}

  BoundExpression bound(const Expression& expression) {
    BoundExpression out;
    out.kind = expression.kind;
    out.number = expression.number;
    out.name = expression.name;
    out.place = expression.place;
    for (const auto& operand : expression.operands) out.operands.push_back(bound(operand));
    if (expression.kind == ExpressionKind::name) bind_name(out);
    else if (!expression.name.empty()) bind_group(out);
    return out;
  }

  bool is_sound() const { return is_sound_; }

 private:
  const FormTable* own_table() const { return scope_.table ? &form_.tables[*scope_.table] : nullptr; }

  void bind_name(BoundExpression& out) {
    const auto& facts = fact_names();
    if (std::find(facts.begin(), facts.end(), out.name) != facts.end()) return;
    std::string_view name = out.name;
    const bool is_previous = name.starts_with(k_previous);
    if (is_previous) name.remove_prefix(k_previous.size());
    if (const auto cell = cell_of(name)) out.cell = BoundCell{*cell, is_previous};
    else fail(out, "figure", known_names());
  }

  std::optional<CellIndex> cell_of(std::string_view name) const {
    if (auto cell = bare_cell(name)) return cell;
    if (scope_.each == CheckScope::component) {
      if (auto cell = component_cell(name)) return cell;
    }
    if (const auto* table = own_table(); table && name.find('.') != std::string_view::npos) {
      if (auto cell = find_cell(form_, table->key + "." + std::string(name))) return cell;
    }
    return find_cell(form_, name);
  }

  std::optional<CellIndex> bare_cell(std::string_view name) const {
    const auto* table = own_table();
    if (!table || name.find('.') != std::string_view::npos) return std::nullopt;
    switch (scope_.each) {
      case CheckScope::cell:
        if (name == "cell") return CellIndex{*scope_.table, k_each, k_each};
        return std::nullopt;
      case CheckScope::row:
        if (const auto column = find_line(table->columns, name)) return CellIndex{*scope_.table, k_each, *column};
        return std::nullopt;
      case CheckScope::column:
        if (const auto row = find_line(table->rows, name)) return CellIndex{*scope_.table, *row, k_each};
        return std::nullopt;
      case CheckScope::once:
        if (column_count(*table) != 1) return std::nullopt;
        if (const auto row = find_line(table->rows, name)) return CellIndex{*scope_.table, *row, 0};
        return std::nullopt;
      case CheckScope::component: return std::nullopt;
    }
    return std::nullopt;
  }

  std::optional<CellIndex> component_cell(std::string_view name) const {
    const auto parts = split(name, '.');
    const auto table = find_table(form_, parts.front());
    if (!table || !form_.tables[*table].has_component_rows) return std::nullopt;
    if (parts.size() == 1 && column_count(form_.tables[*table]) == 1) return CellIndex{*table, k_each, 0};
    const auto column = parts.size() == 2 ? find_line(form_.tables[*table].columns, parts[1]) : std::nullopt;
    return column ? std::optional(CellIndex{*table, k_each, *column}) : std::nullopt;
  }

  void bind_group(BoundExpression& out) {
    std::string_view name = out.name;
    const bool is_previous = name.starts_with(k_previous);
    if (is_previous) name.remove_prefix(k_previous.size());
    const bool is_found = name.find('.') == std::string_view::npos ? bind_own_group(out, name, is_previous)
                                                                   : bind_group_of_table(out, name, is_previous);
    if (!is_found) fail(out, "group", known_groups());
  }

  bool bind_own_group(BoundExpression& out, std::string_view name, bool is_previous) const {
    const auto* table = own_table();
    if (!table) return false;
    const auto number = *scope_.table;
    if (name == k_components && (!table->has_component_rows || scope_.each == CheckScope::row)) return false;
    if (scope_.each == CheckScope::row)
      return add_members(out, table->columns, table->column_groups, name, is_previous, [&](std::size_t line) {
        return CellIndex{number, k_each, line};
      });
    const bool is_by_column = scope_.each == CheckScope::column || scope_.each == CheckScope::cell;
    if (!is_by_column && column_count(*table) != 1) return false;
    const auto column = is_by_column ? k_each : 0;
    return add_members(out, table->rows, table->row_groups, name, is_previous, [&](std::size_t line) {
      return CellIndex{number, line, column};
    });
  }

  /// `v_b3.others`, `v_b2.count`: a group or a column of another table.
  bool bind_group_of_table(BoundExpression& out, std::string_view name, bool is_previous) const {
    const auto parts = split(name, '.');
    const auto number = find_table(form_, parts.front());
    if (!number || parts.size() != 2) return false;
    const auto& table = form_.tables[*number];
    if (table.kind == TableKind::records) return !is_previous && bind_records(out, *number, parts[1]);
    if (table.has_component_rows && scope_.each == CheckScope::component)
      return add_members(out, table.columns, table.column_groups, parts[1], is_previous, [&](std::size_t line) {
        return CellIndex{*number, k_each, line};
      });
    if (column_count(table) != 1) return false;
    return add_members(out, table.rows, table.row_groups, parts[1], is_previous, [&](std::size_t line) {
      return CellIndex{*number, line, 0};
    });
  }

  bool bind_records(BoundExpression& out, std::size_t number, std::string_view column) const {
    const auto& table = form_.tables[number];
    const auto found = find_line(table.columns, column);
    if (!found || !is_numeric(format_of(table, 0, *found).type)) return false;
    BoundRecords records{number, *found, std::nullopt};
    for (std::size_t i = 0; i < table.columns.size() && scope_.each == CheckScope::component; ++i)
      if (format_of(table, 0, i).is_component) records.component_column = i;
    out.records = records;
    return true;
  }

  static bool add_members(BoundExpression& out, const std::vector<FormLine>& lines,
                          const std::vector<FormGroup>& groups, std::string_view name, bool is_previous,
                          const CellOf& cell) {
    const auto group = find_group(groups, name);
    const bool is_all = name == k_others || name == k_components;
    if (!group && !is_all) return false;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const bool is_member =
          is_all ? name == k_others || lines[i].key != k_overall_row : is_in_group(groups, lines[i], *group);
      if (is_member && !lines[i].total) out.group.push_back({cell(i), is_previous});
    }
    return true;
  }

  std::vector<std::string> known_names() const {
    std::vector<std::string> names(fact_names().begin(), fact_names().end());
    if (const auto* table = own_table()) {
      for (const auto& line : scope_.each == CheckScope::row ? table->columns : table->rows) names.push_back(line.key);
    }
    for (const auto& table : form_.tables)
      for (const auto& line : table.has_component_rows ? table.columns : table.rows)
        names.push_back(table.key + "." + line.key);
    return names;
  }

  std::vector<std::string> known_groups() const {
    std::vector<std::string> names = {std::string(k_others)};
    if (const auto* table = own_table()) {
      const bool is_row = scope_.each == CheckScope::row;
      if (table->has_component_rows && !is_row) names.emplace_back(k_components);
      for (const auto& group : is_row ? table->column_groups : table->row_groups) names.push_back(group.key);
    }
    return names;
  }

  void fail(const BoundExpression& out, std::string_view what, const std::vector<std::string>& known) {
    is_sound_ = false;
    auto place = out.place;
    if (out.kind == ExpressionKind::name) place.at.length = static_cast<int>(out.name.size());
    diagnostics_.add_error({ErrorKind::configuration,
                            "unknown-name",
                            quoted(out.name) + " is no " + std::string(what) + " here",
                            place,
                            suggestion(out.name, {known.begin(), known.end()}),
                            {}});
  }

  const BindingScope& scope_;
  const Form& form_;
  Diagnostics& diagnostics_;
  bool is_sound_ = true;
};

/// A total without a formula: the sum of the lines of its group that are no totals.
BoundExpression plain_total(const std::vector<FormLine>& lines, const std::vector<FormGroup>& groups, std::size_t total,
                            const CellOf& cell) {
  BoundExpression sum;
  sum.kind = ExpressionKind::sum;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool is_member = lines[total].group == k_no_group || is_in_group(groups, lines[i], lines[total].group);
    if (is_member && !lines[i].total && i != total) sum.group.push_back({cell(i), false});
  }
  return sum;
}

enum class Axis { rows, columns };

std::vector<std::optional<BoundExpression>> bound_totals(const Form& form, std::size_t number, Axis axis,
                                                         Diagnostics& diagnostics) {
  const auto& table = form.tables[number];
  const bool is_rows = axis == Axis::rows;
  const auto& lines = is_rows ? table.rows : table.columns;
  const auto& groups = is_rows ? table.row_groups : table.column_groups;
  const auto cell = [&](std::size_t line) {
    return is_rows ? CellIndex{number, line, k_each} : CellIndex{number, k_each, line};
  };
  std::vector<std::optional<BoundExpression>> out(lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!lines[i].total) continue;
    const auto& formula = lines[i].total->formula;
    if (!formula) out[i] = plain_total(lines, groups, i, cell);
    else out[i] = bind(*formula, {form, number, is_rows ? CheckScope::column : CheckScope::row}, diagnostics);
  }
  return out;
}

/// The totals of one axis of one table.
struct TotalsOfAxis {
  std::size_t table;
  Axis axis;
  const std::vector<std::optional<BoundExpression>>& totals;
};

/// The lines of its own axis that an expression reads.
void collect_lines(const BoundExpression& expression, const TotalsOfAxis& of, std::vector<std::size_t>& lines) {
  const auto add = [&](const BoundCell& cell) {
    if (cell.at.table != of.table || cell.is_previous) return;
    lines.push_back(of.axis == Axis::rows ? cell.at.row : cell.at.column);
  };
  if (expression.cell) add(*expression.cell);
  for (const auto& cell : expression.group) add(cell);
  for (const auto& operand : expression.operands) collect_lines(operand, of, lines);
}

/// For each line the others that it needs.
using Needs = std::vector<std::vector<std::size_t>>;

/// The totals that each total reads.
Needs needs_of(const TotalsOfAxis& of) {
  Needs needs(of.totals.size());
  for (std::size_t i = 0; i < needs.size(); ++i) {
    if (!of.totals[i]) continue;
    collect_lines(*of.totals[i], of, needs[i]);
    std::erase_if(needs[i], [&](std::size_t line) { return line >= of.totals.size() || !of.totals[line]; });
  }
  return needs;
}

Needs turned(const Needs& needs) {
  Needs needed_by(needs.size());
  for (std::size_t i = 0; i < needs.size(); ++i)
    for (const auto line : needs[i]) needed_by[line].push_back(i);
  return needed_by;
}

/// How many lie under each line, one on top of the other; nothing for those in a circle and those that need one.
std::vector<std::optional<std::size_t>> depths_of(const Needs& needs) {
  const auto needed_by = turned(needs);
  std::vector<std::optional<std::size_t>> depths(needs.size());
  std::vector<std::size_t> open(needs.size()), deepest(needs.size()), ready;
  for (std::size_t i = 0; i < needs.size(); ++i) {
    open[i] = needs[i].size();
    if (open[i] == 0) ready.push_back(i);
  }
  for (std::size_t next = 0; next < ready.size(); ++next) {
    const auto line = ready[next];
    depths[line] = deepest[line];
    for (const auto other : needed_by[line]) {
      deepest[other] = std::max(deepest[other], deepest[line] + 1);
      if (--open[other] == 0) ready.push_back(other);
    }
  }
  return depths;
}

/// Totals that need themselves, or stand on so many others that computing them would go too deep.
void check_depths(const std::vector<FormLine>& lines, const TotalsOfAxis& of, Diagnostics& diagnostics) {
  const auto needs = needs_of(of);
  const auto depths = depths_of(needs), heights = depths_of(turned(needs));
  for (std::size_t i = 0; i < depths.size(); ++i) {
    const bool is_cyclic = !depths[i] && !heights[i];
    const bool is_deep = depths[i] == k_deepest_total + 1;  // those above it would only repeat it
    if (!is_cyclic && !is_deep) continue;
    diagnostics.add_error({ErrorKind::configuration,
                           is_cyclic ? "cyclic-total" : "deep-total",
                           "the total " + lines[i].key +
                               (is_cyclic ? " is needed to compute itself"
                                          : " stands on more than " + std::to_string(k_deepest_total) + " others"),
                           of.totals[i]->place,
                           is_cyclic ? "a total may use other totals, but none that uses it"
                                     : "let it use the figures that the others are computed from",
                           {}});
  }
}

/// Whether `only` names the line or a group over it; an empty list names all.
bool is_chosen(const std::vector<std::string>& only, const FormLine& line, const std::vector<FormGroup>& groups) {
  return only.empty() || std::any_of(only.begin(), only.end(), [&](const std::string& key) {
           const auto group = find_group(groups, key);
           return key == line.key || (group && is_in_group(groups, line, *group));
         });
}

std::vector<std::size_t> chosen(const std::vector<FormLine>& lines, const std::vector<FormGroup>& groups,
                                const std::vector<std::string>& only) {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < lines.size(); ++i)
    if (is_chosen(only, lines[i], groups)) out.push_back(i);
  return out;
}

/// The parts of `only` that are names of these lines.
std::vector<std::string> names_in(const std::vector<FormLine>& lines, const std::vector<FormGroup>& groups,
                                  const std::vector<std::string>& only) {
  std::vector<std::string> out;
  for (const auto& key : only)
    if (find_line(lines, key) || find_group(groups, key)) out.push_back(key);
  return out;
}

}  // namespace

const std::vector<std::string_view>& fact_names() {
  static const std::vector<std::string_view> names = {
      "report.year",      "report.year_in_title", "report.year_in_address", "report.made",
      "report.published", "report.period_end",    "report.deadline",        "body.makes_rules"};
  return names;
}

std::optional<BoundExpression> bind(const Expression& expression, const BindingScope& scope, Diagnostics& diagnostics) {
  Binder binder(scope, diagnostics);
  auto bound = binder.bound(expression);
  return binder.is_sound() ? std::optional(std::move(bound)) : std::nullopt;
}

std::optional<BoundForm> bind_form(const Form& form, Diagnostics& diagnostics) {
  const auto errors_before = diagnostics.count(Severity::error);
  BoundForm out;
  for (std::size_t i = 0; i < form.tables.size(); ++i) {
    BoundTotals totals{bound_totals(form, i, Axis::rows, diagnostics),
                       bound_totals(form, i, Axis::columns, diagnostics)};
    check_depths(form.tables[i].rows, {i, Axis::rows, totals.rows}, diagnostics);
    check_depths(form.tables[i].columns, {i, Axis::columns, totals.columns}, diagnostics);
    out.totals.push_back(std::move(totals));
  }
  for (const auto& check : form.checks) {
    auto rule = bind(check.rule, {form, find_table(form, check.table), check.each}, diagnostics);
    if (rule) out.checks.push_back(std::move(*rule));
  }
  if (diagnostics.count(Severity::error) != errors_before) return std::nullopt;
  return out;
}

std::vector<std::size_t> checked_lines(const Form& form, const FormCheck& check) {
  const auto number = find_table(form, check.table);
  const auto* table = check.each == CheckScope::component ? component_table(form)
                      : number                            ? &form.tables[*number]
                                                          : nullptr;
  if (check.each == CheckScope::once || !table) return {0};
  if (check.each == CheckScope::column && table->columns.empty()) return {0};
  if (check.each == CheckScope::column) return chosen(table->columns, table->column_groups, check.only);
  if (check.each != CheckScope::cell) return chosen(table->rows, table->row_groups, check.only);
  return chosen(table->rows, table->row_groups, names_in(table->rows, table->row_groups, check.only));
}

std::vector<std::size_t> checked_columns(const Form& form, const FormCheck& check) {
  const auto number = find_table(form, check.table);
  if (check.each != CheckScope::cell || !number) return {0};
  const auto& table = form.tables[*number];
  if (table.columns.empty()) return {0};
  return chosen(table.columns, table.column_groups, names_in(table.columns, table.column_groups, check.only));
}

}  // namespace gazette
