#pragma once
// The findings whose level a site may set in `[check]`, or waive item by item.

#include "model/category.hpp"
#include "model/config.hpp"
#include "model/item.hpp"

#include <optional>
#include <span>
#include <string_view>

namespace gazette {

/// When a rule is looked for.
enum class RuleScope {
  always,           ///< in every build and check, unless site.toml turns it off
  until_published,  ///< the same, but publishing settles its findings: they are no part of what is published
  by_day,           ///< in every build and check, but what is found changes with the day: no part of what is built
  history,          ///< only by `gazette check` and `gazette publish`, which ask git
  configured,       ///< only where site.toml sets its level
  external          ///< only by `gazette check --external`, which asks other sites
};

struct Rule {
  std::string_view name;
  Severity level = Severity::warning;  ///< unless site.toml says otherwise
  std::string_view why;
  RuleScope scope = RuleScope::always;
};

/// All rules, by name.
std::span<const Rule> rules();

const Rule* find_rule(std::string_view name);

/// The level of a rule on this site; nothing when it is off.
std::optional<Severity> level_of(const SiteConfig& config, std::string_view rule);

/// Adds a finding at the rule's level, unless the rule is off; where the item waives it, among the waived ones.
/// `error.rule` is a rule's name.
void report_finding(const SiteConfig& config, const Item& item, Error error, Diagnostics& diagnostics);

/// The same for the text and the files of a category.
void report_finding(const SiteConfig& config, const CategoryFile& category, Error error, Diagnostics& diagnostics);

/// The same at a level that is known already. `part` is a part of the rule that may be waived by itself
/// (`report-check:I4`); empty for none.
void report_finding_at(Severity level, const Item& item, Error error, Diagnostics& diagnostics,
                       std::string_view part = {});

}  // namespace gazette
