#include "report/report_facts.hpp"

#include "base/text.hpp"

namespace gazette {

namespace {

constexpr std::size_t k_year_digits = 4;

RuleNumber whole(std::int64_t number) { return {Rational(number), false, false}; }
RuleNumber day(const Date& date) { return {Rational(days_since_epoch(date)), false, true}; }

/// The last part of a route: `reports/2016/` says 2016, whatever stands before it.
std::string_view last_part(std::string_view path) {
  if (path.ends_with('/')) path.remove_suffix(1);
  return path.substr(path.rfind('/') + 1);
}

}  // namespace

std::optional<int> year_in(std::string_view text, int wanted) {
  std::optional<int> first;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_ascii_digit(text[at])) {
      ++at;
      continue;
    }
    const auto start = at;
    while (at < text.size() && is_ascii_digit(text[at])) ++at;
    if (at - start != k_year_digits) continue;
    const auto year = static_cast<int>(*parse_integer(text.substr(start, k_year_digits)));
    if (year == wanted) return year;
    if (!first && year >= 1900 && year <= 2999) first = year;
  }
  return first;
}

std::optional<Date> deadline_of(const SiteConfig& config, const Item& item, const Report& report) {
  if (item.report->deadline) return item.report->deadline;
  const auto& day_of_year = config.report_deadline.empty() ? report.form->deadline : config.report_deadline;
  if (day_of_year.empty()) return std::nullopt;
  const auto date = parse_date(std::to_string(report.year + 1) + "-" + day_of_year);
  return date ? std::optional(*date) : std::nullopt;
}

RuleFacts report_facts(const SiteConfig& config, const Item& item, const Report& report) {
  RuleFacts facts;
  facts["report.year"] = whole(report.year);
  if (const auto year = year_in(item.title, report.year)) facts["report.year_in_title"] = whole(*year);
  if (const auto year = year_in(last_part(item.route.path), report.year))
    facts["report.year_in_address"] = whole(*year);
  if (item.made) facts["report.made"] = day(*item.made);
  if (item.published) facts["report.published"] = day(at_offset(*item.published, config.utc_offset_minutes).date);
  if (const auto period = period_of(*report.form, report.year)) facts["report.period_end"] = day(period->last);
  if (const auto deadline = deadline_of(config, item, report)) facts["report.deadline"] = day(*deadline);
  const auto makes_rules = item.report->makes_rules ? item.report->makes_rules : config.report_makes_rules;
  if (makes_rules) facts["body.makes_rules"] = whole(*makes_rules ? 1 : 0);
  return facts;
}

}  // namespace gazette
