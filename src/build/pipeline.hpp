#pragma once
// The recipe up to rendering: load, assemble, plan, check. render_site.hpp has the rest.

#include "base/diagnostics.hpp"
#include "build/observer.hpp"
#include "build/site_memory.hpp"
#include "config/site_config.hpp"
#include "io/file_system.hpp"
#include "model/site.hpp"
#include "pages/plan.hpp"
#include "pages/search_files.hpp"
#include "pages/site_values.hpp"
#include "record/ledger.hpp"
#include "render/theme.hpp"

#include <memory>
#include <optional>
#include <string>

namespace gazette {

/// What the command line asks of a build.
struct BuildRequest {
  ConfigRequest config;
  std::string as_of;     ///< a date or date-time; empty: `now`. A date alone means the end of that day; when today is
                         ///< published, it means `now`
  std::int64_t now = 0;  ///< seconds since the epoch
  bool with_drafts = false, with_future = false, with_expired = false;
  bool is_publishing = false;  ///< the whole ledger counts, also what was published after `as_of`
  unsigned jobs = 1;
  bool scans_files = true;  ///< for personal data: attachments and static files. Texts always are
};

/// A site that is loaded, tied together and planned, with its theme: all that rendering needs.
/// Safe to render from several threads. Address-stable: `values` points into it.
struct PreparedSite {
  Site site;
  SitePlan plan;  ///< `plan.report` is empty until the site is checked
  std::shared_ptr<const Theme> theme;
  std::shared_ptr<const PublicationLedger> ledger;  ///< what was published before the site's moment
  std::unique_ptr<SiteValues> values;               ///< null without a theme: then nothing can be rendered
  std::unique_ptr<SearchFiles> search;              ///< the same
};

/// Everything before rendering. Problems of all stages are gathered as far as one stage's faults do not make the next
/// one's findings noise. Nothing is returned when there was an error.
std::unique_ptr<PreparedSite> prepare_site(const FileReader& files, const BuildRequest& request, Observer& observer,
                                           Diagnostics& diagnostics);

/// The same with what an earlier time left in `memory`.
std::unique_ptr<PreparedSite> prepare_site(const FileReader& files, const BuildRequest& request, SiteMemory& memory,
                                           Observer& observer, Diagnostics& diagnostics);

/// The moment that a site is to be shown as of, once the configuration is read into `memory`, whose content is dropped
/// where it was read by other rules; nothing when there is no sound configuration.
std::optional<BuildView> read_configuration(const FileReader& files, const BuildRequest& request, SiteMemory& memory);

/// The first half of the same: a site that could be rendered, whose texts nobody has read and nothing has checked. It
/// may be rendered only if there was no error. Null when there is no sound configuration.
std::unique_ptr<PreparedSite> lay_out_site(const FileReader& files, const BuildRequest& request, SiteMemory& memory,
                                           Observer& observer, Diagnostics& diagnostics);

/// The second half: reads the texts that nobody has read, checks them and the whole, and gives the build report, which
/// counts what is in `diagnostics` and belongs into the plan. Needs no theme.
BuildReport check_laid_out_site(const FileReader& files, const BuildRequest& request, const PreparedSite& prepared,
                                SiteMemory& memory, Observer& observer, Diagnostics& diagnostics);

/// The same up to the assembled Site, for commands that list or look up; errors of content do not prevent it.
std::optional<Site> load_site(const FileReader& files, const BuildRequest& request, Diagnostics& diagnostics);

/// The same with the findings of all checks: for a command that shows a part of the site and what is wrong with it.
std::optional<Site> load_checked_site(const FileReader& files, const BuildRequest& request, Diagnostics& diagnostics);

}  // namespace gazette
