#include "pages/list_contexts.hpp"

#include "catalogue/publication.hpp"
#include "pages/body_html.hpp"
#include "pages/coverage_context.hpp"
#include "pages/head_context.hpp"
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

Value guide(const SiteValues& values) {
  for (const auto& category : values.site().categories) {
    if (category->file->column == Column::guide) return values.link(*category);
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

List columns(const SiteValues& values) {
  List list;
  for (const auto* category : values.site().top_categories) list.push_back(column(values, *category));
  return list;
}

List indexes(const SiteValues& values) {
  const auto& site = values.site();
  List list;
  for (const auto& taxonomy : site.taxonomies)
    list.push_back(values.count(values.taxonomy_title(taxonomy), taxonomy.route, taxonomy.terms.size()));
  if (!site.rules_register.empty()) {
    const auto& rules = site.rules_register.front();
    list.push_back(values.count(register_title(values, rules), rules.route, rules.entries.size()));
  }
  return list;
}

List terms(const SiteValues& values, const Taxonomy& taxonomy) {
  List list;
  list.reserve(taxonomy.terms.size());
  for (const auto& term : taxonomy.terms) list.push_back(values.count(term.title, term.route, term.entries.size()));
  return list;
}

List years(const PageSubject& p) {
  List list;
  for (const auto& [year, count, part] : years_of_list(p.page))
    list.push_back(p.values.count(std::to_string(year), part_route(first_page(p.page), part), count));
  return list;
}

Value cards(const PageSubject& p) { return p.values.cards(entries_of(p.page), p.page.part.first, p.page.part.size); }

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

std::vector<ListYear> years_of_list(const Page& page) {
  std::vector<ListYear> years;
  const bool has_years =
      page.category && page.category->file->sort == SortOrder::date && page.part.number == 1 && page.part.total > 1;
  if (!has_years) return years;
  const auto& entries = page.category->entries;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const auto& published = entries[i]->item->published;
    if (!published) continue;
    if (years.empty() || years.back().year != published->date.year)
      years.push_back({published->date.year, 0, i / page.part.size + 1});
    ++years.back().count;
  }
  if (years.size() < 2) years.clear();
  return years;
}

const PageTable& home_names() {
  using P = const PageSubject&;
  static const auto names = page_names().with({
      {"body", [](P p) { return category_body(p.values, p.values.site().home); }},
      {"changes", [](P p) { return Value(text_changes(p.values, p.values.site().home)); }},
      {"newest",
       [](P p) {
         const auto& current = p.values.site().current;
         return p.values.cards(current, 0, std::min(k_newest, current.size()));
       }},
      {"columns", [](P p) { return Value(columns(p.values)); }},
      {"latest_report",
       [](P p) {
         const auto& reports = p.values.site().reports;
         return reports.empty() ? Value() : p.values.card(*reports.front().entry);
       }},
      {"guide", [](P p) { return guide(p.values); }},
      {"indexes", [](P p) { return Value(indexes(p.values)); }},
  });
  return names;
}

const PageTable& category_names() {
  using P = const PageSubject&;
  static const auto on_first = [](P p) { return p.page.category && p.page.part.number == 1; };
  static const auto file = [](P p) -> const CategoryFile& { return *p.page.category->file; };
  static const auto names = page_names().with({
      {"body", [](P p) { return on_first(p) ? category_body(p.values, &file(p)) : Value(); }},
      {"children", [](P p) { return Value(p.page.category ? p.values.counts(p.page.category->children) : List{}); }},
      {"cards", cards},
      {"pager", [](P p) { return pager(p.values, p.page); }},
      {"years", [](P p) { return Value(years(p)); }},
      {"changes", [](P p) { return Value(on_first(p) ? text_changes(p.values, &file(p)) : List{}); }},
      {"office", [](P p) { return Value(on_first(p) ? office_lines(p.values, file(p)) : List{}); }},
      {"attachments",
       [](P p) { return Value(on_first(p) ? p.values.attachments(file(p).files, file(p).route) : List{}); }},
  });
  return names;
}

const PageTable& taxonomy_names() {
  using P = const PageSubject&;
  static const auto names = page_names().with({
      {"terms", [](P p) { return Value(terms(p.values, *p.page.taxonomy)); }},
      {"key", [](P p) { return Value::lent(p.page.taxonomy->config->key); }},
  });
  return names;
}

const PageTable& term_names() {
  using P = const PageSubject&;
  static const auto names = page_names().with({
      {"taxonomy",
       [](P p) {
         if (p.page.covered) return p.values.link(p.values.word("coverage_title"), coverage_route());
         return p.values.link(p.values.taxonomy_title(*p.page.taxonomy), p.page.taxonomy->route);
       }},
      {"cards", cards},
      {"pager", [](P p) { return pager(p.values, p.page); }},
  });
  return names;
}

namespace {

std::string way_to_root(const Route& route) {
  std::string way;
  for (auto folders = std::ranges::count(route.path, '/'); folders > 0; --folders) way += "../";
  return way;
}

// The theme's files by addresses that hold on a disk too.
Record local_assets(const PageSubject& p) {
  const auto root = way_to_root(p.page.route);
  const auto from_root = p.values.url({""}).size();
  Record assets;
  const auto& all = *p.values.constants().find("asset")->as_record();
  for (const auto name : all.all()) {
    const auto address = all.find(name)->as_text();
    assets.set(std::string(name), address ? Value(root + std::string(address->substr(from_root))) : Value());
  }
  return assets;
}

}  // namespace

const PageTable& search_names() {
  using P = const PageSubject&;
  static const auto engine = [](P p) { return p.values.site().config.search_engine; };
  static const auto names = page_names().with({
      {"is_built_in", [](P p) { return Value(engine(p) == SearchEngine::built_in); }},
      {"is_pagefind", [](P p) { return Value(engine(p) == SearchEngine::pagefind); }},
      {"root", [](P p) { return Value(way_to_root(p.page.route)); }},
      {"local_asset", [](P p) { return Value(local_assets(p)); }},
  });
  return names;
}

const PageTable& verify_names() {
  using P = const PageSubject&;
  static const auto config = [](P p) -> const SiteConfig& { return p.values.site().config; };
  static const auto names = page_names().with({
      {"manifest_url", [](P p) { return Value(absolute_link_to(config(p), "manifest.json")); }},
      {"signature_url",
       [](P p) {
         const bool is_signed = !config(p).manifest_public_key.empty();
         return is_signed ? Value(absolute_link_to(config(p), "manifest.json.minisig")) : Value();
       }},
      {"public_key", [](P p) { return Value::lent(config(p).manifest_public_key); }},
  });
  return names;
}

const PageTable& redirect_names() {
  using P = const PageSubject&;
  static const auto names = page_names().with({
      // The page at the new address is the one to keep.
      {"canonical", [](P p) { return Value(absolute_link_to(p.values.site().config, p.page.target->route_path)); }},
      {"target", [](P p) { return p.values.link(p.page.target->title, {p.page.target->route_path}); }},
  });
  return names;
}

const PageTable& not_found_names() {
  using P = const PageSubject&;
  static const auto names = page_names().with({
      {"columns", [](P p) { return p.values.navigation(nullptr); }},
  });
  return names;
}

}  // namespace gazette
