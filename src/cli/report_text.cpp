#include "cli/report_text.hpp"

#include "base/text.hpp"
#include "base/unicode.hpp"
#include "cli/report_check_text.hpp"
#include "cli/text_table.hpp"
#include "report/figure_text.hpp"

#include <algorithm>

namespace gazette {

namespace {

constexpr int k_bold = 1;
constexpr std::string_view k_blank = "·";
constexpr std::string_view k_computed = "*";

/// Labels of the groups that a line stands in, outermost first.
std::vector<std::string> group_labels(const std::vector<FormGroup>& groups, const FormLine& line,
                                      const std::string& language) {
  std::vector<std::string> labels;
  for (auto group = line.group; group != k_no_group; group = groups[group].parent)
    labels.push_back(label_in(groups[group].label, language));
  std::reverse(labels.begin(), labels.end());
  return labels;
}

std::string with_unit(std::string label, const std::optional<CellFormat>& format) {
  return format && !format->unit.empty() ? label + " (" + format->unit + ")" : label;
}

/// One table as text.
class TableText {
 public:
  TableText(const Site& site, const ReportEntry& report, std::size_t number, int width)
      : language_(site.config.language),
        form_(*report.report->form),
        table_(form_.tables[number]),
        figures_(report.result.figures),
        number_(number),
        rows_(figures_.tables[number].row_count()),
        width_(width) {}

  std::string text() {
    const auto& cells = figures_.tables[number_].cells;
    const bool is_blank =
        std::all_of(cells.begin(), cells.end(), [](const Cell& cell) { return cell.state == CellState::blank; });
    if (is_blank) return table_.kind == TableKind::records ? "(none)\n" : "(not given)\n";
    for (const auto& cell : cells) has_computed_ |= is_computed(cell);
    if (table_.kind == TableKind::records) return records_text();
    return table_text(matrix(), width_);
  }

  bool has_computed() const { return has_computed_; }
  bool has_blank() const { return has_blank_; }

 private:
  static bool is_computed(const Cell& cell) {
    return cell.state != CellState::blank && cell.origin != CellOrigin::declared;
  }

  std::string cell_text(std::size_t row, std::size_t column) {
    const auto& cell = cell_at(figures_, {number_, row, column});
    const auto& format = format_of(table_, row, column);
    const std::string mark(is_computed(cell) ? k_computed : has_computed_ ? " " : "");
    has_blank_ |= cell.state == CellState::blank;
    if (cell.state == CellState::blank) return std::string(k_blank) + mark;
    auto text = printed(format, cell, language_);
    const bool has_sign = format.type == CellType::percent && cell.state == CellState::value && format.unit != "%";
    if (has_sign) text += "%";
    return text + (is_numeric(format.type) ? mark : "");
  }

  std::vector<TextColumn> columns() const {
    std::vector<TextColumn> columns;
    for (std::size_t i = 0; i < table_.columns.size(); ++i) {
      const auto& column = table_.columns[i];
      columns.push_back({group_labels(table_.column_groups, column, language_),
                         with_unit(label_in(column.label, language_), column.format),
                         !is_numeric(format_of(table_, 0, i).type)});
    }
    if (columns.empty()) columns.emplace_back();
    return columns;
  }

  std::vector<std::string> cells_of(std::size_t row) {
    std::vector<std::string> cells;
    for (std::size_t column = 0; column < column_count(table_); ++column) cells.push_back(cell_text(row, column));
    return cells;
  }

  TextTable matrix() {
    TextTable text{columns(), {}};
    std::vector<std::string> open;
    for (std::size_t row = 0; row < rows_; ++row) {
      const auto& line = table_.rows[row];
      const auto groups = group_labels(table_.row_groups, line, language_);
      const auto same = std::mismatch(open.begin(), open.end(), groups.begin(), groups.end()).second - groups.begin();
      for (auto level = static_cast<std::size_t>(same); level < groups.size(); ++level)
        text.rows.push_back({level, groups[level], {}});
      open = groups;
      text.rows.push_back({groups.size(), with_unit(label_in(line.label, language_), line.format), cells_of(row)});
    }
    return text;
  }

  /// In lines where they fit, else each record as a block of its own.
  std::string records_text() {
    TextTable text{columns(), {}};
    int total = 4;
    for (std::size_t row = 0; row < rows_; ++row) text.rows.push_back({0, std::to_string(row + 1), cells_of(row)});
    for (std::size_t column = 0; column < text.columns.size(); ++column) {
      int width = std::min(display_width(text.columns[column].label), 12);
      for (const auto& row : text.rows) width = std::max(width, display_width(row.cells[column]));
      total += width + 2;
    }
    return total <= width_ ? table_text(text, width_) : record_blocks(text);
  }

  std::string record_blocks(const TextTable& text) const {
    int label_width = 0;
    for (const auto& column : text.columns) label_width = std::max(label_width, display_width(column.label));
    label_width = std::min(label_width, width_ / 3);
    std::string out;
    for (const auto& row : text.rows) {
      for (std::size_t column = 0; column < text.columns.size(); ++column)
        out += field(column == 0 ? row.label + "." : std::string(), text.columns[column].label, row.cells[column],
                     label_width);
      out += "\n";
    }
    out.pop_back();
    return out;
  }

  /// A label and its value side by side, both wrapped.
  std::string field(const std::string& number, const std::string& label, const std::string& value,
                    int label_width) const {
    const int number_width = 5;
    const auto labels = wrapped(label, label_width);
    const auto values = wrapped(value, std::max(width_ - number_width - label_width - 2, 20));
    std::string out;
    for (std::size_t i = 0; i < std::max(labels.size(), values.size()); ++i) {
      auto line = padded_right(i == 0 ? number : std::string(), number_width) +
                  padded_right(i < labels.size() ? labels[i] : std::string(), label_width) + "  " +
                  (i < values.size() ? values[i] : std::string());
      line.resize(line.find_last_not_of(' ') + 1);
      out += line + "\n";
    }
    return out;
  }

  const std::string& language_;
  const Form& form_;
  const FormTable& table_;
  const Figures& figures_;
  std::size_t number_, rows_;
  int width_;
  bool has_computed_ = false, has_blank_ = false;
};

class ReportText {
 public:
  ReportText(const Site& site, const ReportEntry& report, const ReportTextOptions& options)
      : site_(site),
        report_(report),
        form_(*report.report->form),
        item_(*report.entry->item),
        language_(site.config.language),
        options_(options) {}

  std::string text() {
    auto out = painted(item_.title, k_bold, options_.coloring) + "\n" + facts() + "\n";
    for (std::size_t table = 0; table < form_.tables.size(); ++table)
      if (!options_.table || *options_.table == table) out += table_part(table) + "\n";
    if (!options_.table) out += checks_text(site_, report_, options_.coloring);
    else out.pop_back();
    return out + legend();
  }

 private:
  std::string facts() const {
    auto out = fact("form", form_.id + ", " + label_in(form_.title, language_));
    if (const auto period = period_of(form_, report_.report->year))
      out += fact("period", iso_date(period->first) + " to " + iso_date(period->last));
    if (const auto* issuer = find_issuer(site_.config, item_.issuer)) out += fact("issuer", issuer->name);
    else if (!site_.config.agency.name.empty()) out += fact("issuer", site_.config.agency.name);
    if (item_.published)
      out += fact("published", iso_date(item_.published->date) + (item_.is_draft ? ", a draft" : ""));
    return out + fact("file", item_.source);
  }

  static std::string fact(const std::string& name, const std::string& value) {
    return padded_right(name, 11) + value + "\n";
  }

  std::string table_part(std::size_t number) {
    const auto& table = form_.tables[number];
    TableText text(site_, report_, number, options_.width);
    auto title = table.key + "  " + label_in(table.title, language_);
    if (!table.format.unit.empty()) title += " (" + table.format.unit + ")";
    auto out = painted(title, k_bold, options_.coloring) + "\n" + text.text();
    has_computed_ |= text.has_computed();
    has_blank_ |= text.has_blank();
    return out + notes_on(number);
  }

  std::string notes_on(std::size_t number) const {
    std::string out;
    for (const auto& [note, table, cell] : placed_notes(form_, item_.report->notes)) {
      if (table != number) continue;
      for (const auto& line : wrapped("note on " + note->cell + ": " + note->text, options_.width)) out += line + "\n";
    }
    return out;
  }

  std::string legend() const {
    std::vector<std::string> parts;
    if (has_blank_) parts.push_back(std::string(k_blank) + " blank");
    if (has_computed_) parts.push_back(std::string(k_computed) + " computed, not declared");
    return parts.empty() ? std::string() : "\n" + joined(parts, "   ") + "\n";
  }

  const Site& site_;
  const ReportEntry& report_;
  const Form& form_;
  const Item& item_;
  const std::string& language_;
  const ReportTextOptions& options_;
  bool has_computed_ = false, has_blank_ = false;
};

}  // namespace

std::string report_text(const Site& site, const ReportEntry& report, const ReportTextOptions& options) {
  return ReportText(site, report, options).text();
}

}  // namespace gazette
