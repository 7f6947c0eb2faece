#include "base/text.hpp"
#include "cli/report_skeleton_text.hpp"
#include "report/carry_over.hpp"
#include "report/figures_writer.hpp"
#include "report/report_facts.hpp"

namespace gazette {

namespace {

/// What the comments say, in Chinese or English.
class Comments {
 public:
  explicit Comments(bool chinese) : is_chinese_(chinese) {}

  std::string head(const NewReport& report) const {
    const auto year = std::to_string(report.year);
    const auto& id = report.form->id;
    auto out = is_chinese_ ? "# " + year + "年度报告的数据（" + id + "）。空白写\"\"，零写0，不适用写\"n/a\"。\n"
                           : "# Figures of the report on " + year + " (" + id +
                                 "). \"\" is blank, 0 zero, \"n/a\" not applicable.\n";
    Item item;
    item.report.emplace();
    const Report made{report.form, report.year, {}, nullptr, {}};
    if (const auto deadline = deadline_of(report.site.config, item, made))
      out += is_chinese_ ? "# 最迟公布日期：" + iso_date(*deadline) + "\n"
                         : "# To be published by " + iso_date(*deadline) + ".\n";
    return out;
  }

  std::string ledger(const std::string& file) const {
    return is_chinese_ ? "留空：由申请台账 " + file + " 计算" : "left blank: computed from the request ledger " + file;
  }
  std::string total() const { return is_chinese_ ? "留空即自动计算" : "computed when left blank"; }
  std::string total_columns(const std::string& names) const {
    return is_chinese_ ? "“" + names + "”一列留空即自动计算" : "the column " + names + " is computed when left blank";
  }
  std::string site() const { return is_chinese_ ? "留空即按本站统计" : "counted on the site when left blank"; }
  std::string carried(int year, const std::string& from) const {
    const auto number = std::to_string(year);
    return is_chinese_ ? "取自" + number + "年度报告的" + from : "from " + from + " of the report on " + number;
  }

 private:
  bool is_chinese_;
};

class NewFigures {
 public:
  explicit NewFigures(const NewReport& report)
      : report_(report),
        form_(*report.form),
        language_(report.site.config.language),
        words_(language_.starts_with("zh")),
        figures_(blank_figures(form_)) {
    if (report.previous)
      carried_ = carried_over(form_, *report.previous->report->form, report.previous->result.figures);
    std::erase_if(carried_, [&](const CarriedFigure& one) { return is_counted(one.cell.table); });
    for (const auto& one : carried_) {
      auto& table = figures_.tables[one.cell.table];
      table.cells[one.cell.row * table.columns + one.cell.column] = one.figure;
    }
  }

  std::string text() const {
    auto out = words_.head(report_);
    for (std::size_t table = 0; table < form_.tables.size(); ++table)
      out += "\n" + table_toml(form_.tables[table], figures_.tables[table], comments_on(table));
    return out;
  }

 private:
  /// Whether the year's request ledger fills the table.
  bool is_counted(std::size_t table) const {
    if (report_.ledger.empty() || !form_.ledger) return false;
    const auto& key = form_.tables[table].key;
    return key == form_.ledger->table || key == form_.ledger->appeals;
  }

  TableComments comments_on(std::size_t number) const {
    TableComments comments{language_, {}, {}};
    const auto& table = form_.tables[number];
    if (is_counted(number)) {
      comments.on_table = words_.ledger(report_.ledger);
      return comments;
    }
    if (const auto names = total_columns(table); !names.empty()) comments.on_table = words_.total_columns(names);
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
      auto note = row_note(number, row);
      if (!note.empty()) comments.rows.emplace(row, std::move(note));
    }
    return comments;
  }

  std::string total_columns(const FormTable& table) const {
    std::vector<std::string> names;
    for (const auto& column : table.columns)
      if (column.total) names.push_back(label_in(column.label, language_));
    return joined(names, ", ");
  }

  std::string row_note(std::size_t table, std::size_t row) const {
    const auto& line = form_.tables[table].rows[row];
    for (const auto& one : carried_)
      if (one.cell.table == table && one.cell.row == row)
        return words_.carried(report_.previous->report->year, row_address(one));
    if (line.total) return words_.total();
    return line.computed.empty() ? std::string() : words_.site();
  }

  /// `t3.z` of `t3.z.nat`; the whole address in a table of one column.
  std::string row_address(const CarriedFigure& one) const {
    return figures_.tables[one.cell.table].columns == 1 ? one.from : one.from.substr(0, one.from.rfind('.'));
  }

  const NewReport& report_;
  const Form& form_;
  const std::string& language_;
  Comments words_;
  Figures figures_;
  std::vector<CarriedFigure> carried_;
};

}  // namespace

std::string new_report_figures(const NewReport& report) { return NewFigures(report).text(); }

}  // namespace gazette
