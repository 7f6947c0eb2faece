#pragma once
// What the answer of another site says about a link to it.

#include <string>

namespace gazette {

/// Why there is no answer.
enum class FetchFailure {
  none,
  unresolved,       ///< the name does not exist
  resolver_silent,  ///< nobody answers which address the name has
  unreachable,      ///< there is no way to the network
  refused,          ///< nothing listens there, or the connection broke
  timed_out,
  bad_certificate,  ///< this machine cannot verify who answers
  private_network,  ///< an address that only this network knows; not asked
  too_many_redirects,
  bad_redirect  ///< to an address that is none
};

struct Answer {
  int status = 0;  ///< of the last hop; 0 when there was a failure
  FetchFailure failure = FetchFailure::none;
  bool is_redirected = false;  ///< what it says is not about the host that was asked first
};

enum class Verdict { good, dead, unjudged };

struct LinkJudgement {
  Verdict verdict = Verdict::good;
  std::string why;  ///< goes on a sentence: `answers 404`; empty for good
};

/// Dead is only what no reader can open: 404, 410, a name that does not exist, nothing that listens or answers. Servers
/// that refuse programs, are overloaded or out of order for now, and certificates are not judged.
LinkJudgement judge(const Answer& answer);

/// Whether to ask once more: what may be otherwise a moment later.
bool is_passing(const Answer& answer);

/// Whether the answer may be this machine's fault: it has no network.
bool may_be_offline(const Answer& answer);

}  // namespace gazette
