#include "check/build_report.hpp"

#include "model/rules.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace gazette {

namespace {

/// Tells whether a file belongs to an item that is read but not published.
class HiddenFiles {
 public:
  explicit HiddenFiles(const Site& site) {
    std::set<const Item*> published;
    for (const auto& entry : site.entries) published.insert(entry->item);
    for (const auto& item : site.loaded.items) {
      if (!published.contains(&item))
        (item.is_bundle ? folders_ : files_).insert(item.is_bundle ? item.folder : item.source);
    }
    files_.insert(site.loaded.unreadable.begin(), site.loaded.unreadable.end());
  }

  bool holds(const std::string& file) const {
    if (files_.contains(file)) return true;
    for (auto slash = file.find('/'); slash != std::string::npos; slash = file.find('/', slash + 1)) {
      if (folders_.contains(file.substr(0, slash))) return true;
    }
    return false;
  }

 private:
  std::set<std::string> files_, folders_;
};

// Publishing settles these, or another day or another clone of the repository finds something else. A report that
// counted them would differ from that of the next build of the same texts, and so would the manifest.
bool is_passing(std::string_view rule) {
  const auto* known = find_rule(rule);
  return known && (known->scope == RuleScope::until_published || known->scope == RuleScope::by_day ||
                   known->scope == RuleScope::history);
}

std::vector<FindingCount> counts_of(const Site& site, const Diagnostics& diagnostics) {
  const HiddenFiles hidden(site);
  std::map<std::pair<std::string, Severity>, std::size_t> counts;
  for (const auto& found : diagnostics.entries()) {
    if (is_passing(found.error.rule)) continue;
    if (!hidden.holds(found.error.place.file)) ++counts[{found.error.rule, found.severity}];
  }
  std::vector<FindingCount> out;
  for (const auto& [key, count] : counts) out.push_back({key.first, key.second, count});
  return out;
}

std::size_t answered_by(const Waiver& waiver, const Item& item, const Diagnostics& diagnostics) {
  if (is_passing(waiver.rule)) return 0;
  return static_cast<std::size_t>(std::ranges::count_if(diagnostics.waived(), [&](const WaivedFinding& found) {
    return found.item == item.source && found.waiver == waiver.rule;
  }));
}

}  // namespace

BuildReport build_report_of(const Site& site, Diagnostics diagnostics) {
  diagnostics.sort();
  BuildReport report;
  report.findings = counts_of(site, diagnostics);
  for (const auto& entry : site.entries) {
    const auto& item = *entry->item;
    for (const auto& waiver : item.waivers)
      report.waivers.push_back({waiver.rule, waiver.reason, item.source, item.title, item.route.path,
                                answered_by(waiver, item, diagnostics)});
  }
  std::ranges::stable_sort(report.waivers, {}, &PublishedWaiver::source);
  return report;
}

}  // namespace gazette
