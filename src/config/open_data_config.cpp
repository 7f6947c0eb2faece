#include "config/open_data_config.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace gazette {

namespace {

// RFC 9116, 2.5: fields hold a URI, and a web address must be of https. A line end in it would be a field of its own.
bool is_safe_address(std::string_view text, bool is_contact) {
  const bool is_plain = std::ranges::all_of(text, [](char c) { return c > ' ' && c < 0x7F; });
  const bool is_other = is_contact && (text.starts_with("mailto:") || text.starts_with("tel:"));
  return is_plain && (text.starts_with("https://") || is_other);
}

void read_address(RecordedReader& section, std::string_view key, std::string& field) {
  section.text(key, field);
  if (field.empty() || is_safe_address(field, false)) return;
  section.reader().fail(key, "invalid-address", quoted(field) + " is not an address that begins with https://",
                        "write " + std::string(key) + " = \"https://www.example.gov.cn/security/\"");
}

// One contact may stand as text.
std::vector<std::string> texts_of(TableReader& reader, std::string_view key) {
  const auto found = std::ranges::find_if(reader.entries(), [&](const TomlEntry& e) { return e.key == key; });
  if (found == reader.entries().end() || !found->value.as_text())
    return reader.texts(key).value_or(std::vector<std::string>{});
  return {reader.text(key).value_or(std::string())};
}

void read_contacts(RecordedReader& section, SecurityConfig& security) {
  security.contacts = texts_of(section.reader(), "contact");
  section.note("contact", joined(security.contacts, ", "));
  for (const auto& contact : security.contacts) {
    if (!is_safe_address(contact, true))
      section.reader().fail("contact", "invalid-address",
                            quoted(contact) + " does not begin with mailto:, https:// or tel:",
                            "write contact = \"mailto:security@example.gov.cn\"");
  }
}

void read_expiry(RecordedReader& section, SecurityConfig& security) {
  security.expires = section.reader().date("expires");
  security.expires_place = section.reader().place_of("expires");
  if (security.expires) section.note("expires", iso_date(*security.expires));
}

bool is_language_tag(std::string_view text) {
  return !text.empty() &&
         std::ranges::all_of(text, [](char c) { return is_ascii_alpha(c) || is_ascii_digit(c) || c == '-'; });
}

void read_languages(RecordedReader& section, SecurityConfig& security) {
  security.preferred_languages = texts_of(section.reader(), "preferred_languages");
  section.note("preferred_languages", joined(security.preferred_languages, ", "));
  for (const auto& language : security.preferred_languages) {
    if (!is_language_tag(language))
      section.reader().fail("preferred_languages", "invalid-language", quoted(language) + " is not a language",
                            "write preferred_languages = [\"zh\", \"en\"]");
  }
}

// What is there and wrong was told already.
void require(TableReader& reader, std::string_view key, bool is_there) {
  if (is_there || reader.entries().empty()) return;
  const auto written = std::ranges::find(reader.entries(), key, &TomlEntry::key);
  const bool is_empty_list =
      written != reader.entries().end() && written->value.as_array() && written->value.as_array()->empty();
  if (written != reader.entries().end() && !is_empty_list) return;
  reader.diagnostics().add_error({ErrorKind::configuration,
                                  "missing-" + std::string(key),
                                  "[security] needs " + std::string(key) + " (RFC 9116)",
                                  reader.entries().front().key_place,
                                  "write contact = \"mailto:security@example.gov.cn\" and expires = 2027-01-01",
                                  {}});
}

}  // namespace

void read_data(RecordedReader& section, DataConfig& data) {
  section.flag("page_json", data.page_json);
  read_address(section, "license", data.license);
}

void read_security(RecordedReader& section, SecurityConfig& security) {
  read_contacts(section, security);
  read_expiry(section, security);
  read_languages(section, security);
  for (const auto& [key, field] :
       {std::pair("policy", &SecurityConfig::policy), std::pair("encryption", &SecurityConfig::encryption),
        std::pair("acknowledgments", &SecurityConfig::acknowledgments), std::pair("hiring", &SecurityConfig::hiring)})
    read_address(section, key, security.*field);
  require(section.reader(), "contact", !security.contacts.empty());
  require(section.reader(), "expires", security.expires.has_value());
}

}  // namespace gazette
