#include "pages/list_contexts.hpp"

#include "catalogue/publication.hpp"
#include "pages/body_html.hpp"
#include "pages/coverage_context.hpp"
#include "pages/item_context.hpp"
#include "pages/pagination.hpp"
#include "pages/register_context.hpp"

#include <algorithm>

namespace gazette {

namespace {

constexpr std::size_t k_newest = 10;
constexpr std::size_t k_column_cards = 5;

const Route& first_page(const Page& page) {
  static const Route reports{"reports/"};
  if (page.term) return page.term->route;
  if (page.covered) return page.covered->route;
  if (page.rules) return page.rules->route;
  return page.category ? page.category->file->route : reports;
}

const EntryList& entries_of(const Page& page) {
  static const EntryList none;
  if (page.term) return page.term->entries;
  if (page.covered) return page.covered->entries;
  if (page.rules) return page.rules->entries;
  return page.category ? page.category->entries : none;
}

Value pager_page(const SiteValues& values, const Page& page, std::size_t number) {
  Record record;
  record.set("number", std::to_string(number));
  record.set("url", values.url(part_route(first_page(page), number)));
  record.set("is_current", number == page.part.number);
  return record;
}

Value column(const SiteValues& values, const Category& category) {
  Record record;
  record.set("title", category.file->title);
  record.set("url", values.url(category.file->route));
  record.set("summary", Value::text_or_absent(category.file->description));
  record.set("count", std::to_string(category.entries.size()));
  record.set("is_guide", category.file->column == Column::guide);
  record.set("cards", values.cards(category.entries, 0, std::min(k_column_cards, category.entries.size())));
  record.set("children", values.counts(category.children));
  record.set("has_cards", !category.entries.empty());
  record.set("has_children", !category.children.empty());
  return record;
}

std::size_t entries_in(const Taxonomy& taxonomy) { return taxonomy.terms.size(); }

Value guide(const SiteValues& values) {
  for (const auto& category : values.site().categories) {
    if (category->file->column == Column::guide) return values.link(category->file->title, category->file->route);
  }
  return {};
}

Value category_body(const SiteValues& values, const CategoryFile* file) {
  if (!file) return {};
  return Value::text_or_absent(body_html(values.site(), origin_of(*file), nullptr, LinkForm::rooted));
}

List text_changes(const SiteValues& values, const CategoryFile* file) {
  const auto& site = values.site();
  return file ? change_list(told_changes(*file, site.config, site.view)) : List{};
}

}  // namespace

Value pager(const SiteValues& values, const Page& page) {
  const auto& [number, total, first, size] = page.part;
  const auto url = [&](std::size_t to) { return values.url(part_route(first_page(page), to)); };
  List pages;
  for (const auto around : pages_around(number, total)) pages.push_back(pager_page(values, page, around));
  Record record;
  record.set("number", std::to_string(number));
  record.set("total", std::to_string(total));
  record.set("count", std::to_string(entries_of(page).size()));
  record.set("is_single", total == 1);
  record.set("first", number > 1 ? Value(url(1)) : Value());
  record.set("previous", number > 1 ? Value(url(number - 1)) : Value());
  record.set("next", number < total ? Value(url(number + 1)) : Value());
  record.set("last", number < total ? Value(url(total)) : Value());
  record.set("pages", std::move(pages));
  return record;
}

void add_home_names(const SiteValues& values, const Page&, Record& record) {
  const auto& site = values.site();
  List columns, indexes;
  for (const auto* category : site.top_categories) columns.push_back(column(values, *category));
  for (const auto& taxonomy : site.taxonomies)
    indexes.push_back(values.count(values.taxonomy_title(taxonomy), taxonomy.route, entries_in(taxonomy)));
  if (!site.rules_register.empty()) {
    const auto& rules = site.rules_register.front();
    indexes.push_back(values.count(register_title(values, rules), rules.route, rules.entries.size()));
  }
  record.set("body", category_body(values, site.home));
  record.set("changes", text_changes(values, site.home));
  record.set("newest", values.cards(site.current, 0, std::min(k_newest, site.current.size())));
  record.set("columns", std::move(columns));
  record.set("latest_report", site.reports.empty() ? Value() : values.card(*site.reports.front().entry));
  record.set("guide", guide(values));
  record.set("indexes", std::move(indexes));
}

void add_category_names(const SiteValues& values, const Page& page, Record& record) {
  const auto* category = page.category;
  const bool is_first = page.part.number == 1;
  record.set("body", category && is_first ? category_body(values, category->file) : Value());
  record.set("children", category ? values.counts(category->children) : List{});
  record.set("cards", values.cards(entries_of(page), page.part.first, page.part.size));
  record.set("pager", pager(values, page));
  record.set("changes", category && is_first ? text_changes(values, category->file) : List{});
  record.set("office", category && is_first ? office_lines(values, *category->file) : List{});
  record.set("attachments",
             category && is_first ? values.attachments(category->file->files, category->file->route) : List{});
}

void add_taxonomy_names(const SiteValues& values, const Page& page, Record& record) {
  List terms;
  for (const auto& term : page.taxonomy->terms)
    terms.push_back(values.count(term.title, term.route, term.entries.size()));
  record.set("terms", std::move(terms));
  record.set("key", page.taxonomy->config->key);
}

void add_term_names(const SiteValues& values, const Page& page, Record& record) {
  record.set("taxonomy", page.covered ? values.link(values.word("coverage_title"), coverage_route())
                                      : values.link(values.taxonomy_title(*page.taxonomy), page.taxonomy->route));
  record.set("cards", values.cards(entries_of(page), page.part.first, page.part.size));
  record.set("pager", pager(values, page));
}

void add_verify_names(const SiteValues& values, Record& record) {
  const auto& config = values.site().config;
  const bool is_signed = !config.manifest_public_key.empty();
  record.set("manifest_url", absolute_link_to(config, "manifest.json"));
  record.set("signature_url", is_signed ? Value(absolute_link_to(config, "manifest.json.minisig")) : Value());
  record.set("public_key", Value::text_or_absent(config.manifest_public_key));
}

void add_redirect_names(const SiteValues& values, const Page& page, Record& record) {
  // The page at the new address is the one to keep.
  record.set("canonical", absolute_link_to(values.site().config, page.target->route_path));
  record.set("target", values.link(page.target->title, {page.target->route_path}));
}

void add_not_found_names(const SiteValues& values, Record& record) {
  List columns;
  for (const auto* category : values.site().top_categories)
    columns.push_back(values.link(category->file->title, category->file->route));
  record.set("columns", std::move(columns));
}

}  // namespace gazette
