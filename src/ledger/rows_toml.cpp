#include "ledger/rows.hpp"

#include "base/text.hpp"
#include "formats/table_reader.hpp"
#include "ledger/names.hpp"

namespace gazette {

namespace {

/// What the value would be in a cell of CSV; nothing for lists, tables and fractions.
std::optional<std::string> cell_text(const TomlValue& value) {
  if (const auto* text = value.as_text()) return *text;
  if (const auto* number = value.as_integer()) return std::to_string(*number);
  if (const auto* flag = value.as_flag()) return *flag ? "true" : "false";
  if (const auto* date = std::get_if<Date>(&value.held)) return iso_date(*date);
  if (const auto* time = std::get_if<TomlDateTime>(&value.held)) return minute_text(time->moment);
  return std::nullopt;
}

LedgerCell read_value(const TomlEntry& entry, Diagnostics& diagnostics) {
  LedgerCell faulty = {{}, entry.value.place, true};
  if (entry.value.is_faulty) return faulty;
  if (const auto text = cell_text(entry.value)) return screened_cell(*text, entry.value.place, diagnostics);
  diagnostics.add_error(ledger_error("wrong-type",
                                     entry.key + " must be text, a date, a whole number or true or false, found " +
                                         std::string(entry.value.type_name()),
                                     entry.value.place));
  return faulty;
}

LedgerRow read_request(const TomlTable& table, const Place& place, Diagnostics& diagnostics) {
  LedgerRow row;
  row.place = place;
  for (auto& cell : row.cells) cell.place = place;
  LedgerNames names(diagnostics);
  for (const auto& entry : table) {
    const auto field = names.claim(entry.key, entry.key_place);
    auto cell = read_value(entry, diagnostics);
    if (field) row.cell(*field) = std::move(cell);
  }
  return row;
}

Error not_a_table(const Place& place) {
  return ledger_error("wrong-type", "request must be a list of tables", place,
                      "write [[request]] above the keys of each");
}

}  // namespace

std::vector<LedgerRow> ledger_rows_from_toml(const std::string& file, std::string_view text, Diagnostics& diagnostics) {
  const auto tree = parse_toml({file, text, 1, ErrorKind::content}, diagnostics);
  TableReader reader(tree, "a request ledger", ErrorKind::content, diagnostics);
  std::vector<LedgerRow> rows;
  const auto* const requests = reader.array("request");
  for (const auto& request : requests ? *requests : TomlArray()) {
    if (const auto* table = request.as_table()) rows.push_back(read_request(*table, request.place, diagnostics));
    else diagnostics.add_error(not_a_table(request.place));
  }
  reader.finish();
  return rows;
}

}  // namespace gazette
