#pragma once
// The checks that ask version control: for `gazette check` and `gazette publish` only, after the site is prepared. What
// is built, and how fast, does not depend on git.

#include "base/diagnostics.hpp"
#include "model/site.hpp"

#include <string>

namespace gazette {

/// Adds the findings of rules of RuleScope::history to the site that lies in `folder`. Where there is nothing to ask
/// (no git, no repository, a shallow clone) nothing is judged, and the Error says why: that is no fault of the site.
/// Git is not run when all of these rules are off.
Result<Done> check_commit_dates(const std::string& folder, const Site& site, Diagnostics& diagnostics);

}  // namespace gazette
