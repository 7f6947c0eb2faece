#pragma once
// The figures that a site knows about itself: how much it published, by year, category, channel and genre.
// Pages show them beside the declared figures, and `{{site.published.year}}` in a report's text stands for one.

#include "model/site.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

/// What a site published, counted in one pass over its entries.
///
/// Every published item in a category counts, withdrawn ones too (they were published), on the day of its
/// publication at the site's offset. An item in a nested category counts in those above as well; an item with
/// several channels counts in each. What the site knows but did not use in the period is 0.
struct PublishedCounts {
  DateRange period;
  std::int64_t in_year = 0;
  std::int64_t cumulative = 0;                                   ///< up to and including the last day of the period
  std::map<std::string, std::int64_t, std::less<>> by_category;  ///< by key: `statutory/finance`
  std::map<std::string, std::int64_t, std::less<>> by_channel;
  std::map<std::string, std::int64_t, std::less<>> by_genre;
};

PublishedCounts count_published(const Site& site, const DateRange& period);

/// The days that a report is about: its form's period, else the calendar year.
DateRange reported_period(const Report& report);

/// Whether `name` has the shape of a computed figure: `site.published.` and `year`, `cumulative`, `category.<key>`,
/// `channel.<key>` or `genre.<key>`; or `requests.` and one of the figures of a request ledger (docs/FORMS.md).
bool is_computed_name(std::string_view name);

/// Some of them, for suggestions.
const std::vector<std::string_view>& computed_name_examples();

/// All figures of the counts by name, as text. A nested category stands under its key and under its key with `.` for
/// `/`: `site.published.category.statutory.finance`.
std::map<std::string, std::string, std::less<>> published_figures(const PublishedCounts& counts);

struct LabelledCount {
  std::string label;
  std::int64_t count = 0;
  const Category* category = nullptr;  ///< null for channels
};

/// The categories in which something was published in the year, each with its own items only, in the order of the site.
std::vector<LabelledCount> counts_by_category(const Site& site, const PublishedCounts& counts);

/// The channels used in the year, most used first, then by name.
std::vector<LabelledCount> counts_by_channel(const PublishedCounts& counts);

}  // namespace gazette
