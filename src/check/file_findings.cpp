#include "check/file_findings.hpp"

#include "attachments/extract.hpp"
#include "base/text.hpp"
#include "privacy/findings.hpp"
#include "privacy/masking.hpp"
#include "privacy/scan.hpp"
#include "privacy/site_settings.hpp"
#include "privacy/text_position.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace gazette {

namespace {

constexpr std::size_t k_most_places = 5;      // that a finding names
constexpr std::size_t k_most_reasons = 5;     // why parts of a file were not read
constexpr std::size_t k_most_seen = 100'000;  // values told apart; more are one number

struct Found {
  std::string shown, where;
  Position at;
};

/// The sightings of one kind in one file, each value once.
struct KindFindings {
  std::set<std::string> seen;
  std::vector<Found> first;
};

class FileScan {
 public:
  explicit FileScan(const PrivacySettings& settings) : settings_(settings) {}

  void hear(const TextPlace& place, std::string_view text) {
    const auto found = sightings(text, settings_);
    if (found.empty()) return;
    PositionWalker walker(text);
    for (const auto& [kind, offset, length] : found) {
      const auto value = text.substr(offset, length);
      auto& all = kinds_[kind];
      if (all.seen.size() >= k_most_seen || !all.seen.insert(comparable(kind, value)).second) continue;
      if (all.first.size() == k_most_places) continue;
      const auto at = place.is_source ? walker.at(offset, length) : Position{};
      all.first.push_back({masked(kind, value), place_text(place), at});
    }
  }

  std::vector<Error> errors(const std::string& source) const {
    std::vector<Error> all;
    for (const auto& [kind, found] : kinds_) all.push_back(error_of(source, kind, found));
    return all;
  }

 private:
  static std::string with_place(const Found& found) {
    return found.shown + (found.where.empty() ? "" : " (" + found.where + ")");
  }

  static std::string plural_of(PersonalKind kind) {
    return std::string(noun_of(kind)) + (noun_of(kind).ends_with('s') ? "es" : "s");
  }

  static Error error_of(const std::string& source, PersonalKind kind, const KindFindings& found) {
    const auto count = found.seen.size();
    const auto& first = found.first.front();
    const auto article = kind == PersonalKind::email_address ? "an " : "a ";
    auto message = count == 1 ? article + std::string(noun_of(kind)) + " stands in the file: "
                              : (count >= k_most_seen ? "at least " : "") + std::to_string(count) + " " +
                                    plural_of(kind) + " stand in the file, the first: ";
    Error error{ErrorKind::content, std::string(rule_of(kind)),  message + with_place(first),
                {source, first.at}, help_for(kind, first.shown), {}};
    for (std::size_t i = 1; i < found.first.size(); ++i)
      error.notes.push_back({"also " + with_place(found.first[i]), {source, found.first[i].at}});
    return error;
  }

  const PrivacySettings& settings_;
  std::map<PersonalKind, KindFindings> kinds_;
};

Error finding(const std::string& source, std::string rule, std::string message, std::string help) {
  return {ErrorKind::content, std::move(rule), std::move(message), {source, {}}, std::move(help), {}};
}

std::string first_of(std::vector<std::string> all, std::size_t most) {
  const auto left = all.size() > most ? all.size() - most : 0;
  all.resize(all.size() - left);
  return joined(all, "; ") + (left > 0 ? "; and " + std::to_string(left) + " more" : "");
}

void add_authors(const std::string& source, const Extraction& read, const SiteConfig& config,
                 std::vector<Error>& errors) {
  std::vector<std::string> names;
  for (const auto& name : read.authors) {
    if (is_name_of_person(name, config)) names.push_back(masked_name(name));
  }
  if (names.empty()) return;
  errors.push_back(finding(source, "document-author",
                           "its properties, changes or comments name " +
                               std::string(names.size() == 1 ? "a person: " : "persons: ") +
                               first_of(names, k_most_places),
                           "remove them before publication (in Office: File, Info, Inspect Document); a name that may "
                           "be known goes into [check.privacy] allow"));
}

}  // namespace

FileFindings findings_of_file(const std::string& source, std::string_view bytes, const SiteConfig& config,
                              const PrivacySettings& settings) {
  FileScan scan(settings);
  const auto read =
      extract_text(source, bytes, [&](const TextPlace& place, std::string_view text) { scan.hear(place, text); });
  FileFindings findings{scan.errors(source), read.pictures};
  add_authors(source, read, config, findings.errors);
  if (!read.hidden.empty())
    findings.errors.push_back(finding(source, "hidden-content",
                                      "it holds what is not seen at once: " + first_of(read.hidden, k_most_reasons),
                                      "readers find it all the same: delete it, or show it"));
  if (!read.active.empty())
    findings.errors.push_back(
        finding(source, "active-content",
                "a browser that opens the file runs or fetches: " + first_of(read.active, k_most_reasons),
                "publish it as PDF or as a picture without scripts (PNG, or SVG saved as plain "
                "SVG); a page of the site itself belongs into a theme"));
  if (!read.not_scanned.empty())
    findings.errors.push_back(
        finding(source, "not-scanned",
                "not scanned for personal data, or not all of it: " + first_of(read.not_scanned, k_most_reasons),
                "look through it yourself, or publish it as PDF with text, DOCX, XLSX or CSV"));
  return findings;
}

}  // namespace gazette
