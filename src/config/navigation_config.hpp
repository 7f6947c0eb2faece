#pragma once
// The section [navigation] of site.toml.

#include "config/recorded_reader.hpp"

namespace gazette {

/// Each link is an address, `"/about/"`, or a table of `url` and `title`. Whether a page stands there is seen when the
/// site is planned (pages/navigation.hpp). Rule `invalid-address` for what is no address of a web page, telephone or
/// mailbox; `missing-title` for one elsewhere without a title.
void read_navigation(RecordedReader& section, NavigationConfig& navigation);

}  // namespace gazette
