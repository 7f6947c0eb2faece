#include "model/form.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace gazette {

namespace {

constexpr std::array<std::pair<CellType, std::string_view>, 8> k_cell_types = {{
    {CellType::count, "count"},
    {CellType::decimal, "decimal"},
    {CellType::money, "money"},
    {CellType::percent, "percent"},
    {CellType::days, "days"},
    {CellType::date, "date"},
    {CellType::text, "text"},
    {CellType::enumeration, "enumeration"},
}};

template <typename T>
std::optional<std::size_t> find_key(const std::vector<T>& all, std::string_view key) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const T& one) { return one.key == key; });
  if (found == all.end()) return std::nullopt;
  return static_cast<std::size_t>(found - all.begin());
}

std::optional<std::size_t> find_row(const FormTable& table, std::string_view name) {
  if (table.kind == TableKind::matrix) return find_line(table.rows, name);
  const auto number = parse_integer(name);
  if (!number || *number < 1) return std::nullopt;
  return static_cast<std::size_t>(*number) - 1;
}

std::optional<std::size_t> find_column(const FormTable& table, const std::vector<std::string_view>& parts) {
  if (parts.size() == 3) return find_line(table.columns, parts[2]);
  return table.columns.size() <= 1 ? std::optional<std::size_t>(0) : std::nullopt;
}

}  // namespace

std::string_view cell_type_name(CellType type) {
  for (const auto& [known, name] : k_cell_types)
    if (known == type) return name;
  return "count";
}

std::optional<CellType> parse_cell_type(std::string_view name) {
  for (const auto& [type, known] : k_cell_types)
    if (known == name) return type;
  return std::nullopt;
}

bool is_numeric(CellType type) {
  return type != CellType::date && type != CellType::text && type != CellType::enumeration;
}

const std::string& label_in(const FormLabel& label, std::string_view language) {
  const bool wants_english = language == "en" || language.starts_with("en-");
  return wants_english && !label.english.empty() ? label.english : label.own;
}

bool serves_year(const Form& form, int year) {
  return (form.from_year == 0 || year >= form.from_year) && (form.until_year == 0 || year <= form.until_year);
}

std::optional<DateRange> period_of(const Form& form, int year) {
  if (!form.period) return std::nullopt;
  const auto [month, day, ends_in_year] = *form.period;
  const bool is_calendar_year = month == 1 && day == 1;
  const int begins = ends_in_year && !is_calendar_year ? year - 1 : year;
  const Date next{begins + 1, month, day};
  return DateRange{{begins, month, day}, date_from_days(days_since_epoch(next) - 1)};
}

std::size_t column_count(const FormTable& table) { return std::max<std::size_t>(table.columns.size(), 1); }

const CellFormat& format_of(const FormTable& table, std::size_t row, std::size_t column) {
  if (column < table.columns.size() && table.columns[column].format) return *table.columns[column].format;
  if (row < table.rows.size() && table.rows[row].format) return *table.rows[row].format;
  return table.format;
}

const FormLabel& short_label_of(const FormLine& line) {
  return line.short_label.own.empty() ? line.label : line.short_label;
}

std::string unique_label(const std::vector<FormLine>& lines, const std::vector<FormGroup>& groups,
                         const FormLine& line) {
  auto label = line.label.own;
  const auto same = std::count_if(lines.begin(), lines.end(),
                                  [&](const FormLine& other) { return other.label.own == line.label.own; });
  if (same < 2) return label;
  for (auto group = line.group; group != k_no_group; group = groups[group].parent)
    label = groups[group].label.own + " / " + label;
  return label;
}

bool is_in_group(const std::vector<FormGroup>& groups, const FormLine& line, std::size_t group) {
  for (auto each = line.group; each != k_no_group; each = groups[each].parent)
    if (each == group) return true;
  return false;
}

const FormTable* component_table(const Form& form) {
  const auto found =
      std::find_if(form.tables.begin(), form.tables.end(), [](const FormTable& one) { return one.has_component_rows; });
  return found == form.tables.end() ? nullptr : &*found;
}

std::optional<std::size_t> find_table(const Form& form, std::string_view key) { return find_key(form.tables, key); }
std::optional<std::size_t> find_line(const std::vector<FormLine>& lines, std::string_view key) {
  return find_key(lines, key);
}
std::optional<std::size_t> find_group(const std::vector<FormGroup>& groups, std::string_view key) {
  return find_key(groups, key);
}

std::string address_of(const Form& form, const CellIndex& cell) {
  const auto& table = form.tables[cell.table];
  const auto row = table.kind == TableKind::records ? std::to_string(cell.row + 1) : table.rows[cell.row].key;
  auto address = table.key + "." + row;
  if (table.columns.size() > 1) address.append(".").append(table.columns[cell.column].key);
  return address;
}

std::optional<CellIndex> find_cell(const Form& form, std::string_view address) {
  const auto parts = split(address, '.');
  if (parts.size() != 2 && parts.size() != 3) return std::nullopt;
  const auto table = find_table(form, parts[0]);
  const auto row = table ? find_row(form.tables[*table], parts[1]) : std::nullopt;
  const auto column = row ? find_column(form.tables[*table], parts) : std::nullopt;
  if (!column) return std::nullopt;
  return CellIndex{*table, *row, *column};
}

}  // namespace gazette
