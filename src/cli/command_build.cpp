#include "cli/command_fix.hpp"
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
  if (page.kind == PageKind::redirect) return "alias of /" + page.target.route_path;
  if (page.entry) return page.entry->item->source;
  if (page.term) return page.taxonomy->config->key + " " + quoted(page.term->key);
  return page.category ? page.category->file->source : std::string("the whole site");
}

// This version keeps no build log, so that every page has the same reason to be rendered; what differs is why it
// exists.
void explain(const Console& console, const SitePlan& plan) {
  for (const auto& page : plan.pages)
    console.say("/" + output_path(page.route) + ": " + std::string(page_kind_name(page.kind)) + " page of " +
                subject_of(page) + ", template " + page.template_name + "; rendered because every build is a full one");
}

/// What a check without problems says; items that the view leaves out were read, but no more.
std::string checked_line(const Site& site) {
  const auto left_out = site.loaded.items.size() - site.entries.size();
  auto line = "checked " + counted(site.entries.size(), "item") + ": no errors";
  if (left_out > 0)
    line += "; left out " + counted(left_out, "item") + " (drafts: -D, published later: -F, not to be published)";
  return line;
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

int run_check(const CommandInput& input) {
  const auto& [arguments, console] = input;
  const auto request = build_request(arguments);
  if (!request) return fail(console, request.error());
  const auto files = open_disk(source_folder(arguments));
  if (arguments.has("diff")) {
    if (!arguments.has("fix"))
      return fail(console, usage_error("--diff shows what --fix would change", "write --fix --diff"));
    return show_text_fixes(input, *files, *request);
  }
  if (arguments.has("fix")) {
    if (const auto status = fix_texts(input, *files, *request); status != 0) return status;
  }
  ConsoleObserver observer(console.options().shows_progress, arguments.has("timings"));
  Diagnostics diagnostics;
  const auto prepared = prepare_site(*files, *request, observer, diagnostics);
  if (prepared) {
    NullSink nowhere;
    const auto rendered = render_site(*files, *prepared, request->jobs, nowhere, observer);
    if (!rendered) diagnostics.add_error(rendered.error());
  }
  observer.end_progress();
  console.report(*files, diagnostics);
  if (!observer.timings().empty()) console.say(std::string(trimmed(observer.timings())));
  if (console.exit_status(diagnostics) == 0) console.say(checked_line(prepared->site));
  return console.exit_status(diagnostics);
}

}  // namespace gazette
