#include "check/check.hpp"

#include "base/parallel.hpp"
#include "check/coverage.hpp"
#include "check/dates.hpp"
#include "check/life.hpp"
#include "check/links.hpp"
#include "check/metadata.hpp"
#include "check/numbers.hpp"
#include "check/reports.hpp"
#include "check/rhythm.hpp"
#include "check/security.hpp"
#include "check/waivers.hpp"

#include <array>

namespace gazette {

void check_site(const Site& site, const RouteSet& routes, Diagnostics& diagnostics, unsigned jobs) {
  std::array<Diagnostics, 8> found;  // none asks what another found
  run_side_by_side({[&] { check_metadata(site, found[0]); }, [&] { check_numbers(site, found[1]); },
                    [&] { check_coverage(site, found[2]); }, [&] { check_dates(site, found[3]); },
                    [&] { check_rhythm(site, found[4]); }, [&] { check_life(site, found[5]); },
                    [&] { check_links(site, routes, found[6]); }, [&] { check_reports(site, found[7]); }},
                   jobs);
  for (auto& of_family : found) diagnostics.append(std::move(of_family));
  check_security(site, diagnostics);
  check_waivers(site, diagnostics);  // but this: it asks what all of them found
}

}  // namespace gazette
