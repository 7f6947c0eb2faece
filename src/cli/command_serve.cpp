#include "cli/commands.hpp"

#include "base/text.hpp"
#include "model/route.hpp"
#include "serve/http_server.hpp"

#include <array>
#include <csignal>
#include <thread>

#include <pthread.h>
#include <spawn.h>
#include <unistd.h>

namespace gazette {

namespace {

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

bool is_loopback(const std::string& bind) { return bind == "127.0.0.1" || bind == "::1" || bind == "localhost"; }

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

}  // namespace

int run_serve(const CommandInput& input) {
  const auto& [arguments, console] = input;
  auto request = build_request(arguments);
  if (!request) return fail(console, request.error());
  request->scans_files = false;  // each save would read all attachments again; `check` and `build` do
  const auto files = open_disk(source_folder(arguments));
  Diagnostics diagnostics;
  const auto loaded = load_site_config(*files, request->config, diagnostics);
  if (!loaded) {
    console.report(*files, diagnostics);
    return console.exit_status(diagnostics);
  }
  const auto port = port_of(arguments, loaded->config);
  if (!port) return fail(console, port.error());

  Session session(*files, *request,
                  [&, &console = console](const Diagnostics& found) { console.report(*files, found); });
  HttpServer server(session);
  const ServerOptions options{arguments.value("bind", loaded->config.serve_bind), *port, !arguments.has("port")};
  const auto taken = server.listen(options);
  if (!taken) return fail(console, taken.error());
  const StopOnSignal stop(server);
  session.current();
  const auto host = options.bind == "0.0.0.0"                     ? "127.0.0.1"
                    : options.bind.find(':') != std::string::npos ? "[" + options.bind + "]"
                                                                  : options.bind;
  const auto address = "http://" + host + ":" + std::to_string(*taken) + encoded_path(loaded->config.base_path);
  console.say("serving " + address + " (Ctrl-C ends it); a changed file shows when the page is loaded again");
  console.say("what falls due: http://" + host + ":" + std::to_string(*taken) + "/_gazette/due/");
  if (!is_loopback(options.bind))
    console.report({Severity::warning,
                    {ErrorKind::usage,
                     "public-bind",
                     "everyone who reaches this machine can read the preview, drafts included",
                     {},
                     "",
                     {}}});
  if (arguments.has("open")) open_browser(address);
  server.run();
  return 0;
}

}  // namespace gazette
