#include "privacy/findings.hpp"

#include "base/text.hpp"
#include "privacy/masking.hpp"
#include "privacy/scan.hpp"
#include "privacy/text_position.hpp"

namespace gazette {

namespace {

Error finding(PersonalKind kind, const std::string& message, const std::string& shown, Place place) {
  return {ErrorKind::content, std::string(rule_of(kind)), message + shown, std::move(place), help_for(kind, shown), {}};
}

std::string_view article(PersonalKind kind) { return kind == PersonalKind::email_address ? "an " : "a "; }

}  // namespace

std::string help_for(PersonalKind kind, const std::string& sample) {
  std::string help = kind == PersonalKind::home_address ? "take it out, or end it at the street or township"
                                                        : "take it out, or mask it like " + sample;
  help += "; if the law wants it published: waive = [{ rule = " + quoted(rule_of(kind)) + ", reason = \"…\" }]";
  return help + "; what is the body's own goes into [check.privacy] allow";
}

std::vector<Error> personal_text_findings(const std::string& file, std::string_view text,
                                          const PrivacySettings& settings) {
  std::vector<Error> errors;
  PositionWalker walker(text);
  for (const auto& [kind, offset, length] : sightings(text, settings)) {
    const auto message = std::string(article(kind)) + std::string(noun_of(kind)) + " stands in the text: ";
    errors.push_back(
        finding(kind, message, masked(kind, text.substr(offset, length)), {file, walker.at(offset, length)}));
  }
  return errors;
}

std::vector<Error> personal_name_findings(const std::string& file, std::string_view name,
                                          const PrivacySettings& settings) {
  std::vector<Error> errors;
  const auto slash = name.rfind('/');
  const auto dot = name.rfind('.');
  if (dot != std::string_view::npos && dot > 0 && (slash == std::string_view::npos || dot > slash))
    name = name.substr(0, dot);
  for (const auto& [kind, offset, length] : sightings(name, settings)) {
    const auto message = std::string(article(kind)) + std::string(noun_of(kind)) + " stands in the name of the file: ";
    errors.push_back(finding(kind, message, masked(kind, name.substr(offset, length)), {file, {}}));
  }
  return errors;
}

}  // namespace gazette
