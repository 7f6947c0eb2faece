#include "pages/report_tables.hpp"

#include "base/text.hpp"
#include "pages/table_grid.hpp"
#include "report/figure_text.hpp"

#include <algorithm>
#include <set>

namespace gazette {

namespace {

constexpr std::size_t k_wide = 8;  // columns that fit a page without being set tighter

std::string_view origin_word(CellOrigin origin) {
  switch (origin) {
    case CellOrigin::total: return "computed_total";
    case CellOrigin::site: return "computed_site";
    case CellOrigin::ledger: return "computed_ledger";
    case CellOrigin::declared: break;
  }
  return "";
}

class ReportTable {
 public:
  ReportTable(const SiteValues& values, const ReportEntry& report, std::size_t number, std::string_view heading)
      : values_(values),
        report_(report),
        form_(*report.report->form),
        table_(form_.tables[number]),
        number_(number),
        heading_(heading),
        figures_(report.result.figures),
        grid_(table_grid(table_, figures_.tables[number].row_count())),
        has_header_ids_(grid_.head_lines > 1 || grid_.label_columns > 1) {
    collect_notes();
  }

  Value record() {
    auto body_list = bodies();
    Record record;
    record.set("title", label(table_.title));
    record.set("key", table_.key);
    record.set("repeats_heading", !heading_.empty() && heading_.ends_with(label(table_.title)));
    record.set("note", Value::text_or_absent(label(table_.note)));
    record.set("csv_url", values_.url({report_.entry->item->route.path + table_.key + ".csv"}));
    record.set("quote", Value::text_or_absent(quote()));
    record.set("unit", Value::text_or_absent(table_unit()));
    record.set("is_blank", is_blank());
    record.set("has_corner", grid_.label_columns > 0);
    record.set("corner_columns", std::to_string(std::max<std::size_t>(grid_.label_columns, 1)));
    record.set("corner_rows", std::to_string(std::max<std::size_t>(grid_.head_lines, 1)));
    record.set("head", head());
    record.set("bodies", std::move(body_list));
    record.set("is_wide", column_total() > k_wide);
    record.set("is_flat", grid_.label_columns == 1);
    record.set("is_empty", figures_.tables[number_].cells.empty());
    record.set("computed", computed_words());
    record.set("has_computed", !origins_.empty());
    record.set("is_all_computed", is_all_computed());
    record.set("notes", notes());
    record.set("has_notes", !notes_.empty());
    return record;
  }

 private:
  std::string label(const FormLabel& label) const { return label_in(label, values_.site().config.language); }

  void collect_notes() {
    for (const auto& note : report_.entry->item->report->notes) {
      const auto cell = find_cell(form_, note.cell);
      if ((cell && cell->table == number_) || note.cell == table_.key) notes_.push_back(&note);
    }
  }

  /// The rule that the form prints in the corner of the table.
  std::string quote() const {
    for (const auto& check : form_.checks)
      if (check.table == table_.key && !check.quote.empty()) return check.quote;
    return {};
  }

  /// The unit of the whole table, unless its columns' labels say it.
  std::string table_unit() const {
    const auto& unit = table_.format.unit;
    const auto says_unit = [&](const FormColumn& column) {
      return label(column.label).find(unit) != std::string::npos;
    };
    return std::any_of(table_.columns.begin(), table_.columns.end(), says_unit) ? std::string() : unit;
  }

  /// Nobody filled it in. Records may be none for good reason.
  bool is_blank() const {
    const auto& cells = figures_.tables[number_].cells;
    return !cells.empty() &&
           std::all_of(cells.begin(), cells.end(), [](const Cell& cell) { return cell.state == CellState::blank; });
  }

  /// Nothing in it was declared: then its figures need no marks.
  bool is_all_computed() const {
    const auto& cells = figures_.tables[number_].cells;
    return !origins_.empty() && std::all_of(cells.begin(), cells.end(), [](const Cell& cell) {
      return cell.state == CellState::blank || cell.origin != CellOrigin::declared;
    });
  }

  std::size_t column_total() const {
    const auto columns = column_count(table_);
    return table_.layout == TableLayout::across ? columns * table_.rows.size() : columns + grid_.label_columns;
  }

  /// The unit of a line, which stands with its header.
  std::string line_unit(const std::vector<FormLine>& lines, const GridHeader& header) const {
    if (!header.line || *header.line >= lines.size() || !lines[*header.line].format) return {};
    const auto& format = *lines[*header.line].format;
    const bool is_said = format.type == CellType::percent || label(header.label).find(format.unit) != std::string::npos;
    return is_said || format.unit == table_.format.unit ? std::string() : format.unit;
  }

  Value header(const GridHeader& header, const std::vector<FormLine>& lines, std::string_view line_scope,
               std::string_view group_scope) const {
    Record record;
    record.set("text", label(header.label));
    record.set("id", has_header_ids_ ? Value(header.id) : Value());
    record.set("scope", header.is_group ? group_scope : line_scope);
    record.set("columns", header.columns > 1 ? Value(std::to_string(header.columns)) : Value());
    record.set("rows", header.rows > 1 ? Value(std::to_string(header.rows)) : Value());
    record.set("unit", Value::text_or_absent(line_unit(lines, header)));
    return record;
  }

  List head() const {
    List lines;
    for (std::size_t i = 0; i < grid_.head.size(); ++i) {
      List cells;
      for (const auto& one : grid_.head[i]) cells.push_back(header(one, table_.columns, "col", "colgroup"));
      if (table_.columns.empty()) cells.push_back(value_header());
      Record line;
      line.set("is_first", i == 0);
      line.set("cells", std::move(cells));
      lines.emplace_back(std::move(line));
    }
    return lines;
  }

  /// What stands above the only column: the year.
  Value value_header() const {
    return header({table_.key + "-c", {std::to_string(report_.report->year), {}}, 1, 1, false, {}}, table_.columns,
                  "col", "colgroup");
  }

  List bodies() {
    List list;
    for (const auto& body : grid_.bodies) {
      List lines;
      for (const auto& line : body) lines.push_back(body_line(line));
      Record record;
      record.set("lines", std::move(lines));
      list.emplace_back(std::move(record));
    }
    return list;
  }

  Value body_line(const GridLine& line) {
    List headers, cells;
    for (const auto& one : line.headers) headers.push_back(header(one, table_.rows, "row", "rowgroup"));
    for (const auto& one : line.cells) cells.push_back(cell(one));
    Record record;
    record.set("headers", std::move(headers));
    record.set("cells", std::move(cells));
    record.set("is_total", !line.cells.empty() && is_total_row(line.cells.front().row));
    return record;
  }

  bool is_total_row(std::size_t row) const {
    if (row >= table_.rows.size()) return false;
    return table_.rows[row].total || (table_.has_component_rows && row + 1 == table_.rows.size());
  }

  Value cell(const GridCell& grid_cell) {
    const CellIndex at{number_, grid_cell.row, grid_cell.column};
    const auto& cell = cell_at(figures_, at);
    const auto& format = format_of(table_, at.row, at.column);
    const auto& language = values_.site().config.language;
    if (cell.origin != CellOrigin::declared) origins_.insert(cell.origin);
    auto text = printed(format, cell, language);
    if (format.type == CellType::percent && cell.state == CellState::value) text += "%";
    Record record;
    record.set("text", Value::text_or_absent(text));
    record.set("is_blank", cell.state == CellState::blank);
    record.set("is_number", is_numeric(format.type));
    record.set("is_computed", cell.origin != CellOrigin::declared);
    record.set("headers", has_header_ids_ ? Value(joined(grid_cell.headers, " ")) : Value());
    record.set("note_marks", note_marks(at));
    return record;
  }

  /// `[1]`, `[2]`: which notes below the table are about the cell.
  Value note_marks(const CellIndex& at) const {
    std::string marks;
    for (std::size_t i = 0; i < notes_.size(); ++i) {
      const auto cell = find_cell(form_, notes_[i]->cell);
      if (cell && *cell == at) marks += "[" + std::to_string(i + 1) + "]";
    }
    return Value::text_or_absent(marks);
  }

  List notes() const {
    List list;
    for (std::size_t i = 0; i < notes_.size(); ++i) {
      const auto cell = find_cell(form_, notes_[i]->cell);
      Record record;
      record.set("mark", "[" + std::to_string(i + 1) + "]");
      record.set("cell", cell ? Value(cell_label(values_, form_, *cell)) : Value());
      record.set("text", notes_[i]->text);
      list.emplace_back(std::move(record));
    }
    return list;
  }

  List computed_words() const {
    List list;
    for (const auto origin : origins_) {
      Record record;
      record.set("text", values_.word(std::string(origin_word(origin))));
      list.emplace_back(std::move(record));
    }
    return list;
  }

  const SiteValues& values_;
  const ReportEntry& report_;
  const Form& form_;
  const FormTable& table_;
  std::size_t number_;
  std::string_view heading_;
  const Figures& figures_;
  TableGrid grid_;
  bool has_header_ids_;
  std::vector<const ReportNote*> notes_;
  std::set<CellOrigin> origins_;
};

}  // namespace

Value report_table(const SiteValues& values, const ReportEntry& report, std::size_t table, std::string_view heading) {
  return ReportTable(values, report, table, heading).record();
}

std::string cell_label(const SiteValues& values, const Form& form, const CellIndex& cell) {
  const auto& language = values.site().config.language;
  const auto& table = form.tables[cell.table];
  std::string out = table.kind == TableKind::records ? "#" + std::to_string(cell.row + 1)
                                                     : label_in(short_label_of(table.rows[cell.row]), language);
  if (table.columns.empty()) return out;
  return out + values.word("cell_separator") + label_in(short_label_of(table.columns[cell.column]), language);
}

std::string figure_with_unit(const SiteValues& values, const Form& form, const Figures& figures,
                             const CellIndex& cell) {
  const auto& format = format_of(form.tables[cell.table], cell.row, cell.column);
  const auto& found = cell_at(figures, cell);
  auto text = printed(format, found, values.site().config.language);
  if (found.state != CellState::value) return text;
  if (format.type == CellType::percent) return text + "%";
  return format.unit.empty() ? text : text + values.word("unit_separator") + format.unit;
}

}  // namespace gazette
