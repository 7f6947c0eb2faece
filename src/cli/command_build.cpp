#include "cli/commands.hpp"
#include "cli/interrupted_runs.hpp"

#include "base/text.hpp"
#include "build/recovery.hpp"
#include "build/site_build.hpp"
#include "build/site_output.hpp"
#include "output/destination.hpp"

#include <chrono>
#include <cstdio>
#include <cstdlib>

namespace gazette {

namespace {

std::string seconds_since(std::chrono::steady_clock::time_point start) {
  char text[32];
  std::snprintf(text, sizeof text, "%.2f s",
                std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
  return text;
}

std::string subject_of(const Page& page) {
  if (page.kind == PageKind::redirect) return "alias of /" + page.target->route_path;
  if (page.entry) return page.entry->item->source;
  if (page.term) return page.taxonomy->config->key + " " + quoted(page.term->key);
  return page.category ? page.category->file->source : std::string("the whole site");
}

std::string reason_text(MakeReason reason, const std::string& why_no_log) {
  switch (reason) {
    case MakeReason::none: return "as it was";
    case MakeReason::no_log: return why_no_log;
    case MakeReason::configuration: return "the configuration changed";
    case MakeReason::theme: return "the theme changed";
    case MakeReason::request: return "the command line asks for something else";
    case MakeReason::is_new: return "it is new";
    case MakeReason::subject: return "what it is about changed";
    case MakeReason::surroundings: return "something changed that it names or links to";
    case MakeReason::list: return "what it lists changed";
    case MakeReason::source: return "the file that it is a copy of changed";
    case MakeReason::output: return "its file was missing or changed in the output";
  }
  return {};
}

std::string plain_description(const PreparedSite& prepared, const OutputFile& file) {
  switch (file.kind) {
    case OutputKind::page: {
      const auto& page = prepared.plan.pages[file.index];
      return std::string(page_kind_name(page.kind)) + " page of " + subject_of(page) + ", template " +
             std::string(template_name_of(page));
    }
    case OutputKind::generated: return "made without a template";
    case OutputKind::copy: return "copy of " + prepared.plan.copies[file.index].source;
    case OutputKind::asset: return "file of the theme";
  }
  return {};
}

std::string description(const PreparedSite& prepared, const OutputFile& file) {
  return plain_description(prepared, file) + (file.compression == Compression::none ? "" : ", compressed");
}

// Each file that was made, and why: the rest stands as the last build wrote it.
void explain(const Console& console, const FileReader& files, const BuildResult& result) {
  if (!result.prepared) return console.say("nothing was made: nothing has changed since the last build");
  const SiteOutput output(files, *result.prepared);
  for (std::size_t i = 0; i < output.size(); ++i) {
    if (result.reasons[i] == MakeReason::none) continue;
    const auto file = output.file(i);
    console.say("/" + output.path(file) + ": " + description(*result.prepared, file) + "; made because " +
                reason_text(result.reasons[i], result.why_no_log));
  }
}

std::string closing_line(const BuildResult& result, const std::string& destination) {
  const auto& counts = result.counts;
  const auto all = counted(counts.pages, "page") + ", " + counted(counts.files, "file") + " in all";
  if (result.outcome == BuildResult::Outcome::unchanged) return "nothing to do: " + all + ", in " + destination;
  if (counts.made < counts.entries.size())
    return "built " + all + ", into " + destination + "; made " + std::to_string(counts.made) + ", wrote " +
           std::to_string(counts.written);
  return "built " + all + ", into " + destination;
}

std::int64_t clock_ns() {
  using namespace std::chrono;
  return duration_cast<nanoseconds>(system_clock::now().time_since_epoch()).count();
}

// Other commands go on where a publication cannot be settled; here that is what was asked for.
int recover(const Console& console, FileSystem& files, const std::string& destination) {
  const auto taken = take_output(files, destination);
  if (!taken) return fail(console, taken.error());
  const auto ledger = take_ledger(files);
  if (!ledger) return fail(console, ledger.error());
  if (auto settled = settle_publication(files, destination); !settled) return fail(console, settled.error());
  console.say(taken->was_unfinished ? std::string(k_finished_run) : "nothing to finish: no run was interrupted");
  return 0;
}

// What the build holds goes with the program: piece by piece it would take longer than a small change.
[[noreturn]] void leave(int status) {
  std::fflush(nullptr);
  std::_Exit(status);
}

}  // namespace

int run_build(const CommandInput& input) {
  const auto start = std::chrono::steady_clock::now();
  const auto& [arguments, console] = input;
  BuildOptions options;
  options.clock_ns = clock_ns();
  options.is_clean = arguments.has("clean");
  options.is_strict = console.options().is_strict;
  const auto request = build_request(arguments);
  if (!request) return fail(console, request.error());
  const auto source = source_folder(arguments);
  const auto files = open_disk(source);
  const auto destination = destination_folder(source, arguments.value("destination"));
  if (!destination) return fail(console, destination.error());
  if (arguments.has("recover")) return recover(console, *files, *destination);
  options.destination = *destination;

  ConsoleObserver observer(console.options().shows_progress, arguments.has("timings"));
  Diagnostics diagnostics;
  const auto result = build_site(*files, *request, options, observer, diagnostics);
  observer.end_progress();
  if (result.was_unfinished) console.say(std::string(k_finished_run));
  console.report(*files, diagnostics);
  if (!observer.timings().empty()) console.say(std::string(trimmed(observer.timings())));
  if (result.outcome == BuildResult::Outcome::refused) {
    console.say(is_run_unfinished(*files, *destination) ? std::string(k_unfinished_run)
                                                        : "nothing was published: the last output is as it was");
    return console.exit_status(diagnostics);
  }
  if (arguments.has("explain")) explain(console, *files, result);
  console.say(closing_line(result, *destination) + " in " + seconds_since(start));
  leave(console.exit_status(diagnostics));
}

}  // namespace gazette
