#pragma once
// Finds personal data in a text: the one entrance to this room's rules of each kind.

#include "privacy/sighting.hpp"

#include <string_view>
#include <vector>

namespace gazette {

/// All personal data in `text` (UTF-8; other bytes are passed over), in order, none twice and none inside another.
///
/// Numbers may be written with full-width digits and in the usual groups (`138 1234 5678`, `6222 0212 …`). What is
/// masked, longer than its kind, part of a word, an amount or a web address is none; nor is what `settings` allow.
/// Pure; safe in several threads. Text without digits costs one look at each byte.
std::vector<Sighting> sightings(std::string_view text, const PrivacySettings& settings);

}  // namespace gazette
