#include "cli/history_check.hpp"

#include "build/history.hpp"

namespace gazette {

void check_dates_by_git(const Console& console, const std::string& source, const Site& site, Diagnostics& diagnostics) {
  const auto done = check_history(source, site, diagnostics);
  if (!done && console.options().is_verbose)
    console.say("dates were not compared with commits: " + done.error().message);
}

}  // namespace gazette
