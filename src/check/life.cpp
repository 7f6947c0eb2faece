#include "check/life.hpp"

#include "base/text.hpp"
#include "catalogue/life.hpp"
#include "model/rules.hpp"

#include <algorithm>
#include <set>
#include <string_view>

namespace gazette {

namespace {

Error finding(const Item& item, std::string rule, const std::string& key, std::string message, std::string help) {
  return {ErrorKind::content, std::move(rule), std::move(message), place_of(item, key), std::move(help), {}};
}

// Whether `newer` replaces `older`, itself or by way of others. Chains may be circles, which is an error of its own.
bool follows(const Entry& newer, const Entry& older) {
  std::set<const Entry*> seen;
  std::vector<const Entry*> open = {&newer};
  while (!open.empty()) {
    const auto* entry = open.back();
    open.pop_back();
    if (entry == &older) return true;
    if (seen.insert(entry).second) open.insert(open.end(), entry->replaces.begin(), entry->replaces.end());
  }
  return false;
}

// `entry` was replaced by several; those that neither ended nor replace each other are current side by side.
void check_versions(const Site& site, const Entry& entry, Diagnostics& diagnostics) {
  if (entry.replaced_by.size() < 2) return;
  EntryList current;
  for (const auto* successor : entry.replaced_by)
    if (!is_ended(successor->state)) current.push_back(successor);
  std::sort(current.begin(), current.end(), [](const Entry* a, const Entry* b) { return a->index > b->index; });
  for (std::size_t i = 1; i < current.size(); ++i) {
    const auto& first = *current.front();
    const auto& other = *current[i];
    if (&first == &other || follows(other, first)) continue;
    auto error =
        finding(*other.item, "two-current-versions", "replaces",
                quoted(entry.item->title) + " is replaced by two documents that are both current",
                "let the later of them name the other in `replaces` too; where a document was split in two, waive "
                "two-current-versions with that reason");
    error.notes.push_back({"the other is here", place_of(*first.item, "replaces")});
    report_finding(site.config, *other.item, std::move(error), diagnostics);
  }
}

std::string contradiction(const Entry& entry, const Date& today) {
  const auto& item = *entry.item;
  const auto declared = *item.declared_validity;
  const bool is_past = item.expires && *item.expires < today;
  const auto replacement = std::find_if(entry.replaced_by.begin(), entry.replaced_by.end(), [&](const Entry* newer) {
    const auto first = first_day_of(*newer->item);
    return !newer->item->withdrawn && first && *first <= today;
  });
  if (declared == Validity::expired && item.expires && !is_past)
    return "it is in force until " + iso_date(*item.expires);
  if (declared == Validity::repealed || declared == Validity::expired) return {};
  if (is_past) return "it expired on " + iso_date(*item.expires);
  if (declared == Validity::in_force && replacement != entry.replaced_by.end())
    return quoted((*replacement)->item->title) + " replaces it";
  return {};
}

void check_validity(const Site& site, const Entry& entry, Diagnostics& diagnostics) {
  const auto& item = *entry.item;
  if (!item.declared_validity) return;
  const auto why = contradiction(entry, entry.life.known_on);
  if (why.empty()) return;
  report_finding(site.config, item,
                 finding(item, "validity-contradicts", "validity",
                         "the validity is declared " + quoted(validity_key(*item.declared_validity)) + ", but " + why,
                         "remove `validity`, which then follows from the dates and replacements, or correct those"),
                 diagnostics);
}

// Domain, A.8: what is 废止, 失效 or 修改 says by which successor, or why and when.
void check_end(const Site& site, const Entry& entry, Diagnostics& diagnostics) {
  const auto& item = *entry.item;
  if (!item.declared_validity || *item.declared_validity == Validity::in_force || item.withdrawn) return;
  if (!item.changes.empty() || !entry.replaced_by.empty() || item.expires) return;
  report_finding(site.config, item,
                 finding(item, "unexplained-validity", "validity",
                         "the document is declared " + quoted(validity_key(*item.declared_validity)) +
                             ", but nothing says when, why or by what",
                         "let the successor name it in `replaces`, or write changes = [{ date = …, note = \"…\" }]"),
                 diagnostics);
}

void check_effective(const Site& site, const Item& item, Diagnostics& diagnostics) {
  if (item.effective || !is_normative(site.config, item)) return;
  report_finding(site.config, item,
                 finding(item, "missing-effective-date", "genre",
                         "a document of the kind " + quoted(item.genre) + " does not say from when it is in force",
                         "write effective = 2024-05-01 (施行日期)"),
                 diagnostics);
}

struct DatePair {
  std::string_view key;  ///< of the one that is too early
  std::string_view early_verb, late_verb;
  std::optional<Date> early, late;
};

void check_order(const Site& site, const Item& item, Diagnostics& diagnostics) {
  const auto published = item.published ? std::optional(item.published->date) : std::nullopt;
  const auto withdrawn = item.withdrawn ? std::optional(item.withdrawn->date) : std::nullopt;
  const auto first = first_day_of(item);
  const DatePair pairs[] = {{"effective", "in force from", "made", item.effective, item.made},
                            {"expires", "in force until", "in force from", item.expires, first},
                            {"withdrawn", "withdrawn", "published", withdrawn, published}};
  for (const auto& pair : pairs) {
    if (!pair.early || !pair.late || *pair.early >= *pair.late) continue;
    report_finding(
        site.config, item,
        finding(item, "dates-out-of-order", std::string(pair.key),
                std::string(pair.early_verb) + " " + iso_date(*pair.early) + ", but " + std::string(pair.late_verb) +
                    " " + iso_date(*pair.late),
                "correct one of the dates; where a rule does apply to the past, waive dates-out-of-order and say so"),
        diagnostics);
  }
}

}  // namespace

void check_life(const Site& site, Diagnostics& diagnostics) {
  for (const auto& entry : site.entries) {
    check_versions(site, *entry, diagnostics);
    check_validity(site, *entry, diagnostics);
    check_end(site, *entry, diagnostics);
    check_effective(site, *entry->item, diagnostics);
    check_order(site, *entry->item, diagnostics);
  }
}

}  // namespace gazette
