#pragma once
// Personal data that must not stand in a file of the site's repository: told by the names of columns, and by numbers
// that can only be those of a person (docs/FORMS.md, "Request ledger").

#include <string_view>

namespace gazette {

/// Whether a column of this name would hold what identifies a person: a name, an address, a telephone number, a number
/// of a document. `applicant` alone does not: a ledger says what kind of applicant it was.
bool is_personal_column(std::string_view name);

/// `a resident ID number` or `a mobile number` when the text holds one, else empty.
///
/// A resident ID number is 18 characters with a date and the right check character (GB 11643, ISO 7064 MOD 11-2),
/// no letter or digit beside them; a mobile number is 11 digits from 13 to 19, with or without 86 in front, no digit
/// beside them. Full-width digits count as digits. Masked numbers (`138****1234`) are fine.
std::string_view personal_data_in(std::string_view text);

}  // namespace gazette
