#include "build/commit_check.hpp"

#include "check/commits.hpp"
#include "io/git.hpp"
#include "model/rules.hpp"

namespace gazette {

Result<Done> check_commit_dates(const std::string& folder, const Site& site, Diagnostics& diagnostics) {
  if (!level_of(site.config, "date-differs-from-commit")) return Done{};
  const auto commits = first_commits(folder.empty() ? "." : folder);
  if (!commits) return commits.error();
  check_commits(site, *commits, diagnostics);
  return Done{};
}

}  // namespace gazette
