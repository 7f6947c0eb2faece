#include "build/site_build.hpp"

#include "base/fingerprint.hpp"
#include "base/parallel.hpp"
#include "build/earlier_search.hpp"
#include "build/input_fingerprints.hpp"
#include "build/log_files.hpp"
#include "build/logged_files.hpp"
#include "build/logged_items.hpp"
#include "build/next_log.hpp"
#include "build/occupied_places.hpp"
#include "build/output_changes.hpp"
#include "build/recovery.hpp"
#include "build/stopwatch.hpp"
#include "build/up_to_date.hpp"
#include "io/listed_files.hpp"
#include "output/patch_sink.hpp"

#include <algorithm>
#include <limits>

namespace gazette {

namespace {

// Until when the same files give the same site: the next midnight, or when the next item is due. A moment that the
// command line fixes never passes.
std::int64_t valid_until(const BuildRequest& request, const Site& site) {
  if (!request.as_of.empty() && !request.is_publishing) return std::numeric_limits<std::int64_t>::max();
  const auto& as_of = site.view.as_of;
  auto until = DateTime{day_after(as_of.date), 0, 0, 0, as_of.offset_minutes};
  for (const auto& item : site.loaded.items) {
    if (item.published && *item.published > as_of) until = std::min(until, *item.published);
  }
  return until.unix_seconds();
}

bool is_moment_as_logged(const BuildRequest& request, const BuildLog& log) {
  return !request.as_of.empty() || (request.now >= log.as_of && request.now < log.valid_until);
}

bool is_searched(const PreparedSite& prepared) {
  return prepared.search && std::ranges::any_of(prepared.plan.files, is_of_search, &GeneratedFile::kind);
}

/// Commits nothing that was made of a text that could not be read back, or while the disk does not tell what is there.
class SoundSink final : public Sink {
 public:
  SoundSink(Sink& sink, const FileReader& files, const TextStore* texts) : sink_(sink), files_(files), texts_(texts) {}

  Result<Done> put(const std::string& path, std::string bytes) override { return sink_.put(path, std::move(bytes)); }
  Result<Done> commit() override {
    if (auto fault = files_.looking_fault()) return *std::move(fault);
    if (!texts_ || !texts_->has_fault()) return sink_.commit();
    return Error{ErrorKind::input_output, "io", "a text in .gazette/ cannot be read back", {}, "build again", {}};
  }

 private:
  Sink& sink_;
  const FileReader& files_;
  const TextStore* texts_;
};

class SiteBuild {
 public:
  SiteBuild(FileSystem& files, const BuildRequest& request, const BuildOptions& options, Observer& observer,
            Diagnostics& diagnostics)
      : files_(files),
        request_(request),
        options_(options),
        observer_(observer),
        diagnostics_(diagnostics),
        listed_(files) {}

  BuildResult run() {
    Stopwatch watch(observer_);
    program_ = program_fingerprint();
    asked_for_ = request_fingerprint(request_);
    auto taken = made_and_taken_output();
    if (!taken) return finish(failed(std::move(taken).error()));
    taken_ = *std::move(taken);
    open_ = open_log(files_, options_.destination, program_, !options_.is_clean);
    watch.lap("build log");
    compare_with_disk();
    watch.lap("what changed");
    if (is_up_to_date()) return finish(unchanged());
    return make();
  }

 private:
  Result<TakenOutput> made_and_taken_output() {
    if (auto made = files_.make_folders(std::string(path_folder(options_.destination))); !made) return made.error();
    return take_output(files_, options_.destination);
  }

  bool is_refused(const Diagnostics& found) const {
    return found.has_errors() || (options_.is_strict && found.count(Severity::warning) > 0);
  }

  // The files that were read and those that were written are asked for side by side.
  void compare_with_disk() {
    if (!open_.log) return;
    auto& log = *open_.log;
    bool is_sound = true, is_output_sound = true;
    run_side_by_side({[&] {
                        is_sound = static_cast<bool>(read_asked(log));
                        are_inputs_as_logged_ = is_sound && are_inputs_as_logged(listed_, log);
                      },
                      [&] {
                        is_output_sound = static_cast<bool>(read_outputs(log));
                        if (is_output_sound)
                          standing_ = standing_outputs(files_, log, options_.destination, request_.jobs);
                      }},
                     request_.jobs);
    if (!is_sound || !is_output_sound) drop("the build log is damaged");
  }

  bool is_up_to_date() const {
    if (!open_.log || !are_inputs_as_logged_) return false;
    return open_.log->request == asked_for_ && is_moment_as_logged(request_, *open_.log) && standing_.has_manifest &&
           !standing_.has_other_times &&
           std::ranges::all_of(standing_.outputs, [](char stands) { return stands != 0; });
  }

  std::optional<BuildResult> unchanged() {
    const auto& log = *open_.log;
    found_ = log.findings;
    if (is_refused(found_)) return std::nullopt;
    BuildResult result;
    result.outcome = BuildResult::Outcome::unchanged;
    result.counts.pages = log.pages;
    result.counts.files = log.outputs.size() + 1;
    result.counts.manifest_sha256 = hex_of(log.manifest);
    return result;
  }

  // Once from what the log says; again without it where a text could not be read back, since what was made is void.
  BuildResult make() {
    auto outcome = attempt();
    if (outcome || !has_damaged_texts()) return finish(std::move(outcome));
    start_anew();
    return finish(attempt());
  }

  BuildResult finish(std::optional<BuildResult> outcome) {
    diagnostics_.append(std::move(found_));
    auto result = outcome ? *std::move(outcome) : BuildResult{};
    result.was_unfinished = taken_.was_unfinished;
    taken_.lock.reset();
    return result;
  }

  bool has_damaged_texts() const { return open_.texts && open_.texts->has_fault(); }

  /// Nothing where the build is refused, or where its texts were damaged.
  std::optional<BuildResult> attempt() {
    found_ = {};
    auto prepared = prepare();
    if (!prepared || has_damaged_texts() || is_refused(found_)) return std::nullopt;
    return write(std::move(prepared));
  }

  void start_anew() {
    memory_ = {};
    open_ = {};
    drop_log(files_, options_.destination);
    open_ = open_log(files_, options_.destination, program_, true);
    open_.why_none = "the store of texts is damaged";
  }

  std::unique_ptr<PreparedSite> prepare() {
    Stopwatch watch(observer_);
    memory_.shelf = open_.texts;
    const auto view = read_configuration(listed_, request_, memory_);
    configuration_ = fingerprint(fingerprint_of(files_, memory_.config.asked(), options_.clock_ns), asked_for_);
    content_rules_ = view ? fingerprint(configuration_, static_cast<std::uint64_t>(view->as_of.date.year)) : 0;
    if (open_.log && open_.log->content_rules == content_rules_) recall();
    watch.lap("recall");
    return prepare_site(listed_, request_, memory_, observer_, found_);
  }

  void drop(std::string why) {
    open_.log.reset();
    open_.why_none = std::move(why);
    open_.texts->clear();
  }

  void recall() {
    if (const auto read = read_items(*open_.file, *open_.log); !read) return drop(read.error().message);
    memory_.content = recalled_items(*open_.log, open_.texts, request_.jobs);
    memory_.scanned = recalled_files(*open_.log);
  }

  std::optional<BuildResult> write(std::unique_ptr<PreparedSite> prepared) {
    const auto changes = changes_of(*prepared);
    if (!are_places_free(*prepared, changes)) return std::nullopt;
    auto sink = changes.is_patch ? open_patch_sink(files_, options_.destination, changes.gone)
                                 : open_folder_sink(files_, options_.destination);
    if (!sink) return failed(sink.error());
    if (changes.is_patch && is_searched(*prepared))
      prepared->search->begin_from(earlier_search(files_, options_.destination, *open_.log));
    SoundSink sound(**sink, files_, open_.texts.get());
    NextLog next(files_, options_.destination, open_.texts != nullptr);
    const auto manifest_before = changes.is_patch ? hex_of(open_.log->manifest) : std::string();
    auto counts = Result<BuildCounts>(Error{});
    // The log's items do not depend on what is written, and wait for nothing.
    run_side_by_side({[&] {
                        counts = render_site(listed_, *prepared, request_.jobs, sound, observer_, changes.before,
                                             manifest_before);
                      },
                      [&] { next.add_items(prepared->site.loaded.items, memory_.content); }},
                     request_.jobs);
    if (!counts) return failed(counts.error());
    Stopwatch watch(observer_);
    if (auto done = sound.commit(); !done) return failed(done.error());
    watch.lap("commit");
    keep_log(*prepared, changes, *counts, next);
    BuildResult result;
    result.outcome = BuildResult::Outcome::built;
    result.counts = *std::move(counts);
    result.why_no_log = open_.log && !changes.is_patch ? "the output is not as the last build left it" : open_.why_none;
    result.reasons = changes.reasons;
    result.prepared = std::move(prepared);
    return result;
  }

  std::optional<BuildResult> failed(Error error) {
    found_.add_error(std::move(error));
    return std::nullopt;
  }

  bool are_places_free(const PreparedSite& prepared, const OutputChanges& changes) {
    const SiteOutput output(listed_, prepared);
    auto occupied = occupied_places(files_, options_.destination, output, changes, open_.log ? &*open_.log : nullptr);
    const bool are_free = occupied.empty();
    found_.append(std::move(occupied));
    return are_free;
  }

  OutputChanges changes_of(const PreparedSite& prepared) {
    Stopwatch watch(observer_);
    theme_ = fingerprint_of(files_, memory_.theme.asked(), options_.clock_ns);
    const SiteOutput output(listed_, prepared);
    const OutputFrame frame{configuration_, theme_, asked_for_};
    auto changes =
        output_changes({listed_, prepared, output, frame, open_.log ? &*open_.log : nullptr, standing_, request_.jobs});
    watch.lap("what to make");
    return changes;
  }

  void keep_log(const PreparedSite& prepared, const OutputChanges& changes, const BuildCounts& counts, NextLog& next) {
    if (!open_.texts) return;
    Stopwatch watch(observer_);
    BuildLog log;
    log.program = program_;
    log.configuration = configuration_;
    log.theme = theme_;
    log.request = asked_for_;
    log.content_rules = content_rules_;
    log.began_ns = options_.clock_ns;
    log.as_of = prepared.site.view.as_of.unix_seconds();
    log.valid_until = valid_until(request_, prepared.site);
    log.asked = listed_.asked();
    log.findings = found_;
    log.pages = counts.pages;
    log.outputs = logged_outputs(files_, options_.destination, changes, counts, request_.jobs);
    log.manifest = logged_manifest(files_, options_.destination, counts);
    if (is_searched(prepared)) log.searched = prepared.search->fingerprints();
    log.scanned = logged_files(memory_.scanned);
    for (const auto& item : prepared.site.loaded.items) {
      if (const auto place = item.text.place()) log.text_bytes += place->size;
    }
    if (const auto done = next.finish(log); !done) {
      drop_log(files_, options_.destination);
      found_.add(Severity::warning, done.error());
    }
    watch.lap("write the log");
  }

  FileSystem& files_;
  const BuildRequest& request_;
  const BuildOptions& options_;
  Observer& observer_;
  Diagnostics& diagnostics_;
  ListedFiles listed_;
  TakenOutput taken_;
  SiteMemory memory_;
  OpenLog open_;
  Diagnostics found_;
  bool are_inputs_as_logged_ = false;
  StandingOutputs standing_;
  std::uint64_t program_ = 0, asked_for_ = 0, configuration_ = 0, content_rules_ = 0, theme_ = 0;
};

}  // namespace

BuildResult build_site(FileSystem& files, const BuildRequest& request, const BuildOptions& options, Observer& observer,
                       Diagnostics& diagnostics) {
  const auto build = std::make_shared<SiteBuild>(files, request, options, observer, diagnostics);
  auto result = build->run();
  result.workings = build;
  return result;
}

}  // namespace gazette
