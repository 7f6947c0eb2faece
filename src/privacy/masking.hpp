#pragma once
// Personal data as messages and excerpts may show it: enough to find it, not enough to use it.

#include "base/result.hpp"
#include "privacy/sighting.hpp"

#include <string>
#include <string_view>

namespace gazette {

/// `138****5678`, `11****************`, `6222************`: what messages call a value by. As many characters as the
/// value.
std::string masked(PersonalKind kind, std::string_view value);

/// The line of a finding of `rule` with every number of a person masked, each character by one as wide, so that carets
/// fit. E-mail and home addresses are masked for their own rules only: other lines may well show those of the body.
std::string with_masks(std::string_view line, std::string_view rule);

/// The problem with every number of a person in its words masked; its places stay, or nobody would find it.
Error with_masked_words(Error error);

}  // namespace gazette
