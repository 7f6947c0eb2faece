#pragma once
// A statutory form of annual reports, as data: read from forms/<id>.toml by `report`, never from code.

#include "base/place.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

enum class CellType { count, decimal, money, percent, days, date, text };

/// `count`, `money`, …: as forms and exports write it.
std::string_view cell_type_name(CellType type);
std::optional<CellType> parse_cell_type(std::string_view name);

struct FormLabel {
  std::string own;      ///< in the form's language
  std::string english;  ///< empty where the form gives none
};

/// The English label on an English site where there is one, else the form's own.
const std::string& label_in(const FormLabel& label, std::string_view language);

struct FormColumn {
  std::string key;
  FormLabel label;
};

struct FormRow {
  std::string key;
  FormLabel label;
  CellType type = CellType::count;
  std::string unit;      ///< shown after the number: `条`, `元`
  std::string computed;  ///< the site's own figure beside the declared one: `site.published.year`; empty for none
};

/// Rows times columns. No columns means one without a label.
struct FormTable {
  std::string key;
  FormLabel title;
  std::vector<FormColumn> columns;
  std::vector<FormRow> rows;
};

struct Form {
  std::string id;
  FormLabel title;
  std::string basis, source, note;
  std::string language = "zh-CN";  ///< of the labels
  int from_year = 0;               ///< 0: no bound
  int until_year = 0;              ///< 0: no bound
  std::string period;              ///< `calendar-year`; empty where the form does not say
  std::string deadline;            ///< `MM-DD` of the next year; empty for none
  std::vector<FormLabel> parts;
  std::vector<FormTable> tables;
  std::string file;  ///< for messages
};

/// Whether the form is the one for reports on this year.
bool serves_year(const Form& form, int year);

/// How many figures a row has: at least one.
std::size_t column_count(const FormTable& table);

/// Where a figure stands: `table.row`, or `table.row.column` in a table of several columns.
std::string figure_address(const FormTable& table, const FormRow& row, std::size_t column);

/// The table or row with this key, or null. Valid as long as the form.
const FormTable* find_table(const Form& form, std::string_view key);
const FormRow* find_row(const FormTable& table, std::string_view key);

}  // namespace gazette
