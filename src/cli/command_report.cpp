#include "cli/commands.hpp"

#include "base/text.hpp"
#include "cli/report_choice.hpp"
#include "cli/report_text.hpp"
#include "formats/csv.hpp"
#include "report/export_csv.hpp"
#include "report/export_json.hpp"

#include <algorithm>

namespace gazette {

namespace {

/// Whether a finding is about the report: its text, its figures, its form or its ledger.
bool is_about(const ReportEntry& report, const Diagnostic& diagnostic) {
  const auto& item = *report.entry->item;
  const auto& file = diagnostic.error.place.file;
  const auto ledger = item.report->ledger_folder.empty() ? std::string("content/requests") : item.report->ledger_folder;
  const bool is_ledger = report.report->ledger && path_folder(file) == ledger && path_extension(file) != "md";
  const auto& files = report.report->files;
  return file == item.source || file == report.report->form->file || is_ledger ||
         std::find(files.begin(), files.end(), file) != files.end();
}

Diagnostics about(const ReportEntry& report, const Diagnostics& all) {
  Diagnostics found;
  for (const auto& diagnostic : all.entries())
    if (is_about(report, diagnostic)) found.add(diagnostic.severity, diagnostic.error);
  return found;
}

/// All tables, or one, with an empty line between them; only the first has the mark of UTF-8.
std::string tables_csv(const ReportEntry& report, std::optional<std::size_t> only) {
  std::string out;
  for (std::size_t table = 0; table < report.report->form->tables.size(); ++table) {
    if (only && *only != table) continue;
    const auto csv = table_csv(report, table);
    out += out.empty() ? csv : "\r\n" + csv.substr(k_utf8_bom.size());
  }
  return out;
}

std::string without_last_line_end(std::string text) {
  if (text.ends_with('\n')) text.pop_back();
  return text;
}

std::string shown(const CommandInput& input, const Site& site, const ReportEntry& report,
                  std::optional<std::size_t> table) {
  const auto& options = input.console.options();
  if (options.is_json) return figures_json(site, report);
  if (input.arguments.has("csv")) return tables_csv(report, table);
  return report_text(site, report, {options.width, options.output_coloring, table});
}

/// A flag that the command has no use for; nothing when all fit.
std::optional<Error> unfit_flags(const Arguments& arguments) {
  for (const auto* flag : {"report", "write", "force"})
    if (arguments.has(flag))
      return usage_error("--" + std::string(flag) + " belongs to `gazette report import FILE.csv`",
                         "`gazette help report` shows both");
  if (arguments.has("csv") && arguments.has("json"))
    return usage_error("--csv and --json ask for different outputs", "give one of them");
  if (arguments.has("json") && arguments.has("table"))
    return usage_error("--json writes the whole report", "leave out --table, or use --csv");
  return std::nullopt;
}

}  // namespace

int run_report(const CommandInput& input) {
  const auto& [arguments, console] = input;
  if (!arguments.operands.empty() && arguments.operands.front() == "import") return run_report_import(input);
  if (arguments.operands.size() != 1)
    return fail(console, usage_error("report needs the year of a report", "write `gazette report 2016`"));
  const auto year = year_argument(arguments.operands.front());
  if (!year) return fail(console, year.error());
  if (auto fault = unfit_flags(arguments)) return fail(console, *fault);
  const auto request = build_request(arguments);
  if (!request) return fail(console, request.error());
  const auto files = open_disk(source_folder(arguments));
  Diagnostics diagnostics;
  const auto site = load_checked_site(*files, *request, diagnostics);
  const auto report = site ? chosen_report(*site, arguments, *year) : Result<const ReportEntry*>(nullptr);
  if (!site || (!report && diagnostics.has_errors())) console.report(*files, diagnostics);
  if (!site) return console.exit_status(diagnostics);
  if (!report) return fail(console, report.error());
  const auto table = chosen_table(*(*report)->report->form, arguments);
  if (!table) return fail(console, table.error());
  const auto found = about(**report, diagnostics);
  console.report(*files, found);
  console.print(without_last_line_end(shown(input, *site, **report, *table)));
  return console.exit_status(found);
}

}  // namespace gazette
