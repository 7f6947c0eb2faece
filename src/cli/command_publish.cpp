#include "build/occupied_places.hpp"
#include "build/publication.hpp"
#include "build/recovery.hpp"
#include "cli/commands.hpp"
#include "cli/commit_check.hpp"
#include "cli/interrupted_runs.hpp"

#include "base/text.hpp"
#include "io/git.hpp"
#include "output/destination.hpp"
#include "record/pending_publication.hpp"

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

// Before anything of the output is replaced: the ledger is written last, and what it lacks was never published.
Result<Done> make_ready(const Publishing& publishing, const PublicationLedger& ledger) {
  if (publishing.is_trial) return Done{};
  if (auto joined_by_line = ensure_union_merge(publishing.files); !joined_by_line) return joined_by_line.error();
  return rehearse_append(publishing.files, ledger);
}

// The output is replaced and the ledger grows, as one: what died in between is finished by the next command.
Result<Done> put_in_force(const Publishing& publishing, Sink& sink, const PublicationLedger& ledger,
                          const std::vector<Publication>& lines, const BuildCounts& counts) {
  auto former = standing_manifest(publishing.files, publishing.destination);
  if (!former) return former.error();
  PendingPublication pending{publishing.destination, counts.manifest_sha256, *std::move(former), {}};
  for (const auto& line : lines) pending.lines.push_back(publication_line(line));
  if (auto fault = publishing.files.looking_fault()) return *std::move(fault);
  if (lines.empty()) return sink.commit();
  if (auto kept = write_pending(publishing.files, pending); !kept) return kept;
  if (auto replaced = sink.commit(); !replaced) {
    (void)settle_publication(publishing.files, publishing.destination);  // else the next command does
    return replaced;
  }
  if (auto added = append_to_ledger(publishing.files, ledger, lines); !added) {
    auto error = std::move(added).error();
    error.notes.push_back(
        {"the output was replaced already; its lines wait beside the ledger", {publishing.destination, {}}});
    return error;
  }
  (void)drop_pending(publishing.files);  // the next command removes it: the ledger has these lines
  return Done{};
}

std::string closing_line(const Publishing& publishing, const std::vector<Publication>& lines) {
  if (lines.empty()) return "nothing changed since the last publication: the ledger is as it was";
  const auto much = counted(lines.size(), "line");
  if (publishing.is_trial) return "would add " + much + " to published.jsonl; nothing was written";
  return "published into " + publishing.destination + "; added " + much +
         " to published.jsonl: commit it with the content";
}

/// What is published, or would be; an Error when something could not be written.
Result<std::vector<Publication>> publish_site(const Publishing& publishing, const PreparedSite& prepared,
                                              Observer& observer) {
  if (const auto ready = make_ready(publishing, *prepared.ledger); !ready) return ready.error();
  auto sink = publishing.is_trial ? Result<std::unique_ptr<Sink>>(std::make_unique<NullSink>())
                                  : open_folder_sink(publishing.files, publishing.destination);
  if (!sink) return sink.error();
  const auto counts = render_site(publishing.files, prepared, publishing.request.jobs, **sink, observer);
  if (!counts) return counts.error();
  const auto now = from_unix_seconds(publishing.request.now, prepared.site.config.utc_offset_minutes);
  auto lines = new_publications(prepared, *counts, now);
  if (publishing.is_trial) return lines;
  if (auto done = put_in_force(publishing, **sink, *prepared.ledger, lines, *counts); !done) return done.error();
  return lines;
}

// Before anything is written, as a build does.
Diagnostics places_in_use(const Publishing& publishing, const PreparedSite& prepared) {
  if (publishing.is_trial) return {};
  const SiteOutput output(publishing.files, prepared);
  return occupied_places(publishing.files, publishing.destination, output, {}, nullptr);
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
  if (prepared) diagnostics.append(places_in_use(publishing, *prepared));
  const bool is_refused = !prepared || diagnostics.has_errors() ||
                          (console.options().is_strict && diagnostics.count(Severity::warning) > 0);
  std::optional<std::vector<Publication>> lines;
  if (!is_refused) {
    auto published = publish_site(publishing, *prepared, observer);
    if (published) lines = *std::move(published);
    else diagnostics.add_error(std::move(published).error());
  }
  observer.end_progress();
  console.report(publishing.files, diagnostics);
  if (!lines) {
    const bool is_unfinished = !publishing.is_trial && is_run_unfinished(publishing.files, publishing.destination);
    console.say(is_unfinished ? std::string(k_unfinished_run) : "nothing was published");
    return console.exit_status(diagnostics);
  }
  tell(console, *lines, *prepared->ledger);
  console.say(closing_line(publishing, *lines));
  return console.exit_status(diagnostics);
}

// The locks that publishing needs, with what an earlier run had begun finished.
struct Locks {
  TakenOutput output;
  std::unique_ptr<FileLock> ledger;
};

Result<Locks> take_locks(const Publishing& publishing) {
  Locks locks;
  if (publishing.is_trial) return locks;
  if (auto made = publishing.files.make_folders(std::string(path_folder(publishing.destination))); !made)
    return made.error();
  auto output = take_output(publishing.files, publishing.destination);
  if (!output) return output.error();
  locks.output = *std::move(output);
  auto ledger = take_ledger(publishing.files);
  if (!ledger) return ledger.error();
  locks.ledger = *std::move(ledger);
  // Nobody publishes over what is pending, into whatever folder that went.
  if (auto settled = settle_publication(publishing.files, publishing.destination); !settled) return settled.error();
  return locks;
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
  const Publishing publishing{input, *files, *request, *destination, arguments.has("dry-run")};
  const auto locks = take_locks(publishing);
  if (!locks) return fail(console, locks.error());
  if (locks->output.was_unfinished) console.say(std::string(k_finished_run));
  return publish(publishing);
}

}  // namespace gazette
