#pragma once
// What the output holds: every page, every generated file and every copied file, before any of them is made.

#include "base/diagnostics.hpp"
#include "catalogue/links.hpp"
#include "model/build_report.hpp"
#include "model/page.hpp"
#include "pages/feed_archives.hpp"
#include "pages/feed_plan.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

/// The page that tells how to verify a copy of the site, unless the site has something of its own there.
inline constexpr std::string_view k_verify_route = "verify/";

/// The page about the data of the site, on the same condition.
inline constexpr std::string_view k_data_route = "data/";

/// The search page and what it loads, on the same terms.
inline constexpr std::string_view k_search_route = "search/";

/// The page that lists all feeds, on the same terms.
inline constexpr std::string_view k_subscribe_route = "subscribe/";

enum class GeneratedKind {  // those of the search last
  feed,
  sitemap,
  sitemap_part,
  robots,
  catalogue_csv,
  catalogue_json,
  build_report,
  report_csv,
  report_checks,
  report_json,
  page_json,
  feed_archive,
  security_txt,
  data_catalogue,
  search_index,
  search_words,
  search_documents
};

/// Whether SearchFiles makes it.
constexpr bool is_of_search(GeneratedKind kind) { return kind >= GeneratedKind::search_index; }

/// A file that gazette writes without a template.
struct GeneratedFile {
  Route route;
  GeneratedKind kind = GeneratedKind::robots;
  Feed feed;
  const ReportEntry* report = nullptr;
  const Entry* entry = nullptr;  ///< page_json: whose page
  /// sitemap_part: from 1; report_csv: index of the table; feed_archive: its index; search: of the file, from 0
  std::size_t number = 0;
};

/// A file that goes to the output as it is.
struct CopiedFile {
  Route route;
  std::string source;  ///< from the site's folder
};

struct SitePlan {
  std::vector<Page> pages;
  std::vector<GeneratedFile> files;
  std::vector<CopiedFile> copies;
  std::vector<Route> theme_files;
  FeedArchives archives;  ///< of the site's feed, oldest first
  RouteSet routes;        ///< of all of these; views of them
  BuildReport report;     ///< what the checks found; filled after them
};

/// Plans the whole output. `theme_files` are the routes that the theme fills, `static_files` those of the site's
/// static/ folder. Two things at one address, or a file where a folder must be, are errors (`duplicate-url`) that
/// name both.
SitePlan plan_site(const Site& site, const std::vector<CopiedFile>& static_files, const std::vector<Route>& theme_files,
                   Diagnostics& diagnostics);

/// Pages that a sitemap lists, in its order.
std::vector<const Page*> listed_pages(const SitePlan& plan);

}  // namespace gazette
