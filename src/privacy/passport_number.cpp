#include "privacy/passport_number.hpp"

#include "base/date.hpp"
#include "base/text.hpp"

#include <string>

namespace gazette {

namespace {

int number_in(std::string_view digits) { return static_cast<int>(parse_integer(digits).value_or(0)); }

bool is_like_date(std::string_view digits) {
  const auto year = number_in(digits.substr(0, 4)), month = number_in(digits.substr(4, 2));
  if (year < 1900 || year > 2100) return false;
  const int day = digits.size() == 8 ? number_in(digits.substr(6, 2)) : 1;
  return !date_fault(year, month, day);
}

bool has_letters_of_passport(std::string_view letters, std::size_t digits) {
  if (letters.size() == 1) return digits == 8 && (letters == "E" || letters == "G");
  return digits == 7 && letters[0] == 'E' && letters != "EI" && letters != "EO" && letters != "EP";
}

bool has_letters_of_labelled(std::string_view letters, std::size_t digits) {
  constexpr std::string_view first = "EGDSPKHM";
  if (first.find(letters[0]) == std::string_view::npos) return false;
  return letters.size() == 1 ? digits == 8 || (letters == "P" && digits == 7) : digits == 7;
}

}  // namespace

bool is_passport_number(std::string_view letters, std::string_view digits, PassportLabel label) {
  if (letters.empty() || letters.size() > 2 || digits.size() < 7 || digits.size() > 8) return false;
  if (label == PassportLabel::absent) return has_letters_of_passport(letters, digits.size()) && !is_like_date(digits);
  std::string capitals(letters);
  for (auto& c : capitals) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return has_letters_of_labelled(capitals, digits.size());
}

}  // namespace gazette
