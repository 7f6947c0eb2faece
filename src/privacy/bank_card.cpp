#include "privacy/bank_card.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>

namespace gazette {

namespace {

struct Issuer {
  std::string_view beginning;
  std::size_t least, most;  ///< digits
};

constexpr std::array<Issuer, 18> k_issuers = {{{"62", 16, 19},
                                               {"4", 16, 16},
                                               {"51", 16, 16},
                                               {"52", 16, 16},
                                               {"53", 16, 16},
                                               {"54", 16, 16},
                                               {"55", 16, 16},
                                               {"35", 16, 16},
                                               {"9558", 16, 19},
                                               {"9559", 16, 19},
                                               {"955550", 16, 19},
                                               {"966666", 16, 18},
                                               {"940", 16, 19},
                                               {"603", 16, 19},
                                               {"601382", 16, 19},
                                               {"601428", 16, 19},
                                               {"685800", 16, 16},
                                               {"690755", 16, 18}}};

bool is_of(const Issuer& issuer, std::string_view digits) {
  return digits.starts_with(issuer.beginning) && digits.size() >= issuer.least && digits.size() <= issuer.most;
}

}  // namespace

bool has_luhn_digit(std::string_view digits) {
  int sum = 0;
  bool is_doubled = false;
  for (auto at = digits.size(); at-- > 0; is_doubled = !is_doubled) {
    const int value = (digits[at] - '0') * (is_doubled ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return !digits.empty() && sum % 10 == 0;
}

bool may_be_bank_card(std::string_view digits) {
  return digits.size() >= 16 && digits.size() <= 19 && std::all_of(digits.begin(), digits.end(), is_ascii_digit) &&
         has_luhn_digit(digits) && digits.find_first_not_of(digits[0]) != std::string_view::npos;
}

bool is_bank_card(std::string_view digits) {
  return may_be_bank_card(digits) &&
         std::any_of(k_issuers.begin(), k_issuers.end(), [&](const Issuer& issuer) { return is_of(issuer, digits); });
}

}  // namespace gazette
