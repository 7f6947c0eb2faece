#include "cli/commands.hpp"

#include "base/text.hpp"
#include "cli/report_choice.hpp"
#include "formats/figures_toml.hpp"
#include "import/figures_edit.hpp"
#include "import/table_import.hpp"
#include "report/figures_reader.hpp"
#include "report/figures_writer.hpp"

#include <algorithm>

namespace gazette {

namespace {

Error content_error(std::string rule, std::string message, const Place& place, std::string help) {
  return {ErrorKind::content, std::move(rule), std::move(message), place, std::move(help), {}};
}

/// Where the figures of a report are written: its figures file, or the one that it would have.
Result<std::string> figures_path(const ReportEntry& report) {
  const auto& item = *report.entry->item;
  const auto& declaration = *item.report;
  if (!declaration.own_figures.empty())
    return content_error("two-figure-sources", "the figures of this report stand in the report itself",
                         place_of(item, "figures"), "put the imported ones there by hand; nothing was written");
  if (!declaration.figures_file.empty()) return declaration.figures_file;
  if (item.is_bundle) return path_join(item.folder, "figures.toml");
  return content_error("missing-figures", "the report has no file for its figures", place_of(item, "report"),
                       "name one: figures = \"figures.toml\" in [report]; nothing was written");
}

/// `t3.csv` beside the report states the same table.
std::optional<Error> other_source(const ReportEntry& report, const FormTable& table, const std::string& path) {
  for (const auto& file : report.report->files)
    if (file != path && path_name(file) == table.key + ".csv")
      return content_error("two-figure-sources", "the table " + table.key + " is given in this file", {file, {}},
                           "take the file away, or edit it; nothing was written");
  return std::nullopt;
}

/// Writes an imported table into a figures file.
class FiguresUpdate {
 public:
  FiguresUpdate(FileSystem& files, const ReportEntry& report, const ImportedTable& imported, std::string language)
      : files_(files),
        report_(report),
        form_(*report.report->form),
        imported_(imported),
        table_(form_.tables[imported.table]),
        language_(std::move(language)) {}

  /// The path; nothing, with errors, when nothing was written.
  std::optional<std::string> write(bool may_replace, Diagnostics& found) {
    const auto path = figures_path(report_);
    if (!path) return fail(path.error(), found);
    if (auto fault = other_source(report_, table_, *path)) return fail(*fault, found);
    auto text = files_.is_file(*path) ? files_.read(*path) : Result<std::string>(std::string());
    if (!text) return fail(text.error(), found);
    const auto declared = figures_in(*path, *text, found);
    if (found.has_errors()) return std::nullopt;
    const auto merged = merge_figures(form_, imported_.table, declared.tables[imported_.table],
                                      imported_.figures.tables[imported_.table]);
    if (!may_replace) report_differences(declared, merged, found);
    if (found.has_errors()) return std::nullopt;
    const auto edited = edit_figures(*path, *text, table_, merged, language_);
    if (!edited) return fail(edited.error(), found);
    if (!is_as_merged(*path, *edited, merged)) return fail(unsupported(*path), found);
    if (*edited == *text) return *path;
    const auto done = files_.is_file(*path) ? files_.replace(*path, *edited) : files_.create(*path, *edited);
    if (!done) return fail(done.error(), found);
    return *path;
  }

 private:
  static std::nullopt_t fail(Error error, Diagnostics& found) {
    found.add_error(std::move(error));
    return std::nullopt;
  }

  Figures figures_in(const std::string& path, const std::string& text, Diagnostics& found) const {
    const auto tables = parse_toml({path, text, 1, ErrorKind::content}, found);
    return read_figures(form_, figures_from_toml(tables, found), found);
  }

  void report_differences(const Figures& declared, const MergedFigures& merged, Diagnostics& found) const {
    for (const auto& at : merged.differing) {
      const auto& old = cell_at(declared, at);
      const bool is_record = table_.kind == TableKind::records;
      auto message = is_record ? table_.key + "." + std::to_string(at.row + 1) + " is declared"
                               : address_of(form_, at) + " is declared as " + text_of(old) +
                                     ", but the imported file has " + text_of(cell_at(imported_.figures, at));
      found.add_error(content_error("figure-differs", std::move(message), place_of(declared, old),
                                    "--force lets the imported figures replace declared ones; nothing was written"));
    }
  }

  static std::string text_of(const Cell& cell) { return cell.state == CellState::not_applicable ? "n/a" : cell.text; }

  /// Reads the edited text again: what is about to be written must say what it should.
  bool is_as_merged(const std::string& path, const std::string& text, const MergedFigures& merged) const {
    Diagnostics found;
    const auto figures = figures_in(path, text, found);
    const auto& cells = figures.tables[imported_.table].cells;
    return !found.has_errors() &&
           std::equal(cells.begin(), cells.end(), merged.figures.cells.begin(), merged.figures.cells.end(),
                      [](const Cell& a, const Cell& b) { return a.state == b.state && a.text == b.text; });
  }

  Error unsupported(const std::string& path) const {
    return content_error("unsupported-figures", "the table " + table_.key + " cannot be changed line by line",
                         {path, {}}, "put the figures in by hand; nothing was written");
  }

  FileSystem& files_;
  const ReportEntry& report_;
  const Form& form_;
  const ImportedTable& imported_;
  const FormTable& table_;
  std::string language_;
};

/// Imports one file into one report and says what came of it.
int import_into(const CommandInput& input, FileSystem& files, const Site& site, const ReportEntry& report) {
  const auto& [arguments, console] = input;
  const auto& form = *report.report->form;
  const auto table = chosen_table(form, arguments);
  if (!table) return fail(console, table.error());
  const auto& path = arguments.operands[1];
  const auto here = open_disk(".");
  const auto text = here->read(path);
  if (!text) return fail(console, text.error());
  Diagnostics found;
  const auto imported = import_table(path, *text, {form, report.report->year, *table}, found);
  console.report(*here, found);
  if (!imported) return console.exit_status(found);
  const auto& language = site.config.language;
  if (!arguments.has("write")) {
    auto toml = table_toml(form.tables[imported->table], imported->figures.tables[imported->table], {language, {}, {}});
    toml.pop_back();
    console.print(toml);
    return console.exit_status(found);
  }
  if (found.has_errors()) {
    console.say("nothing was written: not everything could be placed");
    return console.exit_status(found);
  }
  Diagnostics written;
  const auto done = FiguresUpdate(files, report, *imported, language).write(arguments.has("force"), written);
  console.report(files, written);
  if (done) console.say("wrote " + form.tables[imported->table].key + " into " + *done);
  return std::max(console.exit_status(found), console.exit_status(written));
}

}  // namespace

int run_report_import(const CommandInput& input) {
  const auto& [arguments, console] = input;
  if (arguments.operands.size() != 2)
    return fail(console,
                usage_error("report import needs one CSV file", "write `gazette report import t3.csv --report 2026`"));
  if (!arguments.has("report"))
    return fail(console, usage_error("report import needs the year of the report", "add --report 2026"));
  if (arguments.has("csv")) return fail(console, usage_error("--csv belongs to `gazette report YEAR`", "leave it out"));
  if (arguments.has("force") && !arguments.has("write"))
    return fail(console, usage_error("--force is of use only with --write", "add --write"));
  const auto year = year_argument(arguments.value("report"));
  if (!year) return fail(console, year.error());
  auto request = build_request(arguments);
  if (!request) return fail(console, request.error());
  // A report whose figures are still being gathered is a draft, or of a day to come.
  request->with_drafts = request->with_future = true;
  const auto files = open_disk(source_folder(arguments));
  Diagnostics diagnostics;
  const auto site = load_site(*files, *request, diagnostics);
  const auto report = site ? chosen_report(*site, arguments, *year) : Result<const ReportEntry*>(nullptr);
  if (!site || (!report && diagnostics.has_errors())) console.report(*files, diagnostics);
  if (!site) return console.exit_status(diagnostics);
  if (!report) return fail(console, report.error());
  return import_into(input, *files, *site, **report);
}

}  // namespace gazette
