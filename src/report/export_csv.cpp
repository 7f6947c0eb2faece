#include "report/export_csv.hpp"

#include "formats/csv.hpp"
#include "report/rule_text.hpp"

#include <algorithm>
#include <vector>

namespace gazette {

namespace {

/// What the added columns are called.
struct Words {
  std::string unit, note, form, year;
  std::vector<std::string> checks;
  std::string holds, fails, unknown;
};

Words words_of(const Form& form) {
  if (form.language.starts_with("zh"))
    return {"单位",
            "备注",
            "表式",
            "年度",
            {"编号", "规则", "表", "位置", "结果", "左边", "右边", "相差", "备注", "表式", "年度"},
            "成立",
            "不成立",
            "无法判断"};
  return {"unit",
          "note",
          "form",
          "year",
          {"id", "rule", "table", "where", "result", "left", "right", "difference", "note", "form", "year"},
          "holds",
          "fails",
          "cannot be judged"};
}

bool has_row_units(const FormTable& table) {
  return std::any_of(table.rows.begin(), table.rows.end(),
                     [](const FormRow& row) { return row.format && !row.format->unit.empty(); });
}

class TableCsv {
 public:
  TableCsv(const ReportEntry& report, std::size_t number)
      : report_(report),
        form_(*report.report->form),
        table_(form_.tables[number]),
        number_(number),
        words_(words_of(form_)),
        is_records_(table_.kind == TableKind::records),
        has_units_(has_row_units(table_)) {}

  std::string text() const {
    auto out = std::string(k_utf8_bom) + csv_line(header());
    const auto rows = report_.result.figures.tables[number_].row_count();
    for (std::size_t row = 0; row < rows; ++row) out += csv_line(line(row));
    return out;
  }

 private:
  std::vector<std::string> header() const {
    std::vector<std::string> header;
    if (!is_records_) header.push_back(table_.title.own);
    for (const auto& column : table_.columns)
      header.push_back(unique_label(table_.columns, table_.column_groups, column));
    if (table_.columns.empty()) header.push_back(std::to_string(report_.report->year));
    if (has_units_) header.push_back(words_.unit);
    for (const auto& word : {words_.note, words_.form, words_.year}) header.push_back(word);
    return header;
  }

  std::vector<std::string> line(std::size_t row) const {
    std::vector<std::string> line;
    if (!is_records_) line.push_back(unique_label(table_.rows, table_.row_groups, table_.rows[row]));
    for (std::size_t column = 0; column < column_count(table_); ++column)
      line.push_back(cell_text(cell_at(report_.result.figures, {number_, row, column})));
    if (has_units_) line.push_back(table_.rows[row].format ? table_.rows[row].format->unit : std::string());
    line.push_back(notes_on(row));
    line.push_back(form_.id);
    line.push_back(std::to_string(report_.report->year));
    return line;
  }

  static std::string cell_text(const Cell& cell) { return cell.state == CellState::not_applicable ? "n/a" : cell.text; }

  std::string notes_on(std::size_t row) const {
    std::string out;
    for (const auto& note : report_.entry->item->report->notes) {
      const auto cell = find_cell(form_, note.cell);
      if (cell && cell->table == number_ && cell->row == row) out += (out.empty() ? "" : " ") + note.text;
    }
    return out;
  }

  const ReportEntry& report_;
  const Form& form_;
  const FormTable& table_;
  std::size_t number_;
  Words words_;
  bool is_records_, has_units_;
};

}  // namespace

std::string table_csv(const ReportEntry& report, std::size_t table) { return TableCsv(report, table).text(); }

std::string checks_csv(const ReportEntry& report) {
  const auto& form = *report.report->form;
  const auto words = words_of(form);
  const auto year = std::to_string(report.report->year);
  auto out = std::string(k_utf8_bom) + csv_line(words.checks);
  for (const auto& result : report.result.checks) {
    const auto& check = *result.check;
    if (result.outcomes.empty())
      out += csv_line({check.id, check.label.own, check.table, "", words.holds, "", "", "", "", form.id, year});
    for (const auto& outcome : result.outcomes)
      out += csv_line({check.id, check.label.own, check.table, outcome_place(form, check, outcome, form.language),
                       outcome.judgement == Judgement::fails ? words.fails : words.unknown, outcome.left_value,
                       outcome.right_value, outcome.difference, outcome.note, form.id, year});
  }
  return out;
}

}  // namespace gazette
