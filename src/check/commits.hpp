#pragma once
// Rules about what version control knows of the items: faked dates of publication. For `check` and `publish` only; what
// is built never depends on git.

#include "base/diagnostics.hpp"
#include "io/git.hpp"
#include "model/site.hpp"
#include "record/ledger.hpp"

#include <string>
#include <unordered_map>

namespace gazette {

/// The day on which an item says that it was published, as it was first committed.
using FirstDates = std::unordered_map<std::string, Date>;  // by source

/// Whether only its first committed version can tell when an item was published: it is in a category, the ledger does
/// not know its address, and it is dated after the day of its first commit.
bool is_dated_after_commit(const Site& site, const Item& item, const FirstCommit& commit,
                           const PublicationLedger& ledger);

/// Adds `redated-publication` to items of `first_dates` that say a later day now.
void check_first_dates(const Site& site, const FirstDates& first_dates, Diagnostics& diagnostics);

/// Adds `date-differs-from-commit`. Not judged: items that are in no commit; those of the commit that brought the
/// first items of the site, and of any commit without a parent, as a site that moves into a repository brings its past
/// along; and those first committed before `[check] commits_since`.
void check_commits(const Site& site, const FirstCommits& commits, Diagnostics& diagnostics);

}  // namespace gazette
