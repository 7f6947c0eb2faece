#include "catalogue/rules_register.hpp"

#include "base/slug.hpp"
#include "catalogue/life.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace gazette {

namespace {

using Lists = std::map<std::string, EntryList>;  // by the key of a genre, an issuer or a year

EntryList rules_of(const Site& site) {
  EntryList rules;
  for (const auto& entry : site.entries)
    if (is_normative(site.config, *entry->item)) rules.push_back(entry.get());
  return rules;
}

bool is_below(const Route& route) { return route.path.starts_with(k_register_route); }

bool is_taken(const Site& site) {
  const auto& files = site.loaded.categories;
  const bool is_category =
      std::any_of(files.begin(), files.end(), [](const auto& file) { return is_below(file.route); });
  return is_category || std::any_of(site.entries.begin(), site.entries.end(), [](const auto& entry) {
           const auto& aliases = entry->item->aliases;
           return is_below(entry->item->route) || std::any_of(aliases.begin(), aliases.end(), is_below);
         });
}

RegisterView view_of(RegisterFilter filter, std::string_view folder) {
  RegisterView view;
  view.filter = filter;
  view.route = {std::string(k_register_route) + std::string(folder)};
  return view;
}

void add_states(const EntryList& rules, std::vector<RegisterView>& views) {
  auto in_force = view_of(RegisterFilter::in_force, "in-force/");
  auto pending = view_of(RegisterFilter::pending, "not-yet-in-force/");
  auto ended = view_of(RegisterFilter::ended, "ended/");
  for (const auto* rule : rules) {
    auto& view = is_in_force(rule->state) ? in_force : is_ended(rule->state) ? ended : pending;
    view.entries.push_back(rule);
  }
  views.push_back(std::move(in_force));
  views.push_back(std::move(pending));
  views.push_back(std::move(ended));
}

void add_lists(const Site& site, RegisterFilter filter, Lists lists, std::vector<RegisterView>& views) {
  const auto folder = filter == RegisterFilter::genre    ? "genre/"
                      : filter == RegisterFilter::issuer ? "issuer/"
                                                         : "year/";
  for (auto& [key, rules] : lists) {
    if (key.empty()) continue;
    auto view = view_of(filter, folder + slug_of(key) + "/");
    const auto* issuer = filter == RegisterFilter::issuer ? find_issuer(site.config, key) : nullptr;
    view.key = key;
    view.title = issuer ? issuer->name : key;
    view.entries = std::move(rules);
    views.push_back(std::move(view));
  }
}

// Years from the latest down, the others by name; kinds in the order of RegisterFilter.
void sort_views(std::vector<RegisterView>& views, const NameOrder& order) {
  std::stable_sort(views.begin(), views.end(),
                   [](const RegisterView& a, const RegisterView& b) { return a.filter < b.filter; });
  const auto is_name = [](const RegisterView& view) {
    return view.filter == RegisterFilter::genre || view.filter == RegisterFilter::issuer;
  };
  const auto names = std::find_if(views.begin(), views.end(), is_name);
  const auto years =
      std::find_if(names, views.end(), [](const RegisterView& view) { return view.filter == RegisterFilter::year; });
  const auto key = [&](const RegisterView& view) {
    return std::tuple(view.filter, order.sort_key(view.title), view.key);
  };
  std::sort(names, years, [&](const RegisterView& a, const RegisterView& b) { return key(a) < key(b); });
  std::sort(years, views.end(), [](const RegisterView& a, const RegisterView& b) { return a.key > b.key; });
}

}  // namespace

std::string register_year_of(const Item& item) {
  if (item.made) return std::to_string(item.made->year);
  return item.published ? std::to_string(item.published->date.year) : std::string();
}

std::vector<RegisterView> make_rules_register(const Site& site, const NameOrder& order) {
  std::vector<RegisterView> views;
  if (!site.config.rules_register.enabled) return views;
  const auto rules = rules_of(site);
  if (rules.empty() || is_taken(site)) return views;
  views.push_back(view_of(RegisterFilter::all, ""));
  views.back().entries = rules;
  add_states(rules, views);
  Lists genres, issuers, years;
  for (const auto* rule : rules) {
    genres[rule->item->genre].push_back(rule);
    issuers[rule->item->issuer].push_back(rule);
    years[register_year_of(*rule->item)].push_back(rule);
  }
  add_lists(site, RegisterFilter::genre, std::move(genres), views);
  add_lists(site, RegisterFilter::issuer, std::move(issuers), views);
  add_lists(site, RegisterFilter::year, std::move(years), views);
  sort_views(views, order);
  return views;
}

}  // namespace gazette
