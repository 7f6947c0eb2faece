#include "check/waivers.hpp"

#include "base/text.hpp"
#include "model/rules.hpp"

#include <set>

namespace gazette {

namespace {

using Used = std::set<std::pair<std::string, std::string>>;  // item, rule as the waiver names it

// A rule that other days or other commands find answers its waiver then.
bool is_looked_for(const SiteConfig& config, const Waiver& waiver) {
  const auto name = std::string_view(waiver.rule).substr(0, waiver.rule.find(':'));
  const auto* rule = find_rule(name);
  const bool is_always = rule && rule->scope != RuleScope::external && rule->scope != RuleScope::by_day &&
                         rule->scope != RuleScope::history;
  return is_always && level_of(config, name);
}

void check_item(const SiteConfig& config, const Item& item, const Used& used, Diagnostics& diagnostics) {
  for (const auto& waiver : item.waivers) {
    // A waiver of this rule answers what is found here.
    const bool is_own = waiver.rule == "unused-waiver";
    if (is_own || used.contains({item.source, waiver.rule}) || !is_looked_for(config, waiver)) continue;
    report_finding(config, item,
                   {ErrorKind::content,
                    "unused-waiver",
                    "the waiver of " + waiver.rule + " answers no finding",
                    place_in(item, waiver.at),
                    "remove it, so that the next finding is seen",
                    {}},
                   diagnostics);
  }
}

}  // namespace

void check_waivers(const Site& site, Diagnostics& diagnostics) {
  if (diagnostics.has_errors()) return;
  Used used;
  for (const auto& found : diagnostics.waived()) used.insert({found.item, found.waiver});
  for (const auto& entry : site.entries) check_item(site.config, *entry->item, used, diagnostics);
}

}  // namespace gazette
