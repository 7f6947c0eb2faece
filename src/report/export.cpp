#include "report/export.hpp"

#include "formats/csv.hpp"
#include "formats/json.hpp"

#include <algorithm>
#include <vector>

namespace gazette {

namespace {

bool has_units(const FormTable& table) {
  return std::any_of(table.rows.begin(), table.rows.end(), [](const FormRow& row) { return !row.unit.empty(); });
}

std::vector<std::string> csv_header(const Form& form, const FormTable& table, int year) {
  std::vector<std::string> header = {table.title.own};
  for (const auto& column : table.columns) header.push_back(column.label.own);
  if (table.columns.empty()) header.push_back(std::to_string(year));
  if (has_units(table)) header.emplace_back(form.language.starts_with("zh") ? "单位" : "unit");
  return header;
}

std::string csv_text(const Cell& cell) { return cell.state == CellState::not_applicable ? "n/a" : cell.text; }

std::string_view state_name(CellState state) {
  switch (state) {
    case CellState::blank: return "blank";
    case CellState::value: return "value";
    case CellState::not_applicable: return "not-applicable";
  }
  return "blank";
}

void write_label(JsonWriter& json, std::string_view name, const FormLabel& label) {
  json.text_field(name, label.own).text_field("en", label.english);
}

void write_form(JsonWriter& json, const Form& form) {
  json.key("form").begin_object().key("id").text(form.id);
  write_label(json, "title", form.title);
  json.text_field("basis", form.basis).text_field("period", form.period).end_object();
}

void write_cell(JsonWriter& json, const FormRow& row, const std::string& address, const Cell& cell) {
  json.begin_object().key("address").text(address).key("state").text(state_name(cell.state)).key("value");
  if (cell.state != CellState::value) json.null();
  else if (row.type == CellType::count) json.raw(cell.text);
  else json.text(cell.text);
  json.end_object();
}

void write_row(JsonWriter& json, const FormTable& table, const FormRow& row, const Figures& figures) {
  json.begin_object().key("key").text(row.key);
  write_label(json, "label", row.label);
  json.key("type").text(cell_type_name(row.type)).text_field("unit", row.unit).text_field("computed", row.computed);
  json.key("cells").begin_array();
  for (std::size_t column = 0; column < column_count(table); ++column) {
    const auto address = figure_address(table, row, column);
    write_cell(json, row, address, cell_at(figures, address));
  }
  json.end_array().end_object();
}

void write_table(JsonWriter& json, const FormTable& table, const Figures& figures) {
  json.begin_object().key("key").text(table.key);
  write_label(json, "title", table.title);
  json.key("columns").begin_array();
  for (const auto& column : table.columns) {
    json.begin_object().key("key").text(column.key);
    write_label(json, "label", column.label);
    json.end_object();
  }
  json.end_array().key("rows").begin_array();
  for (const auto& row : table.rows) write_row(json, table, row, figures);
  json.end_array().end_object();
}

void write_computed(JsonWriter& json, const PublishedCounts& counts) {
  json.key("computed").begin_object();
  for (const auto& name : computed_names(counts))
    if (const auto figure = computed_figure(counts, name)) json.key(name).raw(*figure);
  json.end_object();
}

/// The body that reports: the item's issuer, else the agency, else the site.
const std::string& reporting_body(const Site& site, const Item& item) {
  if (const auto* issuer = find_issuer(site.config, item.issuer)) return issuer->name;
  return site.config.agency.name.empty() ? site.config.title : site.config.agency.name;
}

}  // namespace

std::string table_csv(const Form& form, const FormTable& table, const Report& report) {
  auto out = std::string(k_utf8_bom) + csv_line(csv_header(form, table, report.year));
  for (const auto& row : table.rows) {
    std::vector<std::string> line = {row.label.own};
    for (std::size_t column = 0; column < column_count(table); ++column)
      line.push_back(csv_text(cell_at(report.figures, figure_address(table, row, column))));
    if (has_units(table)) line.push_back(row.unit);
    out += csv_line(line);
  }
  return out;
}

std::string figures_json(const Site& site, const Item& item, const Report& report, const PublishedCounts& counts) {
  JsonWriter json;
  json.begin_object().key("title").text(item.title).key("year").number(report.year);
  json.key("body").text(reporting_body(site, item));
  write_form(json, *report.form);
  json.key("tables").begin_array();
  for (const auto& table : report.form->tables) write_table(json, table, report.figures);
  json.end_array();
  write_computed(json, counts);
  return json.end_object().take();
}

std::string figures_json(const Site& site, const Item& item, const Report& report) {
  return figures_json(site, item, report, count_published(site, report.year));
}

}  // namespace gazette
