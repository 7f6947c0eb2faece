#include "import/sheet.hpp"

#include "base/text.hpp"
#include "base/text_encoding.hpp"
#include "base/unicode.hpp"

#include <algorithm>
#include <array>

namespace gazette {

namespace {

constexpr std::array<char, 3> k_separators = {',', ';', '\t'};

std::size_t figure_count(const std::vector<CsvRow>& rows) {
  std::size_t count = 0;
  for (const auto& row : rows)
    for (const auto& cell : row) count += looks_like_figure(trimmed(cell.text));
  return count;
}

std::size_t cell_count(const std::vector<CsvRow>& rows) {
  std::size_t count = 0;
  for (const auto& row : rows) count += row.size();
  return count;
}

/// Which separator a file has, by what it makes of the file: rather without faults, then with most figures, then with
/// most cells.
struct Reading {
  std::vector<CsvRow> rows;
  Diagnostics found;

  bool is_better_than(const Reading& other) const {
    const auto rank = [](const Reading& one) {
      return std::array<std::size_t, 3>{one.found.has_errors() ? 0U : 1U, figure_count(one.rows), cell_count(one.rows)};
    };
    return rank(*this) > rank(other);
  }
};

Reading reading_with(char separator, const std::string& file, std::string_view text) {
  Reading reading;
  reading.rows = parse_csv(file, text, reading.found, separator);
  return reading;
}

/// A ZIP archive (.xlsx, .ods) or an OLE file (.xls).
bool is_workbook(std::string_view bytes) {
  return bytes.starts_with("PK\x03\x04") || bytes.starts_with("\xD0\xCF\x11\xE0");
}

}  // namespace

Sheet::Sheet(std::vector<CsvRow> rows) : rows_(std::move(rows)) {
  for (const auto& row : rows_) columns_ = std::max(columns_, row.size());
}

std::string_view Sheet::text(std::size_t line, std::size_t column) const {
  if (line >= rows_.size() || column >= rows_[line].size()) return {};
  return written_text(trimmed(rows_[line][column].text));
}

Place Sheet::place(std::size_t line, std::size_t column) const {
  const auto& row = rows_[line];
  return row[std::min(column, row.size() - 1)].place;
}

std::string_view Sheet::spread_text(std::size_t line, std::size_t column) const {
  for (auto at = column + 1; at-- > 0;)
    if (!is_blank(line, at)) return text(line, at);
  return {};
}

std::optional<std::size_t> Sheet::first_filled(std::size_t line) const {
  for (std::size_t column = 0; column < columns_; ++column)
    if (!is_blank(line, column)) return column;
  return std::nullopt;
}

bool looks_like_figure(std::string_view text) {
  if (lower_ascii(text) == "n/a" || text == "<1") return true;
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  const auto is_part = [](char c) { return is_ascii_digit(c) || c == '.' || c == ','; };
  return !text.empty() && is_ascii_digit(text.front()) && std::all_of(text.begin(), text.end(), is_part);
}

std::optional<Sheet> read_sheet(const std::string& file, std::string_view text, Diagnostics& diagnostics) {
  if (is_workbook(text)) {
    diagnostics.add_error({ErrorKind::content,
                           "workbook",
                           "the file is a workbook of a spreadsheet program, not CSV",
                           {file, {}},
                           "save the sheet that holds the table as \"CSV UTF-8\"",
                           {}});
    return std::nullopt;
  }
  if (auto fault = encoding_fault(file, text)) {
    diagnostics.add_error(*std::move(fault));
    return std::nullopt;
  }
  auto best = reading_with(k_separators.front(), file, text);
  for (auto separator = k_separators.begin() + 1; separator != k_separators.end(); ++separator) {
    auto other = reading_with(*separator, file, text);
    if (other.is_better_than(best)) best = std::move(other);
  }
  const bool is_sound = !best.found.has_errors();
  diagnostics.append(std::move(best.found));
  if (!is_sound) return std::nullopt;
  return Sheet(std::move(best.rows));
}

}  // namespace gazette
