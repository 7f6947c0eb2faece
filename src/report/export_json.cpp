#include "report/export_json.hpp"

#include "formats/json.hpp"
#include "report/rule_words.hpp"

namespace gazette {

namespace {

std::string_view state_name(CellState state) {
  switch (state) {
    case CellState::blank: return "blank";
    case CellState::value: return "value";
    case CellState::not_applicable: return "not-applicable";
  }
  return "blank";
}

std::string_view origin_name(CellOrigin origin) {
  switch (origin) {
    case CellOrigin::declared: return "declared";
    case CellOrigin::total: return "total";
    case CellOrigin::site: return "site";
    case CellOrigin::ledger: return "ledger";
  }
  return "declared";
}

std::string_view judgement_name(Judgement judgement) {
  switch (judgement) {
    case Judgement::holds: return "holds";
    case Judgement::fails: return "fails";
    case Judgement::unknown: return "cannot be judged";
  }
  return "holds";
}

/// The body that reports: the item's issuer, else the agency, else the site.
const std::string& reporting_body(const Site& site, const Item& item) {
  if (const auto* issuer = find_issuer(site.config, item.issuer)) return issuer->name;
  return site.config.agency.name.empty() ? site.config.title : site.config.agency.name;
}

/// Whether a computed figure is a whole number whatever the report, and so a number in JSON.
bool is_count(std::string_view name) { return name != "requests.reply_rate" && name != "requests.median_days"; }

class ReportJson {
 public:
  ReportJson(const Site& site, const ReportEntry& report)
      : site_(site), report_(report), item_(*report.entry->item), form_(*report.report->form) {}

  std::string text() {
    json_.begin_object().key("title").text(item_.title).key("year").number(report_.report->year);
    json_.key("body").text(reporting_body(site_, item_));
    write_form();
    json_.key("tables").begin_array();
    for (std::size_t table = 0; table < form_.tables.size(); ++table) write_table(table);
    json_.end_array();
    write_notes();
    write_checks();
    json_.key("computed").begin_object();
    for (const auto& [name, figure] : report_.result.named) write_named(name, figure);
    return json_.end_object().end_object().take();
  }

 private:
  void write_named(const std::string& name, const std::string& figure) {
    json_.key(name);
    if (is_count(name)) json_.raw(figure);
    else json_.text(figure);
  }

  void write_label(std::string_view name, const FormLabel& label) {
    json_.text_field(name, label.own).text_field("en", label.english);
  }

  void write_form() {
    json_.key("form").begin_object().key("id").text(form_.id);
    write_label("title", form_.title);
    json_.text_field("basis", form_.basis).text_field("source", form_.source).text_field("note", form_.note);
    if (const auto period = period_of(form_, report_.report->year))
      json_.key("period").text(iso_date(period->first) + "/" + iso_date(period->last));
    json_.end_object();
  }

  void write_format(const CellFormat& format) {
    json_.key("type").text(cell_type_name(format.type)).text_field("unit", format.unit);
  }

  void write_lines(std::string_view name, const std::vector<FormLine>& lines, const std::vector<FormGroup>& groups) {
    json_.key(name).begin_array();
    for (const auto& line : lines) {
      json_.begin_object().key("key").text(line.key);
      write_label("label", line.label);
      if (line.group != k_no_group) json_.key("group").text(groups[line.group].key);
      if (line.format) write_format(*line.format);
      json_.text_field("computed", line.computed).end_object();
    }
    json_.end_array();
  }

  void write_groups(std::string_view name, const std::vector<FormGroup>& groups) {
    if (groups.empty()) return;
    json_.key(name).begin_array();
    for (const auto& group : groups) {
      json_.begin_object().key("key").text(group.key);
      write_label("label", group.label);
      if (group.parent != k_no_group) json_.key("group").text(groups[group.parent].key);
      json_.end_object();
    }
    json_.end_array();
  }

  void write_table(std::size_t number) {
    const auto& table = form_.tables[number];
    json_.begin_object().key("key").text(table.key);
    write_label("title", table.title);
    json_.key("kind").text(table.kind == TableKind::matrix ? "matrix" : "records");
    write_format(table.format);
    write_groups("column_groups", table.column_groups);
    write_lines("columns", table.columns, table.column_groups);
    write_groups("row_groups", table.row_groups);
    write_lines("rows", table.rows, table.row_groups);
    json_.key("cells").begin_array();
    for (std::size_t row = 0; row < report_.result.figures.tables[number].row_count(); ++row) {
      // A line for each row: a large report has ten thousand cells.
      JsonWriter line(JsonWriter::Layout::one_line);
      line.begin_array();
      for (std::size_t column = 0; column < column_count(table); ++column) write_cell(line, {number, row, column});
      auto text = line.end_array().take_line();
      json_.raw(text);
    }
    json_.end_array().end_object();
  }

  void write_cell(JsonWriter& json, const CellIndex& at) {
    const auto& cell = cell_at(report_.result.figures, at);
    const auto& format = format_of(form_.tables[at.table], at.row, at.column);
    json.begin_object().key("address").text(address_of(form_, at)).key("state").text(state_name(cell.state));
    json.key("value");
    if (cell.state != CellState::value) json.null();
    else if (format.type == CellType::count) json.raw(cell.text);
    else json.text(cell.text);
    if (cell.origin != CellOrigin::declared) json.key("origin").text(origin_name(cell.origin));
    json.end_object();
  }

  void write_notes() {
    json_.key("notes").begin_array();
    for (const auto& note : item_.report->notes)
      json_.begin_object().key("cell").text(note.cell).key("text").text(note.text).end_object();
    json_.end_array();
  }

  void write_checks() {
    json_.key("checks").begin_array();
    for (const auto& result : report_.result.checks) {
      const auto& check = *result.check;
      json_.begin_object().key("id").text(check.id);
      write_label("label", check.label);
      json_.text_field("table", check.table).key("rule").text(check.rule_text);
      json_.key("holds").number(static_cast<std::int64_t>(result.holds));
      json_.key("fails").number(static_cast<std::int64_t>(result.fails));
      json_.key("cannot_be_judged").number(static_cast<std::int64_t>(result.unknown));
      json_.key("findings").begin_array();
      for (const auto& outcome : result.outcomes) write_outcome(check, outcome);
      json_.end_array().end_object();
    }
    json_.end_array();
  }

  void write_outcome(const FormCheck& check, const CheckOutcome& outcome) {
    json_.begin_object().key("result").text(judgement_name(outcome.judgement));
    json_.text_field("where", outcome_place(form_, check, outcome, form_.language));
    json_.text_field("left", outcome.left).text_field("right", outcome.right);
    json_.text_field("left_value", outcome.left_value).text_field("right_value", outcome.right_value);
    json_.text_field("difference", outcome.difference).text_field("note", outcome.note);
    if (!outcome.missing.empty()) {
      json_.key("missing").begin_array();
      for (const auto& name : outcome.missing) json_.text(name);
      json_.end_array();
    }
    json_.end_object();
  }

  const Site& site_;
  const ReportEntry& report_;
  const Item& item_;
  const Form& form_;
  JsonWriter json_;
};

}  // namespace

std::string figures_json(const Site& site, const ReportEntry& report) { return ReportJson(site, report).text(); }

}  // namespace gazette
