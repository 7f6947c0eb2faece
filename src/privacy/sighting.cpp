#include "privacy/sighting.hpp"

#include "base/text.hpp"
#include "base/unicode.hpp"

#include <array>

namespace gazette {

namespace {

constexpr std::array<std::string_view, 6> k_rules = {"resident-id",     "mobile-number", "bank-card",
                                                     "passport-number", "email-address", "home-address"};
constexpr std::array<std::string_view, 6> k_nouns = {"resident ID number", "mobile number",  "bank card number",
                                                     "passport number",    "e-mail address", "home address"};

char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

}  // namespace

std::string_view rule_of(PersonalKind kind) { return k_rules[static_cast<std::size_t>(kind)]; }

std::string_view noun_of(PersonalKind kind) { return k_nouns[static_cast<std::size_t>(kind)]; }

std::string comparable(PersonalKind kind, std::string_view value) {
  if (kind == PersonalKind::email_address) return lower_ascii(trimmed(value));
  std::string out;
  while (!value.empty()) {
    const auto [wide, size] = decode_utf8(value);
    const auto c = half_width(wide);
    const bool is_ascii = c < 0x80;
    if (is_ascii && (is_ascii_digit(static_cast<char>(c)) || is_ascii_alpha(static_cast<char>(c))))
      out += upper(static_cast<char>(c));
    else if (!is_ascii && kind == PersonalKind::home_address && !is_unicode_space(c)) append_utf8(out, c);
    value.remove_prefix(size);
  }
  const bool is_mobile = kind == PersonalKind::mobile_number && out.size() > 11;
  return is_mobile ? out.substr(out.size() - 11) : out;
}

}  // namespace gazette
