// A form is read block by block: `[form]`, each `[[table]]`, and in it each column and row. Every block is
// taken through a TableReader, which reports unknown keys, and knows the place to blame for what is missing.

#include "report/form_reader.hpp"

#include "base/date.hpp"
#include "base/suggest.hpp"
#include "base/text.hpp"
#include "formats/table_reader.hpp"
#include "io/file_system.hpp"
#include "report/computed.hpp"

#include <algorithm>
#include <map>

namespace gazette {

namespace {

constexpr int k_first_year = 1900;
constexpr int k_last_year = 2999;
constexpr int k_common_year = 2001;  // without a 29 February: a deadline exists every year

/// One TOML table of the form and its reader.
struct Block {
  TableReader reader;
  Place place;

  Block(const TomlTable& table, const Place& fallback, std::string what, Diagnostics& diagnostics)
      : reader(table, std::move(what), ErrorKind::configuration, diagnostics),
        place(table.empty() ? fallback : table.front().key_place) {}

  void fail(const Place& at, std::string rule, std::string message, std::string help = {}) {
    reader.diagnostics().add_error(
        {ErrorKind::configuration, std::move(rule), std::move(message), at, std::move(help), {}});
  }

  std::string required_text(std::string_view key) {
    if (!reader.has(key)) fail(place, "missing-key", quoted(key) + " is missing");
    const auto value = reader.text(key);
    if (value && trimmed(*value).empty()) reader.fail(key, "empty-value", quoted(key) + " is empty");
    return value.value_or("");
  }

  FormLabel label(std::string_view key) {
    FormLabel out{required_text(key), {}};
    out.english = reader.text("en").value_or("");
    return out;
  }
};

bool is_key(std::string_view text) {
  const auto is_part = [](char c) { return (c >= 'a' && c <= 'z') || is_ascii_digit(c) || c == '_'; };
  return !text.empty() && text.front() >= 'a' && text.front() <= 'z' && std::all_of(text.begin(), text.end(), is_part);
}

bool is_form_id(std::string_view text) { return is_key(replaced(text, "-", "_")) && !text.ends_with('-'); }

/// The keys of one list of siblings and where they first stood.
using SeenKeys = std::map<std::string, Place>;

std::string read_key(Block& block, SeenKeys& seen) {
  auto key = block.required_text("key");
  if (key.empty()) return key;
  const auto place = block.reader.place_of("key");
  if (!is_key(key)) {
    block.fail(place, "invalid-key", quoted(key) + " cannot be a key",
               "a key begins with a letter a to z and goes on with a to z, 0 to 9 and _");
  }
  const auto [first, is_new] = seen.try_emplace(key, place);
  if (is_new) return key;
  block.reader.diagnostics().add_error({ErrorKind::configuration,
                                        "duplicate-key",
                                        quoted(key) + " is there twice",
                                        place,
                                        {},
                                        {{"the first one is here", first->second}}});
  return key;
}

FormColumn read_column(Block block, SeenKeys& seen) {
  FormColumn column;
  column.key = read_key(block, seen);
  column.label = block.label("label");
  block.reader.finish();
  return column;
}

CellType read_type(Block& block) {
  const auto name = block.reader.text("type");
  if (!name) return CellType::count;
  if (const auto type = parse_cell_type(*name)) return *type;
  auto help = suggestion(*name, {"count", "decimal", "money", "percent", "days", "date", "text"});
  if (help.empty()) help = "a row is of type count, decimal, money, percent, days, date or text";
  block.reader.fail("type", "invalid-cell-type", quoted(*name) + " is not a type of figure", std::move(help));
  return CellType::count;
}

FormRow read_row(Block block, SeenKeys& seen, bool has_one_column) {
  FormRow row;
  row.key = read_key(block, seen);
  row.label = block.label("label");
  row.type = read_type(block);
  row.unit = block.reader.text("unit").value_or("");
  row.computed = block.reader.text("computed").value_or("");
  if (!row.computed.empty() && !is_computed_name(row.computed)) {
    block.reader.fail("computed", "unknown-figure", quoted(row.computed) + " is not a figure that a site can compute",
                      suggestion(row.computed, {"site.published.year", "site.published.cumulative"}));
  }
  if (!row.computed.empty() && !has_one_column)
    block.reader.fail("computed", "computed-row", "a row of several figures cannot have one computed figure");
  block.reader.finish();
  return row;
}

FormTable read_table(Block block, SeenKeys& seen) {
  FormTable table;
  table.key = read_key(block, seen);
  table.title = block.label("title");
  auto& diagnostics = block.reader.diagnostics();
  SeenKeys columns, rows;
  for (const auto* column : block.reader.tables("columns"))
    table.columns.push_back(read_column({*column, block.place, "a column", diagnostics}, columns));
  for (const auto* row : block.reader.tables("rows"))
    table.rows.push_back(read_row({*row, block.place, "a row", diagnostics}, rows, table.columns.size() <= 1));
  if (table.rows.empty()) block.fail(block.place, "empty-table", "a table without rows");
  block.reader.finish();
  return table;
}

int read_year(Block& block, std::string_view key) {
  const auto year = block.reader.integer(key);
  if (!year) return 0;
  if (*year >= k_first_year && *year <= k_last_year) return static_cast<int>(*year);
  block.reader.fail(key, "invalid-years", std::to_string(*year) + " is not a year between 1900 and 2999");
  return 0;
}

void read_years(const TomlTable& years, Block& head, Form& form) {
  Block block(years, head.reader.place_of("years"), "the years of a form", head.reader.diagnostics());
  form.from_year = read_year(block, "from");
  form.until_year = read_year(block, "until");
  if (form.from_year != 0 && form.until_year != 0 && form.from_year > form.until_year)
    block.reader.fail("until", "invalid-years", "the form would end before it begins");
  block.reader.finish();
}

void read_part(const TomlValue& part, Block& head, Form& form) {
  if (const auto* text = part.as_text()) {
    form.parts.push_back({*text, {}});
  } else if (const auto* table = part.as_table()) {
    Block block(*table, part.place, "a part of a form", head.reader.diagnostics());
    form.parts.push_back(block.label("label"));
    block.reader.finish();
  } else {
    head.fail(part.place, "wrong-type",
              "a part of a form is text or { label, en }, not " + std::string(part.type_name()));
  }
}

/// `MM-DD`, a day of every year.
bool is_deadline(std::string_view text) {
  return bool(parse_date(std::to_string(k_common_year).append("-").append(text)));
}

std::string read_deadline(Block& head) {
  auto deadline = head.reader.text("deadline").value_or("");
  if (!deadline.empty() && !is_deadline(deadline)) {
    head.reader.fail("deadline", "invalid-deadline", quoted(deadline) + " is not a month and a day of every year",
                     "write the day of the following year as 03-31");
  }
  return deadline;
}

std::string read_period(Block& head) {
  auto period = head.reader.text("period").value_or("");
  if (!period.empty() && period != "calendar-year")
    head.reader.fail("period", "invalid-period", quoted(period) + " is not a period: only \"calendar-year\" is");
  return period;
}

/// `forms/cn-492.toml` is about `cn-492`, and about nothing else.
bool is_named_after(std::string_view file, std::string_view id) { return path_name(file) == std::string(id) + ".toml"; }

std::string read_id(Block& head, const std::string& file) {
  auto id = head.required_text("id");
  if (id.empty()) return id;
  if (!is_form_id(id)) {
    head.reader.fail("id", "invalid-key", quoted(id) + " cannot be the id of a form",
                     "an id begins with a letter a to z and goes on with a to z, 0 to 9 and hyphens");
  } else if (!is_named_after(file, id)) {
    head.reader.fail("id", "form-file-name", "the form's id is " + quoted(id) + " but its file is not named after it",
                     "name the file " + id + ".toml");
  }
  return id;
}

void read_head(Block head, Form& form) {
  form.id = read_id(head, form.file);
  form.title = head.label("title");
  form.language = head.reader.text("language").value_or(form.language);
  form.basis = head.reader.text("basis").value_or("");
  form.source = head.reader.text("source").value_or("");
  form.note = head.reader.text("note").value_or("");
  if (const auto* years = head.reader.table("years")) read_years(*years, head, form);
  form.period = read_period(head);
  form.deadline = read_deadline(head);
  if (const auto* parts = head.reader.array("parts"))
    for (const auto& part : *parts) read_part(part, head, form);
  head.reader.finish();
}

}  // namespace

std::optional<Form> parse_form(const std::string& file, std::string_view text, Diagnostics& diagnostics) {
  Diagnostics found;
  const auto toml = parse_toml({file, text, 1, ErrorKind::configuration}, found);
  Form form;
  form.file = file;
  Block top(toml, {file, {}}, "a form", found);
  const auto* head = top.reader.table("form");
  if (head) read_head({*head, top.reader.place_of("form"), "[form]", found}, form);
  else top.fail({file, {}}, "missing-key", "the table [form] is missing");
  SeenKeys tables;
  for (const auto* table : top.reader.tables("table"))
    form.tables.push_back(read_table({*table, top.place, "a [[table]] of a form", found}, tables));
  top.reader.finish();
  const bool is_sound = !found.has_errors();
  diagnostics.append(std::move(found));
  return is_sound ? std::optional(std::move(form)) : std::nullopt;
}

}  // namespace gazette
