#pragma once
// Ties the names of a rule to the cells of a form, so that evaluating it is arithmetic and no search.

#include "base/diagnostics.hpp"
#include "model/form.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace gazette {

/// Stands for the row or column that `each` has come to.
inline constexpr std::size_t k_each = static_cast<std::size_t>(-1);

struct BoundCell {
  CellIndex at;  ///< row or column may be k_each
  bool is_previous = false;
};

/// A column of records; of those of the component that `each` has come to, if the records name components.
struct BoundRecords {
  std::size_t table = 0, column = 0;
  std::optional<std::size_t> component_column;
};

/// An Expression whose names are cells of one form, or facts of the report.
struct BoundExpression {
  ExpressionKind kind = ExpressionKind::number;
  Rational number;
  std::optional<BoundCell> cell;        ///< a name that is a figure
  std::string name;                     ///< as written; of a fact: `report.published`
  std::vector<BoundCell> group;         ///< of sum, min, max and median_between
  std::optional<BoundRecords> records;  ///< of a sum over records instead
  std::vector<BoundExpression> operands;
  Place place;
};

/// What bare names mean.
struct BindingScope {
  const Form& form;
  std::optional<std::size_t> table;
  CheckScope each = CheckScope::once;
};

/// Nothing when a name is unknown: each is reported (rule `unknown-name`, ErrorKind::configuration) at its place with
/// the nearest one.
std::optional<BoundExpression> bind(const Expression& expression, const BindingScope& scope, Diagnostics& diagnostics);

/// The totals of one table's rows and columns that have a formula, bound, or the sum of their own group.
struct BoundTotals {
  std::vector<std::optional<BoundExpression>> rows,
      columns;  ///< one for each line; nothing for lines that are no total
};

/// A form with everything in it tied together.
struct BoundForm {
  std::vector<BoundExpression> checks;  ///< in the form's order
  std::vector<BoundTotals> totals;      ///< one for each table
};

/// Nothing when a name is unknown, totals need each other (`cyclic-total`) or stand on more than a hundred others one
/// on top of the other (`deep-total`); all faults are reported.
std::optional<BoundForm> bind_form(const Form& form, Diagnostics& diagnostics);

/// The lines that a check runs over: indices of columns or rows, or of components; one 0 for a check that runs once.
/// With `each = "cell"`: of rows; `checked_columns` has the columns.
std::vector<std::size_t> checked_lines(const Form& form, const FormCheck& check);
std::vector<std::size_t> checked_columns(const Form& form, const FormCheck& check);

/// The names that are facts of a report, not figures.
const std::vector<std::string_view>& fact_names();

}  // namespace gazette
