#include "check/build_report.hpp"

#include "base/diagnostic_order.hpp"
#include "base/hash_index.hpp"
#include "model/rules.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gazette {

namespace {

/// Tells whether a file belongs to an item that is read but not published.
class HiddenFiles {
 public:
  explicit HiddenFiles(const Site& site) {
    if (site.loaded.items.size() > site.entries.size()) {
      for (const auto& item : site.loaded.items) {
        if (!site.entry_by_source.contains(item.source))
          (item.is_bundle ? folders_ : files_).insert(item.is_bundle ? item.folder : item.source);
      }
    }
    files_.insert(site.loaded.unreadable.begin(), site.loaded.unreadable.end());
  }

  bool holds(std::string_view file) const {
    if (files_.contains(file)) return true;
    if (folders_.empty()) return false;
    for (auto slash = file.find('/'); slash != std::string_view::npos; slash = file.find('/', slash + 1)) {
      if (folders_.contains(file.substr(0, slash))) return true;
    }
    return false;
  }

 private:
  std::set<std::string, std::less<>> files_, folders_;
};

// Publishing settles these, or another day or another clone of the repository finds something else. A report that
// counted them would differ from that of the next build of the same texts, and so would the manifest.
bool is_passing(std::string_view rule) {
  const auto* known = find_rule(rule);
  return known && (known->scope == RuleScope::until_published || known->scope == RuleScope::by_day ||
                   known->scope == RuleScope::history);
}

/// Calls `take` with each finding; of those that are printed once, with the first.
template <typename Finding, typename Take>
void for_each_once(const std::vector<Finding>& findings, Take take) {
  NumberIndex seen;
  seen.reserve(findings.size());
  for (std::size_t i = 0; i < findings.size(); ++i) {
    const auto& [kind, rule, message, place, help, notes] = findings[i].error;
    auto& first = seen.place(joined_hash(name_hash(place.file), name_hash(message)),
                             [&](std::uint32_t other) { return order_of(findings[other]) == order_of(findings[i]); });
    if (first != k_no_number) continue;
    first = static_cast<std::uint32_t>(i);
    take(findings[i]);
  }
}

using Counts = std::map<std::string_view, std::map<Severity, std::size_t>>;  // by rule

std::vector<FindingCount> counts_of(const Site& site, const Diagnostics& diagnostics) {
  const HiddenFiles hidden(site);
  Counts counts;
  for_each_once(diagnostics.entries(), [&](const Diagnostic& found) {
    if (!hidden.holds(found.error.place.file)) ++counts[found.error.rule][found.severity];
  });
  std::vector<FindingCount> out;
  for (const auto& [rule, by_level] : counts) {
    if (is_passing(rule)) continue;
    for (const auto& [level, count] : by_level) out.push_back({std::string(rule), level, count});
  }
  return out;
}

using Answered = std::map<std::pair<std::string_view, std::string_view>, std::size_t>;  // by item, then waiver

Answered answered_by_waivers(const Diagnostics& diagnostics) {
  Answered counts;
  for_each_once(diagnostics.waived(), [&](const WaivedFinding& found) {
    if (!is_passing(found.waiver)) ++counts[{found.item, found.waiver}];
  });
  return counts;
}

}  // namespace

BuildReport build_report_of(const Site& site, const Diagnostics& diagnostics) {
  BuildReport report;
  report.findings = counts_of(site, diagnostics);
  const auto answered = answered_by_waivers(diagnostics);
  for (const auto& entry : site.entries) {
    const auto& item = *entry->item;
    for (const auto& waiver : item.waivers) {
      const auto count = answered.find({item.source, waiver.rule});
      report.waivers.push_back({waiver.rule, waiver.reason, item.source, item.title, item.route.path,
                                count == answered.end() ? 0 : count->second});
    }
  }
  std::ranges::stable_sort(report.waivers, {}, &PublishedWaiver::source);
  return report;
}

}  // namespace gazette
