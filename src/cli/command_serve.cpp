#include "cli/commands.hpp"
#include "cli/interrupted_runs.hpp"

#include "base/diagnostic_text.hpp"
#include "base/text.hpp"
#include "model/route.hpp"
#include "serve/http_server.hpp"
#include "serve/responder.hpp"
#include "serve/session.hpp"
#include "serve/watcher.hpp"

#include <array>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <set>
#include <thread>
#include <utility>

#include <pthread.h>
#include <spawn.h>
#include <unistd.h>

namespace gazette {

namespace {

constexpr std::chrono::milliseconds k_poll_interval{500};

Result<int> port_of(const Arguments& arguments, const SiteConfig& config) {
  if (!arguments.has("port")) return config.serve_port;
  const auto number = parse_integer(arguments.value("port"));
  if (number && *number >= 1 && *number <= 65535) return static_cast<int>(*number);
  return Error{ErrorKind::usage,
               "usage",
               "--port: " + quoted(arguments.value("port")) + " is not a port",
               {},
               "ports are numbers from 1 to 65535",
               {}};
}

// Started without a shell: the address holds text from site.toml.
void open_browser(std::string address) {
  std::string program = "xdg-open";
  std::array<char*, 3> words = {program.data(), address.data(), nullptr};
  pid_t pid = 0;
  // Without a desktop there is no browser to open; the address stands in the terminal.
  (void)posix_spawnp(&pid, program.c_str(), nullptr, nullptr, words.data(), environ);
}

// Ctrl-C ends the server; the signals are taken by one thread, so that no handler runs in the middle of a request.
class StopOnSignal {
 public:
  explicit StopOnSignal(HttpServer& server) {
    sigemptyset(&signals_);
    sigaddset(&signals_, SIGINT);
    sigaddset(&signals_, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
    waiter_ = std::thread([this, &server] {
      int signal = 0;
      sigwait(&signals_, &signal);
      server.stop();
    });
  }
  ~StopOnSignal() {
    // The signal is blocked in every thread: it only wakes the waiter's sigwait.
    pthread_kill(waiter_.native_handle(), SIGTERM);  // NOLINT(bugprone-bad-signal-to-kill-thread): see above
    waiter_.join();
  }
  StopOnSignal(const StopOnSignal&) = delete;
  StopOnSignal& operator=(const StopOnSignal&) = delete;

 private:
  sigset_t signals_{};
  std::thread waiter_;
};

// Each problem is told once: when it comes, not at every save while it stays. A first look that finds thousands of
// warnings is a list to open, not to scroll through.
class TerminalReport {
 public:
  TerminalReport(const Console& console, const FileReader& files, std::string boards)
      : console_(console), files_(files), boards_(std::move(boards)) {}

  void operator()(const PreviewView& view) {
    const bool was_first = std::exchange(is_first_, is_first_ && !view.is_checked);
    Diagnostics fresh;
    std::set<std::string> seen;
    for (const auto& found : view.findings.all()) {
      auto text = diagnostic_text(found, "", Coloring::plain);
      const bool is_new = !seen_.contains(text);
      seen.insert(std::move(text));
      if (is_new && (!was_first || found.severity == Severity::error)) fresh.add(found.severity, found.error);
    }
    const bool had_errors = std::exchange(had_errors_, view.findings.has_errors());
    if (view.is_checked || view.is_behind) seen_ = std::move(seen);
    else seen_.merge(seen);
    if (!fresh.empty()) console_.report(files_, fresh);
    if (had_errors && !had_errors_) console_.say("no errors any more");
    const auto warnings = view.findings.count(Severity::warning);
    if (was_first && view.is_checked && warnings > 0)
      console_.say(counted(warnings, "warning") + ": " + boards_ + "findings/");
  }

 private:
  const Console& console_;
  const FileReader& files_;
  std::string boards_;
  std::set<std::string> seen_;
  bool is_first_ = true, had_errors_ = false;
};

WatchedPlaces watched_places(const std::string& root, const ConfigRequest& request) {
  WatchedPlaces places{
      root, {"content", "themes", "forms", "static", "schemes", "standards", "site.toml", "published.jsonl"}};
  if (!request.environment.empty()) places.names.push_back("site." + request.environment + ".toml");
  return places;
}

std::string address_of(const std::string& bind, int port) {
  const auto host = bind == "0.0.0.0" ? "127.0.0.1" : bind.find(':') != std::string::npos ? "[" + bind + "]" : bind;
  return "http://" + host + ":" + std::to_string(port);
}

void warn_of_public_bind(const Console& console) {
  console.report({Severity::warning,
                  {ErrorKind::usage,
                   "public-bind",
                   "everyone who reaches this machine can read the preview, drafts included",
                   {},
                   "",
                   {}}});
}

// What the preview needs of the configuration before it has one. A faulty one must not keep it from starting: the page
// says what is wrong.
SiteConfig first_config(const FileReader& files, const ConfigRequest& request) {
  Diagnostics told_by_the_preview;
  auto loaded = load_site_config(files, request, told_by_the_preview);
  return loaded ? std::move(loaded->config) : SiteConfig{};
}

// SOURCE_DATE_EPOCH stops the clock, as for a build.
Preview::Clock clock_of(const BuildRequest& request) {
  if (std::getenv("SOURCE_DATE_EPOCH")) return [now = request.now] { return now; };
  return [] {
    return static_cast<std::int64_t>(
        std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch()).count());
  };
}

}  // namespace

int run_serve(const CommandInput& input) {
  const auto& [arguments, console] = input;
  auto request = build_request(arguments);
  if (!request) return fail(console, request.error());
  request->scans_files = false;  // each check would read all attachments again; `check` and `build` do
  const auto root = source_folder(arguments);
  const auto files = open_disk(root);
  if (const auto finished = finish_interrupted(input, *files); !finished) return fail(console, finished.error());
  const auto config = first_config(*files, request->config);
  const auto port = port_of(arguments, config);
  if (!port) return fail(console, port.error());

  HttpServer server;
  const ServerOptions options{arguments.value("bind", config.serve_bind), *port, !arguments.has("port")};
  const auto taken = server.listen(options);
  if (!taken) return fail(console, taken.error());
  const StopOnSignal stop(server);
  const auto root_address = address_of(options.bind, *taken);
  const auto address = root_address + encoded_path(config.base_path);
  console.say("serving " + address + " (Ctrl-C ends it); a saved file shows at once");
  console.say("drafts, what falls due, findings, all addresses: " + root_address + "/_gazette/");
  if (!is_loopback_address(options.bind)) warn_of_public_bind(console);
  if (arguments.has("open")) open_browser(address);

  const auto places = watched_places(root, request->config);
  auto watcher = arguments.has("poll") ? watch_by_looking(places, k_poll_interval) : watch(places);
  Preview preview(*files, *request, clock_of(*request));
  Session session(preview, std::move(watcher), {arguments.has("follow")},
                  TerminalReport(console, *files, root_address + "/_gazette/"));
  Responder responder(session, *files);
  server.run(session, responder);
  return 0;
}

}  // namespace gazette
