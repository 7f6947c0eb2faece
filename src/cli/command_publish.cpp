#include "build/publication.hpp"
#include "cli/commands.hpp"
#include "cli/commit_check.hpp"

#include "base/text.hpp"
#include "io/git.hpp"
#include "output/destination.hpp"

#include <algorithm>

namespace gazette {

namespace {

// What is published is what is public now: not what an officer looks at.
std::optional<Error> flag_fault(const Arguments& arguments) {
  for (const auto* flag : {"drafts", "future", "expired"}) {
    if (arguments.has(flag))
      return usage_error("--" + std::string(flag) + " is for looking at a site, not for publishing it",
                         "use it with `gazette build` or `gazette serve`");
  }
  if (arguments.has("base-url"))
    return usage_error("--base-url is for looking at a site, not for publishing it",
                       "readers come to the base_url in site.toml: write it there, or in the site.NAME.toml of -e");
  return std::nullopt;
}

std::optional<Error> future_fault(const BuildRequest& request, const Site& site) {
  if (request.as_of.empty()) return std::nullopt;
  if (site.view.as_of.unix_seconds() <= request.now) return std::nullopt;
  return usage_error("--as-of " + quoted(request.as_of) + " lies in the future",
                     "what is to be published later is published then");
}

std::string change_line(const Publication& line, const PublicationLedger& ledger) {
  const auto name = line.title.empty() ? std::string() : " " + quoted(line.title);
  switch (change_of(line, ledger)) {
    case PublishedChange::added: return "new        " + line.url + name;
    case PublishedChange::moved: return "moved      " + line.url + " leads to " + line.to;
    case PublishedChange::withdrawn: return "withdrawn  " + line.url + name;
    case PublishedChange::changed: break;
  }
  return "changed    " + line.url + name + " (" + changed_parts(line, ledger.lines.at(line.url)) + ")";
}

void tell(const Console& console, const std::vector<Publication>& lines, const PublicationLedger& ledger) {
  for (const auto& line : lines) {
    if (console.options().is_json) console.print(publication_line(line));
    else if (line.kind != PublicationKind::manifest) console.say(change_line(line, ledger));
  }
}

// All that a site is made of.
std::vector<std::string> inputs_of(const BuildRequest& request) {
  std::vector<std::string> inputs = {"content", "themes",    "forms",     "static",
                                     "schemes", "standards", "site.toml", std::string(k_ledger_file)};
  const auto& environment = request.config.environment;
  if (!environment.empty()) inputs.push_back("site." + environment + ".toml");
  return inputs;
}

// What the ledger of a site with uncommitted texts says cannot be found in its history. Where git is not in charge,
// there is nothing to say.
void warn_of_uncommitted(const std::string& source, const BuildRequest& request, Diagnostics& diagnostics) {
  const auto files = uncommitted_files(source.empty() ? "." : source, inputs_of(request));
  if (!files || files->empty()) return;
  diagnostics.add(Severity::warning,
                  {ErrorKind::content,
                   "uncommitted",
                   counted(files->size(), "file") + " of the site " + (files->size() == 1 ? "differs" : "differ") +
                       " from the last commit, " + files->front() + (files->size() > 1 ? " among them" : ""),
                   {},
                   "commit first, so that the history has what was published",
                   {}});
}

struct Publishing {
  const CommandInput& input;
  FileSystem& files;
  const BuildRequest& request;
  const std::string& destination;
  bool is_trial = false;
};

Result<BuildCounts> render(const Publishing& publishing, const PreparedSite& prepared, Observer& observer) {
  const auto jobs = publishing.request.jobs;
  if (publishing.is_trial) {
    NullSink nowhere;
    return render_site(publishing.files, prepared, jobs, nowhere, observer);
  }
  auto sink = open_folder_sink(publishing.files, publishing.destination);
  if (!sink) return sink.error();
  return render_site(publishing.files, prepared, jobs, **sink, observer);
}

// Before anything of the output is replaced: the ledger is written last, and what it lacks was never published.
Result<Done> make_ready(const Publishing& publishing, const PublicationLedger& ledger) {
  if (publishing.is_trial) return Done{};
  if (auto joined_by_line = ensure_union_merge(publishing.files); !joined_by_line) return joined_by_line.error();
  return rehearse_append(publishing.files, ledger);
}

Result<Done> record(const Publishing& publishing, const PublicationLedger& ledger,
                    const std::vector<Publication>& lines) {
  if (publishing.is_trial || lines.empty()) return Done{};
  auto done = append_to_ledger(publishing.files, ledger, lines);
  if (done) return done;
  auto error = std::move(done).error();
  error.notes.push_back({"the output was replaced already, but what is new in it is not in the ledger: publish again",
                         {publishing.destination, {}}});
  return error;
}

std::string closing_line(const Publishing& publishing, const std::vector<Publication>& lines) {
  if (lines.empty()) return "nothing changed since the last publication: the ledger is as it was";
  const auto much = counted(lines.size(), "line");
  if (publishing.is_trial) return "would add " + much + " to published.jsonl; nothing was written";
  return "published into " + publishing.destination + "; added " + much +
         " to published.jsonl: commit it with the content";
}

// What came of it.
struct Outcome {
  std::optional<std::vector<Publication>> lines;  ///< absent when something could not be written
  bool is_output_replaced = false;
};

Outcome write_all(const Publishing& publishing, const PreparedSite& prepared, Observer& observer,
                  Diagnostics& diagnostics) {
  Outcome outcome;
  if (const auto ready = make_ready(publishing, *prepared.ledger); !ready) {
    diagnostics.add_error(ready.error());
    return outcome;
  }
  const auto counts = render(publishing, prepared, observer);
  if (!counts) {
    diagnostics.add_error(counts.error());
    return outcome;
  }
  outcome.is_output_replaced = !publishing.is_trial;
  const auto now = from_unix_seconds(publishing.request.now, prepared.site.config.utc_offset_minutes);
  auto lines = new_publications(prepared, *counts, now);
  if (const auto done = record(publishing, *prepared.ledger, lines); !done) diagnostics.add_error(done.error());
  else outcome.lines = std::move(lines);
  return outcome;
}

int publish(const Publishing& publishing) {
  const auto& [arguments, console] = publishing.input;
  ConsoleObserver observer(console.options().shows_progress, false);
  Diagnostics diagnostics;
  const auto prepared = prepare_site(publishing.files, publishing.request, observer, diagnostics);
  if (prepared) {
    if (auto fault = future_fault(publishing.request, prepared->site)) diagnostics.add_error(*std::move(fault));
    warn_of_uncommitted(source_folder(arguments), publishing.request, diagnostics);
    check_dates_by_git(console, source_folder(arguments), *prepared, diagnostics);
  }
  const bool is_refused = !prepared || diagnostics.has_errors() ||
                          (console.options().is_strict && diagnostics.count(Severity::warning) > 0);
  const auto outcome = is_refused ? Outcome{} : write_all(publishing, *prepared, observer, diagnostics);
  observer.end_progress();
  console.report(publishing.files, diagnostics);
  if (!outcome.lines) {
    console.say(outcome.is_output_replaced ? "wrote " + publishing.destination + ", but published.jsonl is as it was"
                                           : "nothing was published");
    return console.exit_status(diagnostics);
  }
  tell(console, *outcome.lines, *prepared->ledger);
  console.say(closing_line(publishing, *outcome.lines));
  return console.exit_status(diagnostics);
}

}  // namespace

int run_publish(const CommandInput& input) {
  const auto& [arguments, console] = input;
  if (auto fault = flag_fault(arguments)) return fail(console, *std::move(fault));
  auto request = build_request(arguments);
  if (!request) return fail(console, request.error());
  request->is_publishing = true;
  const auto source = source_folder(arguments);
  const auto files = open_disk(source);
  const auto destination = destination_folder(source, arguments.value("destination"));
  if (!destination) return fail(console, destination.error());
  return publish({input, *files, *request, *destination, arguments.has("dry-run")});
}

}  // namespace gazette
