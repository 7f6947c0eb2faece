#include "build/pipeline.hpp"

#include "build/stopwatch.hpp"
#include "catalogue/assemble.hpp"
#include "check/build_report.hpp"
#include "check/check.hpp"
#include "check/permanence.hpp"
#include "check/personal_data.hpp"
#include "content/load.hpp"
#include "coverage/coverage.hpp"
#include "io/site_folders.hpp"
#include "pages/template_names.hpp"
#include "render/render_page.hpp"
#include "report/complete_reports.hpp"
#include "report/form_library.hpp"
#include "report/load_ledgers.hpp"
#include "report/load_reports.hpp"

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

// Emacs marks a file that is being edited with a link to nowhere beside it.
bool is_lock_of_editor(const FileEntry& entry) {
  return entry.kind == FileKind::other && path_name(entry.path).starts_with(".#");
}

std::vector<CopiedFile> static_files(const FileReader& files, Diagnostics& diagnostics) {
  std::vector<CopiedFile> copies;
  if (auto fault = site_folder_fault(files, std::string(k_static), ErrorKind::content)) {
    diagnostics.add_error(*std::move(fault));
    return copies;
  }
  const auto listing = files.list(std::string(k_static));
  if (!listing) {
    diagnostics.add_error(listing.error());
    return copies;
  }
  for (const auto& entry : *listing) {
    if (entry.kind == FileKind::folder || is_kept_original(path_name(entry.path))) continue;
    if (is_lock_of_editor(entry)) continue;
    if (auto fault = entry_fault(k_static, entry, ErrorKind::content)) diagnostics.add_error(*std::move(fault));
    else copies.push_back({{entry.path}, path_join(k_static, entry.path)});
  }
  return copies;
}

std::vector<Route> routes_of(const std::vector<Artifact>& artifacts) {
  std::vector<Route> routes;
  for (const auto& artifact : artifacts) routes.push_back(artifact.route);
  return routes;
}

LoadedSite load_all(const FileReader& files, const SiteConfig& config, const LoadOptions& options, SiteMemory& memory,
                    Diagnostics& diagnostics) {
  auto loaded = load_content(files, config, options, memory.content, diagnostics);
  Diagnostics of_forms;
  const auto forms = memory.forms.get(files, "", of_forms, [](const FileReader& reader, Diagnostics& found) {
    return std::make_shared<const FormLibrary>(load_forms(reader, found));
  });
  const bool are_forms_sound = !of_forms.has_errors();
  diagnostics.append(std::move(of_forms));
  if (!are_forms_sound) return loaded;
  load_reports(files, *forms, loaded, diagnostics);
  load_ledgers(files, *forms, config, loaded, diagnostics);
  return loaded;
}

// A site as of an earlier moment owes nothing to what was published later.
std::shared_ptr<const PublicationLedger> ledger_as_of(const FileReader& files, const BuildRequest& request,
                                                      const Site& site, SiteMemory& memory, Diagnostics& diagnostics) {
  const auto until = request.as_of.empty() || request.is_publishing ? std::nullopt : std::optional(site.view.as_of);
  auto ledger = memory.ledger.get(files, until ? rfc3339(*until) : "", diagnostics,
                                  [&](const FileReader& reader, Diagnostics& found) {
                                    return std::make_shared<const PublicationLedger>(load_ledger(reader, until, found));
                                  });
  if (auto fault = until ? std::nullopt : stamp_fault(*ledger, request.now)) diagnostics.add_error(*std::move(fault));
  return ledger;
}

// What the configuration says: the beginning of every load.
struct Configured {
  SiteConfig config;
  BuildView view;
};

std::optional<Configured> configured(const FileReader& files, const BuildRequest& request, SiteMemory& memory,
                                     Diagnostics& diagnostics) {
  const auto loaded = memory.config.get(files, "", diagnostics, [&](const FileReader& reader, Diagnostics& found) {
    auto config = load_site_config(reader, request.config, found);
    return config ? std::make_shared<const LoadedConfig>(*std::move(config)) : nullptr;
  });
  if (!loaded) return std::nullopt;
  const auto view = view_of(request, loaded->config, diagnostics);
  if (!view) return std::nullopt;
  Configured out{loaded->config, *view};
  // Texts are scanned for dates of birth up to the end of the year of the view: so they stand for a year.
  out.config.personal_data.latest_birth = {view->as_of.date.year, 12, 31};
  const auto key = std::to_string(memory.config.count()) + " " + std::to_string(view->as_of.date.year);
  if (memory.content_key != key) {
    memory.content = {};
    memory.scanned = {};
  }
  memory.content_key = key;
  return out;
}

Site assembled_site(const FileReader& files, Configured configured, const LoadOptions& options, SiteMemory& memory,
                    Stopwatch& watch, Diagnostics& diagnostics) {
  auto loaded = load_all(files, configured.config, options, memory, diagnostics);
  watch.lap("content");
  auto site =
      assemble_site(std::move(configured.config), configured.view, std::move(loaded), diagnostics, options.jobs);
  site = with_coverage(std::move(site), files, diagnostics);
  watch.lap("catalogue");
  site = complete_reports(std::move(site), diagnostics);
  watch.lap("reports");
  return site;
}

std::shared_ptr<const Theme> theme_of(const FileReader& files, const SiteConfig& config, SiteMemory& memory,
                                      Diagnostics& diagnostics) {
  return memory.theme.get(files, std::to_string(memory.config.count()), diagnostics,
                          [&](const FileReader& reader, Diagnostics& found) {
                            auto theme = load_theme(reader, config, names_of, found);
                            return theme ? std::make_shared<const Theme>(*std::move(theme)) : nullptr;
                          });
}

SitePlan planned(const FileReader& files, const Site& site, const Theme* theme, Diagnostics& diagnostics) {
  const auto theme_routes = theme ? routes_of(theme->files) : std::vector<Route>{};
  return plan_site(site, static_files(files, diagnostics), theme_routes, diagnostics);
}

std::unique_ptr<PreparedSite> laid_out_site(const FileReader& files, const BuildRequest& request,
                                            const LoadOptions& options, SiteMemory& memory, Observer& observer,
                                            Diagnostics& diagnostics) {
  Stopwatch watch(observer);
  auto start = configured(files, request, memory, diagnostics);
  if (!start) return nullptr;
  auto prepared = std::make_unique<PreparedSite>();
  watch.lap("configuration");
  prepared->theme = theme_of(files, start->config, memory, diagnostics);
  watch.lap("theme");
  prepared->site = assembled_site(files, *std::move(start), options, memory, watch, diagnostics);
  const auto& theme = prepared->theme;
  prepared->plan = planned(files, prepared->site, theme.get(), diagnostics);
  if (theme) check_templates(*theme, prepared->plan.pages, diagnostics);
  watch.lap("plan");
  prepared->ledger = ledger_as_of(files, request, prepared->site, memory, diagnostics);
  watch.lap("ledger");
  if (theme) {
    prepared->values = std::make_unique<SiteValues>(prepared->site, theme->presentation);
    prepared->search = std::make_unique<SearchFiles>(*prepared->values, request.jobs);
  }
  return prepared;
}

}  // namespace

std::optional<Site> load_site(const FileReader& files, const BuildRequest& request, Diagnostics& diagnostics) {
  Observer silent;
  Stopwatch watch(silent);
  SiteMemory memory;
  auto start = configured(files, request, memory, diagnostics);
  if (!start) return std::nullopt;
  auto site = assembled_site(files, *std::move(start), {request.jobs}, memory, watch, diagnostics);
  report_texts(site.config, site.loaded.items, request.jobs, diagnostics, [] { return false; });
  return site;
}

std::optional<Site> load_checked_site(const FileReader& files, const BuildRequest& request, Diagnostics& diagnostics) {
  Observer silent;
  SiteMemory memory;
  const auto prepared = laid_out_site(files, request, {request.jobs}, memory, silent, diagnostics);
  if (!prepared) return std::nullopt;
  auto texts_only = request;
  texts_only.scans_files = false;
  (void)check_laid_out_site(files, texts_only, *prepared, memory, silent, diagnostics);
  return std::move(prepared->site);
}

std::unique_ptr<PreparedSite> lay_out_site(const FileReader& files, const BuildRequest& request, SiteMemory& memory,
                                           Observer& observer, Diagnostics& diagnostics) {
  return laid_out_site(files, request, {request.jobs, false, memory.shelf}, memory, observer, diagnostics);
}

BuildReport check_laid_out_site(const FileReader& files, const BuildRequest& request, const PreparedSite& prepared,
                                SiteMemory& memory, Observer& observer, Diagnostics& diagnostics) {
  Stopwatch watch(observer);
  const auto& site = prepared.site;
  report_texts(site.config, site.loaded.items, request.jobs, diagnostics, [&] { return observer.wants_to_stop(); });
  watch.lap("texts");
  if (observer.wants_to_stop()) return {};
  if (request.scans_files) check_personal_data(files, site, request.jobs, memory.scanned, diagnostics);
  watch.lap("personal data");
  check_site(site, prepared.plan.routes, diagnostics, request.jobs);
  check_permanence(site, prepared.plan.routes, *prepared.ledger, diagnostics, request.jobs);
  auto report = build_report_of(site, diagnostics);
  watch.lap("check");
  return report;
}

std::unique_ptr<PreparedSite> prepare_site(const FileReader& files, const BuildRequest& request, Observer& observer,
                                           Diagnostics& diagnostics) {
  SiteMemory memory;
  return prepare_site(files, request, memory, observer, diagnostics);
}

std::optional<BuildView> read_configuration(const FileReader& files, const BuildRequest& request, SiteMemory& memory) {
  Diagnostics told_again;
  const auto start = configured(files, request, memory, told_again);
  if (!start) return std::nullopt;
  return start->view;
}

std::unique_ptr<PreparedSite> prepare_site(const FileReader& files, const BuildRequest& request, SiteMemory& memory,
                                           Observer& observer, Diagnostics& diagnostics) {
  auto prepared = laid_out_site(files, request, {request.jobs, true, memory.shelf}, memory, observer, diagnostics);
  if (prepared) prepared->plan.report = check_laid_out_site(files, request, *prepared, memory, observer, diagnostics);
  // What the disk did not tell would be missing from the site without a word.
  if (auto fault = files.looking_fault()) diagnostics.add_error(*std::move(fault));
  if (diagnostics.has_errors()) return nullptr;
  return prepared;
}

}  // namespace gazette
