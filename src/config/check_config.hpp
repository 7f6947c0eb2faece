#pragma once
// The section [check] of site.toml: the levels of rules, and the numbers that some of them go by.

#include "config/recorded_reader.hpp"

#include <string_view>
#include <vector>

namespace gazette {

/// Fills what `config` holds for checks. `top_keys` are the keys of the top level of site.toml, for those that fell
/// into a table. Rules: `wrong-value`, `invalid-rhythm`, and those of the readers.
void read_check(RecordedReader& section, const std::vector<std::string_view>& top_keys, SiteConfig& config);

}  // namespace gazette
