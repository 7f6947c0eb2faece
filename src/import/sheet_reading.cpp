#include "import/sheet_reading.hpp"

#include "base/text.hpp"
#include "base/unicode.hpp"
#include "report/cell_reader.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace gazette {

namespace {

using Kind = ColumnUse::Kind;

Error import_error(std::string rule, std::string message, const Place& place, std::string help = {}) {
  return {ErrorKind::content, std::move(rule), std::move(message), place, std::move(help), {}};
}

/// The label of a line and the labels of the groups that it stands in.
struct RowLabel {
  std::size_t column = 0;
  std::string name;
  std::vector<std::string> path;
};

/// Walks down the columns of labels. A cell that a merge left empty has the text above it, until a cell further to the
/// left says something new.
class RowLabels {
 public:
  RowLabels(const Sheet& sheet, const SheetHeader& header) : sheet_(sheet) {
    for (std::size_t column = 0; column < header.first_figure(); ++column)
      if (header.uses[column].kind != Kind::added) columns_.push_back(column);
    above_.resize(columns_.size());
  }

  /// Lines must be asked for from top to bottom. Nothing for a line without a label.
  std::optional<RowLabel> next(std::size_t line) {
    std::optional<std::size_t> last;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (sheet_.is_blank(line, columns_[i])) continue;
      above_[i] = sheet_.text(line, columns_[i]);
      std::fill(above_.begin() + static_cast<std::ptrdiff_t>(i) + 1, above_.end(), std::string());
      last = i;
    }
    if (!last) return std::nullopt;
    RowLabel label{columns_[*last], above_[*last], {}};
    for (std::size_t i = 0; i < *last; ++i)
      if (!above_[i].empty()) label.path.push_back(above_[i]);
    return label;
  }

 private:
  const Sheet& sheet_;
  std::vector<std::size_t> columns_;
  std::vector<std::string> above_;
};

class SheetReader {
 public:
  SheetReader(const Sheet& sheet, const SheetHeader& header, const NamedTable& named, const OtherTables& others)
      : sheet_(sheet),
        header_(header),
        named_(named),
        others_(others),
        table_(named.table),
        end_(others.start_below(sheet, header.body)) {
    out_.figures.columns = column_count(table_);
    if (table_.kind == TableKind::matrix) out_.figures.cells.resize(table_.rows.size() * out_.figures.columns);
  }

  SheetReading below() {
    report_columns();
    if (table_.kind == TableKind::records) read_records();
    else read_rows();
    return finished();
  }

  SheetReading across() {
    report_columns();
    std::optional<std::size_t> taken;
    for (auto line = header_.body; line < end_; ++line) {
      if (!has_figures(line)) report_line(line);
      else if (taken) report_unplaced(line, "a second line of figures, where the table has one");
      else taken = line;
    }
    if (taken) read_line_across(*taken);
    report_missing_columns();
    return finished();
  }

 private:
  SheetReading finished() {
    report_refused();
    for (auto line = end_; line < sheet_.lines(); ++line)
      if (const auto* other = others_.named_by(sheet_, line)) report_other_table(*other, line, 0);
    return std::move(out_);
  }

  // ── columns ──

  void report_columns() {
    for (std::size_t column = 0; column < header_.uses.size(); ++column) {
      const auto& use = header_.uses[column];
      if (use.kind == Kind::figures || use.kind == Kind::added) continue;
      if (use.kind == Kind::ambiguous) report_ambiguous_column(column, use);
      else if (use.kind == Kind::twice) report_repeated_column(column, use);
      else if (column > header_.first_figure()) report_unknown_column(column, use);
    }
  }

  void report_ambiguous_column(std::size_t column, const ColumnUse& use) {
    fail("ambiguous-label", quoted(sheet_.text(use.label_line, column)) + " is the label of several columns",
         sheet_.place(use.label_line, column), "write the key instead: " + table_.columns[use.column].key + " is one");
  }

  void report_repeated_column(std::size_t column, const ColumnUse& use) {
    fail("duplicate-key",
         "the column " + quoted(sheet_.text(use.label_line, column)) + " is there twice; neither is taken",
         sheet_.place(use.label_line, column));
  }

  void report_unknown_column(std::size_t column, const ColumnUse& use) {
    auto line = header_.body;
    while (line < end_ && sheet_.is_blank(line, column)) ++line;
    if (use.has_label)
      fail("unknown-column",
           "the table " + table_.key + " has no column " + quoted(sheet_.text(use.label_line, column)),
           sheet_.place(use.label_line, column), named_.columns.suggestion_for(sheet_.text(use.label_line, column)));
    else if (line < end_)
      fail("unplaced-figure", quoted(sheet_.text(line, column)) + " stands in a column without a header",
           sheet_.place(line, column));
  }

  void report_missing_columns() {
    std::vector<std::string> missing;
    for (std::size_t i = 0; i < table_.columns.size(); ++i)
      if (std::none_of(header_.uses.begin(), header_.uses.end(),
                       [&](const ColumnUse& use) { return use.kind == Kind::figures && use.column == i; }))
        missing.push_back(table_.columns[i].key + " (" + table_.columns[i].label.own + ")");
    if (!missing.empty() && out_.placed > 0)
      warn("missing-column", "the file has no column " + joined(missing, ", "), sheet_.place(header_.body - 1, 0));
  }

  // ── rows ──

  void read_rows() {
    report_rows_above();
    RowLabels labels(sheet_, header_);
    for (auto line = header_.body; line < end_; ++line) {
      const auto label = labels.next(line);
      if (label) take_line(line, *label);
      else if (has_figures(line)) report_unplaced(line, "a line of figures without a label");
      else report_line(line);
    }
    place_rows();
    if (header_.body > 0) report_missing_columns();
    report_missing_rows();
  }

  void report_rows_above() {
    RowLabels labels(sheet_, header_);
    for (std::size_t line = 0; line < header_.top; ++line) {
      const auto label = labels.next(line);
      const bool is_row = label && !named_.rows.find(label->name, label->path).empty();
      if (is_row && has_figures(line)) report_unplaced(line, "a row above the header");
    }
  }

  void take_line(std::size_t line, const RowLabel& label) {
    const auto match = named_.rows.find(label.name, label.path);
    const auto place = sheet_.place(line, label.column);
    if (match.size() == 1) {
      lines_of_[match.front()].push_back(line);
      place_of_[line] = place;
    } else if (match.size() > 1) {
      fail("ambiguous-label", quoted(label.name) + " is the label of several rows", place,
           "write the key instead: " + table_.rows[match.front()].key + " is one");
    } else if (const auto* other = others_.with_row(label.name); other && has_figures(line)) {
      report_other_table(*other, line, label.column);
    } else if (has_figures(line)) {
      fail("unknown-row", "the table " + table_.key + " has no row " + described(label), place,
           named_.rows.suggestion_for(label.name));
    } else {
      report_line(line);
    }
  }

  /// With the groups it stands under, if it is they that do not fit.
  std::string described(const RowLabel& label) const {
    auto text = quoted(label.name);
    if (!label.path.empty() && !named_.rows.find(label.name, {}).empty()) text += " under " + quoted(label.path.back());
    return text;
  }

  void place_rows() {
    for (const auto& [row, lines] : lines_of_) {
      if (lines.size() == 1) {
        read_cells(lines.front(), row);
        continue;
      }
      for (const auto line : lines)
        fail("duplicate-key",
             "the row " + table_.rows[row].key + " is there " + counted(lines.size(), "time") + "; none is taken",
             place_of_[line]);
    }
  }

  void report_missing_rows() {
    std::vector<std::string> missing;
    for (std::size_t row = 0; row < table_.rows.size(); ++row)
      if (!lines_of_.contains(row)) missing.push_back(table_.rows[row].key);
    if (!missing.empty() && out_.placed > 0)
      warn("missing-row", "the file has no row " + joined(missing, ", ") + " of " + table_.key,
           {sheet_.place(0, 0).file, {}});
  }

  void read_cells(std::size_t line, std::size_t row) {
    for (std::size_t at = 0; at < header_.uses.size(); ++at)
      if (header_.uses[at].kind == Kind::figures) read_cell_at(line, at, row);
  }

  void read_line_across(std::size_t line) {
    for (std::size_t at = 0; at < header_.uses.size(); ++at)
      if (header_.uses[at].kind == Kind::figures) read_cell_at(line, at, *header_.uses[at].row);
  }

  void read_cell_at(std::size_t line, std::size_t at, std::size_t row) {
    const auto column = header_.uses[at].column;
    const auto place = sheet_.place(line, at);
    auto cell = cell_in(format_of(table_, row, column), sheet_.text(line, at), place);
    ++out_.placed;
    if (!cell) return refuse(cell.error());
    cell->at = place.at;
    out_.figures.cells[row * out_.figures.columns + column] = std::move(*cell);
  }

  /// Whether a printed number means one thing only. Where decimals are possible, `1,592` may be 1592 or a decimal
  /// comma; a second group or a point tells them apart.
  static bool has_one_reading(const CellFormat& format, std::string_view text) {
    if (format.type == CellType::count) return true;
    std::size_t commas = 0, points = 0;
    while (!text.empty()) {
      const auto [code_point, size] = decode_utf8(text);
      commas += half_width(code_point) == U',' ? 1 : 0;
      points += half_width(code_point) == U'.' ? 1 : 0;
      text.remove_prefix(size);
    }
    return commas != 1 || points > 0;
  }

  /// Full width and group separators are how spreadsheets print numbers.
  static Result<Cell> cell_in(const CellFormat& format, std::string_view text, const Place& place) {
    const bool is_plain = is_numeric(format.type) && has_one_reading(format, text);
    const auto plain = is_plain ? plain_number(text) : std::nullopt;
    return read_cell(format, {plain.value_or(std::string(text)), place, {}});
  }

  /// A sheet may say `-` a hundred times: each spelling is reported once, at its first cell.
  void refuse(const Error& error) {
    const auto known = std::find_if(refused_.begin(), refused_.end(),
                                    [&](const Refused& one) { return one.first.message == error.message; });
    if (known == refused_.end()) refused_.push_back({error, 0});
    else ++known->more;
  }

  void report_refused() {
    for (auto& refused : refused_) {
      if (refused.more > 0) refused.first.message += ", here and in " + counted(refused.more, "other cell");
      out_.found.add_error(std::move(refused.first));
    }
  }

  // ── records ──

  void read_records() {
    for (auto line = header_.body; line < end_; ++line) {
      if (!is_record(line)) {
        report_line(line);
        continue;
      }
      const auto row = out_.figures.row_count();
      out_.figures.cells.resize(out_.figures.cells.size() + out_.figures.columns);
      read_cells(line, row);
    }
    report_missing_columns();
  }

  /// A line with a single cell in a table of several columns is a title or a note.
  bool is_record(std::size_t line) const {
    std::size_t filled = 0;
    for (std::size_t at = 0; at < header_.uses.size(); ++at)
      filled += header_.uses[at].kind == Kind::figures && !sheet_.is_blank(line, at);
    return filled > 1 || (filled == 1 && table_.columns.size() == 1);
  }

  // ── what stays ──

  bool has_figures(std::size_t line) const {
    for (std::size_t at = 0; at < header_.uses.size(); ++at)
      if (header_.uses[at].kind == Kind::figures && !sheet_.is_blank(line, at)) return true;
    return false;
  }

  void report_unplaced(std::size_t line, const std::string& what) {
    const auto first = sheet_.first_filled(line);
    fail("unplaced-figure", what + " is not taken", sheet_.place(line, first.value_or(0)));
  }

  void report_line(std::size_t line) {
    if (const auto first = sheet_.first_filled(line))
      warn("unplaced-line", "the line " + quoted(sheet_.text(line, *first)) + " is no row of " + table_.key,
           sheet_.place(line, *first));
  }

  void report_other_table(const FormTable& other, std::size_t line, std::size_t column) {
    if (!reported_tables_.insert(other.key).second) return;
    const auto at = sheet_.is_blank(line, column) ? sheet_.first_filled(line).value_or(column) : column;
    warn("other-table", quoted(sheet_.text(line, at)) + " is of the table " + other.key + ", which is not imported",
         sheet_.place(line, at), "import the file once more with --table " + other.key);
  }

  void fail(std::string rule, std::string message, const Place& place, std::string help = {}) {
    out_.found.add_error(import_error(std::move(rule), std::move(message), place, std::move(help)));
  }
  void warn(std::string rule, std::string message, const Place& place, std::string help = {}) {
    out_.found.add(Severity::warning, import_error(std::move(rule), std::move(message), place, std::move(help)));
  }

  /// A cell that could not be read, and how many more say the same.
  struct Refused {
    Error first;
    std::size_t more;
  };

  const Sheet& sheet_;
  const SheetHeader& header_;
  const NamedTable& named_;
  const OtherTables& others_;
  const FormTable& table_;
  std::size_t end_;  ///< the line after the table's last
  SheetReading out_;
  std::map<std::size_t, std::vector<std::size_t>> lines_of_;  ///< of each row
  std::map<std::size_t, Place> place_of_;                     ///< of the label of a line
  std::vector<Refused> refused_;                              ///< one for each message
  std::set<std::string> reported_tables_;                     ///< by their key
};

}  // namespace

SheetReading read_below(const Sheet& sheet, const SheetHeader& header, const NamedTable& named,
                        const OtherTables& others) {
  return SheetReader(sheet, header, named, others).below();
}

SheetReading read_across(const Sheet& sheet, const SheetHeader& header, const NamedTable& named,
                         const OtherTables& others) {
  return SheetReader(sheet, header, named, others).across();
}

}  // namespace gazette
