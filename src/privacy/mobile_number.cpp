#include "privacy/mobile_number.hpp"

namespace gazette {

bool is_mobile_number(std::string_view digits) {
  if (digits.size() == 15 && digits.starts_with("0086")) digits.remove_prefix(4);
  if (digits.size() == 13 && digits.starts_with("86")) digits.remove_prefix(2);
  return digits.size() == 11 && digits[0] == '1' && digits[1] >= '3' && digits[10] != 'X';
}

}  // namespace gazette
