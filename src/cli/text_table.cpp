// The widths of the columns are settled first, by the most generous of three ways of writing their headers that leaves
// the labels of rows enough room: whole, wrapped, or numbers. Then the lines are written one after another.

#include "cli/text_table.hpp"

#include "base/unicode.hpp"

#include <algorithm>
#include <array>

namespace gazette {

namespace {

constexpr int k_gap = 2;           // between columns
constexpr int k_indent = 2;        // of a row in a group
constexpr int k_wrapped_head = 8;  // a header is wrapped to this at the narrowest
constexpr int k_most_label = 60;   // room that labels of rows may take
constexpr int k_good_label = 36;   // rather wrap the headers than leave the labels less
constexpr int k_least_label = 20;  // rather number the headers than leave the labels less

enum class Heads { whole, wrapped, numbered };

std::string padded_left(std::string text, int width) {
  const auto missing = width - display_width(text);
  return missing > 0 ? std::string(static_cast<std::size_t>(missing), ' ') + text : text;
}

std::string without_end_spaces(std::string line) {
  line.resize(line.find_last_not_of(' ') + 1);
  return line;
}

std::string number_of(std::size_t column) { return "(" + std::to_string(column + 1) + ")"; }

/// One block of neighbouring columns.
class TableBlock {
 public:
  TableBlock(const TextTable& table, int width) : table_(table), width_(width) {
    for (const auto& row : table.rows)
      label_wanted_ = std::max(label_wanted_, static_cast<int>(row.indent) * k_indent + display_width(row.label));
    label_wanted_ = std::min(label_wanted_, k_most_label);
  }

  /// Writes the columns from `first` on, as many as fit; where the next block begins.
  std::size_t write(std::size_t first, std::string& out) {
    first_ = first;
    settle();
    write_heads(out);
    for (const auto& row : table_.rows) write_row(row, out);
    if (heads_ == Heads::numbered) write_legend(out);
    return end_;
  }

 private:
  // ── widths ──

  void settle() {
    end_ = table_.columns.size();
    const bool has_whole_labels = try_heads(Heads::whole, label_wanted_) || try_heads(Heads::whole, k_good_label);
    if (has_whole_labels || try_heads(Heads::wrapped, k_good_label) || try_heads(Heads::wrapped, k_least_label)) return;
    while (!try_heads(Heads::numbered, k_least_label) && end_ > first_ + 1) --end_;
  }

  bool try_heads(Heads heads, int least_label) {
    heads_ = heads;
    widths_.clear();
    for (auto column = first_; column < end_; ++column) widths_.push_back(column_width(column));
    if (heads != Heads::numbered) widen_for_groups();
    int total = 0;
    for (const auto width : widths_) total += width + k_gap;
    label_width_ = std::min(label_wanted_, width_ - total);
    const bool fits = label_width_ >= std::min(label_wanted_, least_label);
    label_width_ = std::max(label_width_, std::min(label_wanted_, k_least_label));
    return fits;
  }

  int column_width(std::size_t column) const {
    int width = 1;
    for (const auto& row : table_.rows)
      if (column < row.cells.size()) width = std::max(width, display_width(row.cells[column]));
    const auto head = display_width(table_.columns[column].label);
    switch (heads_) {
      case Heads::whole: return std::max(width, head);
      case Heads::wrapped: return std::max(width, std::min(head, k_wrapped_head));
      case Heads::numbered: return std::max(width, display_width(number_of(column)));
    }
    return width;
  }

  std::size_t levels() const {
    std::size_t levels = 0;
    for (auto column = first_; column < end_; ++column) levels = std::max(levels, table_.columns[column].groups.size());
    return levels;
  }

  const std::string* group_of(std::size_t column, std::size_t level) const {
    const auto& groups = table_.columns[column].groups;
    return level < groups.size() ? &groups[level] : nullptr;
  }

  /// Behind the last column under the same header cell.
  std::size_t group_end(std::size_t column, std::size_t level) const {
    const auto is_same = [&](std::size_t other) {
      for (std::size_t above = 0; above <= level; ++above) {
        const auto *a = group_of(column, above), *b = group_of(other, above);
        if (!a || !b || *a != *b) return false;
      }
      return true;
    };
    auto end = column + 1;
    while (end < end_ && is_same(end)) ++end;
    return end;
  }

  int span_width(std::size_t from, std::size_t to) const {
    int width = -k_gap;
    for (auto column = from; column < to; ++column) width += widths_[column - first_] + k_gap;
    return width;
  }

  void widen_for_groups() {
    for (std::size_t level = 0; level < levels(); ++level)
      for (auto column = first_; column < end_;) {
        const auto end = group_end(column, level);
        const auto* group = group_of(column, level);
        const int missing = group ? display_width(*group) - span_width(column, end) : 0;
        if (missing > 0) widths_[end - 1 - first_] += missing;
        column = end;
      }
  }

  // ── lines ──

  void write_line(std::string line, std::string& out) const { out += without_end_spaces(std::move(line)) + "\n"; }

  void write_heads(std::string& out) const {
    if (heads_ != Heads::numbered)
      for (std::size_t level = 0; level < levels(); ++level) write_groups(level, out);
    std::vector<std::vector<std::string>> heads;
    std::size_t height = 0;
    for (auto column = first_; column < end_; ++column) {
      heads.push_back(heads_ == Heads::numbered ? std::vector<std::string>{number_of(column)}
                                                : wrapped(table_.columns[column].label, widths_[column - first_]));
      height = std::max(height, heads.back().size());
    }
    for (std::size_t line = 0; line < height; ++line) {
      auto text = std::string(static_cast<std::size_t>(label_width_), ' ');
      for (auto column = first_; column < end_; ++column) {
        const auto& head = heads[column - first_];
        const auto skipped = height - head.size();
        text += aligned(column, line < skipped ? std::string() : head[line - skipped]);
      }
      if (display_width(without_end_spaces(text)) > 0) write_line(std::move(text), out);
    }
  }

  void write_groups(std::size_t level, std::string& out) const {
    auto text = std::string(static_cast<std::size_t>(label_width_), ' ');
    for (auto column = first_; column < end_;) {
      const auto end = group_end(column, level);
      const auto width = span_width(column, end);
      const auto* group = group_of(column, level);
      auto cell = group ? *group : std::string();
      if (group && end - column > 1) {
        cell += ' ';
        while (display_width(cell) < width) cell += "─";
      }
      text += std::string(k_gap, ' ') + padded_right(end - column > 1 ? cell : padded_left(cell, width), width);
      column = end;
    }
    write_line(std::move(text), out);
  }

  std::string aligned(std::size_t column, const std::string& text) const {
    const auto width = widths_[column - first_];
    return std::string(k_gap, ' ') +
           (table_.columns[column].is_text ? padded_right(text, width) : padded_left(text, width));
  }

  /// The figures stand beside the last line of the label.
  void write_row(const TextRow& row, std::string& out) const {
    const auto indent = static_cast<int>(row.indent) * k_indent;
    const std::string space(static_cast<std::size_t>(indent), ' ');
    const auto room = row.cells.empty() ? width_ : label_width_;
    const auto lines = wrapped(row.label, std::max(room - indent, 8));
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) write_line(space + lines[i], out);
    auto text = padded_right(space + lines.back(), label_width_);
    for (auto column = first_; column < end_ && column < row.cells.size(); ++column)
      text += aligned(column, row.cells[column]);
    write_line(std::move(text), out);
  }

  void write_legend(std::string& out) const {
    for (auto column = first_; column < end_; ++column) {
      std::string name;
      for (const auto& group : table_.columns[column].groups) name += group + " / ";
      write_line("  " + number_of(column) + " " + name + table_.columns[column].label, out);
    }
  }

  const TextTable& table_;
  int width_;
  std::size_t first_ = 0, end_ = 0;
  int label_wanted_ = 0, label_width_ = 0;
  Heads heads_ = Heads::whole;
  std::vector<int> widths_;  ///< of the columns of the block
};

/// Marks that must not begin a line.
bool is_closing(std::string_view text) {
  constexpr std::array<std::string_view, 11> k_closing = {"，", "。", "、", "；", "：", "）",
                                                          "》", "」", "”",  "’",  "％"};
  return std::any_of(k_closing.begin(), k_closing.end(), [&](std::string_view mark) { return text.starts_with(mark); });
}

/// The first piece of `text` that must not be broken: a word with the spaces before it, or one wide character, and the
/// marks that close it.
std::string_view next_piece(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && text[at] == ' ') ++at;
  while (at < text.size() && text[at] != ' ') {
    const auto [code_point, size] = decode_utf8(text.substr(at));
    const bool is_wide = display_width(code_point) == 2;
    const bool is_first = at == 0 || text[at - 1] == ' ';
    if (is_wide && !is_first && !is_closing(text.substr(at))) break;
    at += size;
    if (is_wide && !is_closing(text.substr(at))) break;
  }
  return text.substr(0, at);
}

}  // namespace

std::string padded_right(std::string text, int width) {
  const auto missing = width - display_width(text);
  if (missing > 0) text.append(static_cast<std::size_t>(missing), ' ');
  return text;
}

std::vector<std::string> wrapped(std::string_view text, int width) {
  std::vector<std::string> lines(1);
  while (!text.empty()) {
    auto piece = next_piece(text);
    text.remove_prefix(piece.size());
    const bool is_full = display_width(lines.back()) + display_width(piece) > width;
    if (is_full && !lines.back().empty()) {
      lines.emplace_back();
      while (piece.starts_with(' ')) piece.remove_prefix(1);
    }
    lines.back() += piece;
  }
  return lines;
}

std::string table_text(const TextTable& table, int width) {
  std::string out;
  TableBlock block(table, width);
  std::size_t next = 0;
  do {
    if (next > 0) out += "\n";
    next = block.write(next, out);
  } while (next < table.columns.size());
  return out;
}

}  // namespace gazette
