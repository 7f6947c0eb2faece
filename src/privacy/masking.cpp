#include "privacy/masking.hpp"

#include "base/unicode.hpp"
#include "privacy/scan.hpp"

#include <array>

namespace gazette {

namespace {

/// How many characters stay at both ends.
struct Shown {
  std::size_t first, last;
};

constexpr std::array<Shown, 6> k_shown = {{{2, 3}, {3, 4}, {4, 4}, {1, 2}, {1, 0}, {6, 0}}};

std::size_t domain_length(PersonalKind kind, std::string_view value) {
  const auto at = kind == PersonalKind::email_address ? value.rfind('@') : std::string_view::npos;
  return at == std::string_view::npos ? 0 : character_count(value.substr(at));
}

}  // namespace

std::string masked(PersonalKind kind, std::string_view value) {
  const auto shown = k_shown[static_cast<std::size_t>(kind)];
  const auto count = character_count(value);
  const auto last = shown.last + domain_length(kind, value);
  std::string out;
  for (std::size_t i = 0; !value.empty(); ++i) {
    const auto [c, size] = decode_utf8(value);
    const bool is_kept = i < shown.first || i + last >= count || c == U' ' || c == U'-';
    if (is_kept) out += value.substr(0, size);
    else out += display_width(c) == 2 ? "＊" : "*";
    value.remove_prefix(size);
  }
  return out;
}

std::string with_masks(std::string_view line, std::string_view rule) {
  PrivacySettings settings;
  settings.emails = rule == rule_of(PersonalKind::email_address);
  settings.addresses = rule == rule_of(PersonalKind::home_address);
  std::string out;
  std::size_t at = 0;
  for (const auto& sighting : sightings(line, settings)) {
    if (sighting.offset < at) continue;
    out += line.substr(at, sighting.offset - at);
    out += masked(sighting.kind, line.substr(sighting.offset, sighting.length));
    at = sighting.offset + sighting.length;
  }
  return out += line.substr(at);
}

Error with_masked_words(Error error) {
  error.message = with_masks(error.message, {});
  error.help = with_masks(error.help, {});
  for (auto& note : error.notes) note.message = with_masks(note.message, {});
  return error;
}

}  // namespace gazette
