#pragma once
// The checks that ask version control: for `gazette check` and `gazette publish` only, after the site is prepared. What
// is built, and how fast, does not depend on git.

#include "base/diagnostics.hpp"
#include "model/site.hpp"
#include "record/ledger.hpp"

#include <string>

namespace gazette {

/// Adds what git makes of the dates of the site that lies in `folder`: `date-differs-from-commit`, and
/// `redated-publication` for items that the ledger does not know. Where there is nothing to ask (no git, no repository,
/// a shallow clone) nothing is judged, and the Error says why: that is no fault of the site. Git is not run when both
/// rules are off; once more for each unknown item that is dated after its first commit.
Result<Done> check_commit_dates(const std::string& folder, const Site& site, const PublicationLedger& ledger,
                                Diagnostics& diagnostics);

}  // namespace gazette
