// A form of annual reports of any bytes, tied together and checked on made-up figures; and after `=` in front, the rule
// of a check.

#include "base/unicode.hpp"
#include "fuzz/small_form.hpp"
#include "fuzz/targets.hpp"
#include "model/report.hpp"
#include "report/outcome_figures.hpp"
#include "report/rule_binding.hpp"
#include "report/rule_evaluation.hpp"
#include "report/rule_parser.hpp"
#include "report/rule_words.hpp"
#include "report/run_checks.hpp"
#include "report/totals.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gazette::fuzz {

namespace {

const std::string k_file = "forms/f.toml";

std::string some_figure(CellType type, std::size_t number) {
  static constexpr std::string_view k_counts[] = {"3", "0", "9223372036854775807", "7", "1"};
  switch (type) {
    case CellType::count: return std::string(k_counts[number % 5]);
    case CellType::days: return number % 2 == 0 ? "<1" : "4.5";
    case CellType::date: return "2024-02-29";
    case CellType::text:
    case CellType::enumeration: return "words";
    default: return number % 3 == 0 ? "-0.125" : "66.70";
  }
}

// Every third cell is blank, every seventh not applicable, the others are given; records have two rows.
Figures some_figures(const Form& form) {
  auto figures = blank_figures(form);
  for (std::size_t t = 0; t < form.tables.size(); ++t) {
    const auto& table = form.tables[t];
    auto& cells = figures.tables[t].cells;
    if (table.kind == TableKind::records) cells.resize(2 * column_count(table));
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const auto& format = format_of(table, i / column_count(table), i % column_count(table));
      if (i % 3 == 2) continue;
      cells[i].state = i % 7 == 6 ? CellState::not_applicable : CellState::value;
      if (cells[i].state == CellState::value) cells[i].text = some_figure(format.type, i);
    }
  }
  return figures;
}

const RuleFacts& some_facts() {
  static const RuleFacts facts = {{"report.year", {Rational(2024), false, false}},
                                  {"report.published", {Rational(20'134), false, true}}};
  return facts;
}

std::string outcomes_text(const std::vector<CheckResult>& results, const std::vector<Error>& faults) {
  std::string out;
  for (const auto& result : results) {
    out += result.check->id + std::to_string(result.holds) + " " + std::to_string(result.fails) + "\n";
    for (const auto& outcome : result.outcomes)
      out += outcome.left + "|" + outcome.right + "|" + outcome.left_value + "|" + outcome.difference + "\n";
  }
  for (const auto& fault : faults) out += fault.rule + " " + fault.message + "\n";
  return out;
}

void check_figures(const Form& form, const BoundForm& bound, Claims& claims) {
  auto figures = some_figures(form);
  std::vector<FigureDifference> differences;
  (void)fill_totals(form, bound, some_facts(), figures, differences);
  const auto before = some_figures(form);
  const RuleInput input{form, figures, &form, &before, some_facts(), 0, 0};
  std::vector<Error> faults, again;
  const auto results = run_checks(bound, input, {}, faults);
  claims.expect(results.size() == form.checks.size(), "each check has a result");
  claims.expect(outcomes_text(results, faults) == outcomes_text(run_checks(bound, input, {}, again), again),
                "the same figures give the same outcomes");
  for (const auto& result : results) {
    claims.expect(result.outcomes.size() == result.fails + result.unknown, "what does not hold has an outcome");
    for (const auto& outcome : result.outcomes)
      claims.expect(!find_invalid_utf8(outcome_place(form, *result.check, outcome, "en")), "a place is UTF-8");
  }
}

void read_form(std::string_view text, Claims& claims) {
  Diagnostics found, again;
  const auto form = parse_form(k_file, text, found);
  const auto same = parse_form(k_file, text, again);
  claims.expect(told(found) == told(again), "the same form gives the same findings");
  claims.expect(form.has_value() != found.has_errors(), "a form is read, or has an error");
  claims.expect_places(found, k_file, text);
  if (!form) return;
  Diagnostics told_binding;
  const auto bound = bind_form(*form, told_binding);
  claims.expect(bound.has_value(), "a form that is read can be tied together", told(told_binding));
  if (bound) check_figures(*form, *bound, claims);
}

// What an evaluation came to, in words that can be compared.
std::string evaluated(std::string_view text, CheckScope each, Claims& claims) {
  const auto& form = *small_form();
  const auto rule = parse_rule(text, {k_file, {1, 1, 1}});
  if (!rule) return "no rule";
  Diagnostics found;
  const auto bound = bind(*rule, {form, 0, each}, found);
  claims.expect(bound.has_value() != found.has_errors(), "a rule is tied to its form, or has an error");
  if (!bound) return "unknown names";
  claims.expect(!find_invalid_utf8(rule_in_words(*bound, form, "zh-CN")), "a rule in words is UTF-8");
  const auto figures = some_figures(form);
  const RuleInput input{form, figures, &form, &figures, some_facts(), 0, 0};
  const auto judged = evaluate_rule(*bound, each, input);
  if (!judged) return judged.error().rule;
  CheckOutcome outcome;
  outcome.judgement = *judged;
  if (*judged != Judgement::holds) describe_outcome(*bound, each, input, outcome);
  return std::to_string(static_cast<int>(*judged)) + outcome.left + "|" + outcome.right + "|" + outcome.difference;
}

void read_rule(std::string_view text, Claims& claims) {
  if (text.find('\n') != std::string_view::npos) return;  // a form's text over several lines stands at one place
  const auto rule = parse_rule(text, {k_file, {1, 1, 1}});
  if (!rule) {
    Diagnostics found;
    found.add_error(rule.error());
    claims.expect_places(found, k_file, text);
    return;
  }
  for (const auto each : {CheckScope::once, CheckScope::column, CheckScope::row, CheckScope::cell}) {
    const auto first = evaluated(text, each, claims);
    claims.expect(first == evaluated(text, each, claims), "a rule is evaluated to the same twice", text);
    claims.expect(first == evaluated("  " + std::string(text) + " ", each, claims),
                  "blanks around a rule do not matter", text);
  }
}

}  // namespace

void fuzz_form(std::string_view bytes, Claims& claims) {
  claims.expect(small_form() != nullptr, "the form is sound");
  if (!small_form()) return;
  if (bytes.starts_with('=')) read_rule(bytes.substr(1), claims);
  else read_form(bytes, claims);
}

}  // namespace gazette::fuzz
