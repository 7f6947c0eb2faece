#pragma once
// A form with figures of two years, for the tests of what rules and their outcomes say.

#include "report/outcome_figures.hpp"
#include "report/rule_words.hpp"
#include "unit/report/small_form.hpp"

namespace gazette {

inline const std::string k_scene_tables = R"(
[[table]]
key = "t"
title = "申请"
cell = "decimal"
columns = [{ key = "nat", label = "自然人", en = "People" }, { key = "com", label = "企业" }]
row_groups = [{ key = "g", label = "（三）不予公开", en = "Refused" }]
rows = [
  { key = "n", label = "一、新收申请", short = "新收", en = "New requests" },
  { key = "c", label = "结转" },
  { key = "b1", label = "一", group = "g" },
  { key = "b2", label = "二", group = "g" },
  { key = "b3", label = "三", group = "g" },
  { key = "b4", label = "四", group = "g" },
]
[[table]]
key = "one"
title = "一列"
rows = [{ key = "days", label = "天数", type = "days" }]
[[table]]
key = "why"
title = "理由"
kind = "records"
columns = [{ key = "count", label = "件数" }]
)";

struct RuleScene {
  Form form = form_of(k_scene_tables);
  Figures figures;
  Figures before = figures_of(form, "[t]\nn = [7, 7]\n");
  RuleFacts facts = {{"report.published", {Rational(days_since_epoch({2025, 2, 15})), false, true}},
                     {"report.deadline", {Rational(days_since_epoch({2025, 1, 31})), false, true}}};

  explicit RuleScene(
      const std::string& toml =
          "[t]\nn = [300, 1]\nc = [5, 1]\nb1 = [0, 1]\nb2 = [4, 1]\nb3 = [0, 1]\nb4 = [2, 1]\n[one]\ndays = \"<1\"\n")
      : figures(figures_of(form, toml)) {}

  BoundExpression bound(const std::string& text, CheckScope each) const {
    const auto expression = parse_rule(text, {});
    REQUIRE(expression);
    Diagnostics diagnostics;
    const auto out = bind(*expression, {form, 0, each}, diagnostics);
    INFO(messages_of(diagnostics));
    REQUIRE(out);
    return *out;
  }
  CheckOutcome outcome(const std::string& text, CheckScope each = CheckScope::column) const {
    const RuleInput input{form, figures, &form, &before, facts, 0, 0};
    const auto rule = bound(text, each);
    CheckOutcome out;
    out.judgement = *evaluate_rule(rule, each, input);
    describe_outcome(rule, each, input, out);
    return out;
  }
  std::string words(const std::string& text, const std::string& language = "zh-CN",
                    CheckScope each = CheckScope::column) const {
    return rule_in_words(bound(text, each), form, language);
  }
};

}  // namespace gazette
