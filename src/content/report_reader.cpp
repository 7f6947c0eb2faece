#include "content/report_reader.hpp"

#include "base/text.hpp"
#include "formats/figures_toml.hpp"

#include <algorithm>
#include <set>

namespace gazette {

namespace {

constexpr auto k_kind = ErrorKind::content;

// `figures` names a file or holds the figures; without it, figures.toml beside the report is meant if it exists.
void read_figures(TableReader& reader, const ItemFile& file, const Item& item, ReportDeclaration& report) {
  const auto* value = reader.value("figures");
  if (const auto* table = value ? value->as_table() : nullptr) {
    report.own_figures = figures_from_toml(*table, reader.diagnostics());
  } else if (const auto* text = value ? value->as_text() : nullptr) {
    const auto path = normal_path(*text);
    if (path && !path->empty() && !text->starts_with('/')) report.figures_file = path_join(item.folder, *path);
    else
      reader.fail("figures", "wrong-value", quoted(*text) + " is not a file beside the report",
                  "put the file beside the report and write figures = \"figures.toml\"");
  } else if (value) {
    reader.fail("figures", "wrong-type", "figures must be the name of a file or a table",
                "put the file beside the report and write figures = \"figures.toml\"");
  } else if (std::any_of(file.files.begin(), file.files.end(),
                         [](const FileEntry& entry) { return entry.path == "figures.toml"; })) {
    report.figures_file = path_join(item.folder, "figures.toml");
  }
}

std::string required_text(TableReader& reader, std::string_view key) {
  const auto written = reader.text(key);
  auto text = std::string(trimmed(written.value_or("")));
  if (text.empty() && (written || !reader.has(key)))
    reader.fail(key, "missing-key", quoted(key) + " is missing or empty", "write " + std::string(key) + " = \"…\"");
  return text;
}

void read_notes(TableReader& reader, ReportDeclaration& report) {
  for (const auto* table : reader.tables("notes")) {
    TableReader inside(*table, "a note of a report", k_kind, reader.diagnostics());
    ReportNote note;
    note.cell = required_text(inside, "cell");
    note.at = inside.place_of("cell").at;
    note.text = required_text(inside, "text");
    inside.finish();
    report.notes.push_back(std::move(note));
  }
}

// Keys become parts of addresses and rows of tables, beside that of the whole body.
bool is_component_key(std::string_view key) {
  const auto is_part = [](char c) { return (c >= 'a' && c <= 'z') || is_ascii_digit(c) || c == '_'; };
  return !key.empty() && key.front() >= 'a' && key.front() <= 'z' && std::all_of(key.begin(), key.end(), is_part);
}

void read_components(TableReader& reader, ReportDeclaration& report) {
  std::set<std::string> seen;
  for (const auto* table : reader.tables("components")) {
    TableReader inside(*table, "a component", k_kind, reader.diagnostics());
    Component component{required_text(inside, "key"), required_text(inside, "label")};
    if (!component.key.empty() && !is_component_key(component.key))
      inside.fail("key", "invalid-key", quoted(component.key) + " cannot be the key of a component",
                  "a key begins with a letter a to z and goes on with a to z, 0 to 9 and _");
    else if (component.key == k_overall_row)
      inside.fail("key", "invalid-key", "\"overall\" is the row of the whole body, which every table has",
                  "give the component another key");
    else if (!component.key.empty() && !seen.insert(component.key).second)
      inside.fail("key", "duplicate-key", "there are two components " + quoted(component.key));
    inside.finish();
    report.components.push_back(std::move(component));
  }
}

void read_ledger_folder(TableReader& inside, ReportDeclaration& report) {
  const auto text = inside.text("ledger");
  if (!text) return;
  const auto folder = normal_path(*text);
  if (folder && !folder->empty()) report.ledger_folder = *folder;
  else
    inside.fail("ledger", "invalid-path", quoted(*text) + " is no folder of the site",
                "name the folder from the site's own: content/requests");
}

void read_year(TableReader& reader, TableReader& inside, ReportDeclaration& report) {
  const bool is_given = inside.has("year");
  const auto year = inside.integer("year");
  if (year && *year >= 1900 && *year <= 2999) report.year = static_cast<int>(*year);
  else if (!is_given || year)
    (is_given ? inside : reader)
        .fail(is_given ? "year" : "report", "invalid-year",
              "a report needs the year that it reports, from 1900 to 2999", "write year = 2025");
}

}  // namespace

void read_report(TableReader& reader, const ItemFile& file, const SiteConfig& config, Item& item) {
  const auto* own = reader.table("figures");
  const auto* table = reader.table("report");
  if (!table) {
    if (own)
      reader.fail("figures", "unknown-key", "figures belong to an annual report",
                  "add a [report] table with year and form");
    return;
  }
  TableReader inside(*table, "[report]", k_kind, reader.diagnostics());
  ReportDeclaration report;
  read_year(reader, inside, report);
  report.form = inside.text("form").value_or(config.report_form);
  read_ledger_folder(inside, report);
  report.deadline = inside.date("deadline");
  report.makes_rules = inside.flag("makes_rules");
  read_components(inside, report);
  read_notes(inside, report);
  read_figures(inside, file, item, report);
  if (own && !report.own_figures.empty())
    reader.fail("figures", "two-figure-sources", "the figures are given twice, here and inside [report]",
                "keep one of them");
  if (own) report.own_figures = figures_from_toml(*own, reader.diagnostics());
  inside.finish();
  item.report = std::move(report);
}

}  // namespace gazette
