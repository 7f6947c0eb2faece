// A form is read block by block: `[form]`, each `[[table]]`, each `[[check]]`, `[ledger]`. At last its rules are bound
// to its cells once, with two components for a body, so that a name that leads nowhere is found here, unless a fault
// in the tables would make that noise.

#include "report/form_reader.hpp"

#include "base/text.hpp"
#include "io/file_system.hpp"
#include "report/components.hpp"
#include "report/form_check_reader.hpp"
#include "report/form_table_reader.hpp"
#include "report/rule_binding.hpp"

#include <algorithm>

namespace gazette {

namespace {

constexpr int k_first_year = 1900;
constexpr int k_last_year = 2999;
constexpr int k_common_year = 2001;  // without a 29 February: a deadline exists every year

bool is_form_id(std::string_view text) { return is_form_key(replaced(text, "-", "_")) && !text.ends_with('-'); }

int read_year(FormBlock& block, std::string_view key) {
  const auto year = block.reader.integer(key);
  if (!year) return 0;
  if (*year >= k_first_year && *year <= k_last_year) return static_cast<int>(*year);
  block.reader.fail(key, "invalid-years", std::to_string(*year) + " is not a year between 1900 and 2999");
  return 0;
}

void read_years(FormBlock& head, Form& form) {
  const auto* years = head.reader.table("years");
  if (!years) return;
  FormBlock block(*years, head.reader.place_of("years"), "the years of a form", head.reader.diagnostics());
  form.from_year = read_year(block, "from");
  form.until_year = read_year(block, "until");
  if (form.from_year != 0 && form.until_year != 0 && form.from_year > form.until_year)
    block.reader.fail("until", "invalid-years", "the form would end before it begins");
  block.reader.finish();
}

/// A day of every year, if `text` is one as `MM-DD`.
std::optional<Date> day_of_year(std::string_view text) {
  const auto date = parse_date(std::to_string(k_common_year).append("-").append(text));
  return date ? std::optional(*date) : std::nullopt;
}

std::string read_deadline(FormBlock& head) {
  auto deadline = head.reader.text("deadline").value_or("");
  if (!deadline.empty() && !day_of_year(deadline)) {
    head.reader.fail("deadline", "invalid-deadline", quoted(deadline) + " is not a month and a day of every year",
                     "write the day of the following year as 03-31");
  }
  return deadline;
}

std::optional<FormPeriod> read_named_period(FormBlock block) {
  const auto text = block.required_text("begins");
  const auto begins = day_of_year(text);
  const auto named_by = read_word(block, "named_by", {"start", "end"}, 1);
  if (!text.empty() && !begins)
    block.reader.fail("begins", "invalid-period", quoted(text) + " is not a month and a day of every year",
                      "write the first day as 10-01");
  block.reader.finish();
  if (!begins) return std::nullopt;
  return FormPeriod{begins->month, begins->day, named_by == 1};
}

void read_period(FormBlock& head, Form& form) {
  const auto* value = head.reader.value("period");
  if (!value) return;
  const auto* text = value->as_text();
  const auto* table = value->as_table();
  if (table) form.period = read_named_period({*table, value->place, "a period", head.reader.diagnostics()});
  else if (text && *text == "calendar-year") form.period = FormPeriod{};
  else
    head.reader.fail("period", "invalid-period", "the period is \"calendar-year\" or { begins, named_by }",
                     "write period = { begins = \"10-01\", named_by = \"end\" }");
}

void read_part(const TomlValue& value, FormBlock& head, Form& form) {
  FormPart part;
  if (const auto* text = value.as_text()) {
    part.label.own = *text;
  } else if (const auto* table = value.as_table()) {
    FormBlock block(*table, value.place, "a part of a form", head.reader.diagnostics());
    part.label = block.required_label("label", "en");
    part.tables = block.reader.texts("tables").value_or(std::vector<std::string>{});
    block.reader.finish();
  } else {
    head.fail(value.place, "wrong-type",
              "a part of a form is text or { label, en, tables }, not " + std::string(value.type_name()));
  }
  form.parts.push_back(std::move(part));
}

/// `forms/cn-492.toml` is about `cn-492`, and about nothing else.
bool is_named_after(std::string_view file, std::string_view id) { return path_name(file) == std::string(id) + ".toml"; }

std::string read_id(FormBlock& head, const std::string& file) {
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

/// What a body's parts and its whole are called; the form may say it better.
void read_component_labels(FormBlock& head, Form& form) {
  const bool is_chinese = form.language.starts_with("zh");
  form.component_label = head.label("component", "component_en");
  form.overall_label = head.label("overall", "overall_en");
  if (form.component_label.own.empty()) form.component_label = {is_chinese ? "单位" : "Component", "Component"};
  if (form.overall_label.own.empty()) form.overall_label = {is_chinese ? "合计" : "Overall", "Overall"};
}

void read_head(FormBlock head, Form& form) {
  form.id = read_id(head, form.file);
  form.title = head.required_label("title", "en");
  form.language = head.reader.text("language").value_or(form.language);
  form.basis = head.reader.text("basis").value_or("");
  form.source = head.reader.text("source").value_or("");
  form.note = head.reader.text("note").value_or("");
  form.replaces = head.reader.text("replaces").value_or("");
  read_years(head, form);
  read_period(head, form);
  form.deadline = read_deadline(head);
  read_component_labels(head, form);
  if (const auto* parts = head.reader.array("parts"))
    for (const auto& part : *parts) read_part(part, head, form);
  head.reader.finish();
}

void check_parts(const Form& form, const Place& place, Diagnostics& diagnostics) {
  std::vector<std::string> seen;
  for (const auto& part : form.parts) {
    for (const auto& table : part.tables) {
      const bool is_known = find_table(form, table).has_value();
      const bool is_new = std::find(seen.begin(), seen.end(), table) == seen.end();
      seen.push_back(table);
      if (is_known && is_new) continue;
      diagnostics.add_error({ErrorKind::configuration,
                             is_known ? "duplicate-key" : "unknown-table",
                             is_known ? "the table " + quoted(table) + " stands in two parts"
                                      : "a part names the table " + quoted(table) + ", which the form does not have",
                             place,
                             {},
                             {}});
    }
  }
}

bool has_component_values(const FormTable& table) {
  const auto is_it = [](const FormLine& line) { return line.format && line.format->is_component; };
  return table.format.is_component || std::any_of(table.columns.begin(), table.columns.end(), is_it) ||
         std::any_of(table.rows.begin(), table.rows.end(), is_it);
}

/// Without a table of components no report may name any, and every value would be wrong.
void check_component_values(const Form& form, const Place& place, Diagnostics& diagnostics) {
  if (component_table(form) || std::none_of(form.tables.begin(), form.tables.end(), has_component_values)) return;
  diagnostics.add_error({ErrorKind::configuration,
                         "wrong-value",
                         "the values are the report's components, but the form has no table of components",
                         place,
                         "give a table rows = \"components\", or list the values",
                         {}});
}

/// A component's own key may be none that the form uses for the whole.
void check_names(const Form& form, Diagnostics& diagnostics) {
  const auto sample = with_components(std::make_shared<const Form>(form), {{"a", "A"}, {"b", "B"}});
  bind_form(*sample, diagnostics);
}

void read_tables(FormBlock& top, Form& form, Diagnostics& found) {
  SeenKeys tables;
  for (const auto* table : top.reader.tables("table"))
    form.tables.push_back(read_form_table({*table, "a [[table]] of a form", found}, tables));
}

void read_rest(FormBlock& top, Form& form, Diagnostics& found) {
  SeenKeys checks;
  for (const auto* check : top.reader.tables("check"))
    form.checks.push_back(read_form_check({*check, "a [[check]] of a form", found}, form, checks));
  for (const auto* chart : top.reader.tables("chart"))
    form.charts.push_back(read_form_chart({*chart, "a [[chart]] of a form", found}, form));
  if (const auto* ledger = top.reader.table("ledger"))
    form.ledger = read_ledger_rule({*ledger, top.reader.place_of("ledger"), "[ledger]", found}, form);
}

}  // namespace

std::optional<Form> parse_form(const std::string& file, std::string_view text, Diagnostics& diagnostics) {
  Diagnostics found;
  const auto toml = parse_toml({file, text, 1, ErrorKind::configuration}, found);
  Form form;
  form.file = file;
  FormBlock top(toml, {file, {}}, "a form", found);
  const auto* head = top.reader.table("form");
  if (head) read_head({*head, top.reader.place_of("form"), "[form]", found}, form);
  else top.fail({file, {}}, "missing-key", "the table [form] is missing");
  read_tables(top, form, found);
  const bool are_tables_sound = !found.has_errors();
  read_rest(top, form, found);
  const auto place = head ? top.reader.place_of("form") : Place{file, {}};
  check_parts(form, place, found);
  check_component_values(form, place, found);
  top.reader.finish();
  if (are_tables_sound) check_names(form, found);
  const bool is_sound = !found.has_errors();
  diagnostics.append(std::move(found));
  return is_sound ? std::optional(std::move(form)) : std::nullopt;
}

}  // namespace gazette
