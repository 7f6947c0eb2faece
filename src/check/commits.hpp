#pragma once
// Rules about what version control knows of the items: faked dates of publication. For `check` and `publish` only; what
// is built never depends on git.

#include "base/diagnostics.hpp"
#include "io/git.hpp"
#include "model/site.hpp"

namespace gazette {

/// Adds `date-differs-from-commit`. Not judged: items that are in no commit; those of the commit that brought the
/// first items of the site, and of any commit without a parent, as a site that moves into a repository brings its past
/// along; and those first committed before `[check] commits_since`.
void check_commits(const Site& site, const FirstCommits& commits, Diagnostics& diagnostics);

}  // namespace gazette
