#include "build/pipeline.hpp"

#include "base/digest.hpp"
#include "base/parallel.hpp"
#include "base/unicode.hpp"
#include "build/stopwatch.hpp"
#include "catalogue/assemble.hpp"
#include "check/build_report.hpp"
#include "check/check.hpp"
#include "check/permanence.hpp"
#include "check/personal_data.hpp"
#include "content/load.hpp"
#include "coverage/coverage.hpp"
#include "output/manifest.hpp"
#include "pages/contexts.hpp"
#include "pages/generated_files.hpp"
#include "pages/template_names.hpp"
#include "render/render_page.hpp"
#include "report/complete_reports.hpp"
#include "report/form_library.hpp"
#include "report/load_ledgers.hpp"
#include "report/load_reports.hpp"

#include <atomic>
#include <mutex>

namespace gazette {

namespace {

constexpr std::string_view k_static = "static";

// A day given without a time means all of it: what is published at nine is there on that day. Who publishes today for
// good publishes what is due by now.
Result<DateTime> moment_of(const BuildRequest& request, const SiteConfig& config) {
  const auto offset = config.utc_offset_minutes;
  const auto now = from_unix_seconds(request.now, offset);
  if (request.as_of.empty()) return now;
  if (const auto day = parse_date(request.as_of))
    return request.is_publishing && *day == now.date ? now : DateTime{*day, 23, 59, 59, offset};
  auto moment = parse_date_time(request.as_of, offset);
  if (moment) return at_offset(*moment, offset);
  auto error = std::move(moment).error();
  error.kind = ErrorKind::usage;
  error.message = "--as-of: " + error.message;
  return error;
}

std::optional<BuildView> view_of(const BuildRequest& request, const SiteConfig& config, Diagnostics& diagnostics) {
  const auto moment = moment_of(request, config);
  if (!moment) {
    diagnostics.add_error(moment.error());
    return std::nullopt;
  }
  return BuildView{*moment, request.with_drafts, request.with_future, request.with_expired};
}

std::vector<CopiedFile> static_files(const FileReader& files, Diagnostics& diagnostics) {
  std::vector<CopiedFile> copies;
  const auto listing = files.list(std::string(k_static));
  if (!listing) {
    diagnostics.add_error(listing.error());
    return copies;
  }
  for (const auto& entry : *listing) {
    if (is_kept_original(path_name(entry.path))) continue;
    if (entry.kind == FileKind::file && find_invalid_utf8(entry.path))
      diagnostics.add_error({ErrorKind::content,
                             "invalid-name",
                             "a file in static/ has a name that is not UTF-8",
                             {std::string(k_static) + "/" + std::string(path_folder(entry.path)), {}},
                             "rename it",
                             {}});
    else if (entry.kind == FileKind::file) copies.push_back({{entry.path}, path_join(k_static, entry.path)});
  }
  return copies;
}

std::vector<Route> routes_of(const std::vector<Artifact>& artifacts) {
  std::vector<Route> routes;
  for (const auto& artifact : artifacts) routes.push_back(artifact.route);
  return routes;
}

LoadedSite load_all(const FileReader& files, const SiteConfig& config, unsigned jobs, Diagnostics& diagnostics) {
  auto loaded = load_content(files, config, jobs, diagnostics);
  Diagnostics of_forms;
  const auto forms = load_forms(files, of_forms);
  const bool are_forms_sound = !of_forms.has_errors();
  diagnostics.append(std::move(of_forms));
  if (!are_forms_sound) return loaded;
  load_reports(files, forms, loaded, diagnostics);
  load_ledgers(files, forms, config, loaded, diagnostics);
  return loaded;
}

// Builds of what was published last give the manifest that was published; all others chain to it.
std::string chained_manifest(const std::vector<ManifestEntry>& entries, const PublicationLedger& ledger) {
  const auto* last = ledger.last_manifest();
  if (!last) return manifest_json(entries);
  auto same = manifest_json(entries, last->previous);
  return sha256_hex(same) == last->sha256 ? same : manifest_json(entries, last->sha256);
}

// A site as of an earlier moment owes nothing to what was published later.
PublicationLedger ledger_as_of(const FileReader& files, const BuildRequest& request, const Site& site,
                               Diagnostics& diagnostics) {
  const auto until = request.as_of.empty() || request.is_publishing ? std::nullopt : std::optional(site.view.as_of);
  auto ledger = load_ledger(files, until, diagnostics);
  if (auto fault = until ? std::nullopt : stamp_fault(ledger, request.now)) diagnostics.add_error(*std::move(fault));
  return ledger;
}

// One file of the output: bytes made by a worker, their digest for the manifest.
class OutputWriter {
 public:
  OutputWriter(Sink& sink, std::size_t total, const PublicationLedger& ledger, Observer& observer)
      : sink_(sink), entries_(total), ledger_(ledger), observer_(observer) {}

  // Each index is written once; after the first failure nothing more is.
  void put(std::size_t index, const std::string& path, Result<std::string> bytes) {
    if (has_failed_) return;
    if (!bytes) return fail(std::move(bytes).error());
    entries_[index] = {path, bytes->size(), sha256_hex(*bytes)};
    if (auto done = sink_.put(path, *std::move(bytes)); !done) return fail(std::move(done).error());
    observer_.on_progress(++done_, entries_.size());
  }

  bool has_failed() const { return has_failed_; }

  Result<BuildCounts> finish() {
    if (failure_) return *failure_;
    BuildCounts counts;
    for (const auto& entry : entries_) counts.bytes += entry.size;
    counts.files = entries_.size() + 1;
    auto manifest = chained_manifest(entries_, ledger_);
    counts.manifest_sha256 = sha256_hex(manifest);
    if (auto done = sink_.put(std::string(k_manifest_file), std::move(manifest)); !done) return done.error();
    if (auto done = sink_.commit(); !done) return done.error();
    for (auto& entry : entries_) counts.digests.emplace(std::move(entry.path), std::move(entry.sha256));
    return counts;
  }

 private:
  void fail(Error error) {
    const std::lock_guard lock(mutex_);
    if (!failure_) failure_ = std::move(error);
    has_failed_ = true;
  }

  Sink& sink_;
  std::vector<ManifestEntry> entries_;
  const PublicationLedger& ledger_;
  Observer& observer_;
  std::atomic<std::size_t> done_{0};
  std::atomic<bool> has_failed_{false};
  std::mutex mutex_;
  std::optional<Error> failure_;
};

Result<std::string> page_bytes(const PreparedSite& prepared, const Page& page, TemplateRenderer& renderer) {
  auto artifact = render_page(prepared.theme, page, context_of(*prepared.values, page), renderer);
  if (!artifact) return artifact.error();
  return std::move(artifact->bytes);
}

// What the configuration says: the beginning of every load.
struct Configured {
  SiteConfig config;
  BuildView view;
  std::vector<EffectiveValue> effective;
};

std::optional<Configured> configured(const FileReader& files, const BuildRequest& request, Diagnostics& diagnostics) {
  auto loaded = load_site_config(files, request.config, diagnostics);
  if (!loaded) return std::nullopt;
  const auto view = view_of(request, loaded->config, diagnostics);
  if (!view) return std::nullopt;
  loaded->config.personal_data.latest_birth = view->as_of.date;
  return Configured{std::move(loaded->config), *view, std::move(loaded->effective)};
}

Site assembled_site(const FileReader& files, const BuildRequest& request, Configured configured, Stopwatch& watch,
                    Diagnostics& diagnostics) {
  auto loaded = load_all(files, configured.config, request.jobs, diagnostics);
  watch.lap("content");
  auto site = assemble_site(std::move(configured.config), configured.view, std::move(loaded), diagnostics);
  site = with_coverage(std::move(site), files, diagnostics);
  watch.lap("catalogue");
  site = complete_reports(std::move(site), diagnostics);
  watch.lap("reports");
  return site;
}

SitePlan planned(const FileReader& files, const Site& site, const std::optional<Theme>& theme,
                 Diagnostics& diagnostics) {
  const auto theme_routes = theme ? routes_of(theme->files) : std::vector<Route>{};
  return plan_site(site, static_files(files, diagnostics), theme_routes, diagnostics);
}

// All checks of what the texts say; returns the ledger that some of them went by.
PublicationLedger checked_by_ledger(const FileReader& files, const BuildRequest& request, const Site& site,
                                    const SitePlan& plan, Diagnostics& diagnostics) {
  check_site(site, plan.routes, diagnostics);
  auto ledger = ledger_as_of(files, request, site, diagnostics);
  check_permanence(site, plan.routes, ledger, diagnostics);
  return ledger;
}

}  // namespace

std::optional<Site> load_site(const FileReader& files, const BuildRequest& request, Diagnostics& diagnostics) {
  Observer silent;
  Stopwatch watch(silent);
  auto start = configured(files, request, diagnostics);
  if (!start) return std::nullopt;
  return assembled_site(files, request, *std::move(start), watch, diagnostics);
}

std::optional<Site> load_checked_site(const FileReader& files, const BuildRequest& request, Diagnostics& diagnostics) {
  auto site = load_site(files, request, diagnostics);
  if (!site) return site;
  const auto theme = load_theme(files, site->config, names_of, diagnostics);
  const auto plan = planned(files, *site, theme, diagnostics);
  (void)checked_by_ledger(files, request, *site, plan, diagnostics);
  return site;
}

std::unique_ptr<PreparedSite> prepare_site(const FileReader& files, const BuildRequest& request, Observer& observer,
                                           Diagnostics& diagnostics) {
  Stopwatch watch(observer);
  auto start = configured(files, request, diagnostics);
  if (!start) return nullptr;
  auto prepared = std::make_unique<PreparedSite>();
  prepared->effective = std::move(start->effective);
  watch.lap("configuration");

  auto theme = load_theme(files, start->config, names_of, diagnostics);
  watch.lap("theme");
  prepared->site = assembled_site(files, request, *std::move(start), watch, diagnostics);

  prepared->plan = planned(files, prepared->site, theme, diagnostics);
  if (theme) check_templates(*theme, prepared->plan.pages, diagnostics);
  watch.lap("plan");
  if (request.scans_files) check_personal_data(files, prepared->site, request.jobs, diagnostics);
  watch.lap("personal data");
  prepared->ledger = checked_by_ledger(files, request, prepared->site, prepared->plan, diagnostics);
  prepared->plan.report = build_report_of(prepared->site, diagnostics);
  watch.lap("check");
  if (!theme || diagnostics.has_errors()) return nullptr;
  prepared->theme = std::move(*theme);
  prepared->values = std::make_unique<SiteValues>(prepared->site, prepared->theme.presentation);
  watch.lap("values");
  return prepared;
}

Result<BuildCounts> render_site(const FileReader& files, const PreparedSite& prepared, unsigned jobs, Sink& sink,
                                Observer& observer) {
  const auto& pages = prepared.plan.pages;
  const auto& generated = prepared.plan.files;
  const auto& copies = prepared.plan.copies;
  const auto& assets = prepared.theme.files;
  Stopwatch watch(observer);
  OutputWriter writer(sink, pages.size() + generated.size() + copies.size() + assets.size(), prepared.ledger, observer);
  const std::size_t files_start = pages.size(), copies_start = files_start + generated.size(),
                    assets_start = copies_start + copies.size();

  parallel_for(pages.size(), jobs, [&] {
    return [&, renderer = std::make_shared<TemplateRenderer>()](std::size_t i) {
      if (!writer.has_failed()) writer.put(i, output_path(pages[i].route), page_bytes(prepared, pages[i], *renderer));
    };
  });
  watch.lap("pages");
  parallel_for(generated.size(), jobs, [&] {
    return [&](std::size_t i) {
      writer.put(files_start + i, generated[i].route.path,
                 generated_bytes(*prepared.values, prepared.plan, generated[i]));
    };
  });
  watch.lap("feeds and lists");
  parallel_for(copies.size(), jobs, [&] {
    return [&](std::size_t i) { writer.put(copies_start + i, copies[i].route.path, files.read(copies[i].source)); };
  });
  for (std::size_t i = 0; i < assets.size(); ++i) writer.put(assets_start + i, assets[i].route.path, assets[i].bytes);
  watch.lap("files");
  auto counts = writer.finish();
  if (counts) counts->pages = pages.size();
  watch.lap("commit");
  return counts;
}

}  // namespace gazette
