#include "cli/commands.hpp"

#include "base/text.hpp"
#include "formats/json.hpp"

#include <optional>
#include <vector>

namespace gazette {

namespace {

// A row of the scheme or of a standard catalogue, as the list shows it.
struct ListedRow {
  std::string kind;   ///< `scheme` or `standard`
  std::string name;   ///< `art20-7`, `义务教育/招生管理/招生政策`
  std::string label;  ///< what must be published
  std::string not_applicable;
  std::vector<const Entry*> entries;
  Place place;                      ///< of a standard row
  std::optional<int> working_days;  ///< of a standard row
};

std::string_view state_of(const ListedRow& row) {
  if (!row.entries.empty()) return "covered";
  return row.not_applicable.empty() ? "open" : "not-applicable";
}

std::vector<ListedRow> rows_of(const Coverage& coverage) {
  std::vector<ListedRow> rows;
  for (const auto& row : coverage.rows) {
    const auto article = row.row->article.empty() ? std::string() : row.row->article + " ";
    rows.push_back({"scheme", row.row->key, article + row.row->label, row.not_applicable, row.entries, {}, {}});
  }
  for (const auto& standard : coverage.standards) {
    for (const auto& row : standard.rows)
      rows.push_back({"standard",
                      row.row->path,
                      replaced(row.row->content, "\n", " "),
                      {},
                      row.entries,
                      row.row->place,
                      row.row->working_days});
  }
  return rows;
}

std::string newest_of(const ListedRow& row) {
  if (row.entries.empty() || !row.entries.front()->item->published) return {};
  return iso_date(row.entries.front()->item->published->date);
}

std::string line_of(const ListedRow& row) {
  const auto newest = newest_of(row);
  const auto& remark = row.entries.empty() && !row.not_applicable.empty() ? row.not_applicable : row.label;
  return std::string(state_of(row)) + "\t" + row.name + "\t" + std::to_string(row.entries.size()) + "\t" +
         (newest.empty() ? "-" : newest) + "\t" + remark;
}

std::string json_of(const ListedRow& row) {
  JsonWriter json(JsonWriter::Layout::one_line);
  json.begin_object().key("kind").text(row.kind).key("row").text(row.name).key("state").text(state_of(row));
  json.key("count").number(static_cast<std::int64_t>(row.entries.size()));
  json.text_field("label", row.label).text_field("not_applicable", row.not_applicable);
  if (!row.entries.empty()) json.key("newest").text(row.entries.front()->item->source);
  json.text_field("published", newest_of(row)).text_field("file", row.place.file);
  if (!row.place.file.empty()) json.key("line").number(row.place.at.line);
  if (row.working_days) json.key("working_days").number(*row.working_days);
  json.end_object();
  return json.take_line();
}

}  // namespace

int run_list_coverage(const CommandInput& input) {
  const auto& [arguments, console] = input;
  return list_site(input, [&, &arguments = arguments, &console = console](const Site& site) {
    for (const auto& row : rows_of(site.coverage)) {
      if (!arguments.has("all") && state_of(row) != "open") continue;
      console.print(console.options().is_json ? json_of(row) : line_of(row));
    }
  });
}

}  // namespace gazette
