#pragma once
// Passport numbers of China: letters and digits without a check, so that what stands beside them counts.

#include <string_view>

namespace gazette {

/// Whether the text calls what follows a passport.
enum class PassportLabel { absent, present };

/// `E12345678`, `EA1234567`, `G12345678`; with a label also the letters of official and older ones (D, S, P, K, H, M)
/// and small ones. Without a label, what reads as a date behind its letter (`G20230815`: a lot of a tender) and the
/// numbers of European patents (`EP1234567`) are none.
bool is_passport_number(std::string_view letters, std::string_view digits, PassportLabel label);

}  // namespace gazette
