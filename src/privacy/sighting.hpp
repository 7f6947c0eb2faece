#pragma once
// What the scan for personal data finds, and what it is told. The vocabulary of this room; the scan itself is scan.hpp.

#include "base/date.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

enum class PersonalKind { resident_id, mobile_number, bank_card, passport_number, email_address, home_address };

/// Bytes of a text that are personal data.
struct Sighting {
  PersonalKind kind = PersonalKind::resident_id;
  std::size_t offset = 0, length = 0;

  friend auto operator<=>(const Sighting&, const Sighting&) = default;
};

/// What a scan looks for. Numbers of a person are always looked for.
struct PrivacySettings {
  bool emails = false, addresses = false;
  Date latest_birth = {2999, 12, 31};
  std::vector<std::string> allowed;  ///< values as `comparable` gives them, sorted; and `@domain` for e-mail
};

/// The rule that a sighting breaks: `resident-id`.
std::string_view rule_of(PersonalKind kind);

/// How a message calls one: "resident ID number".
std::string_view noun_of(PersonalKind kind);

/// A value without what people write between its characters: narrow digits and letters, capitals (e-mail: small
/// letters), no blanks or hyphens, no 86 before a mobile number.
std::string comparable(PersonalKind kind, std::string_view value);

}  // namespace gazette
