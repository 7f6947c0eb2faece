#include "cli/commands.hpp"

#include "base/text.hpp"
#include "output/destination.hpp"

#include <chrono>
#include <cstdio>

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

// This version keeps no build log, so that every page has the same reason to be rendered; what differs is why it
// exists.
void explain(const Console& console, const SitePlan& plan) {
  for (const auto& page : plan.pages)
    console.say("/" + output_path(page.route) + ": " + std::string(page_kind_name(page.kind)) + " page of " +
                subject_of(page) + ", template " + std::string(template_name_of(page)) +
                "; rendered because every build is a full one");
}

}  // namespace

int run_build(const CommandInput& input) {
  const auto start = std::chrono::steady_clock::now();
  const auto& [arguments, console] = input;
  const auto request = build_request(arguments);
  if (!request) return fail(console, request.error());
  const auto source = source_folder(arguments);
  const auto files = open_disk(source);
  const auto destination = destination_folder(source, arguments.value("destination"));
  if (!destination) return fail(console, destination.error());

  ConsoleObserver observer(console.options().shows_progress, arguments.has("timings"));
  Diagnostics diagnostics;
  const auto prepared = prepare_site(*files, *request, observer, diagnostics);
  const bool is_refused = !prepared || (console.options().is_strict && diagnostics.count(Severity::warning) > 0);
  std::optional<BuildCounts> counts;
  if (!is_refused) {
    auto sink = open_folder_sink(*files, *destination);
    auto rendered =
        sink ? render_site(*files, *prepared, request->jobs, **sink, observer) : Result<BuildCounts>(sink.error());
    if (rendered) counts = *rendered;
    else diagnostics.add_error(rendered.error());
  }
  observer.end_progress();
  console.report(*files, diagnostics);
  if (!counts) {
    console.say("nothing was published: the last output is as it was");
    return console.exit_status(diagnostics);
  }
  if (arguments.has("explain")) explain(console, prepared->plan);
  if (!observer.timings().empty()) console.say(std::string(trimmed(observer.timings())));
  console.say("built " + counted(counts->pages, "page") + ", " + counted(counts->files, "file") + " in all, into " +
              *destination + " in " + seconds_since(start));
  return console.exit_status(diagnostics);
}

}  // namespace gazette
