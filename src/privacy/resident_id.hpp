#pragma once
// Resident ID numbers of China (GB 11643-1999): 18 characters with place, birth and check character.

#include "base/date.hpp"

#include <string_view>

namespace gazette {

/// Whether 17 digits and a digit or X are a resident ID number: the code of a province (or of a permit for residents
/// from Hong Kong, Macao, Taiwan or abroad), a birth from 1900 to `latest_birth`, the check character of ISO 7064 MOD
/// 11-2.
bool is_resident_id(std::string_view value, const Date& latest_birth);

/// The same with two digits more, the kind and the degree of a disability: the number of a disability certificate.
bool is_disability_certificate(std::string_view value, const Date& latest_birth);

/// The same of the 15 digits in use until 2012, which have no check character: place and a birth in the 20th century.
bool is_old_resident_id(std::string_view digits);

}  // namespace gazette
