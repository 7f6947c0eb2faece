#pragma once
// The findings of a build in the form in which they are published: `/build-report.json`.

#include "model/build_report.hpp"
#include "model/site.hpp"

namespace gazette {

/// Counts what was found in files that are published (drafts and withheld items do not show themselves even by a
/// number), and lists every waiver of a published item.
BuildReport build_report_of(const Site& site, const Diagnostics& diagnostics);

}  // namespace gazette
