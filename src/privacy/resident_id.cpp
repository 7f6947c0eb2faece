#include "privacy/resident_id.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>

namespace gazette {

namespace {

// GB/T 2260: the first two digits. 81 to 83 are residence permits.
constexpr std::array<int, 35> k_provinces = {11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43,
                                             44, 45, 46, 50, 51, 52, 53, 54, 61, 62, 63, 64, 65, 71, 81, 82, 83};

int digit(char c) { return c - '0'; }

int number_in(std::string_view digits) {
  int number = 0;
  for (const char c : digits) number = number * 10 + digit(c);
  return number;
}

bool are_digits(std::string_view text) { return std::all_of(text.begin(), text.end(), is_ascii_digit); }

bool is_province(std::string_view two_digits) {
  return std::binary_search(k_provinces.begin(), k_provinces.end(), number_in(two_digits));
}

// A permanent residence card of a foreigner starts with 9 and then the province.
bool has_place(std::string_view value) {
  return is_province(value.substr(0, 2)) || (value[0] == '9' && is_province(value.substr(1, 2)));
}

bool is_birth(int year, int month, int day, const Date& latest) {
  return year >= 1900 && !date_fault(year, month, day) && Date{year, month, day} <= latest;
}

char check_character(std::string_view id) {
  constexpr std::array<int, 17> weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  int sum = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) sum += weights[i] * digit(id[i]);
  return std::string_view("10X98765432")[static_cast<std::size_t>(sum % 11)];
}

// GB 32100-2015 for a code of digits alone, whose values in base 31 are those of the digits.
bool is_credit_code(std::string_view digits) {
  constexpr std::array<int, 17> weights = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
  if (!are_digits(digits)) return false;
  int sum = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) sum += weights[i] * digit(digits[i]);
  return (31 - sum % 31) % 31 == digit(digits[17]);
}

}  // namespace

bool is_resident_id(std::string_view value, const Date& latest_birth) {
  if (value.size() != 18 || !are_digits(value.substr(0, 17))) return false;
  const bool is_sound = has_place(value) && value[17] == check_character(value) &&
                        is_birth(number_in(value.substr(6, 4)), number_in(value.substr(10, 2)),
                                 number_in(value.substr(12, 2)), latest_birth);
  // Codes of companies start with 91 to 93 too; such a number of a foreigner is one in thousands.
  return is_sound && !(value[0] == '9' && is_credit_code(value));
}

bool is_disability_certificate(std::string_view value, const Date& latest_birth) {
  return value.size() == 20 && value[18] >= '1' && value[18] <= '7' && value[19] >= '1' && value[19] <= '4' &&
         is_resident_id(value.substr(0, 18), latest_birth);
}

bool is_old_resident_id(std::string_view digits) {
  return digits.size() == 15 && are_digits(digits) && is_province(digits.substr(0, 2)) &&
         is_birth(1900 + number_in(digits.substr(6, 2)), number_in(digits.substr(8, 2)),
                  number_in(digits.substr(10, 2)), {1999, 12, 31});
}

}  // namespace gazette
