#include "cli/commit_check.hpp"

#include "build/commit_check.hpp"

namespace gazette {

void check_dates_by_git(const Console& console, const std::string& source, const PreparedSite& prepared,
                        Diagnostics& diagnostics) {
  const auto done = check_commit_dates(source, prepared.site, *prepared.ledger, diagnostics);
  if (!done && console.options().is_verbose)
    console.say("dates were not compared with commits: " + done.error().message);
}

}  // namespace gazette
