#include "model/form.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace gazette {

namespace {

constexpr std::array<std::pair<CellType, std::string_view>, 7> k_cell_types = {{
    {CellType::count, "count"},
    {CellType::decimal, "decimal"},
    {CellType::money, "money"},
    {CellType::percent, "percent"},
    {CellType::days, "days"},
    {CellType::date, "date"},
    {CellType::text, "text"},
}};

template <typename T>
const T* find_key(const std::vector<T>& all, std::string_view key) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const T& one) { return one.key == key; });
  return found == all.end() ? nullptr : &*found;
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

const std::string& label_in(const FormLabel& label, std::string_view language) {
  const bool wants_english = language == "en" || language.starts_with("en-");
  return wants_english && !label.english.empty() ? label.english : label.own;
}

bool serves_year(const Form& form, int year) {
  return (form.from_year == 0 || year >= form.from_year) && (form.until_year == 0 || year <= form.until_year);
}

std::size_t column_count(const FormTable& table) { return std::max<std::size_t>(table.columns.size(), 1); }

std::string figure_address(const FormTable& table, const FormRow& row, std::size_t column) {
  auto address = table.key + "." + row.key;
  if (table.columns.size() > 1) address.append(".").append(table.columns[column].key);
  return address;
}

const FormTable* find_table(const Form& form, std::string_view key) { return find_key(form.tables, key); }
const FormRow* find_row(const FormTable& table, std::string_view key) { return find_key(table.rows, key); }

}  // namespace gazette
