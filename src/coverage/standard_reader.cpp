#include "coverage/standard_reader.hpp"

#include "base/text.hpp"
#include "coverage/standard_header.hpp"
#include "coverage/time_limit.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace gazette {

namespace {

constexpr std::array<std::string_view, 9> k_marks = {"√", "✓", "✔", "■", "●", "☑", "是", "有", "1"};
constexpr std::array<std::string_view, 10> k_no_marks = {"□", "○", "☐", "否", "无", "/", "-", "—", "×", "0"};

template <std::size_t N>
bool is_one_of(std::string_view text, const std::array<std::string_view, N>& list) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

// Names broken over lines in a printed cell are one name.
std::string name_in(std::string_view text) {
  std::string out = replaced(replaced(text, "\r", ""), "\n", "");
  return std::string(trimmed(replaced(out, "　", " ")));
}

void append(std::string& text, std::string_view more, std::string_view separator) {
  if (more.empty()) return;
  if (!text.empty()) text += separator;
  text += more;
}

// What a cell below an option says: a mark stands for the option, a text for more about it.
std::string option_in(const StandardColumn& column, const std::string& cell) {
  if (is_one_of(cell, k_no_marks)) return {};
  return cell.empty() || is_one_of(cell, k_marks) ? (cell.empty() ? "" : column.option) : column.option + "：" + cell;
}

struct Line {
  StandardRow row;
  Place first_at, second_at;
  std::size_t filled = 0;  ///< cells that hold anything
};

Line line_of(const CsvRow& cells, const StandardHeader& header) {
  Line line;
  line.row.place = cells.front().place;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::string text(trimmed(cells[i].text));
    line.filled += text.empty() ? 0 : 1;
    if (i >= header.columns.size() || !header.columns[i].field) continue;
    const auto& column = header.columns[i];
    append(line.row.*column.field, column.option.empty() ? text : option_in(column, text), "、");
    if (column.field == &StandardRow::first) line.first_at = cells[i].place;
    if (column.field == &StandardRow::second) line.second_at = cells[i].place;
  }
  line.row.first = name_in(line.row.first);
  line.row.second = name_in(line.row.second);
  return line;
}

// 注：…, 备注：… below the table, or a blank line.
bool is_passed_over(const Line& line, const CsvRow& cells) {
  if (line.filled == 0) return true;
  if (line.filled > 1) return false;
  const auto written =
      std::find_if(cells.begin(), cells.end(), [](const CsvCell& cell) { return !trimmed(cell.text).empty(); });
  const auto text = trimmed(written->text);
  return !line.row.serial.empty() || text.starts_with("注") || text.starts_with("备注") || text.starts_with("说明");
}

void go_on(StandardRow& row, const StandardRow& more) {
  for (const auto field : {&StandardRow::content, &StandardRow::basis, &StandardRow::time_limit, &StandardRow::body,
                           &StandardRow::channels, &StandardRow::audience, &StandardRow::method, &StandardRow::level}) {
    if (row.*field != more.*field) append(row.*field, more.*field, "\n");
  }
}

class CatalogueReader {
 public:
  CatalogueReader(StandardCatalogue& catalogue, Diagnostics& diagnostics)
      : catalogue_(catalogue), diagnostics_(diagnostics) {}

  void take(Line line) {
    auto& row = line.row;
    const bool goes_on = row.first.empty() && row.second.empty();
    if (row.first.empty() && first_.empty())
      return fail("standard-row", "a line before any 一级事项", line.first_at.file.empty() ? row.place : line.first_at,
                  "write the 一级事项 of the first row; those below may leave it blank", {});
    if (goes_on && !catalogue_.rows.empty()) return go_on(catalogue_.rows.back(), row);
    if (row.first.empty()) row.first = first_;
    first_ = row.first;
    row.path = catalogue_.name + "/" + row.first + (row.second.empty() ? "" : "/" + row.second);
    row.place = row.second.empty() ? line.first_at : line.second_at;
    const auto [known, is_new] = places_.try_emplace(row.path, row.place);
    if (!is_new)
      return fail("duplicate-standard-row", "there is already a row " + quoted(row.path), row.place,
                  "items name a row by it: give one of the two another name", {{"the first", known->second}});
    catalogue_.rows.push_back(std::move(row));
  }

 private:
  void fail(std::string rule, std::string message, Place place, std::string help, std::vector<Note> notes) {
    diagnostics_.add_error(
        {ErrorKind::content, std::move(rule), std::move(message), std::move(place), std::move(help), std::move(notes)});
  }

  StandardCatalogue& catalogue_;
  Diagnostics& diagnostics_;
  std::string first_;
  std::map<std::string, Place> places_;
};

std::string name_of_file(std::string_view path) {
  auto name = path_name(path);
  return std::string(name.substr(0, name.rfind('.')));
}

}  // namespace

StandardCatalogue parse_standard(const std::string& file, std::string_view text, Diagnostics& diagnostics) {
  StandardCatalogue catalogue{name_of_file(file), file, {}};
  const auto errors_before = diagnostics.count(Severity::error);
  const auto rows = parse_csv(file, text, diagnostics);
  if (diagnostics.count(Severity::error) > errors_before) return catalogue;
  const auto header = standard_header(rows, file, diagnostics);
  if (!header) return catalogue;
  CatalogueReader reader(catalogue, diagnostics);
  for (std::size_t i = header->end; i < rows.size(); ++i) {
    auto line = line_of(rows[i], *header);
    if (!is_passed_over(line, rows[i])) reader.take(std::move(line));
  }
  for (auto& row : catalogue.rows) row.working_days = working_days_of(row.time_limit);
  return catalogue;
}

std::vector<std::shared_ptr<const StandardCatalogue>> load_standards(const FileReader& files,
                                                                     const CoverageConfig& config,
                                                                     Diagnostics& diagnostics) {
  std::vector<std::shared_ptr<const StandardCatalogue>> catalogues;
  for (const auto& path : config.standards) {
    const auto name = name_of_file(path);
    const bool is_named =
        std::any_of(catalogues.begin(), catalogues.end(), [&](const auto& c) { return c->name == name; });
    const bool is_of_site = !path.starts_with('/') && normal_path(path);
    if (is_named || name.empty() || !is_of_site || !files.is_file(path)) {
      diagnostics.add_error({ErrorKind::configuration,
                             is_named ? "duplicate-standard" : "missing-standard",
                             is_named ? "there are two standard catalogues " + quoted(name)
                                      : "there is no file " + quoted(path) + " in the site's folder",
                             config.standards_place,
                             is_named
                                 ? "a catalogue is named after its file: rename one of the two"
                                 : "name CSV files from the site's folder: standards = [\"standards/义务教育.csv\"]",
                             {}});
      continue;
    }
    const auto text = files.read(path);
    if (!text) diagnostics.add_error(text.error());
    else catalogues.push_back(std::make_shared<const StandardCatalogue>(parse_standard(path, *text, diagnostics)));
  }
  return catalogues;
}

}  // namespace gazette
