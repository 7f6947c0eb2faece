#include "pages/plan.hpp"

#include "base/text.hpp"
#include "pages/coverage_context.hpp"
#include "pages/data_catalogue.hpp"
#include "pages/navigation.hpp"
#include "pages/page_json.hpp"
#include "pages/pagination.hpp"
#include "pages/portable_names.hpp"
#include "pages/redirect_plan.hpp"
#include "pages/report_comparison.hpp"
#include "pages/route_check.hpp"
#include "pages/search_files.hpp"
#include "pages/security_txt.hpp"
#include "pages/sitemap.hpp"
#include "search/index.hpp"

#include <algorithm>
#include <iterator>
#include <map>

namespace gazette {

namespace {

Page page_at(Route route, PageKind kind) {
  Page page;
  page.route = std::move(route);
  page.kind = kind;
  return page;
}

bool stands_in_lists(const Page& page) {
  return page.kind != PageKind::redirect && page.kind != PageKind::not_found && page.part.number == 1;
}

class Planner {
 public:
  Planner(const Site& site, const std::vector<CopiedFile>& static_files) : site_(site), static_files_(static_files) {}

  SitePlan plan() {
    plan_.pages.push_back(page_at({""}, PageKind::home));
    add_categories();
    const auto before_entries = plan_.pages.size();
    add_taxonomies();
    add_coverage();
    add_register();
    add_redirects();
    add_page_of_its_own(PageKind::verify, k_verify_route);
    add_page_of_its_own(PageKind::data, k_data_route);
    if (!site_.config.feeds.formats.empty()) add_page_of_its_own(PageKind::subscribe, k_subscribe_route);
    if (site_.config.search_engine != SearchEngine::none && add_page_of_its_own(PageKind::search, k_search_route) &&
        site_.config.search_engine == SearchEngine::built_in)
      add_search_files();
    plan_.pages.push_back(page_at({"404.html"}, PageKind::not_found));
    insert_entries(before_entries);
    add_files();
    return std::move(plan_);
  }

 private:
  void add_list(Page page, std::size_t count, int size) {
    const auto first = page.route;
    for (const auto& part : list_parts(count, static_cast<std::size_t>(size))) {
      page.part = part;
      page.route = part_route(first, part.number);
      plan_.pages.push_back(page);
    }
  }

  void add_categories() {
    bool has_reports_page = false;
    for (const auto& category : site_.categories) {
      const auto& file = *category->file;
      const bool is_reports = file.column == Column::reports || file.key == "reports";
      has_reports_page |= is_reports;
      auto page = page_at(file.route, is_reports ? PageKind::reports : PageKind::category);
      page.category = category.get();
      add_list(page, category->entries.size(), file.paginate_by > 0 ? file.paginate_by : site_.config.paginate_by);
    }
    if (!has_reports_page && !site_.reports.empty()) plan_.pages.push_back(page_at({"reports/"}, PageKind::reports));
    if (has_comparison(site_)) add_comparison();
  }

  void add_comparison() {
    auto page = page_at(comparison_route(site_), PageKind::comparison);
    for (const auto& category : site_.categories)
      if (page.route.path == category->file->route.path + "comparison/") page.category = category.get();
    plan_.pages.push_back(std::move(page));
  }

  // Last, when it is known how many pages there are: they are most of them.
  void insert_entries(std::size_t at) {
    std::vector<Page> pages;
    pages.reserve(plan_.pages.size() + site_.entries.size());
    const auto middle = plan_.pages.begin() + static_cast<std::ptrdiff_t>(at);
    pages.insert(pages.end(), std::make_move_iterator(plan_.pages.begin()), std::make_move_iterator(middle));
    for (const auto& entry : site_.entries) pages.push_back(page_of(*entry));
    pages.insert(pages.end(), std::make_move_iterator(middle), std::make_move_iterator(plan_.pages.end()));
    plan_.pages = std::move(pages);
  }

  static Page page_of(const Entry& entry) {
    const auto& item = *entry.item;
    const auto kind = entry.report ? PageKind::report : item.category.empty() ? PageKind::page : PageKind::item;
    auto page = page_at(item.route, kind);
    page.entry = &entry;
    page.report = entry.report;
    return page;
  }

  void add_taxonomies() {
    for (const auto& taxonomy : site_.taxonomies) {
      auto page = page_at(taxonomy.route, PageKind::taxonomy);
      page.taxonomy = &taxonomy;
      plan_.pages.push_back(page);
      for (const auto& term : taxonomy.terms) {
        auto list = page_at(term.route, PageKind::term);
        list.taxonomy = &taxonomy;
        list.term = &term;
        add_list(list, term.entries.size(), site_.config.paginate_by);
      }
    }
  }

  void add_coverage() {
    const auto& coverage = site_.coverage;
    if (!coverage.is_on()) return;
    plan_.pages.push_back(page_at(coverage_route(), PageKind::coverage));
    for (const auto& row : coverage.rows) {
      auto list = page_at(row.route, PageKind::term);
      list.covered = &row;
      if (!row.entries.empty()) add_list(list, row.entries.size(), site_.config.paginate_by);
    }
    for (const auto& standard : coverage.standards) {
      auto page = page_at(standard.route, PageKind::standard);
      page.standard = &standard;
      plan_.pages.push_back(std::move(page));
    }
  }

  void add_register() {
    for (const auto& view : site_.rules_register) {
      auto page = page_at(view.route, PageKind::rules_register);
      page.rules = &view;
      add_list(page, view.entries.size(), site_.config.rules_register.paginate_by);
    }
  }

  void add_redirects() {
    for (auto& page : declared_redirects(site_)) plan_.pages.push_back(std::move(page));
  }

  // A site may have a page of its own at this address; then ours is not needed. Whether it was.
  bool add_page_of_its_own(PageKind kind, std::string_view path) {
    const auto page = page_at({std::string(path)}, kind);
    const auto file = output_path(page.route);
    const auto is_same = [&](const Route& route) { return route == page.route || route.path == file; };
    const bool is_taken =
        std::ranges::any_of(plan_.pages, is_same, &Page::route) ||
        std::ranges::any_of(site_.entries, [&](const auto& entry) { return is_same(entry->item->route); }) ||
        std::ranges::any_of(static_files_, is_same, &CopiedFile::route);
    if (!is_taken) plan_.pages.push_back(page);
    return !is_taken;
  }

  void add_search_files() {
    const auto documents = searched_count(site_);
    add_numbered_files(GeneratedKind::search_index, 1);
    add_numbered_files(GeneratedKind::search_documents, (documents + k_documents_per_file - 1) / k_documents_per_file);
    add_numbered_files(GeneratedKind::search_words, shard_count_for(documents));
  }

  void add_numbered_files(GeneratedKind kind, std::size_t count) {
    for (std::size_t number = 0; number < count; ++number) {
      add_file(search_file_path(kind, number), kind);
      plan_.files.back().number = number;
    }
  }

  void add_file(std::string path, GeneratedKind kind) {
    GeneratedFile file;
    file.route = {std::move(path)};
    file.kind = kind;
    plan_.files.push_back(std::move(file));
  }

  // What a site may have made by other means stands in its static/ as it is.
  void add_file_unless_static(std::string_view path, GeneratedKind kind) {
    const auto is_same = [&](const CopiedFile& copy) { return copy.route.path == path; };
    if (std::ranges::none_of(static_files_, is_same)) add_file(std::string(path), kind);
  }

  void add_feed_archives() {
    plan_.archives = plan_feed_archives(site_);
    for (std::size_t i = 0; i < plan_.archives.size(); ++i) {
      add_file(archive_route(plan_.archives[i]).path, GeneratedKind::feed_archive);
      plan_.files.back().number = i;
    }
  }

  void add_page_files() {
    for (const auto& entry : site_.entries) {
      if (!has_page_json(site_.config, *entry->item)) continue;
      add_file(page_json_route(*entry->item).path, GeneratedKind::page_json);
      plan_.files.back().entry = entry.get();
    }
  }

  void add_files() {
    for (const auto& feed : plan_feeds(site_)) {
      add_file(feed_route(feed).path, GeneratedKind::feed);
      plan_.files.back().feed = feed;
    }
    add_feed_archives();
    add_file("robots.txt", GeneratedKind::robots);
    if (!site_.config.security.contacts.empty()) add_file_unless_static(k_security_route, GeneratedKind::security_txt);
    add_file_unless_static(k_data_catalogue_route, GeneratedKind::data_catalogue);
    add_file("catalogue.csv", GeneratedKind::catalogue_csv);
    add_file("catalogue.json", GeneratedKind::catalogue_json);
    add_file("build-report.json", GeneratedKind::build_report);
    add_file("sitemap.xml", GeneratedKind::sitemap);
    const auto parts =
        sitemap_part_count(static_cast<std::size_t>(std::ranges::count_if(plan_.pages, stands_in_lists)));
    for (std::size_t number = 1; parts > 1 && number <= parts; ++number) {
      add_file("sitemap-" + std::to_string(number) + ".xml", GeneratedKind::sitemap_part);
      plan_.files.back().number = number;
    }
    for (const auto& report : site_.reports) add_report_files(report);
    add_page_files();
    add_copies();
  }

  void add_report_files(const ReportEntry& report) {
    const auto& folder = report.entry->item->route.path;
    const auto& tables = report.report->form->tables;
    for (std::size_t i = 0; i < tables.size(); ++i) {
      add_file(folder + tables[i].key + ".csv", GeneratedKind::report_csv);
      plan_.files.back().report = &report;
      plan_.files.back().number = i;
    }
    for (const auto& [name, kind] : {std::pair("checks.csv", GeneratedKind::report_checks),
                                     std::pair("figures.json", GeneratedKind::report_json)}) {
      add_file(folder + name, kind);
      plan_.files.back().report = &report;
    }
  }

  void add_copies() {
    for (const auto& standard : site_.coverage.standards)
      plan_.copies.push_back({standard.file_route, standard.catalogue->source});
    for (const auto& entry : site_.entries) {
      for (const auto& file : entry->item->attachments)
        plan_.copies.push_back({{entry->item->route.path + file.file}, file.source});
    }
    for (const auto& category : site_.loaded.categories) {
      for (const auto& file : category.files) plan_.copies.push_back({{category.route.path + file.file}, file.source});
    }
  }

  const Site& site_;
  const std::vector<CopiedFile>& static_files_;
  SitePlan plan_;
};

RouteSet routes_of(const SitePlan& plan) {
  RouteSet routes;
  routes.reserve(plan.pages.size() + plan.files.size() + plan.copies.size() + plan.theme_files.size());
  for (const auto& page : plan.pages) routes.insert(page.route.path);
  for (const auto& file : plan.files) routes.insert(file.route.path);
  for (const auto& copy : plan.copies) routes.insert(copy.route.path);
  for (const auto& route : plan.theme_files) routes.insert(route.path);
  return routes;
}

// Only now is it known what stands where.
void add_following_redirects(const Site& site, SitePlan& plan) {
  std::multimap<std::string, std::string> report_files;
  for (const auto& file : plan.files) {
    if (!file.report) continue;
    const auto& folder = file.report->entry->item->route.path;
    report_files.emplace(folder, file.route.path.substr(folder.size()));
  }
  auto pages = following_redirects(site, report_files, plan.routes);
  if (pages.empty()) return;
  plan.pages.insert(plan.pages.end(), std::make_move_iterator(pages.begin()), std::make_move_iterator(pages.end()));
  plan.routes = routes_of(plan);  // the pages may have moved
}

}  // namespace

SitePlan plan_site(const Site& site, const std::vector<CopiedFile>& static_files, const std::vector<Route>& theme_files,
                   Diagnostics& diagnostics) {
  auto plan = Planner(site, static_files).plan();
  plan.copies.insert(plan.copies.end(), static_files.begin(), static_files.end());
  plan.theme_files = theme_files;
  plan.routes = routes_of(plan);
  add_following_redirects(site, plan);
  check_routes(plan, diagnostics);
  check_navigation(site, plan.routes, diagnostics);
  check_portable_names(site.config, plan, diagnostics);
  return plan;
}

std::vector<const Page*> listed_pages(const SitePlan& plan) {
  std::vector<const Page*> pages;
  for (const auto& page : plan.pages) {
    if (stands_in_lists(page)) pages.push_back(&page);
  }
  return pages;
}

}  // namespace gazette
