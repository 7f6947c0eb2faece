#include "cli/console.hpp"

#include "base/text.hpp"
#include "build/source_lines.hpp"
#include "formats/json.hpp"
#include "model/rules.hpp"
#include "privacy/masking.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include <sys/ioctl.h>
#include <unistd.h>

namespace gazette {

namespace {

// A short build needs no progress line.
constexpr std::size_t k_least_for_progress = 200;
constexpr std::int64_t k_progress_interval_ms = 100;

// Flushed at once: a program that reads through a pipe must not wait, least of all for `serve`.
void write(std::FILE* stream, std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), stream);
  std::fflush(stream);
}

std::string json_line(const Diagnostic& diagnostic) {
  const auto& [kind, rule, message, place, help, notes] = diagnostic.error;
  JsonWriter json(JsonWriter::Layout::one_line);
  json.begin_object().key("severity").text(severity_name(diagnostic.severity)).key("rule").text(rule);
  json.key("file").text(place.file).key("line").number(place.at.line).key("column").number(place.at.column);
  json.key("message").text(message).key("help").text(help);
  if (!notes.empty()) {
    json.key("notes").begin_array();
    for (const auto& note : notes) {
      json.begin_object().key("message").text(note.message).key("file").text(note.place.file);
      json.key("line").number(note.place.at.line).key("column").number(note.place.at.column).end_object();
    }
    json.end_array();
  }
  return json.end_object().take();
}

std::string json_summary(const Diagnostics& diagnostics) {
  JsonWriter json(JsonWriter::Layout::one_line);
  const auto count = [&](Severity s) { return static_cast<std::int64_t>(diagnostics.count(s)); };
  json.begin_object().key("summary").begin_object().key("errors").number(count(Severity::error));
  json.key("warnings").number(count(Severity::warning)).key("infos").number(count(Severity::info));
  return json.end_object().end_object().take();
}

// Where to read on, for people at a terminal.
std::string hint_of(const Diagnostics& diagnostics) {
  const auto& all = diagnostics.entries();
  const auto found = std::ranges::find_if(
      all, [](const Diagnostic& d) { return d.severity != Severity::info && find_rule(d.error.rule) != nullptr; });
  return found == all.end() ? "" : "`gazette help " + found->error.rule + "` says why, and how to mend it\n";
}

// Lines as a log may show them. A line of a thousand findings is masked once for all that follow each other.
class MaskedLines {
 public:
  explicit MaskedLines(const FileReader& files) : lines_(files) {}

  /// Valid until the next call.
  std::string_view line_of(const Error& error) {
    const auto& place = error.place;
    if (place.file != file_ || place.at.line != line_ || error.rule != rule_) {
      text_ = with_masks(lines_.line_at(place), error.rule);
      file_ = place.file;
      line_ = place.at.line;
      rule_ = error.rule;
    }
    return text_;
  }

 private:
  SourceLines lines_;
  std::string file_, rule_, text_;
  int line_ = -1;
};

std::int64_t now_ms() {
  using namespace std::chrono;
  return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

}  // namespace

void Console::print(std::string_view line) const { write(stdout, std::string(line) + "\n"); }

void Console::say(std::string_view line) const {
  if (!options_.is_quiet && !options_.is_json) print(line);
}

void Console::report(const Diagnostic& diagnostic, std::string_view line) const {
  // Logs may be public: whatever the problem is about, its words show no number of a person.
  const Diagnostic shown{diagnostic.severity, with_masked_words(diagnostic.error)};
  if (options_.is_json) write(stderr, json_line(shown));
  else write(stderr, diagnostic_text(shown, line, options_.coloring));
}

void Console::report(const FileReader& files, Diagnostics diagnostics) const {
  diagnostics.sort();
  MaskedLines masked(files);
  std::size_t hidden = 0;
  for (const auto& diagnostic : diagnostics.entries()) {
    const bool is_shown = diagnostic.severity != Severity::info || options_.is_verbose || options_.is_json;
    if (is_shown) report(diagnostic, options_.is_json ? std::string_view() : masked.line_of(diagnostic.error));
    else ++hidden;
  }
  if (options_.is_json) return write(stderr, json_summary(diagnostics));
  const auto errors = diagnostics.count(Severity::error), warnings = diagnostics.count(Severity::warning);
  if (errors + warnings == 0) return;
  auto summary = counted(errors, "error") + ", " + counted(warnings, "warning");
  if (hidden > 0) summary += ", " + counted(hidden, "remark") + " (shown with -v)";
  write(stderr, summary + "\n" + (options_.shows_progress ? hint_of(diagnostics) : ""));
}

int Console::exit_status(const Diagnostics& diagnostics) const {
  constexpr int content = 1, usage = 2, configuration = 3, input_output = 4;
  int status = 0;
  for (const auto& diagnostic : diagnostics.entries()) {
    if (diagnostic.severity == Severity::warning && options_.is_strict) status = std::max(status, content);
    if (diagnostic.severity != Severity::error) continue;
    switch (diagnostic.error.kind) {
      case ErrorKind::content: status = std::max(status, content); break;
      case ErrorKind::usage: status = std::max(status, usage); break;
      case ErrorKind::configuration: status = std::max(status, configuration); break;
      case ErrorKind::input_output: status = std::max(status, input_output); break;
    }
  }
  return status;
}

namespace {

// Columns of the terminal, if the result goes to one.
std::optional<int> terminal_width() {
  winsize size{};
  if (::isatty(STDOUT_FILENO) == 0 || ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
    return std::nullopt;
  return size.ws_col;
}

}  // namespace

Result<ConsoleOptions> console_options(const Arguments& arguments) {
  ConsoleOptions options;
  options.is_json = arguments.has("json");
  options.is_quiet = arguments.has("quiet");
  options.is_verbose = arguments.has("verbose");
  options.is_strict = arguments.has("strict");
  const bool is_terminal = ::isatty(STDERR_FILENO) != 0;
  options.shows_progress = is_terminal && !options.is_quiet && !options.is_json;
  const auto color = arguments.value("color", "auto");
  const auto* no_color = std::getenv("NO_COLOR");
  if (color != "auto" && color != "always" && color != "never")
    return Error{ErrorKind::usage, "usage", "--color: " + quoted(color) + " is not auto, always or never", {}, "", {}};
  const bool is_asked_not_to = no_color && *no_color;
  const auto coloring_on = [&](bool is_on_terminal) {
    const bool is_wanted = color == "always" || (color == "auto" && is_on_terminal && !is_asked_not_to);
    return is_wanted ? Coloring::ansi : Coloring::plain;
  };
  options.coloring = coloring_on(is_terminal);
  options.output_coloring = coloring_on(::isatty(STDOUT_FILENO) != 0);
  options.width = terminal_width().value_or(options.width);
  return options;
}

void ConsoleObserver::end_progress() {
  if (has_shown_.exchange(false)) write(stderr, "\r\x1b[K");
}

void ConsoleObserver::on_stage(std::string_view name, double milliseconds) {
  if (!shows_timings_) return;
  char line[96];
  std::snprintf(line, sizeof line, "%9.1f ms  %.*s\n", milliseconds, static_cast<int>(name.size()), name.data());
  timings_ += line;
}

void ConsoleObserver::on_progress(std::size_t done, std::size_t total) {
  if (!shows_progress_ || total < k_least_for_progress) return;
  const auto now = now_ms();
  auto last = last_shown_ms_.load();
  if (now - last < k_progress_interval_ms || !last_shown_ms_.compare_exchange_strong(last, now)) return;
  has_shown_ = true;
  write(stderr, "\r" + std::to_string(done) + " of " + std::to_string(total) + " files\x1b[K");
}

}  // namespace gazette
