#include "ledger/faults.hpp"

namespace gazette {

namespace {

struct CaseFields {
  LedgerField result, filed, closed;
};

constexpr CaseFields k_review = {LedgerField::review, LedgerField::review_filed, LedgerField::review_closed};
constexpr CaseFields k_suit = {LedgerField::suit, LedgerField::suit_filed, LedgerField::suit_closed};

std::string key(LedgerField field) { return std::string(ledger_field_key(field)); }

class RequestFaults {
 public:
  explicit RequestFaults(const LedgerRequest& request) : request_(request) {}

  std::vector<RequestFault> find() {
    find_in_answer();
    find_in_case(request_.review, k_review);
    find_in_case(request_.suit, k_suit);
    must_not_precede(LedgerField::suit_filed, request_.suit.filed, LedgerField::review_filed, request_.review.filed);
    return std::move(faults_);
  }

 private:
  void find_in_answer() {
    if (!request_.outcome.empty() && !request_.answered)
      lacks(LedgerField::outcome, LedgerField::answered, "say on which day, or leave both blank while it is open");
    if (request_.outcome.empty() && request_.answered)
      lacks(LedgerField::answered, LedgerField::outcome,
            "say with which outcome, or leave both blank while it is open");
    must_not_precede(LedgerField::answered, request_.answered, LedgerField::received, request_.received);
  }

  void find_in_case(const LedgerCase& one, const CaseFields& fields) {
    if (one.result.empty()) {
      const auto help = "write pending in " + key(fields.result) + " while it is not decided";
      if (one.filed) lacks(fields.filed, fields.result, help);
      if (one.closed) lacks(fields.closed, fields.result, help);
    }
    if (one.result == k_pending_result && one.closed)
      faults_.push_back({fields.closed, fields.result, "closed-while-pending",
                         key(fields.closed) + " is " + iso_date(*one.closed) + ", but " + key(fields.result) + " is " +
                             std::string(k_pending_result),
                         "give its result, or take the day out"});
    must_not_precede(fields.filed, one.filed, LedgerField::received, request_.received);
    if (one.filed) must_not_precede(fields.closed, one.closed, fields.filed, one.filed);
    else must_not_precede(fields.closed, one.closed, LedgerField::received, request_.received);
  }

  void lacks(LedgerField field, LedgerField other, std::string help) {
    faults_.push_back({field, other, "incomplete-request", "the request has " + key(field) + " but no " + key(other),
                       std::move(help)});
  }

  void must_not_precede(LedgerField field, const std::optional<Date>& date, LedgerField earlier_field,
                        const std::optional<Date>& earlier) {
    if (!date || !earlier || *date >= *earlier) return;
    faults_.push_back(
        {field,
         earlier_field,
         "dates-out-of-order",
         key(field) + " " + iso_date(*date) + " lies before " + key(earlier_field) + " " + iso_date(*earlier),
         {}});
  }

  const LedgerRequest& request_;
  std::vector<RequestFault> faults_;
};

}  // namespace

std::vector<RequestFault> request_faults(const LedgerRequest& request) { return RequestFaults(request).find(); }

}  // namespace gazette
