#include "formats/csv.hpp"

#include "base/text.hpp"
#include "base/text_encoding.hpp"
#include "base/unicode.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace gazette {

namespace {

/// Walks the text once, character by character, so that places are exact. Invariant: `line_` and `column_` are those
/// of `text_[next_]`.
class CsvReader {
 public:
  CsvReader(const std::string& file, std::string_view text, char separator, Diagnostics& diagnostics)
      : file_(file), text_(text), separator_(separator), diagnostics_(diagnostics) {}

  std::vector<CsvRow> rows() {
    std::vector<CsvRow> out;
    while (!at_end()) {
      auto row = read_row();
      if (row.size() > 1 || !row.front().text.empty() || row.front().place.at.length > 1) out.push_back(std::move(row));
    }
    return out;
  }

 private:
  bool at_end() const { return next_ == text_.size(); }
  bool is_at(char c) const { return !at_end() && text_[next_] == c; }
  bool is_at_line_end() const { return at_end() || is_at('\n') || is_at('\r'); }
  bool is_at_cell_end() const { return is_at_line_end() || is_at(separator_); }

  void advance() {
    const bool ends_line = is_at('\n') || (is_at('\r') && text_.substr(next_ + 1, 1) != "\n");
    next_ += decode_utf8(text_.substr(next_)).size;
    ++column_;
    if (!ends_line) return;
    ++line_;
    column_ = 1;
  }

  CsvRow read_row() {
    CsvRow row{read_cell()};
    while (is_at(separator_)) {
      advance();
      row.push_back(read_cell());
    }
    if (is_at('\r')) advance();
    if (is_at('\n')) advance();
    return row;
  }

  CsvCell read_cell() {
    CsvCell cell{{}, {file_, {line_, column_, 1}}};
    const bool is_quoted = is_at('"');
    if (is_quoted) cell.text = read_quoted(cell.place);
    std::optional<Place> stray;
    if (is_quoted && !is_at_cell_end()) stray = here();
    const auto start = next_;
    for (; !is_at_cell_end(); advance())
      if (is_at('"') && !stray) stray = here();
    if (stray)
      fail(*stray, is_quoted ? "text after the closing quote of a cell" : "a quote inside a cell without quotes");
    cell.text += text_.substr(start, next_ - start);
    if (line_ == cell.place.at.line) cell.place.at.length = std::max(column_ - cell.place.at.column, 1);
    return cell;
  }

  /// At an opening quote; ends behind the closing one.
  std::string read_quoted(const Place& opening) {
    std::string out;
    advance();
    while (!at_end()) {
      const auto start = next_;
      const bool is_quote = is_at('"');
      advance();
      if (is_quote && !is_at('"')) return out;
      if (is_quote) advance();
      out += is_quote ? std::string_view("\"") : text_.substr(start, next_ - start);
    }
    fail(opening, "a cell's opening quote is never closed");
    return out;
  }

  Place here() const { return {file_, {line_, column_, 1}}; }

  void fail(const Place& place, std::string message) {
    diagnostics_.add_error({ErrorKind::content,
                            "invalid-csv",
                            std::move(message),
                            place,
                            "put the cell between quotes, and write a quote inside it twice",
                            {}});
  }

  const std::string& file_;
  std::string_view text_;
  char separator_;
  Diagnostics& diagnostics_;
  std::size_t next_ = 0;
  int line_ = 1;
  int column_ = 1;
};

/// `-35`, `+1.5`: what a spreadsheet takes as a number although it begins with a sign.
bool is_signed_number(std::string_view text) {
  text.remove_prefix(1);
  const auto dot = text.find('.');
  const auto whole = text.substr(0, dot);
  const auto fraction = dot == std::string_view::npos ? std::string_view("0") : text.substr(dot + 1);
  const auto is_digits = [](std::string_view part) {
    return !part.empty() && std::all_of(part.begin(), part.end(), is_ascii_digit);
  };
  return is_digits(whole) && is_digits(fraction);
}

// Also behind apostrophes: one of them may be ours.
bool is_formula(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of('\''), text.size()));
  if (text.empty() || std::string_view("=+-@\t\r").find(text.front()) == std::string_view::npos) return false;
  return !((text.front() == '+' || text.front() == '-') && is_signed_number(text));
}

// A cell with one of these stands in quotes.
constexpr std::array<bool, 256> k_needs_quotes = [] {
  std::array<bool, 256> bytes{};
  for (const char c : {',', '"', '\r', '\n'}) bytes[static_cast<unsigned char>(c)] = true;
  return bytes;
}();

bool has_special(std::string_view text) {
  for (const char c : text) {
    if (k_needs_quotes[static_cast<unsigned char>(c)]) return true;
  }
  return false;
}

}  // namespace

std::vector<CsvRow> parse_csv(const std::string& file, std::string_view text, Diagnostics& diagnostics,
                              char separator) {
  if (auto fault = encoding_fault(file, text)) {
    diagnostics.add_error(*std::move(fault));
    return {};
  }
  if (text.starts_with(k_utf8_bom)) text.remove_prefix(k_utf8_bom.size());
  return CsvReader(file, text, separator, diagnostics).rows();
}

void append_csv_cell(std::string& out, std::string_view text) {
  const bool is_armed = is_formula(text);
  const bool needs_quotes = has_special(text) || text.ends_with(' ') || (!is_armed && text.starts_with(' '));
  if (needs_quotes) out += '"';
  if (is_armed) out += '\'';
  if (!needs_quotes) {
    out += text;
    return;
  }
  for (const char c : text) out.append(c == '"' ? 2 : 1, c);
  out += '"';
}

std::string_view written_text(std::string_view cell) {
  return cell.starts_with('\'') && is_formula(cell) ? cell.substr(1) : cell;
}

std::string csv_line(const std::vector<std::string>& cells) {
  std::string out;
  for (const auto& cell : cells) {
    if (&cell != &cells.front()) out += ',';
    append_csv_cell(out, cell);
  }
  return out += "\r\n";
}

}  // namespace gazette
