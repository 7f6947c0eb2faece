#pragma once
// Mobile numbers of mainland China: eleven digits from 13 to 19.

#include <string_view>

namespace gazette {

/// Eleven digits, with or without 86 or 0086 in front.
bool is_mobile_number(std::string_view digits);

}  // namespace gazette
