#include "cli/console.hpp"

#include "base/diagnostic_order.hpp"
#include "base/parallel.hpp"
#include "base/text.hpp"
#include "build/source_lines.hpp"
#include "formats/json.hpp"
#include "model/rules.hpp"
#include "privacy/masking.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <thread>
#include <vector>

#include <sys/ioctl.h>
#include <unistd.h>

namespace gazette {

namespace {

// A short build needs no progress line.
constexpr std::size_t k_least_for_progress = 200;
constexpr std::int64_t k_progress_interval_ms = 100;

// Of many findings some are put into words at once, each part by one thread.
constexpr std::size_t k_findings_of_part = 64;
constexpr std::size_t k_parts_written_together = 64;

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

using Findings = std::vector<const Diagnostic*>;

std::size_t count(const Findings& findings, Severity severity) {
  return static_cast<std::size_t>(
      std::ranges::count_if(findings, [&](const Diagnostic* finding) { return finding->severity == severity; }));
}

std::string json_summary(const Findings& findings) {
  JsonWriter json(JsonWriter::Layout::one_line);
  const auto number = [&](Severity severity) { return static_cast<std::int64_t>(count(findings, severity)); };
  json.begin_object().key("summary").begin_object().key("errors").number(number(Severity::error));
  json.key("warnings").number(number(Severity::warning)).key("infos").number(number(Severity::info));
  return json.end_object().end_object().take();
}

// Where to read on, for people at a terminal.
std::string hint_of(const Findings& findings) {
  const auto found = std::ranges::find_if(findings, [](const Diagnostic* d) {
    return d->severity != Severity::info && find_rule(d->error.rule) != nullptr;
  });
  return found == findings.end() ? "" : "`gazette help " + (*found)->error.rule + "` says why, and how to mend it\n";
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

std::string Console::text_of(const Diagnostic& diagnostic, std::string_view line) const {
  // Logs may be public: whatever the problem is about, its words show no number of a person.
  const Diagnostic shown{diagnostic.severity, with_masked_words(diagnostic.error)};
  return options_.is_json ? json_line(shown) : diagnostic_text(shown, line, options_.coloring);
}

void Console::report(const Diagnostic& diagnostic, std::string_view line) const {
  write(stderr, text_of(diagnostic, line));
}

void Console::report_all(const FileReader& files, std::span<const Diagnostic* const> findings) const {
  const auto text_of_some = [&](MaskedLines& masked, std::size_t first, std::size_t last) {
    std::string text;
    for (auto i = first; i < last; ++i)
      text += text_of(*findings[i], options_.is_json ? std::string_view() : masked.line_of(findings[i]->error));
    return text;
  };
  std::vector<std::string> texts(k_parts_written_together);
  for (std::size_t start = 0; start < findings.size(); start += texts.size() * k_findings_of_part) {
    const auto make_work = [&] {
      return [&, masked = MaskedLines(files)](std::size_t part) mutable {
        const auto first = std::min(findings.size(), start + part * k_findings_of_part);
        texts[part] = text_of_some(masked, first, std::min(findings.size(), first + k_findings_of_part));
      };
    };
    parallel_for(texts.size(), options_.jobs, make_work, 1);
    write(stderr, joined(texts, ""));
  }
}

void Console::report(const FileReader& files, const Diagnostics& diagnostics) const {
  const auto findings = sorted_once_each(std::span(diagnostics.entries()));
  auto shown = findings;
  const bool shows_all = options_.is_verbose || options_.is_json;
  if (!shows_all) std::erase_if(shown, [](const Diagnostic* finding) { return finding->severity == Severity::info; });
  report_all(files, shown);
  if (options_.is_json) return write(stderr, json_summary(findings));
  const auto errors = count(findings, Severity::error), warnings = count(findings, Severity::warning);
  if (errors + warnings == 0) return;
  auto summary = counted(errors, "error") + ", " + counted(warnings, "warning");
  const auto hidden = findings.size() - shown.size();
  if (hidden > 0) summary += ", " + counted(hidden, "remark") + " (shown with -v)";
  write(stderr, summary + "\n" + (options_.shows_progress ? hint_of(findings) : ""));
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

// What is wrong with a number of jobs is told where they are to work (cli/build_request.cpp).
unsigned threads_of(const Arguments& arguments) {
  const auto most = std::max(1U, std::thread::hardware_concurrency());
  const auto asked = parse_integer(arguments.value("jobs")).value_or(most);
  return static_cast<unsigned>(std::clamp<std::int64_t>(asked, 1, most));
}

}  // namespace

Result<ConsoleOptions> console_options(const Arguments& arguments) {
  ConsoleOptions options;
  options.jobs = threads_of(arguments);
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
