#include "check/reports.hpp"

#include "base/suggest.hpp"
#include "base/text.hpp"
#include "check/prose.hpp"
#include "model/rules.hpp"
#include "report/figure_text.hpp"
#include "report/outcome_figures.hpp"
#include "report/rule_words.hpp"

#include <algorithm>

namespace gazette {

namespace {

constexpr std::size_t k_most_cells_named = 12;

/// Where a figure comes from that the report does not give itself.
std::string_view origin_words(CellOrigin origin) {
  switch (origin) {
    case CellOrigin::total: return " (computed)";
    case CellOrigin::site: return " (counted on the site)";
    case CellOrigin::ledger: return " (counted in the request ledger)";
    case CellOrigin::declared: break;
  }
  return "";
}

class ReportFindings {
 public:
  ReportFindings(const Site& site, const ReportEntry& report, Diagnostics& diagnostics)
      : config_(site.config),
        report_(report),
        item_(*report.entry->item),
        form_(*report.report->form),
        figures_(report.result.figures),
        diagnostics_(diagnostics) {}

  void find() {
    check_notes();
    check_waivers();
    check_prose(
        config_, item_, citable_figures(), [&](std::string_view name) { return value_of(name); }, diagnostics_);
    for (const auto& result : report_.result.checks) check_result(result);
    for (std::size_t table = 0; table < form_.tables.size(); ++table) check_blanks(table);
    for (const auto& difference : report_.result.differences) check_difference(difference);
  }

 private:
  std::optional<std::string> value_of(std::string_view name) const {
    const auto text = figure_text(report_, name, config_.language);
    return text ? std::optional(*text) : std::nullopt;
  }

  std::vector<CitableFigure> citable_figures() const {
    std::vector<CitableFigure> out;
    for (std::size_t table = 0; table < form_.tables.size(); ++table)
      for (std::size_t row = 0; row < figures_.tables[table].row_count(); ++row)
        for (std::size_t column = 0; column < figures_.tables[table].columns; ++column)
          add_citable({table, row, column}, out);
    for (const auto& [name, text] : report_.result.named) {
      const bool is_rate = text.ends_with('%');
      if (const auto value = parse_rational(std::string_view(text).substr(0, text.size() - (is_rate ? 1 : 0))))
        out.push_back({name, *value, is_rate ? "%" : "", {}});
    }
    return out;
  }

  void add_citable(const CellIndex& at, std::vector<CitableFigure>& out) const {
    const auto& cell = cell_at(figures_, at);
    const auto& table = form_.tables[at.table];
    const auto& format = format_of(table, at.row, at.column);
    const auto value =
        cell.state == CellState::value && is_numeric(format.type) ? parse_rational(cell.text) : std::nullopt;
    if (!value) return;
    const auto is_row = at.row < table.rows.size();
    out.push_back({address_of(form_, at), *value, format.type == CellType::percent ? "%" : format.unit,
                   is_row ? label(short_label_of(table.rows[at.row])) : std::string()});
  }

  void check_notes() {
    for (const auto& note : item_.report->notes) {
      const auto cell = find_cell(form_, note.cell);
      const bool is_there = cell && cell->row < figures_.tables[cell->table].row_count();
      if (note.cell.empty() || find_table(form_, note.cell) || is_there) continue;
      auto known = figure_addresses(form_, figures_);
      diagnostics_.add_error(
          {ErrorKind::content,
           "unknown-figure",
           "a note names " + quoted(note.cell) + ", which is no cell or table of the form " + form_.id,
           place_in(item_, note.at),
           suggestion(note.cell, {known.begin(), known.end()}),
           {}});
    }
  }

  /// `report-check:I4` waives a check that the form must have.
  void check_waivers() {
    constexpr std::string_view k_prefix = "report-check:";
    std::vector<std::string_view> known;
    for (const auto& check : form_.checks) known.emplace_back(check.id);
    for (const auto& waiver : item_.waivers) {
      const auto id = std::string_view(waiver.rule).substr(std::min(k_prefix.size(), waiver.rule.size()));
      if (!waiver.rule.starts_with(k_prefix) || std::ranges::find(known, id) != known.end()) continue;
      diagnostics_.add_error({ErrorKind::content,
                              "unknown-rule",
                              "the form " + form_.id + " has no check " + quoted(id) + " to waive",
                              place_of(item_, "waive"),
                              suggestion(id, known),
                              {}});
    }
  }

  void check_result(const CheckResult& result) {
    if (result.fails == 0) return;
    const auto level = level_for(result.check->level, "report-check");
    if (!level) return;
    const auto words = words_of(*result.check);
    for (const auto& outcome : result.outcomes) {
      const bool is_answered = result.check->wants_note && !outcome.note.empty();
      if (outcome.judgement == Judgement::fails && !is_answered)
        report_finding_at(*level, item_, failed_check(*result.check, outcome, words), diagnostics_,
                          "report-check:" + result.check->id);
    }
  }

  /// The site's level for a rule, else the form's.
  std::optional<Severity> level_for(Severity form_level, std::string_view rule) const {
    const auto set = config_.check_levels.find(std::string(rule));
    return set == config_.check_levels.end() ? std::optional(form_level) : set->second;
  }

  std::string words_of(const FormCheck& check) const {
    Diagnostics none;
    const auto rule = bind(check.rule, {form_, find_table(form_, check.table), check.each}, none);
    return rule ? rule_in_words(*rule, form_, config_.language) : check.rule_text;
  }

  Error failed_check(const FormCheck& check, const CheckOutcome& outcome, const std::string& words) const {
    std::string message = check.table;
    const auto where = outcome_place(form_, check, outcome, config_.language);
    if (!where.empty()) message += message.empty() ? where : ", " + where;
    if (message.empty()) message = check.id;
    message += ": " + side_text(outcome.left, outcome.left_value) + std::string(contradiction_words(check.rule)) +
               side_text(outcome.right, outcome.right_value) + " (" + words + ")";
    return {ErrorKind::content,       "report-check",
            std::move(message),       place_of_outcome(check, outcome),
            help_for(check, outcome), {}};
  }

  /// The first of the cells that was declared; else what a fact of the rule comes from; else the report.
  Place place_of_outcome(const FormCheck& check, const CheckOutcome& outcome) const {
    for (const auto& at : outcome.cells) {
      auto place = place_of(figures_, cell_at(figures_, at));
      if (!place.file.empty()) return place;
    }
    const auto key = metadata_key_of(check.rule);
    return place_of(item_, item_.positions.contains(key) ? key : "report");
  }

  /// The metadata key that the first fact of a rule is read from.
  static std::string metadata_key_of(const Expression& expression) {
    if (expression.name == "report.year_in_title") return "title";
    if (expression.name == "report.year_in_address") return "slug";
    if (expression.name == "report.made") return "made";
    if (expression.name == "report.published") return "published";
    for (const auto& operand : expression.operands)
      if (auto key = metadata_key_of(operand); !key.empty()) return key;
    return {};
  }

  std::string help_for(const FormCheck& check, const CheckOutcome& outcome) const {
    std::string help = check.id + " of " + form_.id;
    if (outcome.cells.empty() && !check.wants_note) return help + help_for_facts(check);
    if (!outcome.difference.empty() && !is_about_days(outcome)) help += ": the difference is " + outcome.difference;
    if (const auto cells = cell_list(outcome); !cells.empty()) help += "; cells: " + cells;
    if (check.wants_note)
      help += "; if the figures are right, say why in [[report.notes]] with cell = " +
              quoted(outcome.cells.empty() ? check.table : address_of(form_, outcome.cells.front()));
    return help;
  }

  /// For years and days that no figure states: how to say that they are right.
  std::string help_for_facts(const FormCheck& check) const {
    std::string help;
    if (names_fact(check.rule, "report.deadline"))
      help += "; another deadline stands in [report]: deadline = " + std::to_string(item_.report->year + 1) + "-03-31";
    if (check.level == Severity::warning)
      help += "; to accept it, say why: waive = [{ rule = \"report-check:" + check.id + "\", reason = \"…\" }]";
    return help;
  }

  static bool names_fact(const Expression& expression, std::string_view name) {
    return expression.name == name || std::any_of(expression.operands.begin(), expression.operands.end(),
                                                  [&](const Expression& one) { return names_fact(one, name); });
  }

  std::string cell_list(const CheckOutcome& outcome) const {
    std::vector<std::string> names;
    for (const auto& at : outcome.cells) {
      auto name = address_of(form_, at) + std::string(origin_words(cell_at(figures_, at).origin));
      if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
    }
    const auto more = names.size() > k_most_cells_named ? names.size() - k_most_cells_named : 0;
    names.resize(names.size() - more);
    return joined(names, ", ") + (more > 0 ? " and " + std::to_string(more) + " more" : "");
  }

  void check_blanks(std::size_t number) {
    const auto& table = form_.tables[number];
    if (!table.blank || table.kind == TableKind::records) return;
    const auto level = level_for(*table.blank, "blank-cell");
    if (!level) return;
    if (is_all_blank(number))
      return report_blank(*level, "the table " + table.key + " (" + label(table.title) + ") is not given",
                          place_of(item_, "report"));
    for (std::size_t row = 0; row < table.rows.size(); ++row) check_blank_row(*level, number, row);
  }

  bool is_all_blank(std::size_t number) const {
    const auto& cells = figures_.tables[number].cells;
    return std::all_of(cells.begin(), cells.end(), [](const Cell& cell) { return cell.state == CellState::blank; });
  }

  void check_blank_row(Severity level, std::size_t number, std::size_t row) {
    const auto& table = form_.tables[number];
    std::vector<std::string> blank;
    Place place;
    for (std::size_t column = 0; column < column_count(table); ++column) {
      const auto& cell = cell_at(figures_, {number, row, column});
      if (cell.state == CellState::blank)
        blank.push_back(table.columns.empty() ? "" : label(short_label_of(table.columns[column])));
      else if (place.file.empty()) place = place_of(figures_, cell);
    }
    if (blank.empty()) return;
    const bool is_whole_row = blank.size() == column_count(table);
    auto message = table.key + "." + table.rows[row].key + " (" + label(short_label_of(table.rows[row])) + ") is blank";
    if (!is_whole_row) message += " in " + joined(blank, ", ");
    report_blank(level, std::move(message), place.file.empty() ? place_of(item_, "report") : place);
  }

  void report_blank(Severity level, std::string message, const Place& place) {
    report_finding_at(level, item_,
                      {ErrorKind::content,
                       "blank-cell",
                       std::move(message),
                       place,
                       "write the figure, 0 for none, or \"n/a\" where it does not apply",
                       {}},
                      diagnostics_);
  }

  static std::string_view who_says(CellOrigin origin) {
    if (origin == CellOrigin::ledger) return "the request ledger gives ";
    return origin == CellOrigin::site ? "the site counts " : "the other figures of its table give ";
  }

  void check_difference(const FigureDifference& difference) {
    const auto address = address_of(form_, difference.cell);
    report_finding(
        config_, item_,
        {ErrorKind::content,
         "figure-differs",
         address + " is declared as " + difference.declared + ", but " + std::string(who_says(difference.origin)) +
             difference.computed,
         place_of(figures_, cell_at(figures_, difference.cell)),
         "correct one of them, leave the figure blank to have it computed, or waive figure-differs with the reason",
         {}},
        diagnostics_);
  }

  const std::string& label(const FormLabel& label) const { return label_in(label, config_.language); }

  const SiteConfig& config_;
  const ReportEntry& report_;
  const Item& item_;
  const Form& form_;
  const Figures& figures_;
  Diagnostics& diagnostics_;
};

}  // namespace

void check_reports(const Site& site, Diagnostics& diagnostics) {
  for (const auto& report : site.reports) ReportFindings(site, report, diagnostics).find();
}

}  // namespace gazette
