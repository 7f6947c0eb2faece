// CSV of any bytes and all that reads it. A letter in front picks the reader: figures beside a report, a ledger of
// requests, a spreadsheet to import, encodings; without one the text is parsed and written again.

#include "formats/csv.hpp"
#include "base/text.hpp"
#include "base/text_encoding.hpp"
#include "base/unicode.hpp"
#include "formats/figures_toml.hpp"
#include "formats/utf8_conversion.hpp"
#include "fuzz/small_form.hpp"
#include "fuzz/targets.hpp"
#include "import/table_import.hpp"
#include "io/memory.hpp"
#include "ledger/faults.hpp"
#include "ledger/reader.hpp"
#include "model/site.hpp"
#include "report/export_csv.hpp"
#include "report/figures_csv.hpp"
#include "report/figures_reader.hpp"
#include "report/figures_writer.hpp"
#include "report/form_library.hpp"

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace gazette::fuzz {

namespace {

const std::string k_file = "t.csv";

bool is_safe_to_open(std::string_view text) {
  if (text.empty()) return true;
  const bool is_number = text.size() > 1 && text.substr(1).find_first_not_of("0123456789.") == std::string_view::npos;
  if (text.front() == '+' || text.front() == '-') return is_number;
  return std::string_view("=@\t\r").find(text.front()) == std::string_view::npos;
}

void expect_row_back(const CsvRow& row, Claims& claims) {
  std::vector<std::string> cells;
  for (const auto& cell : row) cells.push_back(cell.text);
  const auto line = std::string(k_utf8_bom) + csv_line(cells);
  Diagnostics found;
  const auto back = parse_csv(k_file, line, found);
  claims.expect(found.empty(), "what is written is CSV", line);
  const bool is_nothing = cells.size() == 1 && cells.front().empty();
  claims.expect(back.size() == (is_nothing ? 0 : 1), "a line is read back as one", line);
  if (back.size() != 1) return;
  claims.expect(back.front().size() == cells.size(), "a line has as many cells as it had", line);
  for (std::size_t i = 0; i < std::min(cells.size(), back.front().size()); ++i) {
    claims.expect(written_text(back.front()[i].text) == cells[i], "a cell is read back", line);
    claims.expect(is_safe_to_open(back.front()[i].text), "a spreadsheet runs no cell of ours", line);
  }
}

void parse(std::string_view text, Claims& claims) {
  for (const char separator : {',', ';', '\t'}) {
    Diagnostics found;
    const auto rows = parse_csv(k_file, text, found, separator);
    claims.expect_places(found, k_file, text);
    int last_line = 0;
    for (const auto& row : rows) {
      claims.expect(!row.empty(), "a row has a cell");
      claims.expect(row.front().place.at.line > last_line, "each row stands below the last");
      last_line = row.front().place.at.line;
      expect_row_back(row, claims);
    }
  }
}

std::vector<std::string> texts_of(const TableFigures& figures) {
  std::vector<std::string> texts;
  for (const auto& cell : figures.cells) texts.push_back(cell.state == CellState::not_applicable ? "n/a" : cell.text);
  return texts;
}

// The figures as an export and as TOML, and read again.
void expect_figures_back(const Form& form, std::size_t table, const Figures& figures, Claims& claims) {
  Item item;
  item.report = ReportDeclaration{};
  Entry entry;
  entry.item = &item;
  const Report report{std::make_shared<const Form>(form), 2024, figures, nullptr, {}};
  ReportEntry made;
  made.entry = &entry;
  made.report = &report;
  made.result.figures = figures;
  Diagnostics found;
  const auto csv = table_csv(made, table);
  const auto from_csv = read_figures(form, figures_from_csv(form.tables[table], k_file, csv, found), found);
  claims.expect(found.empty(), "an export is read without a finding", told(found) + csv);
  claims.expect(texts_of(from_csv.tables[table]) == texts_of(figures.tables[table]), "an export is read back", csv);
  Diagnostics told_of_toml;
  const auto toml = table_toml(form.tables[table], figures.tables[table], {"zh-CN", {}, {}});
  const auto parsed = parse_toml({"figures.toml", toml, 1, ErrorKind::content}, told_of_toml);
  const auto from_toml = read_figures(form, figures_from_toml(parsed, told_of_toml), told_of_toml);
  claims.expect(told_of_toml.empty(), "written figures are read without a finding", told(told_of_toml) + toml);
  claims.expect(texts_of(from_toml.tables[table]) == texts_of(figures.tables[table]), "written figures are read back",
                toml);
}

void read_as_figures(std::string_view text, Claims& claims) {
  const auto* form = small_form();
  claims.expect(form != nullptr, "the form is sound");
  if (!form) return;
  for (std::size_t table = 0; table < form->tables.size(); ++table) {
    Diagnostics found;
    const auto raw = figures_from_csv(form->tables[table], k_file, text, found);
    const auto figures = read_figures(*form, raw, found);
    claims.expect_places(found, k_file, text);
    if (!found.has_errors()) expect_figures_back(*form, table, figures, claims);
  }
}

void read_as_ledger(std::string_view text, Claims& claims) {
  static const auto form = [] {
    Diagnostics found;
    return load_forms(MemoryFileSystem(), found).find("cn-2021");
  }();
  for (const auto& file : {std::string("content/requests/2024.csv"), std::string("content/requests/2024.toml")}) {
    Diagnostics found;
    const auto ledger = read_ledger(*form, {file, text, 2024}, found);
    claims.expect_places(found, file, text);
    std::vector<std::string> numbers;
    for (const auto& request : ledger.requests) {
      claims.expect(request_faults(request).empty(), "a request that is kept has no fault", request.number);
      claims.expect(!request.number.empty() && request.place.at.line > 0, "a request has a number and a place");
      numbers.push_back(request.number);
    }
    std::ranges::sort(numbers);
    claims.expect(std::ranges::adjacent_find(numbers) == numbers.end(), "a number is kept once");
  }
}

void import(std::string_view text, Claims& claims) {
  const auto* form = small_form();
  claims.expect(form != nullptr, "the form is sound");
  if (!form) return;
  Diagnostics found, again;
  const auto table = import_table(k_file, text, {*form, 2024, {}}, found);
  (void)import_table(k_file, text, {*form, 2024, {}}, again);
  claims.expect(told(found) == told(again), "the same sheet gives the same findings");
  claims.expect(table || found.has_errors(), "a sheet that is not read has an error");
  claims.expect_places(found, k_file, text);
  if (table) claims.expect(table->table < form->tables.size(), "an imported table is one of the form");
}

void convert(std::string_view bytes, Claims& claims) {
  const bool is_utf8 = !find_invalid_utf8(bytes), may_be_utf16 = bytes.find('\0') != std::string_view::npos;
  claims.expect(!find_invalid_utf8(as_shown(bytes)), "what is shown is UTF-8");
  if (const auto fault = encoding_fault(k_file, bytes)) {
    Diagnostics found;
    found.add_error(*fault);
    claims.expect(!is_utf8 || may_be_utf16, "UTF-8 has no fault", fault->message);
    claims.expect_places(found, k_file, as_shown(bytes));
  } else claims.expect(is_utf8, "what is not UTF-8 has a fault");
  for (const auto encoding : encodings()) {
    const auto decoded = decode(bytes, encoding);
    claims.expect(!find_invalid_utf8(decoded.text), "what is decoded is UTF-8", encoding_name(encoding));
    claims.expect(!decoded.fault || *decoded.fault < bytes.size(), "a fault stands in the bytes");
    claims.expect(encoding_called(encoding_key(encoding)) == encoding, "an encoding is found by its key");
    if (decoded.fault || bytes.empty()) continue;
    const auto encoded = encode(decoded.text, encoding);
    claims.expect(!encoded || decode(*encoded, encoding).text == decoded.text, "encoded text is decoded to itself",
                  encoding_name(encoding));
  }
  Diagnostics found;
  const auto converted = convert_to_utf8({k_file, {}, false}, bytes, found);
  claims.expect(converted || found.has_errors() || is_utf8_text(bytes), "what is not converted has an error");
  if (!converted) return;
  claims.expect(!find_invalid_utf8(converted->text), "what is converted is UTF-8");
  const auto back = encode(converted->text, converted->from);
  claims.expect(back && bytes.ends_with(*back) && bytes.size() - back->size() <= 4, "a conversion can be undone",
                encoding_name(converted->from));
}

}  // namespace

void fuzz_csv(std::string_view bytes, Claims& claims) {
  const auto rest = bytes.substr(std::min<std::size_t>(1, bytes.size()));
  switch (bytes.empty() ? ' ' : bytes[0]) {
    case 'f': return read_as_figures(rest, claims);
    case 'l': return read_as_ledger(rest, claims);
    case 'i': return import(rest, claims);
    case 'e': return convert(rest, claims);
    default: return parse(bytes, claims);
  }
}

}  // namespace gazette::fuzz
