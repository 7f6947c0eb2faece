#include "cli/command_fix.hpp"
#include "cli/commands.hpp"
#include "cli/commit_check.hpp"
#include "cli/external_check.hpp"
#include "cli/interrupted_runs.hpp"
#include "cli/sarif.hpp"

#include "base/text.hpp"
#include "io/git.hpp"

#include <algorithm>
#include <set>

namespace gazette {

namespace {

using Paths = std::set<std::string>;

/// What a check without problems says; items that the view leaves out were read, but no more.
std::string checked_line(const Site& site) {
  const auto left_out = site.loaded.items.size() - site.entries.size();
  auto line = "checked " + counted(site.entries.size(), "item") + ": no errors";
  if (left_out > 0)
    line += "; left out " + counted(left_out, "item") + " (drafts: -D, published later: -F, not to be published)";
  return line;
}

/// Which findings `--since` keeps. Where site.toml, a form or the disk is at fault, the others were not looked for:
/// that is told in any case.
bool is_shown(const Error& error, const Paths& changed) {
  return error.kind != ErrorKind::content || error.place.file.empty() || changed.contains(error.place.file);
}

struct Limited {
  Diagnostics shown;
  std::size_t left_out = 0;         ///< findings in files that did not change
  std::size_t left_out_errors = 0;  ///< those of them that stop a build
};

Limited limited_to(const Paths& changed, Diagnostics all) {
  all.sort();
  Limited limited;
  for (const auto& found : all.entries()) {
    if (is_shown(found.error, changed)) {
      limited.shown.add(found.severity, found.error);
    } else {
      ++limited.left_out;
      limited.left_out_errors += found.severity == Severity::error ? 1 : 0;
    }
  }
  for (const auto& found : all.waived()) {
    if (is_shown(found.error, changed)) limited.shown.add_waived(found);
  }
  return limited;
}

Result<Done> write_sarif(const std::string& path, const Diagnostics& diagnostics) {
  const auto working_folder = open_disk(".");
  const auto log = sarif_log(diagnostics);
  if (working_folder->is_file(path)) return working_folder->replace(path, log);
  return working_folder->write(path, log);
}

/// Everything that a check finds. What rendering could still find is found before: templates are held against the names
/// that pages have when the theme is loaded.
Diagnostics find_all(const CommandInput& input, FileSystem& files, const BuildRequest& request,
                     std::string& good_line) {
  const auto& [arguments, console] = input;
  ConsoleObserver observer(console.options().shows_progress, arguments.has("timings"));
  Diagnostics diagnostics;
  const auto prepared = prepare_site(files, request, observer, diagnostics);
  if (prepared) good_line = checked_line(prepared->site);
  observer.end_progress();
  if (prepared) check_dates_by_git(console, source_folder(arguments), *prepared, diagnostics);
  if (arguments.has("external")) {
    if (prepared) check_external_links(console, files, prepared->site, diagnostics);
    else console.say("links to other sites were not checked: mend the errors first");
  }
  if (!observer.timings().empty()) console.say(std::string(trimmed(observer.timings())));
  return diagnostics;
}

/// The same with what `--since` leaves out left out.
Diagnostics find_since(const Paths& changed, const Console& console, Diagnostics all, std::string& good_line) {
  auto limited = limited_to(changed, std::move(all));
  if (limited.left_out > 0) {
    const auto line = counted(limited.left_out, "finding") + " in files that did not change: not shown";
    if (limited.left_out_errors > 0) good_line.clear();
    console.say(limited.left_out_errors > 0
                    ? line + ", among them " + counted(limited.left_out_errors, "error") + ", which a build stops at"
                    : line);
  }
  return std::move(limited.shown);
}

}  // namespace

int run_check(const CommandInput& input) {
  const auto& [arguments, console] = input;
  const auto request = build_request(arguments);
  if (!request) return fail(console, request.error());
  const auto source = source_folder(arguments);
  const auto files = open_disk(source);
  if (const auto finished = finish_interrupted(input, *files); !finished) return fail(console, finished.error());
  if (arguments.has("diff")) {
    if (!arguments.has("fix"))
      return fail(console, usage_error("--diff shows what --fix would change", "write --fix --diff"));
    return show_text_fixes(input, *files, *request);
  }
  if (arguments.has("fix")) {
    if (const auto status = fix_texts(input, *files, *request); status != 0) return status;
  }
  Paths changed;
  if (arguments.has("since")) {
    const auto paths = changed_files(source, arguments.value("since"));
    if (!paths) return fail(console, paths.error());
    changed.insert(paths->begin(), paths->end());
  }
  std::string good_line;
  auto diagnostics = find_all(input, *files, *request, good_line);
  if (arguments.has("since")) diagnostics = find_since(changed, console, std::move(diagnostics), good_line);
  diagnostics.sort();
  if (arguments.has("sarif")) {
    if (auto done = write_sarif(arguments.value("sarif"), diagnostics); !done)
      diagnostics.add_error(std::move(done).error());
  }
  console.report(*files, diagnostics);
  const auto status = console.exit_status(diagnostics);
  if (status == 0 && !good_line.empty()) console.say(good_line);
  return status;
}

}  // namespace gazette
