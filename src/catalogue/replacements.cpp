#include "catalogue/replacements.hpp"

#include "base/suggest.hpp"
#include "base/text.hpp"
#include "catalogue/source_paths.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace gazette {

namespace {

class ReplacementLinker {
 public:
  ReplacementLinker(Site& site, Diagnostics& diagnostics) : diagnostics_(diagnostics) {
    const auto& items = site.loaded.items;
    by_source_.reserve(items.size());
    by_index_number_.reserve(items.size());
    for (const auto& item : items) {
      by_source_[item.source] = &item;
      if (!item.index_number.empty()) by_index_number_.emplace(item.index_number, &item);
    }
    shown_.reserve(site.entries.size());
    for (const auto& entry : site.entries) shown_[entry->item] = entry.get();
  }

  void link(Entry& entry) {
    for (const auto& reference : entry.item->replaces) link_one(entry, reference);
    if (entry.item->withdrawn && !entry.item->withdrawn->successor.empty()) {
      if (const auto* target = find(*entry.item, "withdrawn", entry.item->withdrawn->successor))
        entry.successor = shown(target);
    }
  }

  // A depth-first walk to older documents; meeting one that is still open closes a circle.
  void report_cycles(const Site& site) {
    enum class Colour { fresh, open, done };
    std::vector<Colour> colours(site.entries.size(), Colour::fresh);
    struct Step {
      const Entry* entry;
      std::size_t next;
    };
    for (const auto& start : site.entries) {
      if (colours[start->index] != Colour::fresh) continue;
      std::vector<Step> path = {{start.get(), 0}};
      colours[start->index] = Colour::open;
      while (!path.empty()) {
        auto& [entry, next] = path.back();
        if (next == entry->replaces.size()) {
          colours[entry->index] = Colour::done;
          path.pop_back();
          continue;
        }
        const auto* older = entry->replaces[next++];
        auto& colour = colours[older->index];
        if (colour == Colour::open) report_cycle(*entry->item, *older->item);
        if (colour != Colour::fresh) continue;
        colour = Colour::open;
        path.push_back({older, 0});
      }
    }
  }

 private:
  void link_one(Entry& entry, const std::string& reference) {
    const auto* target = find(*entry.item, "replaces", reference);
    if (!target) return;
    if (target == entry.item) {
      fail(*entry.item, "replaces", "cyclic-replacement", "the item replaces itself", "name the older item");
      return;
    }
    report_backdating(*entry.item, *target, reference);
    auto* older = shown(target);
    if (!older) return;
    entry.replaces.push_back(older);
    older->replaced_by.push_back(&entry);
  }

  // Of a pair, the older was published, made and in force first; the same day is in order.
  void report_backdating(const Item& newer, const Item& older, const std::string& reference) {
    std::string verb;
    if (older.published && newer.published && *older.published > *newer.published) verb = "was published";
    else if (older.made && newer.made && *older.made > *newer.made) verb = "was made";
    else if (older.effective && newer.effective && *older.effective > *newer.effective) verb = "comes into force";
    if (verb.empty()) return;
    fail(newer, "replaces", "backdated-replacement",
         quoted(reference) + " " + verb + " later than the item that replaces it",
         verb == "was published" ? "correct `replaces`, or the dates of publication"
         : verb == "was made"    ? "correct `replaces`, or the dates on which they were made (`made`)"
                                 : "correct `replaces`, or the days from which they are in force (`effective`)");
  }

  void report_cycle(const Item& item, const Item& older) {
    fail(item, "replaces", "cyclic-replacement",
         quoted(item.title) + " replaces " + quoted(older.title) + ", which replaces it by way of others",
         "remove one `replaces` of the circle");
  }

  const Item* find(const Item& from, const std::string& key, const std::string& reference) {
    if (const auto by_number = by_index_number_.find(reference); by_number != by_index_number_.end())
      return by_number->second;
    for (const auto& path : source_paths_of(from.folder, reference)) {
      if (const auto by_path = by_source_.find(path); by_path != by_source_.end()) return by_path->second;
    }
    std::vector<std::string_view> known;
    for (const auto& [number, item] : by_index_number_) known.push_back(number);
    std::sort(known.begin(), known.end());
    fail(from, key, "dangling-reference", quoted(reference) + " is no item of this site", suggestion(reference, known));
    return nullptr;
  }

  Entry* shown(const Item* item) const {
    const auto found = shown_.find(item);
    return found == shown_.end() ? nullptr : found->second;
  }

  void fail(const Item& item, const std::string& key, std::string rule, std::string message, std::string help) {
    diagnostics_.add_error(
        {ErrorKind::content, std::move(rule), std::move(message), place_of(item, key), std::move(help), {}});
  }

  Diagnostics& diagnostics_;
  std::unordered_map<std::string_view, const Item*> by_source_;
  std::unordered_map<std::string_view, const Item*> by_index_number_;
  std::unordered_map<const Item*, Entry*> shown_;
};

bool names_another(const Item& item) {
  return !item.replaces.empty() || (item.withdrawn && !item.withdrawn->successor.empty());
}

}  // namespace

void link_replacements(Site& site, Diagnostics& diagnostics) {
  std::vector<Entry*> naming;
  for (const auto& entry : site.entries) {
    if (names_another(*entry->item)) naming.push_back(entry.get());
  }
  if (naming.empty()) return;
  ReplacementLinker linker(site, diagnostics);
  for (auto* entry : naming) linker.link(*entry);
  linker.report_cycles(site);
}

}  // namespace gazette
