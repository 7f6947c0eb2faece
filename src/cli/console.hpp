#pragma once
// The terminal: the only place that prints. Diagnostics go to standard error, results to standard output.

#include "base/diagnostic_text.hpp"
#include "base/diagnostics.hpp"
#include "build/observer.hpp"
#include "cli/arguments.hpp"
#include "io/file_system.hpp"

#include <atomic>
#include <chrono>
#include <span>
#include <string>
#include <string_view>

namespace gazette {

/// How a command talks, from its flags and the environment.
struct ConsoleOptions {
  Coloring coloring = Coloring::plain;         ///< of diagnostics
  Coloring output_coloring = Coloring::plain;  ///< of the result
  int width = 100;                             ///< columns of the terminal
  unsigned jobs = 1;                           ///< threads that put findings into words; the words do not depend on it
  bool is_json = false;
  bool is_quiet = false;
  bool is_verbose = false;
  bool is_strict = false;
  bool shows_progress = false;
};

class Console {
 public:
  explicit Console(ConsoleOptions options) : options_(options) {}

  const ConsoleOptions& options() const { return options_; }

  /// A line of the result, on standard output.
  void print(std::string_view line) const;

  /// A line for people that is not the result; silent with --quiet and --json.
  void say(std::string_view line) const;

  /// Prints all diagnostics, sorted, with excerpts from `files`, and a summary line (with --json a summary object).
  void report(const FileReader& files, const Diagnostics& diagnostics) const;
  void report(const Diagnostic& diagnostic, std::string_view line = {}) const;

  /// 0, or what the worst diagnostic asks for (contract, section 4).
  int exit_status(const Diagnostics& diagnostics) const;

 private:
  std::string text_of(const Diagnostic& diagnostic, std::string_view line) const;
  void report_all(const FileReader& files, std::span<const Diagnostic* const> findings) const;

  ConsoleOptions options_;
};

/// Reads --color, --json, --quiet, --verbose, --strict, NO_COLOR and whether standard error is a terminal.
Result<ConsoleOptions> console_options(const Arguments& arguments);

/// Shows progress on a terminal, at most ten times a second, and keeps the timings of the stages.
class ConsoleObserver final : public Observer {
 public:
  ConsoleObserver(bool shows_progress, bool shows_timings)
      : shows_progress_(shows_progress), shows_timings_(shows_timings) {}
  ~ConsoleObserver() override { end_progress(); }
  ConsoleObserver(const ConsoleObserver&) = delete;
  ConsoleObserver& operator=(const ConsoleObserver&) = delete;

  void on_stage(std::string_view name, double milliseconds) override;
  void on_progress(std::size_t done, std::size_t total) override;

  /// Clears the progress line, so that other text may follow.
  void end_progress();

  /// One line a stage; empty without --timings.
  const std::string& timings() const { return timings_; }

 private:
  bool shows_progress_, shows_timings_;
  std::atomic<std::int64_t> last_shown_ms_{0};
  std::atomic<bool> has_shown_{false};
  std::string timings_;
};

}  // namespace gazette
