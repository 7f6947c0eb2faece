// The thresholds are those of the items that fail a website alone (单项否决): 5 columns of news, notices or policy, or
// 10 others, that are stale, or 5 that are empty, as a bureau's self-inspection table of 2022 prints them.
#include "check/rhythm.hpp"

#include "base/text.hpp"
#include "deadlines/columns.hpp"
#include "model/rules.hpp"

namespace gazette {

namespace {

constexpr std::size_t k_most_columns_named = 12;

Place place_of_file(const CategoryFile* file) { return file ? place_of(*file, "rhythm") : Place{"site.toml", {}}; }

void add(const Site& site, const CategoryFile* file, Error error, Diagnostics& diagnostics) {
  if (file) return report_finding(site.config, *file, std::move(error), diagnostics);
  if (const auto level = level_of(site.config, error.rule)) diagnostics.add(*level, std::move(error));
}

std::string staleness(const ColumnState& state, std::string_view nothing) {
  if (!state.newest) return std::string(nothing);
  return "its newest item is of " + iso_date(*state.newest) + ", and its rhythm of " + rhythm_text(state.rhythm) +
         " ended on " + iso_date(*state.due);
}

void check_column(const Site& site, const ColumnState& state, Diagnostics& diagnostics) {
  add(site, state.file,
      {ErrorKind::content,
       "stale-column",
       "the column " + quoted(state.file->title) + " is stale: " +
           staleness(state, "its rhythm is " + rhythm_text(state.rhythm) + ", and it has no dated item"),
       place_of_file(state.file),
       "publish what is new, or write the rhythm that it keeps: rhythm = \"1 year\", or \"none\" for a text that "
       "stands",
       {}},
      diagnostics);
}

void check_home(const Site& site, Diagnostics& diagnostics) {
  const auto state = home_state(site);
  if (!state || !state->is_stale) return;
  add(site, state->file,
      {ErrorKind::content,
       "stale-home",
       "the home page shows nothing new: " +
           staleness(*state, "its rhythm is " + rhythm_text(state->rhythm) + ", and the site has no dated item"),
       place_of_file(state->file),
       "publish what is new, or change home in [check.rhythm]",
       {}},
      diagnostics);
}

// Some of them by their keys, in the order of the site.
std::string listed(const std::vector<const CategoryFile*>& columns) {
  std::vector<std::string> keys;
  for (const auto* file : columns) {
    if (keys.size() < k_most_columns_named) keys.push_back(file->key);
  }
  const auto more = columns.size() - keys.size();
  return joined(keys, ", ") + (more > 0 ? " and " + std::to_string(more) + " more" : "");
}

struct Threshold {
  std::size_t number;
  std::string_view kind;
  std::vector<const CategoryFile*> columns = {};
};

void check_threshold(const Site& site, const Threshold& threshold, Diagnostics& diagnostics) {
  if (threshold.columns.size() < threshold.number) return;
  add(site, nullptr,
      {ErrorKind::content,
       "inspection-threshold",
       std::to_string(threshold.columns.size()) + " " + std::string(threshold.kind) + ", and " +
           std::to_string(threshold.number) + " fail a website inspection: " + listed(threshold.columns),
       {"site.toml", {}},
       "renew them, or take columns away that are not needed (an alias keeps their addresses)",
       {}},
      diagnostics);
}

}  // namespace

void check_rhythm(const Site& site, Diagnostics& diagnostics) {
  Threshold frequent{5, "columns of news, notices or policy (rhythm of at most half a year) are stale"};
  Threshold others{10, "other columns (rhythm of more than half a year) are stale"};
  Threshold empty{5, "columns are empty"};
  for (const auto& state : column_states(site)) {
    if (!state.is_stale) continue;
    check_column(site, state, diagnostics);
    (is_frequent(state.rhythm) ? frequent : others).columns.push_back(state.file);
  }
  for (const auto& category : site.categories) {
    if (shows_nothing(*category)) empty.columns.push_back(category->file);
  }
  check_home(site, diagnostics);
  for (const auto* threshold : {&frequent, &others, &empty}) check_threshold(site, *threshold, diagnostics);
}

}  // namespace gazette
