// A fault in the header does not stop the file: the columns that are known are read, so that all its problems show at
// once. Cells of a required column that is missing count as faulty, so that they are not called missing once more.

#include "ledger/rows.hpp"

#include "base/text.hpp"
#include "formats/csv.hpp"
#include "ledger/names.hpp"

#include <algorithm>
#include <map>

namespace gazette {

namespace {

bool is_blank(const CsvRow& row) {
  return std::all_of(row.begin(), row.end(), [](const CsvCell& cell) { return trimmed(cell.text).empty(); });
}

class CsvLedger {
 public:
  CsvLedger(const std::string& file, Diagnostics& diagnostics)
      : diagnostics_(diagnostics), file_(file), names_(diagnostics) {}

  std::vector<LedgerRow> read(const std::vector<CsvRow>& lines) {
    read_header(lines.empty() ? CsvRow{} : lines.front());
    std::vector<LedgerRow> rows;
    for (std::size_t i = 1; i < lines.size(); ++i)
      if (!is_blank(lines[i])) read_line(lines[i], rows);
    report_widths();
    return rows;
  }

 private:
  void read_header(const CsvRow& header) {
    for (const auto& cell : header) {
      const auto name = trimmed(cell.text);
      is_named_.push_back(!name.empty());
      fields_.push_back(name.empty() ? std::nullopt : names_.claim(name, cell.place));
    }
    std::vector<std::string> missing;
    for (const auto field : k_ledger_fields)
      if (is_required(field) && !names_.has(field))
        missing.push_back(std::string(ledger_field_key(field)) + " (" + std::string(ledger_field_label(field)) + ")");
    if (!missing.empty())
      diagnostics_.add_error(ledger_error("missing-column", "the header lacks " + joined(missing, ", "),
                                          {file_, {1, 1, 1}}, "the first line names the columns"));
  }

  void read_line(const CsvRow& line, std::vector<LedgerRow>& rows) {
    LedgerRow row;
    row.place = line.front().place;
    for (auto& cell : row.cells) cell.place = row.place;
    for (const auto field : k_ledger_fields)
      if (is_required(field) && !names_.has(field)) row.cell(field).is_faulty = true;
    for (std::size_t i = 0; i < line.size(); ++i) read_cell(line[i], i, row);
    if (line.size() == fields_.size()) return rows.push_back(std::move(row));
    ++wrong_widths_[line.size()].count;
    if (auto& first = wrong_widths_[line.size()].first; first.file.empty()) first = row.place;
  }

  /// Lines of one wrong length are one fault: mostly it is the header that is short or long.
  void report_widths() {
    for (const auto& [width, lines] : wrong_widths_) {
      auto message =
          "the line has " + counted(width, "cell") + " where the header has " + std::to_string(fields_.size());
      if (lines.count > 1) message += ", and so have " + counted(lines.count - 1, "other");
      diagnostics_.add_error(ledger_error("wrong-cell-count", std::move(message), lines.first));
    }
  }

  void read_cell(const CsvCell& cell, std::size_t index, LedgerRow& row) {
    auto screened = screened_cell(cell.text, cell.place, diagnostics_);
    if (index >= fields_.size()) return;
    if (fields_[index]) row.cell(*fields_[index]) = std::move(screened);
    else if (!is_named_[index] && !screened.text.empty())
      diagnostics_.add_error(
          ledger_error("unknown-column", "the cell stands in a column without a name in the header", cell.place));
  }

  Diagnostics& diagnostics_;
  const std::string& file_;
  LedgerNames names_;
  std::vector<std::optional<LedgerField>> fields_;  ///< for each column of the file
  struct WrongLines {
    std::size_t count = 0;
    Place first;
  };
  std::map<std::size_t, WrongLines> wrong_widths_;  ///< by the number of cells
  std::vector<bool> is_named_;                      ///< likewise: whether the header says something
};

}  // namespace

std::vector<LedgerRow> ledger_rows_from_csv(const std::string& file, std::string_view text, Diagnostics& diagnostics) {
  Diagnostics found;
  const auto lines = parse_csv(file, text, found);
  const bool is_unreadable = lines.empty() && found.has_errors();
  diagnostics.append(std::move(found));
  if (is_unreadable) return {};
  return CsvLedger(file, diagnostics).read(lines);
}

}  // namespace gazette
