#include "base/text.hpp"
#include "cli/commands.hpp"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <thread>

namespace gazette {

namespace {

constexpr unsigned k_most_jobs = 256;

// SOURCE_DATE_EPOCH stands for the clock (reproducible-builds.org).
Result<std::int64_t> current_seconds() {
  if (const auto* fixed = std::getenv("SOURCE_DATE_EPOCH")) {
    if (const auto seconds = parse_integer(fixed)) return *seconds;
    return Error{ErrorKind::usage, "usage", "SOURCE_DATE_EPOCH is not a number of seconds", {}, "", {}};
  }
  using namespace std::chrono;
  return static_cast<std::int64_t>(duration_cast<seconds>(system_clock::now().time_since_epoch()).count());
}

Result<unsigned> job_count(const Arguments& arguments) {
  if (!arguments.has("jobs")) return std::max(1U, std::thread::hardware_concurrency());
  const auto number = parse_integer(arguments.value("jobs"));
  if (number && *number >= 1 && *number <= k_most_jobs) return static_cast<unsigned>(*number);
  return Error{ErrorKind::usage,
               "usage",
               "--jobs: " + quoted(arguments.value("jobs")) + " is not a number from 1 to 256",
               {},
               "",
               {}};
}

}  // namespace

std::string source_folder(const Arguments& arguments) { return arguments.value("source", "."); }

Result<BuildRequest> build_request(const Arguments& arguments) {
  BuildRequest request;
  request.config.environment = arguments.value("environment");
  if (arguments.has("base-url")) request.config.base_url = arguments.value("base-url");
  request.as_of = arguments.value("as-of");
  request.with_drafts = arguments.has("drafts");
  request.with_future = arguments.has("future");
  request.with_expired = arguments.has("expired");
  const auto now = current_seconds();
  if (!now) return now.error();
  request.now = *now;
  const auto jobs = job_count(arguments);
  if (!jobs) return jobs.error();
  request.jobs = *jobs;
  return request;
}

int list_site(const CommandInput& input, const std::function<void(const Site&)>& list) {
  const auto& [arguments, console] = input;
  const auto request = build_request(arguments);
  if (!request) return fail(console, request.error());
  const auto files = open_disk(source_folder(arguments));
  Diagnostics diagnostics;
  const auto site = load_site(*files, *request, diagnostics);
  if (!diagnostics.empty()) console.report(*files, diagnostics);
  if (site) list(*site);
  return console.exit_status(diagnostics);
}

Error usage_error(std::string message, std::string help) {
  return {ErrorKind::usage, "usage", std::move(message), {}, std::move(help), {}};
}

int fail(const Console& console, Error error) {
  Diagnostics diagnostics;
  diagnostics.add_error(std::move(error));
  console.report(diagnostics.entries().front());
  return console.exit_status(diagnostics);
}

}  // namespace gazette
