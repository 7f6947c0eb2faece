#include "privacy/site_settings.hpp"

#include "base/text.hpp"
#include "base/unicode.hpp"
#include "model/rules.hpp"
#include "privacy/scan.hpp"

#include <algorithm>
#include <array>

namespace gazette {

namespace {

// Names that programs and machines write where a person's belongs, in small letters.
constexpr std::array<std::string_view, 27> k_nameless = {
    "administrator", "admin",    "user",         "users",    "root",      "guest",       "owner",
    "unknown",       "author",   "windows user", "office",   "microsoft", "wps",         "wps office",
    "lenovo",        "hp",       "dell",         "asus",     "pc",        "python-docx", "openpyxl",
    "apache poi",    "微软用户", "用户",         "微软中国", "管理员",    "作者"};
constexpr std::array<std::string_view, 6> k_program_words = {"microsoft",   "office", "adobe",
                                                             "libreoffice", "wps",    "user"};
constexpr std::array<std::string_view, 20> k_bodies = {"局",   "委",   "办",   "厅", "科",   "处",   "室",
                                                       "中心", "政府", "学校", "院", "公司", "部门", "集团",
                                                       "会",   "协会", "单位", "组", "站",   "队"};

template <typename Words, typename Is>
bool any(const Words& words, Is is) {
  return std::any_of(words.begin(), words.end(), is);
}

bool is_of_organisation(std::string_view name) {
  return character_count(name) > 3 && any(k_bodies, [&](std::string_view end) { return name.ends_with(end); });
}

bool is_of_program(std::string_view name) {
  const auto lower = lower_ascii(name);
  const bool has_word =
      any(k_program_words, [&](std::string_view word) { return lower.find(word) != std::string::npos; });
  const bool has_letter = any(name, [](char c) { return is_ascii_alpha(c) || static_cast<unsigned char>(c) >= 0x80; });
  return has_word || !has_letter || any(k_nameless, [&](std::string_view word) { return lower == word; });
}

void allow(PrivacySettings& settings, std::string_view value) {
  for (const auto kind :
       {PersonalKind::bank_card, PersonalKind::mobile_number, PersonalKind::email_address, PersonalKind::home_address})
    settings.allowed.push_back(comparable(kind, value));
}

// `[agency] phone` may hold several numbers, or words beside them.
void allow_all_in(PrivacySettings& settings, std::string_view text) {
  PrivacySettings wide;
  wide.emails = wide.addresses = true;
  allow(settings, text);
  for (const auto& [kind, offset, length] : sightings(text, wide))
    settings.allowed.push_back(comparable(kind, text.substr(offset, length)));
}

}  // namespace

PrivacySettings privacy_settings(const SiteConfig& config) {
  PrivacySettings settings;
  settings.emails = level_of(config, rule_of(PersonalKind::email_address)).has_value();
  settings.addresses = level_of(config, rule_of(PersonalKind::home_address)).has_value();
  settings.latest_birth = config.personal_data.latest_birth;
  for (const auto& value : config.personal_data.allowed) allow(settings, value);
  const auto& agency = config.agency;
  for (const auto* own : {&agency.phone, &agency.fax, &agency.email, &agency.complaint, &agency.address})
    allow_all_in(settings, *own);
  auto& all = settings.allowed;
  std::erase(all, std::string());
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return settings;
}

bool is_name_of_person(std::string_view name, const SiteConfig& config) {
  name = trimmed(name);
  const auto& allowed = config.personal_data.allowed;
  const bool is_own = name == config.agency.name || name == config.agency.short_name ||
                      any(config.issuers, [&](const Issuer& issuer) { return issuer.name == name; }) ||
                      any(allowed, [&](const std::string& value) { return value == name; });
  return !name.empty() && !is_own && !is_of_program(name) && !is_of_organisation(name);
}

std::string masked_name(std::string_view name) {
  name = trimmed(name);
  return name.empty() ? std::string() : std::string(name.substr(0, decode_utf8(name).size)) + "**";
}

}  // namespace gazette
