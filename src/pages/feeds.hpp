#pragma once
// Feeds as bytes: RSS 2.0, Atom (RFC 4287), JSON Feed 1.1.

#include "pages/feed_plan.hpp"

#include <string>

namespace gazette {

/// All addresses are absolute; ids are stable: a tag URI (RFC 4151) of the index number where there is one, so that
/// an item that moves keeps its id, else the address.
std::string feed_bytes(const SiteValues& values, const Feed& feed);

}  // namespace gazette
