// Every table of the form is tried under each header that the sheet has for it. The reading that places most cells is
// the table; of equals the one that the sheet names (by title or key, also as its file's name), then the one that is
// filled best. Two that are still equal are not told apart here: the caller must say which.

#include "import/table_import.hpp"

#include "base/suggest.hpp"
#include "base/text.hpp"
#include "import/other_tables.hpp"
#include "import/sheet_reading.hpp"
#include "io/file_system.hpp"

#include <algorithm>
#include <tuple>
#include <vector>

namespace gazette {

namespace {

Error file_error(const std::string& file, std::string rule, std::string message, std::string help) {
  return {ErrorKind::content, std::move(rule), std::move(message), {file, {}}, std::move(help), {}};
}

/// One table read from the sheet.
struct Attempt {
  std::size_t table = 0;
  SheetReading reading;
  bool is_named = false;    ///< the sheet names the table
  std::size_t missing = 0;  ///< cells of the table that the sheet does not have

  auto rank() const { return std::make_tuple(reading.placed, is_named, ~missing); }
};

class TableImport {
 public:
  TableImport(const std::string& file, const Sheet& sheet, const ImportRequest& request)
      : file_(file), sheet_(sheet), request_(request), form_(request.form) {
    named_.reserve(form_.tables.size());
    for (const auto& table : form_.tables) named_.emplace_back(table);
  }

  /// The best attempts, all of the same rank; none when the sheet fits no table.
  std::vector<Attempt> best() const {
    std::vector<Attempt> best;
    for (std::size_t table = 0; table < form_.tables.size(); ++table) {
      if (request_.table && *request_.table != table) continue;
      auto attempt = attempt_at(table);
      if (attempt.reading.placed == 0) continue;
      if (!best.empty() && attempt.rank() < best.front().rank()) continue;
      if (!best.empty() && attempt.rank() > best.front().rank()) best.clear();
      best.push_back(std::move(attempt));
    }
    return best;
  }

 private:
  Attempt attempt_at(std::size_t number) const {
    const auto& table = form_.tables[number];
    const auto& named = named_[number];
    const OtherTables others(named_, number);
    Attempt attempt;
    attempt.table = number;
    for (const auto& header : headers_of(named)) keep_better(attempt, read_below(sheet_, header, named, others));
    if (table.layout == TableLayout::across)
      for (const auto& header : find_across_headers(sheet_, named))
        keep_better(attempt, read_across(sheet_, header, named, others));
    attempt.is_named = names(table);
    const auto cells = table.rows.size() * column_count(table);
    attempt.missing = cells > attempt.reading.placed ? cells - attempt.reading.placed : 0;
    return attempt;
  }

  std::vector<SheetHeader> headers_of(const NamedTable& named) const {
    auto headers = find_headers(sheet_, named);
    const bool may_lack_header = named.table.kind == TableKind::matrix && named.table.columns.size() <= 1;
    if (!headers.empty() || !may_lack_header) return headers;
    if (auto header = find_single_column(sheet_, named, request_.year)) headers.push_back(std::move(*header));
    return headers;
  }

  /// Of readings that place as much, the one with fewer faults: tables below each other may share a header's label.
  static void keep_better(Attempt& attempt, SheetReading reading) {
    const auto rank = [](const SheetReading& one) { return std::make_pair(one.placed, ~one.found.entries().size()); };
    if (reading.placed > 0 && rank(reading) > rank(attempt.reading)) attempt.reading = std::move(reading);
  }

  bool names(const FormTable& table) const {
    const auto stem = path_name(file_).substr(0, path_name(file_).rfind('.'));
    if (stem == table.key) return true;
    for (std::size_t line = 0; line < sheet_.lines(); ++line)
      for (std::size_t column = 0; column < sheet_.columns(); ++column)
        if (is_name_of(table, sheet_.text(line, column))) return true;
    return false;
  }

  const std::string& file_;
  const Sheet& sheet_;
  const ImportRequest& request_;
  const Form& form_;
  std::vector<NamedTable> named_;  ///< of the form's tables
};

Error ambiguous_table(const std::string& file, const Form& form, const std::vector<Attempt>& attempts) {
  std::vector<std::string> keys;
  for (const auto& attempt : attempts) keys.push_back(form.tables[attempt.table].key);
  return file_error(file, "ambiguous-table", "the file fits several tables equally well: " + joined(keys, ", "),
                    "say which one with --table " + keys.front());
}

Error unknown_table(const std::string& file, const ImportRequest& request) {
  if (request.table) {
    const auto& table = request.form.tables[*request.table];
    return file_error(file, "unknown-table", "no line of the file names columns and rows of the table " + table.key,
                      "write its keys or its labels into the header and the first column");
  }
  std::vector<std::string> keys;
  for (const auto& table : request.form.tables) keys.push_back(table.key);
  return file_error(file, "unknown-table", "the file fits no table of the form " + request.form.id,
                    "tables: " + joined(keys, ", "));
}

}  // namespace

std::optional<ImportedTable> import_table(const std::string& file, std::string_view text, const ImportRequest& request,
                                          Diagnostics& diagnostics) {
  const auto sheet = read_sheet(file, text, diagnostics);
  if (!sheet) return std::nullopt;
  auto attempts = TableImport(file, *sheet, request).best();
  if (attempts.size() != 1) {
    diagnostics.add_error(attempts.empty() ? unknown_table(file, request)
                                           : ambiguous_table(file, request.form, attempts));
    return std::nullopt;
  }
  auto& attempt = attempts.front();
  diagnostics.append(std::move(attempt.reading.found));
  ImportedTable imported{attempt.table, blank_figures(request.form)};
  imported.figures.tables[attempt.table] = std::move(attempt.reading.figures);
  imported.figures.files = {file};
  return imported;
}

}  // namespace gazette
