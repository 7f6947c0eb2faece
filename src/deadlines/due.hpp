#pragma once
// What falls due: the days by which a site's officers must publish, report and renew. For `gazette list due` and the
// board of the preview.

#include "model/site.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

enum class DueKind {
  publication,  ///< a draft, or a scheduled item that comes too late: the working days since it was made run out
  scheduled,    ///< an item is published by itself once the site is built
  report,       ///< an annual report that is not published yet
  column,       ///< a column must have something new
  home,         ///< so must the home page
  expiry        ///< a document's last day in force
};

/// `publication`, `scheduled`, …
std::string_view due_kind_name(DueKind kind);

/// Why an entry has no day.
enum class DueDoubt {
  none,
  no_deadline,   ///< neither site.toml nor a form that serves the year has a deadline
  no_calendar,   ///< the holidays of a year are missing, so that working days cannot be counted
  never_renewed  ///< a column without any dated item
};

struct DueEntry {
  DueKind kind = DueKind::publication;
  std::optional<Date> date;  ///< the last day on which it is in time
  int days_left = 0;         ///< below 0 when overdue; 0 without a date
  bool is_overdue = false;
  DueDoubt doubt = DueDoubt::none;
  std::string title;   ///< of the item or column; of a report: the body that owes it; empty for the home page
  std::string source;  ///< the file that it is about, or of the column that it belongs in
  std::string route;   ///< the address of its page in this view
  bool has_page = false;
  int year = 0;  ///< report: the year that it is on
};

/// Everything overdue as of the view's day, and all that falls due within `days` days after it, both ends included;
/// then what cannot be dated. By date, kind and source; the undated last.
///
/// Reports are owed by each body that has one on the site already: those on the year of the view and the one before.
/// What is disclosed on request or withheld is never named.
std::vector<DueEntry> due_entries(const Site& site, int days);

}  // namespace gazette
