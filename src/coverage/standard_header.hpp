#pragma once
// The header of a standard catalogue (标准目录): which column of the file holds which of the ten.

#include "base/diagnostics.hpp"
#include "formats/csv.hpp"
#include "model/coverage.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace gazette {

/// A column of the file. `option` is what a mark in it stands for where one of the ten is spread over several columns
/// (全社会 and 特定群体 below 公开对象); empty where the cell itself is the text.
struct StandardColumn {
  std::string StandardRow::*field = nullptr;  ///< null: a column of no use to us
  std::string option;
};

struct StandardHeader {
  std::vector<StandardColumn> columns;
  std::size_t end = 0;  ///< index of the first row below it
};

/// Finds the header among the first rows, below titles; one line, or two as printed (公开事项 over 一级事项 and
/// 二级事项). Names may have blanks, line breaks, remarks in brackets and usual variants.
///
/// `standard-header`: there is none, or a column is missing (序号 may be).
std::optional<StandardHeader> standard_header(const std::vector<CsvRow>& rows, const std::string& file,
                                              Diagnostics& diagnostics);

}  // namespace gazette
