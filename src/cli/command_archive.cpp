#include "archive/year_package.hpp"
#include "archive/year_payload.hpp"
#include "cli/commands.hpp"
#include "cli/interrupted_runs.hpp"

#include "base/text.hpp"
#include "cli/report_choice.hpp"
#include "formats/json.hpp"
#include "output/destination.hpp"
#include "pages/site_values.hpp"

namespace gazette {

namespace {

// An archive holds what is public, as the public finds it.
std::optional<Error> flag_fault(const Arguments& arguments) {
  for (const auto* flag : {"drafts", "future", "expired", "base-url"}) {
    if (arguments.has(flag))
      return usage_error("--" + std::string(flag) + " is for looking at a site, not for archiving it",
                         "an archive holds what is public, at the base_url in site.toml");
  }
  return std::nullopt;
}

std::optional<Error> future_fault(const BuildRequest& request, const Site& site) {
  if (request.as_of.empty() || site.view.as_of.unix_seconds() <= request.now) return std::nullopt;
  return usage_error("--as-of " + quoted(request.as_of) + " lies in the future",
                     "without --as-of, an archive holds what is public now");
}

Error empty_year(const Site& site, int year) {
  std::vector<std::string> years;
  for (const auto each : years_of(site)) years.push_back(std::to_string(each));
  return {ErrorKind::usage,
          "empty-year",
          "nothing of " + std::to_string(year) + " is published",
          {},
          years.empty() ? "nothing is published at all" : "there is something of " + joined(years, ", "),
          {}};
}

/// Where an archive goes.
struct Target {
  std::string path;  ///< absolute
  std::string shown;
  Container container = Container::zip;
};

// What is wrong with -o whatever the site holds.
std::optional<Error> output_fault(const Arguments& arguments) {
  const auto given = arguments.value("output", ".zip");
  if (container_of(given)) return std::nullopt;
  return usage_error("-o: " + quoted(given) + " ends in none of .zip, .tar and .tar.gz",
                     "the ending says what is written");
}

Result<Target> target_of(const Arguments& arguments, const std::string& name) {
  Target target;
  target.shown = arguments.value("output", name + ".zip");
  target.container = *container_of(target.shown);
  auto path = destination_folder(source_folder(arguments), target.shown);
  if (!path) {
    auto error = std::move(path).error();
    error.help = "choose another place with -o";
    return error;
  }
  target.path = *std::move(path);
  return target;
}

// Who makes an archive again means to replace it; anything else at its place is somebody's.
std::optional<Error> target_fault(const FileReader& disk, const Target& target, const std::string& name,
                                  bool may_replace) {
  const std::string folder(path_folder(target.path));
  if (!folder.empty() && !disk.is_folder(folder))
    return usage_error("-o: there is no folder " + quoted(folder), "make it, or choose another place");
  if (disk.is_folder(target.path))
    return usage_error("-o: " + quoted(target.shown) + " is a folder", "name the file in it");
  if (may_replace || !disk.is_file(target.path) || is_package_of(disk, target.path, name)) return std::nullopt;
  return Error{ErrorKind::usage,
               "foreign-file",
               "there is a file already, which is not the archive " + name,
               {target.shown, {}},
               "choose another name with -o, or replace it with --force",
               {}};
}

void warn_of_unpublished(const PreparedSite& prepared, const YearPayload& payload, Diagnostics& diagnostics) {
  const auto* last = prepared.ledger->last_manifest();
  if (!last || last->sha256 == payload.manifest_sha256) return;
  diagnostics.add(Severity::warning, {ErrorKind::content,
                                      "unpublished-manifest",
                                      "the site is not as it was published last",
                                      {},
                                      "run `gazette publish`, then archive",
                                      {}});
}

void warn_of_elsewhere(const YearPayload& payload, Diagnostics& diagnostics) {
  for (const auto& [address, source] : payload.elsewhere)
    diagnostics.add(Severity::warning, {ErrorKind::content,
                                        "loads-from-elsewhere",
                                        "a page shows " + quoted(address) + ", which the archive cannot hold",
                                        {source, {}},
                                        "put the file beside the item, so that the page needs no other site",
                                        {}});
}

class Archiving {
 public:
  explicit Archiving(const CommandInput& input)
      : input_(input), files_(open_disk(source_folder(input.arguments))), disk_(open_disk("")) {}

  int run(const BuildRequest& request, int year) {
    request_ = &request;
    auto written = pack(year);
    const auto& console = input_.console;
    if (!written && failure_) diagnostics_.add_error(*failure_);
    console.report(*files_, diagnostics_);
    if (written) tell(*written);
    else console.say("nothing was written");
    return console.exit_status(diagnostics_);
  }

 private:
  bool is_refused() const {
    return diagnostics_.has_errors() ||
           (input_.console.options().is_strict && diagnostics_.count(Severity::warning) > 0);
  }

  std::optional<WrittenPackage> failed(Error error) {
    failure_ = std::move(error);
    return std::nullopt;
  }

  std::optional<WrittenPackage> pack(int year) {
    if (auto finished = finish_interrupted(input_, *files_); !finished) return failed(std::move(finished).error());
    ConsoleObserver observer(input_.console.options().shows_progress, false);
    prepared_ = prepare_site(*files_, *request_, observer, diagnostics_);
    if (!prepared_ || is_refused()) return std::nullopt;
    const auto& site = prepared_->site;
    if (auto fault = future_fault(*request_, site)) return failed(*std::move(fault));
    items_ = items_of_year(site, year);
    if (items_.empty()) return failed(empty_year(site, year));
    const auto name = package_name(site.config, year);
    auto target = target_of(input_.arguments, name);
    if (!target) return failed(std::move(target).error());
    target_ = *std::move(target);
    if (auto fault = target_fault(*disk_, target_, name, input_.arguments.has("force")))
      return failed(*std::move(fault));
    return write(observer);
  }

  std::optional<WrittenPackage> write(Observer& observer) {
    auto payload = year_payload(*files_, *prepared_, items_, request_->jobs, observer);
    if (!payload) return failed(std::move(payload).error());
    warn_of_unpublished(*prepared_, *payload, diagnostics_);
    warn_of_elsewhere(*payload, diagnostics_);
    if (is_refused()) return std::nullopt;
    const auto today = from_unix_seconds(request_->now, prepared_->site.config.utc_offset_minutes).date;
    const auto package = year_package(prepared_->site, items_, std::move(payload->files), today);
    count_ = package.files.size();
    auto written = write_package(*disk_, target_.path, target_.container, *files_, package);
    if (!written) return failed(std::move(written).error());
    return *std::move(written);
  }

  void tell(const WrittenPackage& written) const {
    const auto& console = input_.console;
    if (console.options().is_json) {
      JsonWriter json(JsonWriter::Layout::one_line);
      json.begin_object().key("archive").text(target_.shown).key("year").number(items_.year);
      json.key("items").number(static_cast<std::int64_t>(items_.published.size()));
      json.key("reports").number(static_cast<std::int64_t>(items_.reports.size()));
      json.key("files").number(static_cast<std::int64_t>(count_));
      json.key("bytes").number(static_cast<std::int64_t>(written.bytes));
      json.key("sha256").text(written.sha256).end_object();
      return console.print(json.take_line());
    }
    console.say("archived " + std::to_string(items_.year) + ": " + counted(items_.published.size(), "item") + ", " +
                counted(items_.reports.size(), "annual report") + ", " + counted(count_, "file") + " in all, into " +
                target_.shown + " (" + size_text(written.bytes) + ", SHA-256 " + written.sha256 + ")");
  }

  const CommandInput& input_;
  std::unique_ptr<FileSystem> files_, disk_;
  const BuildRequest* request_ = nullptr;
  Diagnostics diagnostics_;
  std::optional<Error> failure_;
  std::unique_ptr<PreparedSite> prepared_;
  YearItems items_;
  Target target_;
  std::size_t count_ = 0;
};

}  // namespace

int run_archive(const CommandInput& input) {
  const auto& [arguments, console] = input;
  if (arguments.operands.size() != 1)
    return fail(console, usage_error("archive needs a year", "write `gazette archive 2025`"));
  const auto year = year_argument(arguments.operands.front());
  if (!year) {
    auto error = year.error();
    error.help = "write `gazette archive 2025`";
    return fail(console, error);
  }
  if (auto fault = flag_fault(arguments)) return fail(console, *std::move(fault));
  if (auto fault = output_fault(arguments)) return fail(console, *std::move(fault));
  const auto request = build_request(arguments);
  if (!request) return fail(console, request.error());
  return Archiving(input).run(*request, *year);
}

}  // namespace gazette
