#include "pages/head_context.hpp"

#include "base/excerpt.hpp"
#include "base/file_types.hpp"
#include "base/text.hpp"
#include "pages/coverage_context.hpp"
#include "pages/feed_plan.hpp"
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

bool is_around(const Category& outer, const Category* inner) {
  for (; inner; inner = inner->parent) {
    if (inner == &outer) return true;
  }
  return false;
}

List navigation(const SiteValues& values, const Page& page) {
  const auto* around = category_around(values, page);
  List list;
  for (const auto* category : values.site().top_categories)
    list.push_back(values.link(category->file->title, category->file->route, is_around(*category, around)));
  return list;
}

void add_category_crumbs(const SiteValues& values, const Category* category, List& list) {
  if (!category) return;
  add_category_crumbs(values, category->parent, list);
  list.push_back(values.link(category->file->title, category->file->route));
}

List breadcrumb(const SiteValues& values, const Page& page) {
  List list;
  if (page.kind == PageKind::home) return list;
  list.push_back(values.link(values.word("home"), {""}));
  if (page.entry) add_category_crumbs(values, category_of(values.site(), *page.entry), list);
  else if (page.kind == PageKind::comparison) add_category_crumbs(values, page.category, list);
  else if (page.category) add_category_crumbs(values, page.category->parent, list);
  else if (page.covered || page.standard) list.push_back(values.link(values.word("coverage_title"), coverage_route()));
  else if (page.term) list.push_back(values.link(values.taxonomy_title(*page.taxonomy), page.taxonomy->route));
  else if (page.rules && page.rules->filter != RegisterFilter::all) {
    const auto& whole = values.site().rules_register.front();
    list.push_back(values.link(register_title(values, whole), whole.route));
  }
  list.push_back(values.link(page_title(values, page), page.route, true));
  return list;
}

Value meta(std::string_view name, std::string_view content) {
  Record record;
  record.set("name", name);
  record.set("content", content);
  return record;
}

List open_graph(const SiteValues& values, const Page& page, const std::string& title, const std::string& summary) {
  const auto& site = values.site();
  List list;
  list.push_back(meta("og:title", title));
  list.push_back(meta("og:type", page.entry ? "article" : "website"));
  list.push_back(meta("og:url", absolute_link_to(site.config, page.route.path)));
  if (!summary.empty()) list.push_back(meta("og:description", summary));
  if (!site.config.title.empty()) list.push_back(meta("og:site_name", site.config.title));
  list.push_back(meta("og:locale", replaced(site.config.language, "-", "_")));
  if (page.entry && page.entry->item->published) {
    list.push_back(meta("article:published_time", rfc3339(*page.entry->item->published)));
    list.push_back(meta("article:modified_time", rfc3339(last_updated(*page.entry->item))));
  }
  return list;
}

List feed_links(const SiteValues& values, const Page& page) {
  List list;
  for (const auto& feed : feeds_of(values, page)) {
    Record record;
    record.set("title", feed_title(values, feed));
    record.set("url", values.url(feed_route(feed)));
    record.set("type", feed_media_type(feed.format));
    record.set("format", feed_format_name(feed.format));
    list.emplace_back(std::move(record));
  }
  return list;
}

// "Notices, page 2 - Education Bureau"; each page of a list has a title of its own.
std::string head_title(const SiteValues& values, const Page& page, const std::string& title) {
  std::string out = title;
  if (page.part.number > 1) out += " " + replaced(values.word("page_number"), "{n}", std::to_string(page.part.number));
  const auto& site_title = values.site().config.title;
  return site_title.empty() || site_title == title ? out : out + " - " + site_title;
}

}  // namespace

std::string page_title(const SiteValues& values, const Page& page) {
  switch (page.kind) {
    case PageKind::home: return values.home_title();
    case PageKind::item:
    case PageKind::page:
    case PageKind::report: return page.entry->item->title;
    case PageKind::category: return page.category->file->title;
    case PageKind::reports: return page.category ? page.category->file->title : values.word("reports_title");
    case PageKind::comparison: return values.word("comparison_title");
    case PageKind::taxonomy: return values.taxonomy_title(*page.taxonomy);
    case PageKind::term: return page.covered ? coverage_row_title(values, *page.covered) : page.term->title;
    case PageKind::coverage: return values.word("coverage_title");
    case PageKind::standard: return standard_title(values, *page.standard);
    case PageKind::rules_register: return register_title(values, *page.rules);
    case PageKind::verify: return values.word("verify_title");
    case PageKind::redirect: return page.target->title;
    case PageKind::not_found: return values.word("not_found_title");
  }
  return {};
}

std::string page_summary(const SiteValues& values, const Page& page) {
  const auto& site = values.site();
  std::string text;
  if (page.entry && page.entry->item->withdrawn && !page.report) text = page.entry->item->withdrawn->reason;
  else if (page.entry)
    text = page.entry->item->description.empty() ? summary_of(*page.entry->item) : page.entry->item->description;
  else if (page.category)
    text =
        page.category->file->description.empty() ? page.category->file->body.summary : page.category->file->description;
  else if (page.kind == PageKind::rules_register) text = values.word("register_note");
  else if (page.kind == PageKind::home && site.home)
    text = site.home->description.empty() ? site.home->body.summary : site.home->description;
  return excerpt(text.empty() ? site.config.description : text, 200);
}

void add_page_names(const SiteValues& values, const Page& page, Record& record) {
  const auto& config = values.site().config;
  const auto title = page_title(values, page);
  const auto summary = page_summary(values, page);
  record.set("site", values.site_record());
  record.set("t", values.words());
  record.set("asset", values.assets());
  record.set("kind", page_kind_name(page.kind));
  record.set("title", title);
  record.set("head_title", head_title(values, page, title));
  record.set("summary", Value::text_or_absent(summary));
  record.set("url", values.url(page.route));
  record.set("canonical", absolute_link_to(config, page.route.path));
  record.set("home_url", values.url({""}));
  record.set("verify_url", values.url({std::string(k_verify_route)}));
  record.set("coverage_url", values.site().coverage.is_on() ? Value(values.url(coverage_route())) : Value());
  record.set("is_home", page.kind == PageKind::home);
  record.set("navigation", navigation(values, page));
  record.set("breadcrumb", breadcrumb(values, page));
  List tags;
  for (const auto& tag : page_tags(values, page)) tags.push_back(meta(tag.name, tag.content));
  record.set("page_tags", std::move(tags));
  record.set("open_graph", open_graph(values, page, title, summary));
  record.set("json_ld", structured_data(values, page));
  record.set("feeds", feed_links(values, page));
}

}  // namespace gazette
