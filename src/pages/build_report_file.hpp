#pragma once
// `/build-report.json`: what the build found, and the waivers with their reasons (contract, section 2).

#include "model/build_report.hpp"
#include "model/config.hpp"

#include <string>

namespace gazette {

/// An object of `summary` (findings by level, waivers), `findings` (`rule, level, count`) and `waivers` (`rule, reason,
/// title, url, source, findings`). Levels as `[check]` writes them.
std::string build_report_json(const SiteConfig& config, const BuildReport& report);

}  // namespace gazette
