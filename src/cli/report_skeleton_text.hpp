#pragma once
// The text and the figures of a new report as files. Called by report_skeleton, which decides what they are made from.

#include "model/site.hpp"

#include <memory>
#include <string>
#include <vector>

namespace gazette {

/// What a new report is made from.
struct NewReport {
  const Site& site;
  std::shared_ptr<const Form> form;  ///< with the components
  int year = 0;
  std::string index_number;               ///< empty for none
  std::string issuer;                     ///< key; empty: the agency
  const ReportEntry* previous = nullptr;  ///< the same body's report on the year before; null without one
  std::vector<Component> components;
  std::string ledger;  ///< the file of the year's requests; empty without one
};

/// index.md
std::string new_report_text(const NewReport& report);

/// figures.toml
std::string new_report_figures(const NewReport& report);

}  // namespace gazette
