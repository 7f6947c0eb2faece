#include "check/dates.hpp"

#include "base/text.hpp"
#include "catalogue/publication.hpp"
#include "deadlines/publication_limit.hpp"
#include "model/rules.hpp"

#include <algorithm>
#include <set>

namespace gazette {

namespace {

/// Items whose limit cannot be judged, and the years whose holidays that would take.
struct Unjudged {
  std::size_t items = 0;
  std::set<int> years;
};

void check_order(const Site& site, const Item& item, Diagnostics& diagnostics) {
  if (*item.made <= item.published->date) return;
  report_finding(site.config, item,
                 {ErrorKind::content,
                  "made-after-published",
                  "made on " + iso_date(*item.made) + ", but published on " + iso_date(item.published->date),
                  place_of(item, "made"),
                  "correct one of the dates",
                  {}},
                 diagnostics);
}

bool has_year(const SiteConfig& config, int year) {
  return std::ranges::any_of(config.calendar, [&](const CalendarYear& one) { return one.year == year; });
}

void note_unjudged(const SiteConfig& config, const Item& item, Unjudged& unjudged) {
  ++unjudged.items;
  for (int year = item.made->year; year <= item.published->date.year; ++year) {
    if (!has_year(config, year)) unjudged.years.insert(year);
  }
}

// Regulation, Art. 26, which lets a limit that the law sets elsewhere go first: an annual report has a day of its own
// (Art. 49), the deadline of its form.
void check_limit(const Site& site, const Item& item, Unjudged& unjudged, Diagnostics& diagnostics) {
  if (item.report) return;
  const auto limit = publication_limit(site, item);
  if (days_since_epoch(item.published->date) - days_since_epoch(*item.made) <= limit) return;  // whatever the holidays
  const auto days = working_days_between(site.config.calendar, *item.made, item.published->date);
  if (!days) return note_unjudged(site.config, item, unjudged);
  if (*days <= limit) return;
  report_finding(site.config, item,
                 {ErrorKind::content,
                  "late-publication",
                  "published " + counted(static_cast<std::size_t>(*days), "working day") +
                      " after it was made; the limit is " + std::to_string(limit),
                  place_of(item, "published"),
                  "correct the dates, or waive late-publication with the reason",
                  {}},
                 diagnostics);
}

// Said once for the site: a calendar mends it for all items.
void report_unjudged(const Site& site, const Unjudged& unjudged, Diagnostics& diagnostics) {
  const auto level = level_of(site.config, "calendar-missing");
  if (unjudged.items == 0 || !level) return;
  std::vector<std::string> years;
  for (const int year : unjudged.years) years.push_back(std::to_string(year));
  diagnostics.add(*level,
                  {ErrorKind::content,
                   "calendar-missing",
                   "whether " + counted(unjudged.items, "item") +
                       " came within the limit of working days cannot be judged: no holidays of " + joined(years, ", "),
                   {"site.toml", {}},
                   "write [calendar." + years.front() + "] with holidays and working_weekends",
                   {}});
}

// An item of the future that the view shows is told as well.
void check_future(const Site& site, const Item& item, Diagnostics& diagnostics) {
  if (publicity_of(item, site.view) != Publicity::scheduled) return;
  report_finding(site.config, item,
                 {ErrorKind::content,
                  "future-publication",
                  "is published on " + iso_date(item.published->date) + ", which lies ahead",
                  place_of(item, "published"),
                  "correct the date if it is a slip; the item shows once the site is built on that day or later",
                  {}},
                 diagnostics);
}

}  // namespace

void check_dates(const Site& site, Diagnostics& diagnostics) {
  Unjudged unjudged;
  for (const auto& entry : site.entries) {
    const auto& item = *entry->item;
    if (!item.made || !item.published) continue;
    check_order(site, item, diagnostics);
    check_limit(site, item, unjudged, diagnostics);
  }
  report_unjudged(site, unjudged, diagnostics);
  for (const auto& item : site.loaded.items) check_future(site, item, diagnostics);
}

}  // namespace gazette
