#pragma once
// The whole site, once everything is loaded and tied together. Made by `catalogue`; never changed afterwards.

#include "base/hash_index.hpp"
#include "model/category.hpp"
#include "model/config.hpp"
#include "model/coverage.hpp"
#include "model/entry.hpp"
#include "model/entry_index.hpp"
#include "model/item_list.hpp"
#include "model/report.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace gazette {

/// The moment as of which the site is built, and what it includes beyond what is public then.
struct BuildView {
  DateTime as_of;
  bool with_drafts = false;
  bool with_future = false;
  bool with_expired = false;  ///< expired items stay in the current lists
};

/// What was read from the disk, before anything is tied together.
struct LoadedSite {
  ItemList items;
  std::vector<CategoryFile> categories;             ///< the home page's own included, key ""
  std::unordered_map<std::string, Report> reports;  ///< by the item's source
  std::vector<std::string> unreadable;              ///< items whose file could not be read; their fault is reported
};

struct Category {
  const CategoryFile* file = nullptr;
  Category* parent = nullptr;             ///< null for a top-level category
  std::vector<const Category*> children;  ///< by weight, then title
  EntryList own;                          ///< current items of this folder, in the category's order
  EntryList entries;                      ///< the same with those of all folders below
};

/// One tag, issuer, topic, genre or year.
struct Term {
  std::string key;    ///< as items write it
  std::string title;  ///< as pages show it
  Route route;
  EntryList entries;  ///< newest first
};

struct Taxonomy {
  const TaxonomyConfig* config = nullptr;
  Route route;
  std::vector<Term> terms;  ///< years: newest first; the others by number of items, then key
  NumberIndex by_key;       ///< of `terms`
};

/// The term with this key, or null.
const Term* find_term(const Taxonomy& taxonomy, std::string_view key);

enum class RegisterFilter { all, in_force, pending, ended, genre, issuer, year };

/// The register of rules, whole or filtered: a page of its own.
struct RegisterView {
  RegisterFilter filter = RegisterFilter::all;
  std::string key;    ///< of a genre, issuer or year
  std::string title;  ///< of a genre, issuer or year; the theme has words for the others
  Route route;
  EntryList entries;  ///< newest first
};

/// A published annual report. `result` is filled by `complete_reports`.
struct ReportEntry {
  const Entry* entry = nullptr;
  const Report* report = nullptr;
  const ReportEntry* previous = nullptr;  ///< the same body's report on the year before
  ReportResult result;
};

/// Entries point into `loaded`, which lives as long as the Site. Not copyable. Safe to read from several threads.
struct Site {
  Site() = default;
  Site(const Site&) = delete;
  Site& operator=(const Site&) = delete;
  Site(Site&&) = default;
  Site& operator=(Site&&) = default;

  SiteConfig config;
  BuildView view;
  LoadedSite loaded;

  std::vector<std::unique_ptr<Entry>> entries;        ///< published items, newest first
  EntryList current;                                  ///< those in current lists and in a category, newest first
  EntryList pages;                                    ///< items outside any category, by title
  std::vector<std::unique_ptr<Category>> categories;  ///< parents before children
  std::vector<const Category*> top_categories;        ///< by weight, then title
  const CategoryFile* home = nullptr;                 ///< null when there is no content/_index.md
  std::vector<Taxonomy> taxonomies;                   ///< the enabled ones
  std::vector<RegisterView> rules_register;           ///< the whole register first; empty without rules
  std::vector<ReportEntry> reports;                   ///< newest year first
  Coverage coverage;                                  ///< filled by `with_coverage`

  EntryIndex entry_by_source{[](const Item& item) -> const std::string& { return item.source; }};
  EntryIndex entry_by_route{[](const Item& item) -> const std::string& { return item.route.path; }};
  std::unordered_map<std::string_view, const Category*> category_by_key;  ///< keys are those of the categories' files
  FileIndex file_by_source;  ///< attachments and category files that are published
};

/// The category of an entry, or null for a page outside any.
const Category* category_of(const Site& site, const Entry& entry);

/// When what the item's page shows last changed: its withdrawal, its last change note, or its publication.
DateTime last_updated(const Item& item);

}  // namespace gazette
