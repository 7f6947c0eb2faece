#include "pages/generated_files.hpp"

#include "pages/build_report_file.hpp"
#include "pages/catalogue_files.hpp"
#include "pages/data_catalogue.hpp"
#include "pages/feeds.hpp"
#include "pages/page_json.hpp"
#include "pages/security_txt.hpp"
#include "pages/sitemap.hpp"
#include "report/export_csv.hpp"
#include "report/export_json.hpp"

namespace gazette {

std::string generated_bytes(const SiteValues& values, const SitePlan& plan, const GeneratedFile& file) {
  const auto& site = values.site();
  switch (file.kind) {
    case GeneratedKind::feed: return feed_bytes(values, plan.archives, file.feed);
    case GeneratedKind::sitemap: return sitemap_bytes(site, plan);
    case GeneratedKind::sitemap_part: return sitemap_part_bytes(site, plan, file.number);
    case GeneratedKind::robots: return robots_bytes(site);
    case GeneratedKind::catalogue_csv: return catalogue_csv(values);
    case GeneratedKind::catalogue_json: return catalogue_json(values);
    case GeneratedKind::build_report: return build_report_json(site.config, plan.report);
    case GeneratedKind::report_csv: return table_csv(*file.report, file.number);
    case GeneratedKind::report_checks: return checks_csv(*file.report);
    case GeneratedKind::report_json: return figures_json(site, *file.report);
    case GeneratedKind::page_json: return page_json(values, *file.entry);
    case GeneratedKind::feed_archive: return archive_bytes(values, plan.archives, file.number);
    case GeneratedKind::security_txt: return security_txt(site.config);
    case GeneratedKind::data_catalogue: return data_catalogue(values);
    case GeneratedKind::search_index:
    case GeneratedKind::search_words:
    case GeneratedKind::search_documents: break;  // SearchFiles has them
  }
  return {};
}

}  // namespace gazette
