#include "catalogue/assemble.hpp"

#include "base/sorting.hpp"
#include "base/text.hpp"
#include "catalogue/life.hpp"
#include "catalogue/publication.hpp"
#include "catalogue/replacements.hpp"
#include "catalogue/rules_register.hpp"
#include "catalogue/taxonomies.hpp"
#include "model/rules.hpp"

#include <algorithm>
#include <tuple>

namespace gazette {

namespace {

/// An item with what it is sorted by.
struct Dated {
  std::int64_t when = 0;
  const Item* item = nullptr;
};

// Newest first; of equals the one with the greater weight last, then by file, so that the order is total.
bool is_newer(const Dated& a, const Dated& b) {
  if (a.when != b.when) return a.when > b.when;
  if (a.item->weight != b.item->weight) return a.item->weight < b.item->weight;
  return a.item->source < b.item->source;
}

// By weight, then by name, then by key.
void sort_categories(std::vector<const Category*>& categories, const NameOrder& order) {
  sort_by(categories, [&](const Category* category) {
    return std::tuple(category->file->weight, order.sort_key(category->file->title), category->file->key);
  });
}

void report_duplicate_index_numbers(const LoadedSite& loaded, Diagnostics& diagnostics) {
  std::unordered_map<std::string, const Item*> first;
  first.reserve(loaded.items.size());
  for (const auto& item : loaded.items) {
    if (item.index_number.empty()) continue;
    const auto [known, is_new] = first.emplace(item.index_number, &item);
    if (is_new) continue;
    diagnostics.add_error({ErrorKind::content,
                           "duplicate-index-number",
                           "the index number " + quoted(item.index_number) + " is used twice",
                           place_of(item, "index_number"),
                           "an index number is unique for ever: give this item another, or let `gazette renumber "
                           "--unpublished` do it",
                           {{"first used here", place_of(*known->second, "index_number")}}});
  }
}

void make_entries(Site& site) {
  std::vector<Dated> shown;
  shown.reserve(site.loaded.items.size());
  for (const auto& item : site.loaded.items) {
    if (is_shown(item, site.view)) shown.push_back({item.published.value_or(DateTime{}).unix_seconds(), &item});
  }
  std::sort(shown.begin(), shown.end(), is_newer);
  site.entries.reserve(shown.size());
  site.entry_by_source.reserve(shown.size());
  site.entry_by_route.reserve(shown.size());
  for (const auto& [when, item] : shown) {
    auto entry = std::make_unique<Entry>();
    entry->item = item;
    entry->index = site.entries.size();
    site.entry_by_source[item->source] = entry.get();
    site.entry_by_route[item->route.path] = entry.get();
    site.entries.push_back(std::move(entry));
  }
}

Error future_withdrawal(const Item& item) {
  return {ErrorKind::content,
          "future-withdrawal",
          "the withdrawal of " + iso_date(item.withdrawn->date) + " lies ahead: until then the text stays public",
          place_of(item, "withdrawn"),
          "write the day of today to withdraw it now",
          {}};
}

// A withdrawal and a change take effect on their day: before it, nothing of the site knows of them.
void leave_out_what_lies_ahead(Site& site, Diagnostics& diagnostics) {
  auto& items = site.loaded.items;
  std::unordered_map<const Item*, const Item*> edited;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const auto today = today_of(items[i], site.view);
    const auto lies_ahead = [&](const Change& change) { return change.date > today; };
    const bool withdraws_later = items[i].withdrawn && items[i].withdrawn->date > today;
    if (withdraws_later) report_finding(site.config, items[i], future_withdrawal(items[i]), diagnostics);
    if (!withdraws_later && std::ranges::none_of(items[i].changes, lies_ahead)) continue;
    const auto* before = &items[i];
    auto& item = items.edit(i);
    if (withdraws_later) item.withdrawn.reset();
    std::erase_if(item.changes, lies_ahead);
    edited.emplace(before, &item);
  }
  for (const auto& entry : site.entries) {
    if (const auto found = edited.find(entry->item); found != edited.end()) entry->item = found->second;
    if (!entry->item->withdrawn) entry->successor = nullptr;
  }
}

Validity validity_of(const Entry& entry, const Date& today) {
  if (entry.item->declared_validity) return *entry.item->declared_validity;
  auto life = entry.life;
  life.withdrawn.reset();  // its notice says so; this is about the document
  const auto state = state_on(life, today);
  if (state == LifeState::expired) return Validity::expired;
  return is_ended(state) ? Validity::repealed : Validity::in_force;
}

void set_standing(Site& site) {
  for (const auto& entry : site.entries) {
    const auto today = today_of(*entry->item, site.view);
    entry->life = life_of(*entry, today);
    entry->state = state_on(entry->life, today);
    entry->validity = validity_of(*entry, today);
    const bool is_kept = site.view.with_expired && entry->state == LifeState::expired;
    entry->is_current = !is_ended(entry->state) || is_kept;
  }
}

void make_categories(Site& site, const NameOrder& order) {
  std::unordered_map<std::string, Category*> made;
  for (const auto& file : site.loaded.categories) {
    if (file.key.empty()) {
      site.home = &file;
      continue;
    }
    auto category = std::make_unique<Category>();
    category->file = &file;
    site.category_by_key[file.key] = made[file.key] = category.get();
    if (const auto slash = file.key.rfind('/'); slash != std::string::npos) {
      category->parent = made.at(file.key.substr(0, slash));
      category->parent->children.push_back(category.get());
    } else {
      site.top_categories.push_back(category.get());
    }
    site.categories.push_back(std::move(category));
  }
  sort_categories(site.top_categories, order);
  for (const auto& category : site.categories) sort_categories(category->children, order);
}

// Those of equal weight or title stay as they come: newest first.
void sort_entries(EntryList& entries, SortOrder sort, const NameOrder& order) {
  if (sort == SortOrder::weight) sort_by(entries, [](const Entry* entry) { return entry->item->weight; });
  if (sort == SortOrder::title)
    sort_by(entries, [&](const Entry* entry) { return order.sort_key(entry->item->title); });
}

void fill_categories(Site& site, const NameOrder& order) {
  std::unordered_map<std::string, Category*> by_key;
  for (const auto& category : site.categories) by_key[category->file->key] = category.get();
  for (const auto& entry : site.entries) {
    if (entry->item->category.empty()) {
      site.pages.push_back(entry.get());
      continue;
    }
    if (!entry->is_current) continue;
    site.current.push_back(entry.get());
    auto* own = by_key[entry->item->category];
    own->own.push_back(entry.get());
    for (auto* category = own; category; category = category->parent) category->entries.push_back(entry.get());
  }
  sort_by(site.pages, [&](const Entry* page) {
    return std::tuple(page->item->weight, order.sort_key(page->item->title), page->item->source);
  });
  for (const auto& category : site.categories) {
    sort_entries(category->own, category->file->sort, order);
    sort_entries(category->entries, category->file->sort, order);
  }
}

// Lists run from the newest (or first) down: the one after is the older neighbour.
void link_neighbours(Site& site) {
  for (const auto& category : site.categories) {
    const auto& list = category->own;
    for (std::size_t i = 0; i + 1 < list.size(); ++i) {
      site.entries[list[i]->index]->previous = list[i + 1];
      site.entries[list[i + 1]->index]->next = list[i];
    }
  }
}

void collect_files(Site& site) {
  for (const auto& entry : site.entries) {
    for (const auto& attachment : entry->item->attachments)
      site.file_by_source[attachment.source] = {entry->item->route.path + attachment.file};
  }
  // A file that an item claims is published beside the item; its category's copy is the other way to it.
  for (const auto& category : site.loaded.categories) {
    for (const auto& file : category.files)
      site.file_by_source.try_emplace(file.source, Route{category.route.path + file.file});
  }
}

// The same body's report on the year before; of several the one in the same form, and rather one that stands.
const ReportEntry* report_before(const Site& site, const ReportEntry& report) {
  const ReportEntry* best = nullptr;
  int best_rank = -1;
  for (const auto& other : site.reports) {
    if (other.report->year != report.report->year - 1 || other.entry->item->issuer != report.entry->item->issuer)
      continue;
    const int rank =
        (other.entry->item->withdrawn ? 0 : 2) + (other.report->form->id == report.report->form->id ? 1 : 0);
    if (rank > best_rank) best = &other;
    best_rank = std::max(best_rank, rank);
  }
  return best;
}

void collect_reports(Site& site) {
  for (const auto& entry : site.entries) {
    const auto found = site.loaded.reports.find(entry->item->source);
    if (found == site.loaded.reports.end()) continue;
    ReportEntry report;
    report.entry = entry.get();
    report.report = &found->second;
    site.reports.push_back(std::move(report));
  }
  std::stable_sort(site.reports.begin(), site.reports.end(),
                   [](const ReportEntry& a, const ReportEntry& b) { return a.report->year > b.report->year; });
  for (auto& report : site.reports) {
    report.previous = report_before(site, report);
    site.entries[report.entry->index]->report = &report;
  }
}

}  // namespace

Site assemble_site(SiteConfig config, const BuildView& view, LoadedSite loaded, Diagnostics& diagnostics) {
  Site site;
  site.config = std::move(config);
  site.view = view;
  site.loaded = std::move(loaded);
  report_duplicate_index_numbers(site.loaded, diagnostics);
  make_entries(site);
  link_replacements(site, diagnostics);
  leave_out_what_lies_ahead(site, diagnostics);
  set_standing(site);
  const NameOrder order(site.config.language);
  make_categories(site, order);
  fill_categories(site, order);
  link_neighbours(site);
  collect_files(site);
  site.taxonomies = make_taxonomies(site, order);
  site.rules_register = make_rules_register(site, order);
  collect_reports(site);
  return site;
}

}  // namespace gazette
