// The text is taken apart into statements (toml_scan), edits are gathered as byte ranges, and applied from the end, so
// that earlier ranges stay right.

#include "import/figures_edit.hpp"

#include "base/text.hpp"
#include "formats/toml_scan.hpp"
#include "report/figures_writer.hpp"

#include <algorithm>
#include <optional>

namespace gazette {

namespace {

struct Edit {
  TomlSpan span;
  std::string text;
};

bool is_same(const Cell& a, const Cell& b) { return a.state == b.state && a.text == b.text; }

bool is_same(const TableFigures& a, const TableFigures& b) {
  return std::equal(a.cells.begin(), a.cells.end(), b.cells.begin(), b.cells.end(),
                    [](const Cell& x, const Cell& y) { return is_same(x, y); });
}

MergedFigures merge_records(std::size_t table, const TableFigures& declared, const TableFigures& imported) {
  MergedFigures merged{imported, {}, {}};
  if (is_same(declared, imported)) return merged;
  merged.changed_rows.push_back(0);
  for (std::size_t row = 0; row < declared.row_count(); ++row) merged.differing.push_back({table, row, 0});
  return merged;
}

/// The keys of `[a.b]` or of `a.b = …`.
std::vector<std::string> keys_of(std::string_view text, const TomlStatement& statement) {
  if (!statement.is_header) return key_parts(text, statement.tokens, 0, statement.equals.value_or(0));
  std::size_t first = 0, last = statement.tokens.size();
  while (first < last && is_mark(text, statement.tokens[first], '[')) ++first;
  while (last > first && is_mark(text, statement.tokens[last - 1], ']')) --last;
  return key_parts(text, statement.tokens, first, last);
}

class FiguresEditor {
 public:
  FiguresEditor(const std::string& file, std::string_view text, const FormTable& table, const MergedFigures& merged,
                const std::string& language)
      : file_(file),
        text_(text),
        table_(table),
        merged_(merged),
        comments_{language, {}, {}},
        line_end_(text.find("\r\n") == std::string_view::npos ? "\n" : "\r\n"),
        statements_(scan_toml(text)) {}

  Result<std::string> edited() {
    if (auto fault = find_table()) return *fault;
    if (!first_) return with_table_at_end();
    if (table_.kind == TableKind::records) return with_records();
    for (const auto row : merged_.changed_rows)
      if (auto fault = set_row(row)) return *fault;
    return applied();
  }

 private:
  /// Sets `first_` (the table's header) and `last_` (the last statement that belongs to it).
  std::optional<Error> find_table() {
    bool is_inside = false, is_in_header = false;
    for (std::size_t i = 0; i < statements_.size(); ++i) {
      const auto& statement = statements_[i];
      const auto keys = keys_of(text_, statement);
      const bool is_ours = !keys.empty() && keys.front() == table_.key;
      const bool is_top_level = !statement.is_header && !is_in_header;
      if (statement.is_header) {
        is_in_header = true;
        if (is_ours && first_ && !is_inside) return unsupported(statement);
        is_inside = is_ours;
      }
      if (is_ours && (is_top_level || (statement.is_header && keys.size() > 1))) return unsupported(statement);
      if (!is_inside) continue;
      if (!first_) first_ = i;
      last_ = i;
    }
    return std::nullopt;
  }

  std::string with_table_at_end() const {
    std::string out(text_);
    if (!out.empty() && !out.ends_with('\n')) out += line_end_;
    if (!out.empty()) out += line_end_;
    return out + in_lines(table_toml(table_, merged_.figures, comments_));
  }

  Result<std::string> with_records() {
    if (merged_.changed_rows.empty()) return std::string(text_);
    auto text = in_lines(table_toml(table_, merged_.figures, comments_));
    if (merged_.figures.row_count() > 0) text.erase(0, text.find("[["));  // else it is an example in comments
    text.resize(text.size() - line_end_.size());
    const auto& last = statements_[last_].span;
    edits_.push_back({{statements_[*first_].span.begin, without_return(last.end)}, std::move(text)});
    return applied();
  }

  std::optional<Error> set_row(std::size_t row) {
    const auto& key = table_.rows[row].key;
    const auto value = row_toml(table_, merged_.figures, row);
    for (auto i = *first_ + 1; i <= last_; ++i) {
      const auto& statement = statements_[i];
      const auto keys = keys_of(text_, statement);
      if (keys.empty() || keys.front() != key) continue;
      if (keys.size() > 1 || !statement.equals) return unsupported(statement);
      edits_.push_back({{statement.tokens[*statement.equals + 1].span.begin, statement.tokens.back().span.end}, value});
      return std::nullopt;
    }
    const auto end = without_return(statements_[last_].span.end);
    added_ += line_end_ + key + " = " + value + "  # " + label_in(table_.rows[row].label, comments_.language);
    added_at_ = end;
    return std::nullopt;
  }

  std::string applied() {
    if (!added_.empty()) edits_.push_back({{added_at_, added_at_}, added_});
    std::stable_sort(edits_.begin(), edits_.end(),
                     [](const Edit& a, const Edit& b) { return a.span.begin > b.span.begin; });
    std::string out(text_);
    for (const auto& edit : edits_) out.replace(edit.span.begin, edit.span.end - edit.span.begin, edit.text);
    return out;
  }

  std::size_t without_return(std::size_t end) const { return end > 0 && text_[end - 1] == '\r' ? end - 1 : end; }

  std::string in_lines(const std::string& text) const { return replaced(text, "\n", line_end_); }

  Error unsupported(const TomlStatement& statement) const {
    return {ErrorKind::content,
            "unsupported-figures",
            "the table " + table_.key + " is written in a way that cannot be changed line by line",
            {file_, position_of(text_, statement.span)},
            "write it as " + std::string(table_.kind == TableKind::records ? "[[" : "[") + table_.key +
                (table_.kind == TableKind::records ? "]]" : "]") +
                " with a line for each row, or put the figures in by hand; nothing was written",
            {}};
  }

  const std::string& file_;
  std::string_view text_;
  const FormTable& table_;
  const MergedFigures& merged_;
  TableComments comments_;
  std::string line_end_;
  std::vector<TomlStatement> statements_;
  std::optional<std::size_t> first_;
  std::size_t last_ = 0;
  std::vector<Edit> edits_;
  std::string added_;
  std::size_t added_at_ = 0;
};

}  // namespace

MergedFigures merge_figures(const Form& form, std::size_t table, const TableFigures& declared,
                            const TableFigures& imported) {
  if (form.tables[table].kind == TableKind::records) return merge_records(table, declared, imported);
  MergedFigures merged{declared, {}, {}};
  for (std::size_t i = 0; i < imported.cells.size(); ++i) {
    const auto row = i / imported.columns;
    auto& cell = merged.figures.cells[i];
    if (imported.cells[i].state == CellState::blank || is_same(cell, imported.cells[i])) continue;
    if (cell.state != CellState::blank) merged.differing.push_back({table, row, i % imported.columns});
    cell = imported.cells[i];
    if (merged.changed_rows.empty() || merged.changed_rows.back() != row) merged.changed_rows.push_back(row);
  }
  return merged;
}

Result<std::string> edit_figures(const std::string& file, std::string_view text, const FormTable& table,
                                 const MergedFigures& merged, const std::string& language) {
  return FiguresEditor(file, text, table, merged, language).edited();
}

}  // namespace gazette
