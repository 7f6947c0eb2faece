// The header says which column of the form each column of the file is; after that every line is put in the form's
// order. A header that cannot be understood stops the file: its lines would only repeat the same problem.

#include "report/figures_csv.hpp"

#include "base/text.hpp"
#include "formats/csv.hpp"
#include "report/label_index.hpp"

#include <map>
#include <optional>

namespace gazette {

namespace {

constexpr std::size_t k_ignored = static_cast<std::size_t>(-1);

Error csv_error(std::string rule, std::string message, const Place& place, std::string help = {}) {
  return {ErrorKind::content, std::move(rule), std::move(message), place, std::move(help), {}};
}

bool is_blank(const CsvRow& row) {
  for (const auto& cell : row)
    if (!trimmed(cell.text).empty()) return false;
  return true;
}

/// What a name in the file stands for: an index into the form's rows or columns, or what is wrong with it.
Result<std::size_t> find_named(const std::vector<FormLine>& all, const LabelIndex& index, const CsvCell& cell,
                               std::string_view what) {
  const auto name = trimmed(cell.text);
  const auto found = index.find(name, {});
  if (found.size() == 1) return found.front();
  if (found.empty())
    return csv_error("unknown-" + std::string(what), "the table has no " + std::string(what) + " " + quoted(name),
                     cell.place, index.suggestion_for(name));
  return csv_error("ambiguous-label", quoted(name) + " is the label of several " + std::string(what) + "s", cell.place,
                   "write the key instead: " + all[found.back()].key + " is one");
}

class CsvFigures {
 public:
  CsvFigures(const FormTable& table, const std::string& file, Diagnostics& diagnostics)
      : table_(table),
        file_(file),
        diagnostics_(diagnostics),
        row_names_(table.rows, table.row_groups),
        column_names_(table.columns, table.column_groups),
        first_(table.kind == TableKind::records ? 0 : 1) {}

  std::vector<RawFigures> read(const std::vector<CsvRow>& rows) {
    std::vector<RawFigures> out;
    if (rows.empty() || !read_header(rows.front())) return out;
    for (std::size_t i = 1; i < rows.size(); ++i)
      if (auto figures = read_row(rows[i])) out.push_back(std::move(*figures));
    return out;
  }

 private:
  bool read_header(const CsvRow& header) {
    width_ = header.size();
    Diagnostics found;
    for (auto i = first_; i < width_; ++i) column_of_.push_back(column_for(header, i, found));
    report_missing_columns(found);
    const bool is_sound = !found.has_errors();
    diagnostics_.append(std::move(found));
    return is_sound;
  }

  std::size_t column_for(const CsvRow& header, std::size_t index, Diagnostics& found) {
    const auto& cell = header[index];
    const bool is_single = first_ == 1 && table_.columns.size() <= 1;
    if (is_added_column(trimmed(cell.text)) || (is_single && trimmed(cell.text).empty() && index > first_))
      return k_ignored;
    if (is_single) return claim_only(cell, found);
    const auto column = find_named(table_.columns, column_names_, cell, "column");
    if (column) return claim(*column, cell, found);
    found.add_error(column.error());
    return k_ignored;
  }

  std::size_t claim_only(const CsvCell& cell, Diagnostics& found) {
    if (!columns_.try_emplace(0, cell.place).second)
      found.add_error(
          csv_error("unknown-column", "the table has one column of figures, and this is another", cell.place));
    return 0;
  }

  /// Each column of the form is there once.
  std::size_t claim(std::size_t column, const CsvCell& cell, Diagnostics& found) {
    const auto [first, is_new] = columns_.try_emplace(column, cell.place);
    if (!is_new) found.add_error(duplicate("the column " + quoted(trimmed(cell.text)), cell.place, first->second));
    return column;
  }

  void report_missing_columns(Diagnostics& found) const {
    std::vector<std::string> missing;
    for (std::size_t i = 0; i < table_.columns.size(); ++i)
      if (!columns_.contains(i)) missing.push_back(table_.columns[i].key + " (" + table_.columns[i].label.own + ")");
    if (table_.columns.empty() && columns_.empty()) missing.emplace_back("the figures");
    if (missing.empty() || found.has_errors()) return;
    found.add_error(csv_error("missing-column", "the header lacks " + joined(missing, ", "), {file_, {1, 1, 1}}));
  }

  std::optional<RawFigures> read_row(const CsvRow& row) {
    if (is_blank(row)) return std::nullopt;
    if (table_.kind == TableKind::records) return read_cells(row, {});
    const auto index = find_named(table_.rows, row_names_, row.front(), "row");
    if (!index) return fail(index.error());
    const auto& place = row.front().place;
    const auto [first, is_new] = rows_.try_emplace(*index, place);
    if (!is_new) return fail(duplicate("the row " + quoted(trimmed(row.front().text)), place, first->second));
    return read_cells(row, table_.rows[*index].key);
  }

  /// `key` is empty for a record.
  std::optional<RawFigures> read_cells(const CsvRow& row, std::string key) {
    if (row.size() != width_) return fail(wrong_width(row));
    RawFigures figures{table_.key, std::move(key), {}, row.front().place, {file_, {}}};
    figures.cells.resize(column_count(table_));
    for (auto i = first_; i < width_; ++i) {
      const auto column = column_of_[i - first_];
      if (column != k_ignored) figures.cells[column] = {row[i].text, row[i].place, {}};
    }
    return figures;
  }

  Error wrong_width(const CsvRow& row) const {
    return csv_error("wrong-cell-count",
                     "the line has " + counted(row.size(), "cell") + " where the header has " + std::to_string(width_),
                     row.front().place);
  }

  static Error duplicate(const std::string& what, const Place& place, const Place& first) {
    auto error = csv_error("duplicate-key", what + " is there twice", place);
    error.notes.push_back({"the first one is here", first});
    return error;
  }

  std::nullopt_t fail(Error error) {
    diagnostics_.add_error(std::move(error));
    return std::nullopt;
  }

  const FormTable& table_;
  const std::string& file_;
  Diagnostics& diagnostics_;
  LabelIndex row_names_, column_names_;
  std::size_t first_;  ///< the first column of figures: records have no column of row keys
  std::size_t width_ = 0;
  std::vector<std::size_t> column_of_;    ///< for each column of figures of the file: the form's
  std::map<std::size_t, Place> columns_;  ///< the form's columns found in the header
  std::map<std::size_t, Place> rows_;     ///< the form's rows found so far
};

}  // namespace

std::vector<RawFigures> figures_from_csv(const FormTable& table, const std::string& file, std::string_view text,
                                         Diagnostics& diagnostics) {
  auto rows = parse_csv(file, text, diagnostics);
  for (auto& row : rows)
    for (auto& cell : row) cell.text = std::string(written_text(cell.text));
  return CsvFigures(table, file, diagnostics).read(rows);
}

}  // namespace gazette
