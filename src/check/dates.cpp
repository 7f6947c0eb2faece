#include "check/dates.hpp"

#include "model/rules.hpp"

namespace gazette {

namespace {

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

// Regulation, Art. 26, which lets a limit that the law sets elsewhere go first: an annual report has a day of its own
// (Art. 49), the deadline of its form.
void check_limit(const Site& site, const Item& item, Diagnostics& diagnostics) {
  if (item.report) return;
  const auto limit = site.config.publish_within_working_days;
  const auto days = working_days_between(site.config.calendar, *item.made, item.published->date);
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

void check_dates(const Site& site, Diagnostics& diagnostics) {
  for (const auto& entry : site.entries) {
    const auto& item = *entry->item;
    if (!item.made || !item.published) continue;
    check_order(site, item, diagnostics);
    check_limit(site, item, diagnostics);
  }
}

}  // namespace gazette
