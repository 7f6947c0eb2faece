#include "cli/report_check_text.hpp"

#include "base/text.hpp"
#include "cli/text_table.hpp"
#include "report/outcome_figures.hpp"
#include "report/rule_words.hpp"

#include <algorithm>

namespace gazette {

namespace {

constexpr int k_bold = 1, k_red = 31, k_green = 32, k_yellow = 33;
constexpr int k_state_width = 18;
constexpr std::size_t k_most_unknown = 3;  // places without figures that are listed
constexpr std::size_t k_most_missing = 4;

class ChecksText {
 public:
  ChecksText(const Site& site, const ReportEntry& report, Coloring coloring)
      : language_(site.config.language), form_(*report.report->form), report_(report), coloring_(coloring) {
    for (const auto& check : form_.checks) id_width_ = std::max(id_width_, static_cast<int>(check.id.size()) + 2);
  }

  std::string text() const {
    if (report_.result.checks.empty()) return {};
    auto out = painted("checks", k_bold, coloring_) + "\n\n";
    for (const auto& result : report_.result.checks) out += check_text(result);
    return out;
  }

 private:
  std::string check_text(const CheckResult& result) const {
    auto out = state_of(result) + padded_right(result.check->id, id_width_) + label_in(result.check->label, language_);
    if (const auto count = result.fails + result.unknown + result.holds; count > 1) {
      const auto part = result.fails > 0 ? result.fails : result.unknown > 0 ? result.unknown : result.holds;
      out += " (" + std::to_string(part) + (part == count ? "" : " of " + std::to_string(count)) + ")";
    }
    out += "\n";
    for (const auto& outcome : result.outcomes)
      if (outcome.judgement == Judgement::fails) out += failure(*result.check, outcome);
    return out + unknowns(result);
  }

  std::string state_of(const CheckResult& result) const {
    if (has_open_failure(result)) return painted(padded_right("fails", k_state_width), k_red, coloring_);
    if (result.fails > 0) return painted(padded_right("explained", k_state_width), k_green, coloring_);
    if (result.unknown > 0) return painted(padded_right("cannot be judged", k_state_width), k_yellow, coloring_);
    if (result.holds > 0) return painted(padded_right("holds", k_state_width), k_green, coloring_);
    return padded_right("does not apply", k_state_width);
  }

  std::string failure(const FormCheck& check, const CheckOutcome& outcome) const {
    const std::string space(k_state_width, ' ');
    const auto where = outcome_place(form_, check, outcome, language_);
    auto out = space + (where.empty() ? "" : where + ": ") + side_text(outcome.left, outcome.left_value) +
               std::string(contradiction_words(check.rule)) + side_text(outcome.right, outcome.right_value);
    if (!outcome.difference.empty() && !is_about_days(outcome)) out += " (difference " + outcome.difference + ")";
    out += "\n";
    if (!outcome.note.empty()) out += space + "note: " + outcome.note + "\n";
    return out;
  }

  std::string unknowns(const CheckResult& result) const {
    std::string out;
    std::size_t listed = 0;
    for (const auto& outcome : result.outcomes) {
      if (outcome.judgement != Judgement::unknown || ++listed > k_most_unknown) continue;
      const auto where = outcome_place(form_, *result.check, outcome, language_);
      out += std::string(k_state_width, ' ') + (where.empty() ? "" : where + ": ") + missing(outcome) + "\n";
    }
    if (listed > k_most_unknown)
      out += std::string(k_state_width, ' ') + "and " + std::to_string(listed - k_most_unknown) + " more\n";
    return out;
  }

  static std::string missing(const CheckOutcome& outcome) {
    if (outcome.missing.empty()) return "something that it needs is blank";
    auto names = outcome.missing;
    names.erase(std::unique(names.begin(), names.end()), names.end());
    const auto more = names.size() > k_most_missing ? names.size() - k_most_missing : 0;
    names.resize(names.size() - more);
    return "blank: " + joined(names, ", ") + (more > 0 ? " and " + std::to_string(more) + " more" : "");
  }

  const std::string& language_;
  const Form& form_;
  const ReportEntry& report_;
  Coloring coloring_;
  int id_width_ = 0;
};

}  // namespace

std::string painted(const std::string& text, int color, Coloring coloring) {
  return coloring == Coloring::plain ? text : "\x1b[" + std::to_string(color) + "m" + text + "\x1b[0m";
}

std::string checks_text(const Site& site, const ReportEntry& report, Coloring coloring) {
  return ChecksText(site, report, coloring).text();
}

}  // namespace gazette
