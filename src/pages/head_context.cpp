#include "pages/head_context.hpp"

#include "base/excerpt.hpp"
#include "base/file_types.hpp"
#include "base/text.hpp"
#include "pages/coverage_context.hpp"
#include "pages/feed_plan.hpp"
#include "pages/page_json.hpp"
#include "pages/page_tags.hpp"
#include "pages/plan.hpp"
#include "pages/register_context.hpp"
#include "pages/structured_data.hpp"

namespace gazette {

namespace {

const Category* category_around(const SiteValues& values, const Page& page) {
  if (page.category) return page.category;
  return page.entry ? category_of(values.site(), *page.entry) : nullptr;
}

void add_category_crumbs(const SiteValues& values, const Category* category, List& list) {
  if (!category) return;
  add_category_crumbs(values, category->parent, list);
  list.push_back(values.link(*category));
}

List breadcrumb(const PageSubject& p) {
  const auto& values = p.values;
  const auto& page = p.page;
  List list;
  if (page.kind == PageKind::home) return list;
  list.push_back(values.home_link());
  if (page.entry) add_category_crumbs(values, category_of(values.site(), *page.entry), list);
  else if (page.kind == PageKind::comparison) add_category_crumbs(values, page.category, list);
  else if (page.category) add_category_crumbs(values, page.category->parent, list);
  else if (page.covered || page.standard) list.push_back(values.link(values.word("coverage_title"), coverage_route()));
  else if (page.term) list.push_back(values.link(values.taxonomy_title(*page.taxonomy), page.taxonomy->route));
  else if (page.rules && page.rules->filter != RegisterFilter::all) {
    const auto& whole = values.site().rules_register.front();
    list.push_back(values.link(register_title(values, whole), whole.route));
  }
  list.push_back(values.link(p.title(), page.route, true));
  return list;
}

Value metas(std::vector<PageTag> tags) {
  static const NameTable<PageTag> names = {
      {"name", [](const PageTag& tag) { return Value::lent(tag.name); }},
      {"content", [](const PageTag& tag) { return Value::lent(tag.content); }},
  };
  return lazy_rows(names, std::move(tags));
}

Value open_graph(const PageSubject& p) {
  const auto& config = p.values.site().config;
  std::vector<PageTag> list;
  list.reserve(8);
  list.push_back({"og:title", p.title()});
  list.push_back({"og:type", p.page.entry ? "article" : "website"});
  list.push_back({"og:url", absolute_link_to(config, p.page.route.path)});
  if (const auto& text = p.description(); !text.empty()) list.push_back({"og:description", text});
  if (!config.title.empty()) list.push_back({"og:site_name", config.title});
  list.push_back({"og:locale", replaced(config.language, "-", "_")});
  if (p.page.entry && p.page.entry->item->published) {
    list.push_back({"article:published_time", rfc3339(*p.page.entry->item->published)});
    list.push_back({"article:modified_time", rfc3339(last_updated(*p.page.entry->item))});
  }
  return metas(std::move(list));
}

List feed_links(const SiteValues& values, const Page& page) {
  List list;
  for (const auto& feed : feeds_of(values, page)) list.push_back(feed_link(values, feed));
  return list;
}

Value json_url(const PageSubject& p) {
  const auto* entry = p.page.entry;
  if (!entry || !has_page_json(p.values.site().config, *entry->item)) return {};
  return p.values.url(page_json_route(*entry->item));
}

// "Notices, page 2 - Education Bureau"; each page of a list has a title of its own.
std::string head_title(const SiteValues& values, const Page& page, const std::string& title) {
  std::string out = title;
  if (page.part.number > 1) out += " " + replaced(values.word("page_number"), "{n}", std::to_string(page.part.number));
  const auto& site_title = values.site().config.title;
  return site_title.empty() || site_title == title ? out : out + " - " + site_title;
}

// Of a page that is about nothing but itself.
std::string title_of_kind(const SiteValues& values, PageKind kind) {
  switch (kind) {
    case PageKind::home: return values.home_title();
    case PageKind::reports: return values.word("reports_title");
    case PageKind::comparison: return values.word("comparison_title");
    case PageKind::coverage: return values.word("coverage_title");
    case PageKind::verify: return values.word("verify_title");
    case PageKind::search: return values.word("search_title");
    case PageKind::subscribe: return values.word("subscribe_title");
    case PageKind::data: return values.word("data_title");
    case PageKind::not_found: return values.word("not_found_title");
    default: return {};
  }
}

std::string_view home_summary(const Site& site) {
  if (site.home && !site.home->description.empty()) return site.home->description;
  if (site.home && !site.home->body.summary.empty()) return site.home->body.summary;
  return site.config.description;
}

}  // namespace

std::string page_title(const SiteValues& values, const Page& page) {
  if (page.kind == PageKind::redirect && page.target) return page.target->title;
  if (page.entry) return page.entry->item->title;
  if (page.covered) return coverage_row_title(values, *page.covered);
  if (page.term) return page.term->title;
  if (page.taxonomy) return values.taxonomy_title(*page.taxonomy);
  if (page.standard) return standard_title(values, *page.standard);
  if (page.rules) return register_title(values, *page.rules);
  if (page.category && page.kind != PageKind::comparison) return page.category->file->title;
  return title_of_kind(values, page.kind);
}

std::string page_summary(const SiteValues& values, const Page& page) {
  const auto& site = values.site();
  const auto register_note = page.kind == PageKind::rules_register ? values.word("register_note") : std::string();
  std::string_view text;
  if (page.entry && is_notice(*page.entry)) text = page.entry->item->withdrawn->reason;
  else if (page.entry)
    text = page.entry->item->description.empty() ? summary_of(*page.entry->item) : page.entry->item->description;
  else if (page.category)
    text =
        page.category->file->description.empty() ? page.category->file->body.summary : page.category->file->description;
  else if (page.kind == PageKind::rules_register) text = register_note;
  else if (page.kind == PageKind::home) text = home_summary(site);
  if (page.entry && !page.entry->item->withdrawn && !text.empty()) return values.summary_on_page(*page.entry, text);
  return excerpt(text, k_longest_summary);
}

const std::string& PageSubject::title() const {
  if (!made_title) made_title = page_title(values, page);
  return *made_title;
}

const std::shared_ptr<const Body>& PageSubject::body() const {
  if (!fetched_body) fetched_body = body_of(page.entry->item->text);
  return fetched_body;
}

const std::string& PageSubject::description() const {
  if (!summary().empty()) return summary();
  const auto& of_site = values.site().config.description;
  return of_site.empty() ? title() : of_site;
}

const std::string& PageSubject::summary() const {
  if (!made_summary) made_summary = page_summary(values, page);
  return *made_summary;
}

const PageTable& page_names() {
  using P = const PageSubject&;
  static const PageTable names = {
      {"site", [](P p) { return *p.values.constants().find("site"); }},
      {"t", [](P p) { return *p.values.constants().find("t"); }},
      {"asset", [](P p) { return *p.values.constants().find("asset"); }},
      {"kind", [](P p) { return Value::lent(page_kind_name(p.page.kind)); }},
      {"title", [](P p) { return Value::lent(p.title()); }},
      {"head_title", [](P p) { return Value(head_title(p.values, p.page, p.title())); }},
      {"summary", [](P p) { return Value::lent(p.summary()); }},
      {"url", [](P p) { return Value(p.values.url(p.page.route)); }},
      {"canonical", [](P p) { return Value(absolute_link_to(p.values.site().config, p.page.route.path)); }},
      {"home_url", [](P p) { return Value(p.values.url({""})); }},
      {"verify_url", [](P p) { return Value(p.values.url({std::string(k_verify_route)})); }},
      {"subscribe_url",
       [](P p) {
         const bool is_there = !p.values.site().config.feeds.formats.empty();
         return is_there ? Value(p.values.url({std::string(k_subscribe_route)})) : Value();
       }},
      {"search_url",
       [](P p) {
         const bool is_there = p.values.site().config.search_engine != SearchEngine::none;
         return is_there ? Value(p.values.url({std::string(k_search_route)})) : Value();
       }},
      {"data_url", [](P p) { return Value(p.values.url({std::string(k_data_route)})); }},
      {"json_url", [](P p) { return json_url(p); }},
      {"coverage_url",
       [](P p) { return p.values.site().coverage.is_on() ? Value(p.values.url(coverage_route())) : Value(); }},
      {"is_home", [](P p) { return Value(p.page.kind == PageKind::home); }},
      {"navigation", [](P p) { return p.values.navigation(category_around(p.values, p.page)); }},
      {"footer_links", [](P p) { return p.values.footer_links(); }},
      {"breadcrumb", [](P p) { return Value(breadcrumb(p)); }},
      {"page_tags", [](P p) { return metas(page_tags(p)); }},
      {"open_graph", open_graph},
      {"json_ld", [](P p) { return Value(structured_data(p)); }},
      {"feeds", [](P p) { return Value(feed_links(p.values, p.page)); }},
  };
  return names;
}

}  // namespace gazette
