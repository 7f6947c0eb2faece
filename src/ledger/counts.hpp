#pragma once
// What a request ledger comes to in one reported year. docs/FORMS.md, "Request ledger", says what is counted when.

#include "base/place.hpp"
#include "base/result.hpp"
#include "ledger/measures.hpp"
#include "model/calendar.hpp"
#include "model/form.hpp"
#include "model/ledger.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace gazette {

/// The requests of one kind of applicant. received + carried_in == handled + carried_out, always.
struct ApplicantCounts {
  std::int64_t received = 0;           ///< within the year
  std::int64_t carried_in = 0;         ///< received before it and not answered before it
  std::int64_t handled = 0;            ///< answered within it
  std::int64_t carried_out = 0;        ///< received up to its end and not answered by then
  std::vector<std::int64_t> outcomes;  ///< of those handled: by LedgerLayout::outcomes
};

struct LedgerCounts {
  int year = 0;
  DateRange period;
  bool is_first_year = false;  ///< nothing tells what was carried in: the ledger knows no request from before the year
  std::vector<ApplicantCounts> applicants;           ///< by LedgerLayout::applicants
  std::array<std::vector<std::int64_t>, 3> appeals;  ///< by k_appeal_rows and AppealsLayout::results
  std::int64_t extended = 0;                         ///< of those handled: the limit was extended
  LedgerMeasure rate, median_days, longest_days, overdue;
  std::vector<Note> unplaced;  ///< what the form has no cell for, left out everywhere: keys of another year's form

  std::int64_t sum(std::int64_t ApplicantCounts::*part) const;
};

/// Nothing when the form has no `[ledger]` or no period, or the ledger no file for the year: then nobody knows.
std::optional<LedgerCounts> count_requests(const Ledger& ledger, const Form& form,
                                           const std::vector<CalendarYear>& calendar, int year);

}  // namespace gazette
