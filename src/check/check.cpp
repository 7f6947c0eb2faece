#include "check/check.hpp"

#include "check/coverage.hpp"
#include "check/dates.hpp"
#include "check/life.hpp"
#include "check/links.hpp"
#include "check/metadata.hpp"
#include "check/numbers.hpp"
#include "check/reports.hpp"
#include "check/rhythm.hpp"
#include "check/waivers.hpp"

namespace gazette {

void check_site(const Site& site, const RouteSet& routes, Diagnostics& diagnostics) {
  check_metadata(site, diagnostics);
  check_numbers(site, diagnostics);
  check_coverage(site, diagnostics);
  check_dates(site, diagnostics);
  check_rhythm(site, diagnostics);
  check_life(site, diagnostics);
  check_links(site, routes, diagnostics);
  check_reports(site, diagnostics);
  check_waivers(site, diagnostics);  // last: it asks what the others found
}

}  // namespace gazette
