#include "catalogue/assemble.hpp"

#include "base/hash_index.hpp"
#include "base/parallel.hpp"
#include "base/sorting.hpp"
#include "base/text.hpp"
#include "catalogue/life.hpp"
#include "catalogue/publication.hpp"
#include "catalogue/replacements.hpp"
#include "catalogue/rules_register.hpp"
#include "catalogue/taxonomies.hpp"
#include "model/rules.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <tuple>

namespace gazette {

namespace {

/// An item with what it is sorted and found by.
struct Dated {
  std::int64_t when = 0;
  const Item* item = nullptr;
  std::uint32_t source_hash = 0, route_hash = 0;
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
  const auto& items = loaded.items;
  NumberIndex first;
  first.reserve(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) {
    const auto& item = items[i];
    if (item.index_number.empty()) continue;
    auto& known = first.place(name_hash(item.index_number),
                              [&](std::uint32_t other) { return items[other].index_number == item.index_number; });
    if (known == k_no_number) {
      known = static_cast<std::uint32_t>(i);
      continue;
    }
    diagnostics.add_error({ErrorKind::content,
                           "duplicate-index-number",
                           "the index number " + quoted(item.index_number) + " is used twice",
                           place_of(item, "index_number"),
                           "an index number is unique for ever: give this item another, or let `gazette renumber "
                           "--unpublished` do it",
                           {{"first used here", place_of(items[known], "index_number")}}});
  }
}

// The names are hashed here, where items still come as they lie in memory.
std::vector<Dated> shown_items(const Site& site) {
  std::vector<Dated> shown;
  shown.reserve(site.loaded.items.size());
  for (const auto& item : site.loaded.items) {
    if (!is_shown(item, site.view)) continue;
    shown.push_back({item.published.value_or(DateTime{}).unix_seconds(), &item, name_hash(item.source),
                     name_hash(item.route.path)});
  }
  std::sort(shown.begin(), shown.end(), is_newer);
  return shown;
}

void make_entries(Site& site) {
  const auto shown = shown_items(site);
  site.entries.reserve(shown.size());
  site.entry_by_source.reserve(shown.size());
  site.entry_by_route.reserve(shown.size());
  for (const auto& one : shown) {
    auto entry = std::make_unique<Entry>();
    entry->item = one.item;
    entry->index = site.entries.size();
    site.entry_by_source.put(*entry, one.source_hash);
    site.entry_by_route.put(*entry, one.route_hash);
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
    if (!items[i].withdrawn && items[i].changes.empty()) continue;
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
  if (edited.empty()) return;
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
  std::unordered_map<std::string_view, Category*> made;
  for (const auto& file : site.loaded.categories) {
    if (file.key.empty()) {
      site.home = &file;
      continue;
    }
    auto category = std::make_unique<Category>();
    category->file = &file;
    site.category_by_key[file.key] = made[file.key] = category.get();
    if (const auto slash = file.key.rfind('/'); slash != std::string::npos) {
      category->parent = made.at(std::string_view(file.key).substr(0, slash));
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
  std::unordered_map<std::string_view, Category*> by_key;
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
  for (const auto& entry : site.entries) site.file_by_source.add(*entry);
  for (const auto& category : site.loaded.categories) site.file_by_source.add(category);
}

using ReportsByYear = std::map<std::pair<int, std::string_view>, std::vector<const ReportEntry*>>;  // and by issuer

// The same body's report on the year before; of several the one in the same form, and rather one that stands.
const ReportEntry* report_before(const ReportsByYear& reports, const ReportEntry& report) {
  const auto found = reports.find({report.report->year - 1, report.entry->item->issuer});
  if (found == reports.end()) return nullptr;
  const ReportEntry* best = nullptr;
  int best_rank = -1;
  for (const auto* other : found->second) {
    const int rank =
        (other->entry->item->withdrawn ? 0 : 2) + (other->report->form->id == report.report->form->id ? 1 : 0);
    if (rank > best_rank) best = other;
    best_rank = std::max(best_rank, rank);
  }
  return best;
}

void collect_reports(Site& site) {
  for (const auto& [source, report] : site.loaded.reports) {
    if (const auto* entry = site.entry_by_source.find(source)) site.reports.push_back({entry, &report, nullptr, {}});
  }
  std::sort(site.reports.begin(), site.reports.end(), [](const ReportEntry& a, const ReportEntry& b) {
    return a.report->year != b.report->year ? a.report->year > b.report->year : a.entry->index < b.entry->index;
  });
  ReportsByYear by_year;
  for (const auto& report : site.reports) by_year[{report.report->year, report.entry->item->issuer}].push_back(&report);
  for (auto& report : site.reports) {
    report.previous = report_before(by_year, report);
    site.entries[report.entry->index]->report = &report;
  }
}

}  // namespace

Site assemble_site(SiteConfig config, const BuildView& view, LoadedSite loaded, Diagnostics& diagnostics,
                   unsigned jobs) {
  Site site;
  site.config = std::move(config);
  site.view = view;
  site.loaded = std::move(loaded);
  run_side_by_side({[&] { report_duplicate_index_numbers(site.loaded, diagnostics); }, [&] { make_entries(site); }},
                   jobs);
  link_replacements(site, diagnostics);
  leave_out_what_lies_ahead(site, diagnostics);
  set_standing(site);
  const NameOrder order(site.config.language);
  const auto make_lists = [&] {
    make_categories(site, order);
    fill_categories(site, order);
    link_neighbours(site);
    collect_files(site);
  };
  run_side_by_side({make_lists, [&] { site.taxonomies = make_taxonomies(site, order); }}, jobs);
  site.rules_register = make_rules_register(site, order);
  collect_reports(site);
  return site;
}

}  // namespace gazette
