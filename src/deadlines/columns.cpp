#include "deadlines/columns.hpp"

namespace gazette {

namespace {

std::optional<Rhythm> site_rhythm(const SiteConfig& config, std::string_view key) {
  const auto found = config.rhythms.find(key);
  return found == config.rhythms.end() ? std::nullopt : std::optional(found->second);
}

std::optional<Rhythm> rhythm_of(const SiteConfig& config, const Category& category) {
  const auto& file = *category.file;
  if (file.rhythm) return file.rhythm;
  if (file.column != Column::none) {
    constexpr std::size_t k_before_columns = 1;  // home, default; `Column` counts from 1
    const auto key = k_rhythm_keys[k_before_columns + static_cast<std::size_t>(file.column)];
    if (const auto rhythm = site_rhythm(config, key)) return rhythm;
  }
  return category.own.empty() ? std::nullopt : site_rhythm(config, "default");
}

// What is to be published later renews nothing.
std::optional<Date> newest_of(const EntryList& entries, const DateTime& as_of) {
  std::optional<Date> newest;
  for (const auto* entry : entries) {
    const auto& published = entry->item->published;
    if (published && *published <= as_of && (!newest || published->date > *newest)) newest = published->date;
  }
  return newest;
}

ColumnState judged(ColumnState state, const EntryList& entries, const BuildView& view) {
  state.newest = newest_of(entries, view.as_of);
  if (state.newest) state.due = end_of_rhythm(*state.newest, state.rhythm);
  state.is_stale = !state.due || *state.due < view.as_of.date;
  return state;
}

}  // namespace

std::vector<ColumnState> column_states(const Site& site) {
  std::vector<ColumnState> states;
  for (const auto& category : site.categories) {
    const auto rhythm = rhythm_of(site.config, *category);
    if (!rhythm || rhythm->count == 0 || shows_nothing(*category)) continue;
    states.push_back(judged({category->file, category.get(), *rhythm, {}, {}, false}, category->entries, site.view));
  }
  return states;
}

std::optional<ColumnState> home_state(const Site& site) {
  auto rhythm = site_rhythm(site.config, "home");
  if (site.home && site.home->rhythm) rhythm = site.home->rhythm;
  if (!rhythm || rhythm->count == 0) return std::nullopt;
  return judged({site.home, nullptr, *rhythm, {}, {}, false}, site.current, site.view);
}

bool shows_nothing(const Category& category) {
  return category.entries.empty() && category.children.empty() && category.file->body.html.empty();
}

}  // namespace gazette
