#include "check/dates.hpp"

#include "model/rules.hpp"

#include <algorithm>

namespace gazette {

namespace {

const CalendarYear* calendar_of(const SiteConfig& config, int year) {
  const auto found = std::find_if(config.calendar.begin(), config.calendar.end(),
                                  [&](const CalendarYear& calendar) { return calendar.year == year; });
  return found == config.calendar.end() ? nullptr : &*found;
}

bool is_working_day(const CalendarYear& calendar, const Date& date) {
  const auto holds = [&](const std::vector<Date>& days) { return std::binary_search(days.begin(), days.end(), date); };
  if (holds(calendar.working_weekends)) return true;
  const auto weekday = weekday_of(date);
  return weekday != 0 && weekday != 6 && !holds(calendar.holidays);
}

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

// Regulation, Art. 26.
void check_limit(const Site& site, const Item& item, Diagnostics& diagnostics) {
  const auto limit = site.config.publish_within_working_days;
  const auto days = working_days_between(site.config, *item.made, item.published->date);
  if (!days || *days <= limit) return;
  report_finding(
      site.config, item,
      {ErrorKind::content,
       "late-publication",
       "published " + std::to_string(*days) + " working days after it was made; the limit is " + std::to_string(limit),
       place_of(item, "published"),
       "correct the dates, or waive late-publication with the reason",
       {}},
      diagnostics);
}

}  // namespace

std::optional<int> working_days_between(const SiteConfig& config, const Date& from, const Date& to) {
  int count = 0;
  for (auto day = days_since_epoch(from) + 1; day <= days_since_epoch(to); ++day) {
    const auto date = date_from_days(day);
    const auto* calendar = calendar_of(config, date.year);
    if (!calendar) return std::nullopt;
    if (is_working_day(*calendar, date)) ++count;
  }
  return count;
}

void check_dates(const Site& site, Diagnostics& diagnostics) {
  for (const auto& entry : site.entries) {
    const auto& item = *entry->item;
    if (!item.made || !item.published) continue;
    check_order(site, item, diagnostics);
    check_limit(site, item, diagnostics);
  }
}

}  // namespace gazette
