#include "external/judgement.hpp"

namespace gazette {

namespace {

constexpr int k_not_found = 404, k_gone = 410, k_first_fault = 400, k_first_server_fault = 500;

LinkJudgement judge_failure(FetchFailure failure) {
  switch (failure) {
    case FetchFailure::unresolved: return {Verdict::dead, "leads to a site whose name does not exist"};
    case FetchFailure::refused: return {Verdict::dead, "leads to a site that takes no connection"};
    case FetchFailure::timed_out: return {Verdict::dead, "leads to a site that does not answer"};
    case FetchFailure::too_many_redirects: return {Verdict::dead, "is redirected again and again"};
    case FetchFailure::bad_redirect: return {Verdict::dead, "is redirected to an address that is none"};
    case FetchFailure::resolver_silent: return {Verdict::unjudged, "the name of its site could not be looked up"};
    case FetchFailure::unreachable: return {Verdict::unjudged, "its site cannot be reached from this network"};
    case FetchFailure::bad_certificate: return {Verdict::unjudged, "this machine cannot verify its site's certificate"};
    case FetchFailure::private_network: return {Verdict::unjudged, "it lies in a private network"};
    case FetchFailure::none: break;
  }
  return {};
}

}  // namespace

LinkJudgement judge(const Answer& answer) {
  if (answer.failure != FetchFailure::none) return judge_failure(answer.failure);
  const auto status = std::to_string(answer.status);
  if (answer.status == k_not_found || answer.status == k_gone) return {Verdict::dead, "answers " + status};
  if (answer.status >= k_first_fault || answer.status < 100) return {Verdict::unjudged, "its site answers " + status};
  return {};
}

bool is_passing(const Answer& answer) {
  return answer.failure == FetchFailure::timed_out || answer.failure == FetchFailure::refused ||
         answer.status >= k_first_server_fault;
}

bool may_be_offline(const Answer& answer) {
  return answer.failure == FetchFailure::unresolved || answer.failure == FetchFailure::resolver_silent ||
         answer.failure == FetchFailure::unreachable || answer.failure == FetchFailure::timed_out;
}

}  // namespace gazette
