#pragma once
// What a label in a spreadsheet stands for: a row or a column of a form's table. Used by table_import
// and figures_csv.

#include "model/form.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

/// The spelling in which labels are compared: half width, without white space, with straight quotes, lower case.
std::string folded_label(std::string_view text);

/// Whether a header is of a column that our own export adds, or that tables have for their readers (序号).
bool is_added_column(std::string_view name);

/// The lines that a name may mean: none, one, or several between which nobody may choose.
using LineMatch = std::vector<std::size_t>;

/// The rows or the columns of one table by all their names. The table outlives the index.
class LabelIndex {
 public:
  LabelIndex(const std::vector<FormLine>& lines, const std::vector<FormGroup>& groups);

  /// A key, as it is; else a label, own or English, alone or with its groups (`Simple / Median`); else a short label.
  /// `path` are the header cells above it: of those that name a group, the line must be in one. Nothing when none is.
  LineMatch find(std::string_view name, const std::vector<std::string>& path) const;

  /// `did you mean "…"?` for the nearest label or key; empty when none is near.
  std::string suggestion_for(std::string_view name) const;

 private:
  using Names = std::map<std::string, LineMatch, std::less<>>;

  static void add(Names& names, const std::string& label, std::size_t line);
  std::string grouped_label(const FormLine& line, bool is_english) const;
  LineMatch within(const LineMatch& candidates, const std::vector<std::string>& path) const;

  const std::vector<FormLine>& lines_;
  const std::vector<FormGroup>& groups_;
  Names keys_, labels_, shorts_, group_names_;
};

}  // namespace gazette
