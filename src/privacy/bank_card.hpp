#pragma once
// Numbers of bank cards (ISO/IEC 7812): an issuer's beginning and the check digit of Luhn.

#include <string_view>

namespace gazette {

/// Whether the last digit checks the others (ISO/IEC 7812-1, Annex B).
bool has_luhn_digit(std::string_view digits);

/// 16 to 19 digits with the check digit and a beginning under which cards are issued in China: UnionPay (62), Visa,
/// Mastercard, JCB and the cards that banks issued before 62. One of ten numbers has the check digit by chance, so the
/// beginning counts.
bool is_bank_card(std::string_view digits);

/// The same whatever the beginning: for a number that the text calls that of a card.
bool may_be_bank_card(std::string_view digits);

}  // namespace gazette
