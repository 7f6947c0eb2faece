#pragma once
// What the rules of forms may ask about a report beside its figures: its dates, its address, the body.

#include "model/site.hpp"
#include "report/rule_evaluation.hpp"

#include <optional>
#include <string_view>

namespace gazette {

/// The facts of a report by their names (`fact_names`). A fact that nothing tells is left out: blank.
RuleFacts report_facts(const SiteConfig& config, const Item& item, const Report& report);

/// The last day for publication: the report's own, else the site's, else the form's; nothing without any.
std::optional<Date> deadline_of(const SiteConfig& config, const Item& item, const Report& report);

/// The year that a title or an address names: `wanted` if it is among its numbers, else the first number from 1900 to
/// 2999 of exactly four digits.
std::optional<int> year_in(std::string_view text, int wanted);

}  // namespace gazette
