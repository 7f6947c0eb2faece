#include "pages/report_checks.hpp"

#include "base/text.hpp"
#include "pages/report_tables.hpp"

#include <algorithm>
#include <map>

namespace gazette {

namespace {

constexpr std::size_t k_most_missing = 3;  // names of blank cells that one line lists

std::string filled(std::string text, std::string_view name, const std::string& value) {
  return replaced(text, "{" + std::string(name) + "}", value);
}

class ReportChecks {
 public:
  ReportChecks(const SiteValues& values, const ReportEntry& report)
      : values_(values), report_(report), form_(*report.report->form) {}

  List list() {
    List list;
    for (const auto& result : report_.result.checks)
      if (result.holds + result.fails + result.unknown > 0) list.push_back(check(result));
    return list;
  }

  /// How many hold, fail and cannot be judged.
  std::string summary() const {
    std::map<std::string_view, std::size_t> counts = {{"holds", 0}, {"explained", 0}, {"fails", 0}, {"unknown", 0}};
    std::size_t total = 0;
    for (const auto& result : report_.result.checks) {
      if (result.holds + result.fails + result.unknown == 0) continue;
      ++counts[state_of(result)];
      ++total;
    }
    auto text = filled(values_.word("checks_summary"), "n", std::to_string(total));
    for (const auto& [state, count] : counts) text = filled(text, state, std::to_string(count));
    return text;
  }

 private:
  /// A check whose every failure the report explains, where the form asks for that, is explained.
  static std::string_view state_of(const CheckResult& result) {
    const auto is_open = [&](const CheckOutcome& outcome) {
      return outcome.judgement == Judgement::fails && (!result.check->wants_note || outcome.note.empty());
    };
    if (std::any_of(result.outcomes.begin(), result.outcomes.end(), is_open)) return "fails";
    if (result.fails > 0) return "explained";
    return result.unknown > 0 ? "unknown" : "holds";
  }

  Value check(const CheckResult& result) const {
    const auto& check = *result.check;
    const auto state = std::string(state_of(result));
    const auto table = find_table(form_, check.table);
    Record record;
    record.set("id", check.id);
    record.set("label", label_in(check.label, values_.site().config.language));
    record.set("table", table ? Value(label_in(form_.tables[*table].title, values_.site().config.language)) : Value());
    record.set("result", state);
    record.set("result_label", values_.word("check_" + state));
    record.set("holds", state == "holds");
    record.set("fails", state == "fails");
    auto found = findings(result);
    record.set("is_open", state == "fails" || state == "explained" || found.size() == 1);
    record.set("has_findings", !found.empty());
    record.set("findings", std::move(found));
    return record;
  }

  List findings(const CheckResult& result) const {
    List list;
    if (lacks_previous(result)) {
      Record record;
      record.set("place", Value());
      record.set("text", values_.word("check_no_previous"));
      record.set("note", Value());
      list.emplace_back(std::move(record));
      return list;
    }
    for (const auto& outcome : result.outcomes) {
      Record record;
      record.set("place", Value::text_or_absent(place(*result.check, outcome)));
      record.set("text", sentence(outcome));
      record.set("note", Value::text_or_absent(outcome.note));
      list.emplace_back(std::move(record));
    }
    return list;
  }

  /// Whether all that is missing is the year before: said once, not for each line.
  static bool lacks_previous(const CheckResult& result) {
    return !result.outcomes.empty() &&
           std::all_of(result.outcomes.begin(), result.outcomes.end(), [](const CheckOutcome& outcome) {
             return outcome.judgement == Judgement::unknown && !outcome.missing.empty() &&
                    std::all_of(outcome.missing.begin(), outcome.missing.end(),
                                [](const std::string& name) { return name.starts_with("prev."); });
           });
  }

  /// The line that the check was applied to, by its label.
  std::string place(const FormCheck& check, const CheckOutcome& outcome) const {
    const auto table = find_table(form_, check.table);
    if (check.each == CheckScope::once) return {};
    if (check.each == CheckScope::component) {
      const auto* components = component_table(form_);
      return components ? line_label(components->rows[outcome.line]) : std::string();
    }
    if (!table) return {};
    const auto& lines = check.each == CheckScope::column ? form_.tables[*table].columns : form_.tables[*table].rows;
    if (outcome.line >= lines.size()) return {};
    if (check.each == CheckScope::cell) return cell_label(values_, form_, {*table, outcome.line, outcome.column});
    return line_label(lines[outcome.line]);
  }

  std::string line_label(const FormLine& line) const {
    return label_in(short_label_of(line), values_.site().config.language);
  }

  std::string sentence(const CheckOutcome& outcome) const {
    if (outcome.judgement == Judgement::unknown)
      return filled(values_.word("check_missing"), "names", missing(outcome));
    auto text = filled(values_.word("check_sides"), "left", side(outcome.left, outcome.left_value));
    text = filled(text, "right", side(outcome.right, outcome.right_value));
    if (outcome.difference.empty()) return text;
    return text + filled(values_.word("check_difference"), "n", outcome.difference);
  }

  static std::string side(const std::string& text, const std::string& value) {
    return value.empty() || text == value ? text : text + " = " + value;
  }

  std::string missing(const CheckOutcome& outcome) const {
    std::vector<std::string> names;
    for (const auto& name : outcome.missing) {
      const bool is_previous = name.starts_with("prev.");
      const auto cell = find_cell(form_, is_previous ? std::string_view(name).substr(5) : std::string_view(name));
      auto label = cell ? cell_label(values_, form_, *cell) : other_label(name);
      if (is_previous) label = filled(values_.word("check_previous"), "name", label);
      if (std::find(names.begin(), names.end(), label) == names.end()) names.push_back(std::move(label));
    }
    const bool is_long = names.size() > k_most_missing;
    if (is_long) names.resize(k_most_missing);
    return joined(names, values_.word("list_separator")) + (is_long ? "…" : "");
  }

  /// Of a table whose records have a blank figure, or of a fact.
  std::string other_label(const std::string& name) const {
    const auto table = find_table(form_, name);
    return table ? label_in(form_.tables[*table].title, values_.site().config.language)
                 : values_.word("fact_" + replaced(name, ".", "_"));
  }

  const SiteValues& values_;
  const ReportEntry& report_;
  const Form& form_;
};

}  // namespace

void add_check_names(const SiteValues& values, const ReportEntry& report, Record& record) {
  ReportChecks checks(values, report);
  auto list = checks.list();
  record.set("checks_summary", list.empty() ? Value() : Value(checks.summary()));
  record.set("checks", std::move(list));
}

}  // namespace gazette
