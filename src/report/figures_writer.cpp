#include "report/figures_writer.hpp"

#include "base/text.hpp"
#include "base/unicode.hpp"

#include <algorithm>
#include <cstdio>

namespace gazette {

namespace {

/// Counts and dates are bare, everything else is text, so that no digit is lost.
std::string figure_toml(const CellFormat& format, const Cell& cell) {
  if (cell.state == CellState::blank) return "\"\"";
  if (cell.state == CellState::not_applicable) return "\"n/a\"";
  const bool is_bare = format.type == CellType::count || format.type == CellType::date;
  return is_bare ? cell.text : toml_text(cell.text);
}

std::string one_line(std::string_view text) {
  std::string out(text);
  std::replace_if(
      out.begin(), out.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
  return out;
}

/// The columns' labels in the order of the figures.
std::string columns_comment(const FormTable& table, const std::string& language) {
  if (table.columns.empty()) return {};
  std::string out;
  for (const auto& column : table.columns)
    out += (out.empty() ? "" : ", ") + one_line(label_in(column.label, language));
  return "# [" + out + "]\n";
}

/// The groups that begin with this row, each in a comment of its own.
std::string groups_comment(const FormTable& table, std::size_t row, const std::string& language) {
  std::vector<std::size_t> begun;
  for (auto group = table.rows[row].group; group != k_no_group; group = table.row_groups[group].parent)
    if (row == 0 || !is_in_group(table.row_groups, table.rows[row - 1], group)) begun.push_back(group);
  std::string out;
  for (auto group = begun.rbegin(); group != begun.rend(); ++group)
    out += "# " + one_line(label_in(table.row_groups[*group].label, language)) + "\n";
  return out;
}

std::string row_comment(const FormTable& table, std::size_t row, const TableComments& comments) {
  const auto& line = table.rows[row];
  auto out = one_line(label_in(line.label, comments.language));
  if (line.format && !line.format->unit.empty()) out += " (" + line.format->unit + ")";
  if (const auto note = comments.rows.find(row); note != comments.rows.end()) out += "; " + note->second;
  return out;
}

std::string header(const FormTable& table) {
  return table.kind == TableKind::records ? "[[" + table.key + "]]" : "[" + table.key + "]";
}

std::string title_comment(const FormTable& table, const std::string& language) {
  auto out = one_line(label_in(table.title, language));
  if (!table.format.unit.empty()) out += " (" + table.format.unit + ")";
  return out.empty() ? out : "  # " + out;
}

std::string on_table(const TableComments& comments) {
  return comments.on_table.empty() ? std::string() : "# " + comments.on_table + "\n";
}

std::string matrix_toml(const FormTable& table, const TableFigures& figures, const TableComments& comments) {
  auto out = header(table) + title_comment(table, comments.language) + "\n" + on_table(comments) +
             columns_comment(table, comments.language);
  std::size_t width = 0;
  for (std::size_t row = 0; row < table.rows.size(); ++row)
    width = std::max(width, table.rows[row].key.size() + row_toml(table, figures, row).size());
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    const auto value = row_toml(table, figures, row);
    out += groups_comment(table, row, comments.language) + table.rows[row].key + " = " + value +
           std::string(width - table.rows[row].key.size() - value.size(), ' ') + "  # " +
           row_comment(table, row, comments) + "\n";
  }
  return out;
}

std::string record_example(const FormTable& table, const TableComments& comments) {
  auto out = "# " + header(table) + title_comment(table, comments.language) + "\n" + on_table(comments);
  for (const auto& column : table.columns)
    out += "# " + column.key + " = \"\"  # " + one_line(label_in(column.label, comments.language)) + "\n";
  return out;
}

std::string record_toml(const FormTable& table, const TableFigures& figures, std::size_t row,
                        const TableComments& comments) {
  auto out = header(table) + "\n";
  for (std::size_t column = 0; column < figures.columns; ++column) {
    const auto& cell = figures.cells[row * figures.columns + column];
    if (cell.state == CellState::blank) continue;
    const auto& line = table.columns[column];
    out += line.key + " = " + figure_toml(format_of(table, row, column), cell);
    if (row == 0) out += "  # " + one_line(label_in(line.label, comments.language));
    out += "\n";
  }
  return out;
}

}  // namespace

std::string toml_text(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') out += std::string("\\") + c;
    else if (c == '\n') out += "\\n";
    else if (c == '\t') out += "\\t";
    else if (byte < 0x20 || byte == 0x7F) {
      char escaped[8];
      std::snprintf(escaped, sizeof escaped, "\\u%04X", static_cast<unsigned>(byte));
      out += escaped;
    } else out += c;
  }
  return out + "\"";
}

std::string row_toml(const FormTable& table, const TableFigures& figures, std::size_t row) {
  const auto value = [&](std::size_t column) {
    return figure_toml(format_of(table, row, column), figures.cells[row * figures.columns + column]);
  };
  if (figures.columns == 1) return value(0);
  std::string out = "[";
  for (std::size_t column = 0; column < figures.columns; ++column) out += (column == 0 ? "" : ", ") + value(column);
  return out + "]";
}

std::string table_toml(const FormTable& table, const TableFigures& figures, const TableComments& comments) {
  if (table.kind == TableKind::matrix) return matrix_toml(table, figures, comments);
  if (figures.row_count() == 0) return record_example(table, comments);
  std::string out = "# " + one_line(label_in(table.title, comments.language)) + "\n" + on_table(comments);
  for (std::size_t row = 0; row < figures.row_count(); ++row)
    out += (row == 0 ? "" : "\n") + record_toml(table, figures, row, comments);
  return out;
}

}  // namespace gazette
