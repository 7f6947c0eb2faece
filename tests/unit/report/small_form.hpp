#pragma once
// Forms, figures and reports from literals, for the tests of `report`: what is read is what a form's author would
// write.

#include "formats/figures_toml.hpp"
#include "io/memory.hpp"
#include "model/site.hpp"
#include "report/components.hpp"
#include "report/figures_reader.hpp"
#include "report/form_library.hpp"
#include "report/form_reader.hpp"
#include "report/report_facts.hpp"
#include "report/rule_binding.hpp"
#include "report/rule_evaluation.hpp"
#include "report/rule_parser.hpp"
#include "support/catch.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

/// All messages of `diagnostics`, for the output of a failed test.
inline std::string messages_of(const Diagnostics& diagnostics) {
  std::string out;
  for (const auto& entry : diagnostics.entries())
    out += entry.error.rule + " at " + std::to_string(entry.error.place.at.line) + ": " + entry.error.message + "\n";
  return out;
}

/// The form `f` with these tables, checks and so on; it must be sound.
inline Form form_of(const std::string& blocks, const std::string& head = {}) {
  Diagnostics diagnostics;
  auto form = parse_form("forms/f.toml",
                         "[form]\nid = \"f\"\ntitle = \"年度报告\"\nen = \"Annual report\"\n" + head + "\n" + blocks,
                         diagnostics);
  INFO(messages_of(diagnostics));
  REQUIRE(form);
  return *form;
}

inline std::shared_ptr<const Form> built_in_form(std::string_view id) {
  Diagnostics diagnostics;
  auto form = load_forms(MemoryFileSystem(), diagnostics).find(id);
  INFO(messages_of(diagnostics));
  REQUIRE(form);
  return form;
}

/// Figures from the text of a figures.toml; they must be sound.
inline Figures figures_of(const Form& form, std::string_view toml) {
  Diagnostics diagnostics;
  const auto tables = parse_toml({"figures.toml", toml, 1, ErrorKind::content}, diagnostics);
  auto figures = read_figures(form, figures_from_toml(tables, diagnostics), diagnostics);
  INFO(messages_of(diagnostics));
  REQUIRE(diagnostics.empty());
  return figures;
}

/// The cell at an address, which must be one of the form's.
inline const Cell& cell_of(const Form& form, const Figures& figures, std::string_view address) {
  const auto at = find_cell(form, address);
  INFO(address);
  REQUIRE(at);
  return cell_at(figures, *at);
}

/// The figure at an address as text: `-` for a blank one, `n/a`.
inline std::string text_at(const Form& form, const Figures& figures, std::string_view address) {
  const auto& cell = cell_of(form, figures, address);
  if (cell.state == CellState::blank) return "-";
  return cell.state == CellState::value ? cell.text : "n/a";
}

/// The form's rules, which must be sound.
inline BoundForm bound_form(const Form& form) {
  Diagnostics diagnostics;
  auto bound = bind_form(form, diagnostics);
  INFO(messages_of(diagnostics));
  REQUIRE(bound);
  return *bound;
}

/// A report as `complete_reports` finds it. Holds all that it points to, so it stays where it was made.
struct SmallReport {
  Item item;
  Entry entry;
  Report report;
  ReportEntry made;

  SmallReport(std::shared_ptr<const Form> form, std::string_view figures, std::vector<Component> components = {}) {
    item.title = "2024年度报告";
    item.source = "content/reports/2024/index.md";
    item.route = {"reports/2024/"};
    item.report = ReportDeclaration{};
    item.report->year = 2024;
    item.report->components = components;
    entry.item = &item;
    report.form = with_components(form, components);
    report.year = 2024;
    report.figures = figures_of(*report.form, figures);
    made.entry = &entry;
    made.report = &report;
    made.result.figures = report.figures;
  }
  SmallReport(const Form& form, std::string_view figures) : SmallReport(std::make_shared<const Form>(form), figures) {}
  SmallReport(const SmallReport&) = delete;
  SmallReport& operator=(const SmallReport&) = delete;

  const Form& form() const { return *report.form; }
};

}  // namespace gazette
