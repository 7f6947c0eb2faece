// Each kind of entry is found by a function of its own; `DueList` keeps those that are near enough and counts their
// days.
#include "deadlines/due.hpp"

#include "catalogue/publication.hpp"
#include "deadlines/columns.hpp"
#include "deadlines/publication_limit.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace gazette {

namespace {

class DueList {
 public:
  DueList(const Date& today, int days) : today_(today), days_(days) {}

  bool reaches(const Date& date) const { return days_until(date) <= days_; }

  void add(DueEntry entry) {
    if (entry.date && !reaches(*entry.date)) return;
    if (entry.date) entry.days_left = days_until(*entry.date);
    entry.is_overdue = entry.days_left < 0 || entry.doubt == DueDoubt::never_renewed;
    entries_.push_back(std::move(entry));
  }

  std::vector<DueEntry> take() {
    constexpr Date k_last{9999, 12, 31};
    const auto key = [&](const DueEntry& entry) {
      return std::tuple(!entry.date, entry.date.value_or(k_last), entry.kind, std::string_view(entry.source),
                        entry.year);
    };
    std::ranges::sort(entries_, {}, key);
    return std::move(entries_);
  }

 private:
  int days_until(const Date& date) const { return static_cast<int>(days_since_epoch(date) - days_since_epoch(today_)); }

  Date today_;
  int days_;
  std::vector<DueEntry> entries_;
};

DueEntry entry_of(const Site& site, DueKind kind, const Item& item, const std::optional<Date>& date) {
  DueEntry entry;
  entry.kind = kind;
  entry.date = date;
  entry.title = item.title;
  entry.source = item.source;
  entry.route = item.route.path;
  entry.has_page = site.entry_by_source.contains(item.source);
  return entry;
}

// A report has a day of its own (Regulation, Art. 49).
void add_publication(const Site& site, const Item& item, DueList& list) {
  if (item.report || !item.made) return;
  const auto limit = publication_limit(site, item);
  const auto earliest = date_from_days(days_since_epoch(*item.made) + limit);  // were every day a working day
  const auto date = date_after_working_days(site.config.calendar, *item.made, limit);
  const bool is_scheduled = !item.is_draft && item.published;
  if (is_scheduled && item.published->date <= date.value_or(earliest)) return;  // in time
  if (!date && !list.reaches(earliest)) return;
  auto entry = entry_of(site, DueKind::publication, item, date);
  if (!date) entry.doubt = DueDoubt::no_calendar;
  list.add(std::move(entry));
}

void add_item(const Site& site, const Item& item, DueList& list) {
  switch (publicity_of(item, site.view)) {
    case Publicity::draft: return add_publication(site, item, list);
    case Publicity::scheduled:
      add_publication(site, item, list);
      return list.add(entry_of(site, DueKind::scheduled, item, item.published->date));
    case Publicity::published:
      if (item.expires && !item.withdrawn && !is_expired(item, site.view))
        list.add(entry_of(site, DueKind::expiry, item, item.expires));
      return;
    case Publicity::withheld: return;
  }
}

/// The reports of one body by year, drafts included.
using ReportsOfBody = std::map<int, const Item*>;

// A form that does not serve the year says nothing about it: deadlines change with the forms.
std::string day_of_forms(const Site& site, const ReportsOfBody& reports, int year) {
  std::string day_of_year;
  for (const auto& [of_year, item] : reports) {
    const auto loaded = site.loaded.reports.find(item->source);
    const auto* form = loaded == site.loaded.reports.end() ? nullptr : loaded->second.form.get();
    if (form && serves_year(*form, year)) day_of_year = form->deadline;  // the newest report's wins
  }
  return day_of_year;
}

std::optional<Date> deadline_of_year(const Site& site, const ReportsOfBody& reports, int year) {
  const auto same = reports.find(year);
  if (same != reports.end() && same->second->report->deadline) return same->second->report->deadline;
  auto day_of_year = site.config.report_deadline;
  if (day_of_year.empty()) day_of_year = day_of_forms(site, reports, year);
  if (day_of_year.empty()) return std::nullopt;
  const auto date = parse_date(std::to_string(year + 1) + "-" + day_of_year);
  return date ? std::optional(*date) : std::nullopt;
}

std::string name_of_body(const SiteConfig& config, const std::string& issuer) {
  if (const auto* found = find_issuer(config, issuer)) return found->name;
  return config.agency.name.empty() ? config.title : config.agency.name;
}

// A report that nobody has begun belongs in the column of the others.
std::string column_source(const Site& site, const Item& report) {
  const auto found = site.category_by_key.find(report.category);
  return found == site.category_by_key.end() ? report.source : found->second->file->source;
}

void add_report(const Site& site, const ReportsOfBody& reports, int year, DueList& list) {
  const auto begun = reports.find(year);
  const bool is_begun = begun != reports.end();
  if (is_begun && publicity_of(*begun->second, site.view) == Publicity::published) return;
  const auto date = deadline_of_year(site, reports, year);
  if (!date && !is_begun && year == site.view.as_of.date.year) return;  // its year is not over
  const auto& newest = *reports.rbegin()->second;
  DueEntry entry;
  if (is_begun) entry = entry_of(site, DueKind::report, *begun->second, date);
  else entry.source = column_source(site, newest);
  entry.kind = DueKind::report;
  entry.date = date;
  if (!date) entry.doubt = DueDoubt::no_deadline;
  entry.title = name_of_body(site.config, newest.issuer);
  entry.year = year;
  list.add(std::move(entry));
}

// Those of last year and this one, and all that were begun and never published. What nobody has begun of earlier years
// may stand elsewhere.
std::set<int> owed_years(const Site& site, const ReportsOfBody& reports) {
  const auto this_year = site.view.as_of.date.year;
  std::set<int> years = {this_year - 1, this_year};
  for (const auto& [year, item] : reports) {
    if (publicity_of(*item, site.view) != Publicity::published) years.insert(year);
  }
  return years;
}

// A site that has a column of reports and names their form owes last year's, though nobody has begun any.
void add_first_report(const Site& site, DueList& list) {
  const auto column = std::find_if(site.categories.begin(), site.categories.end(),
                                   [](const auto& each) { return each->file->column == Column::reports; });
  if (column == site.categories.end() || site.config.report_form.empty()) return;
  DueEntry entry;
  entry.kind = DueKind::report;
  entry.source = (*column)->file->source;
  entry.title = name_of_body(site.config, {});
  entry.year = site.view.as_of.date.year - 1;
  if (!site.config.report_deadline.empty())
    if (const auto date = parse_date(std::to_string(entry.year + 1) + "-" + site.config.report_deadline))
      entry.date = *date;
  if (!entry.date) entry.doubt = DueDoubt::no_deadline;
  list.add(std::move(entry));
}

void add_reports(const Site& site, DueList& list) {
  std::map<std::string, ReportsOfBody> bodies;
  for (const auto& item : site.loaded.items) {
    if (item.report && item.disclosure == Disclosure::proactive)
      bodies[item.issuer].try_emplace(item.report->year, &item);
  }
  for (const auto& [issuer, reports] : bodies) {
    for (const auto year : owed_years(site, reports)) add_report(site, reports, year, list);
  }
  if (bodies.empty()) add_first_report(site, list);
}

void add_column(const ColumnState& state, DueList& list) {
  DueEntry entry;
  entry.kind = state.category ? DueKind::column : DueKind::home;
  entry.date = state.due;
  if (!state.due) entry.doubt = DueDoubt::never_renewed;
  entry.source = "site.toml";
  if (state.file) {
    entry.title = state.category ? state.file->title : "";
    entry.source = state.file->source;
    entry.route = state.file->route.path;
  }
  entry.has_page = true;
  list.add(std::move(entry));
}

}  // namespace

std::string_view due_kind_name(DueKind kind) {
  switch (kind) {
    case DueKind::publication: return "publication";
    case DueKind::scheduled: return "scheduled";
    case DueKind::report: return "report";
    case DueKind::column: return "column";
    case DueKind::home: return "home";
    case DueKind::expiry: return "expiry";
  }
  return "publication";
}

std::vector<DueEntry> due_entries(const Site& site, int days) {
  DueList list(site.view.as_of.date, days);
  for (const auto& item : site.loaded.items) add_item(site, item, list);
  add_reports(site, list);
  for (const auto& state : column_states(site)) add_column(state, list);
  if (const auto home = home_state(site)) add_column(*home, list);
  return list.take();
}

}  // namespace gazette
