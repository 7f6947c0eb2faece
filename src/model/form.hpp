#pragma once
// A statutory form of annual reports, as data: read from forms/<id>.toml by `report`, never from code.
// docs/FORMS.md says how forms are written.

#include "base/date.hpp"
#include "base/diagnostics.hpp"
#include "model/expression.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

struct FormLabel {
  std::string own;      ///< in the form's language
  std::string english;  ///< empty where the form gives none
};

/// The English label on an English site where there is one, else the form's own.
const std::string& label_in(const FormLabel& label, std::string_view language);

enum class CellType { count, decimal, money, percent, days, date, text, enumeration };

/// `count`, `money`, …: as forms and exports write it.
std::string_view cell_type_name(CellType type);
std::optional<CellType> parse_cell_type(std::string_view name);

/// Whether figures of this type can be added and compared as numbers.
bool is_numeric(CellType type);

struct FormChoice {
  std::string key;
  FormLabel label;
};

/// What a figure must be.
struct CellFormat {
  CellType type = CellType::count;
  std::string unit;                 ///< shown with the number: `条`, `万元`
  std::optional<int> decimals;      ///< decimal, money, percent: at most so many; computed ones are rounded to it
  std::vector<FormChoice> choices;  ///< enumeration
  bool is_component = false;        ///< enumeration: the report's components are the choices
};

/// What a total that the report leaves blank is computed as.
struct FormTotal {
  std::optional<Expression> formula;  ///< over the other lines; absent: the sum of the lines of its own group
};

/// The key of the row of the whole body in tables of component rows; no component may have it.
inline constexpr std::string_view k_overall_row = "overall";

inline constexpr std::size_t k_no_group = static_cast<std::size_t>(-1);

/// A row or a column of a table.
struct FormLine {
  std::string key;
  FormLabel label;
  FormLabel short_label;           ///< for messages and charts; empty: `label`
  std::size_t group = k_no_group;  ///< index into the table's groups of rows or columns
  std::optional<CellFormat> format;
  std::optional<FormTotal> total;
  std::string computed;  ///< a figure that the site knows: `site.published.year`; one-column tables
};
using FormRow = FormLine;
using FormColumn = FormLine;

/// Neighbouring lines under one header cell. Groups stand in groups, two deep at most: three levels of headers.
struct FormGroup {
  std::string key;
  FormLabel label;
  std::size_t parent = k_no_group;
};

enum class TableKind {
  matrix,  ///< rows times columns
  records  ///< rows of the report's own making, columns with types
};

enum class TableLayout {
  upright,  ///< a line of the page for each row
  across    ///< all rows beside each other in one line, their labels above those of the columns
};

enum class Direction { rising, falling };

/// How records must follow each other: by one column, within those that have the same value in another.
struct RecordOrder {
  std::string column;
  Direction direction = Direction::rising;
  std::string within;  ///< empty: all records
};

struct FormTable {
  std::string key;
  FormLabel title;
  FormLabel note;
  TableKind kind = TableKind::matrix;
  TableLayout layout = TableLayout::upright;
  CellFormat format;              ///< of cells whose row and column say nothing
  std::optional<Severity> blank;  ///< a finding for cells left blank; nothing: blank is fine
  std::vector<FormGroup> row_groups, column_groups;
  std::vector<FormColumn> columns;   ///< none: one without a label
  std::vector<FormRow> rows;         ///< none in records, and in a component table before a report fills it
  bool has_component_rows = false;   ///< the rows are the report's components and the overall
  std::optional<RecordOrder> order;  ///< records
};

struct FormPart {
  FormLabel label;
  std::vector<std::string> tables;  ///< keys, in the order in which they stand in it
};

enum class CheckScope {
  once,
  column,    ///< names are rows, read in each column in turn
  row,       ///< names are columns, read in each row in turn
  cell,      ///< `cell` is each cell in turn
  component  ///< names are `table.column`, read for each component and the overall in turn
};

/// One identity of a form.
struct FormCheck {
  std::string id;
  FormLabel label;    ///< the rule in words
  std::string table;  ///< key; empty when the rule names its tables itself
  CheckScope each = CheckScope::once;
  std::vector<std::string> only;  ///< keys of the rows, columns or groups that `each` runs over; empty: all
  Expression rule;
  std::string rule_text;
  Severity level = Severity::error;
  std::string quote;        ///< the rule as the form prints it
  bool wants_note = false;  ///< where it fails, a note on one of its cells answers it
  Place place;
};

enum class ChartKind {
  years,  ///< columns: figures through the years, one series each
  bars    ///< horizontal bars: the rows of one column of a table
};

/// A chart on the pages of reports.
struct FormChart {
  ChartKind kind = ChartKind::bars;
  FormLabel title;
  std::vector<std::string> figures;  ///< years: addresses
  std::vector<FormLabel> labels;     ///< years: of the series; those that are missing are called as their rows are
  std::string table, column;         ///< bars; `column` is empty in a table of one
  std::string group;                 ///< bars: only the rows of this group; empty: all that are no totals
};

/// Which tables a request ledger fills.
struct LedgerRule {
  std::string table;  ///< requests by outcome (rows) and applicant (columns)
  std::string received, carried_in, handled,
      carried_out;      ///< rows of it; outcomes are the rows of the group of `handled`
  std::string appeals;  ///< table of reviews and suits; empty for none
  int limit = 20;       ///< working days for a reply
  int extension = 20;   ///< more of them for an extended one
};

/// The year that reports cover.
struct FormPeriod {
  int month = 1, day = 1;    ///< its first day
  bool ends_in_year = true;  ///< the year's number is that of its last day
};

struct Form {
  std::string id;
  FormLabel title;
  std::string basis, source, note;
  std::string language = "zh-CN";  ///< of the labels
  int from_year = 0;               ///< 0: no bound
  int until_year = 0;              ///< 0: no bound
  std::string replaces;            ///< id of the form before
  std::optional<FormPeriod> period;
  std::string deadline;       ///< `MM-DD` of the year after the reported one; empty for none
  FormLabel component_label;  ///< what a component is called; empty in forms without components
  FormLabel overall_label;
  std::vector<FormPart> parts;
  std::vector<FormTable> tables;
  std::vector<FormCheck> checks;
  std::vector<FormChart> charts;
  std::optional<LedgerRule> ledger;
  std::string file;  ///< for messages
};

/// Whether the form is the one for reports on this year.
bool serves_year(const Form& form, int year);

/// First and last day of the reported year, if the form says what a year is.
struct DateRange {
  Date first, last;
};
std::optional<DateRange> period_of(const Form& form, int year);

/// How many figures a row has: at least one.
std::size_t column_count(const FormTable& table);

/// What the cell in a row and column must be. `row` of records is any.
const CellFormat& format_of(const FormTable& table, std::size_t row, std::size_t column);

/// The label for messages and charts.
const FormLabel& short_label_of(const FormLine& line);

/// The line's own label; with those of its groups before it (`Simple / Median`) where another line has the same.
std::string unique_label(const std::vector<FormLine>& lines, const std::vector<FormGroup>& groups,
                         const FormLine& line);

/// Whether `group` is the line's group or above it.
bool is_in_group(const std::vector<FormGroup>& groups, const FormLine& line, std::size_t group);

/// The first table whose rows are the report's components; null without one. All such tables have the same rows.
const FormTable* component_table(const Form& form);

/// The table, row or column with this key; nothing when there is none.
std::optional<std::size_t> find_table(const Form& form, std::string_view key);
std::optional<std::size_t> find_line(const std::vector<FormLine>& lines, std::string_view key);
std::optional<std::size_t> find_group(const std::vector<FormGroup>& groups, std::string_view key);

/// A cell by its place in the form. `row` of records counts the report's own.
struct CellIndex {
  std::size_t table = 0, row = 0, column = 0;

  friend auto operator<=>(const CellIndex&, const CellIndex&) = default;
};

/// `t3.n.total`, or `t2b.licences` in a table of one column, or `oldest.1.days` in records.
std::string address_of(const Form& form, const CellIndex& cell);

/// The cell at an address; the only column of a table may be named or not. Of records any row number from 1 is found.
std::optional<CellIndex> find_cell(const Form& form, std::string_view address);

}  // namespace gazette
