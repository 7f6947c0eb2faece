#include "import/other_tables.hpp"

namespace gazette {

bool is_name_of(const FormTable& table, std::string_view text) {
  if (text.empty()) return false;
  const auto folded = folded_label(text);
  return text == table.key || folded == folded_label(table.title.own) ||
         (!table.title.english.empty() && folded == folded_label(table.title.english));
}

const FormTable* OtherTables::named_by(const Sheet& sheet, std::size_t line) const {
  const auto first = sheet.first_filled(line);
  if (!first) return nullptr;
  for (auto column = *first + 1; column < sheet.columns(); ++column)
    if (!sheet.is_blank(line, column)) return nullptr;
  const auto text = sheet.text(line, *first);
  if (is_name_of(tables_[own_].table, text) || !tables_[own_].rows.find(text, {}).empty()) return nullptr;
  for (const auto& other : tables_)
    if (is_name_of(other.table, text)) return &other.table;
  return nullptr;
}

std::size_t OtherTables::start_below(const Sheet& sheet, std::size_t line) const {
  while (line < sheet.lines() && !named_by(sheet, line)) ++line;
  return line;
}

const FormTable* OtherTables::with_row(std::string_view name) const {
  for (std::size_t i = 0; i < tables_.size(); ++i)
    if (i != own_ && !tables_[i].rows.find(name, {}).empty()) return &tables_[i].table;
  return nullptr;
}

}  // namespace gazette
