#pragma once
// A form with a table of each make, on which targets read figures and evaluate rules.

#include "report/form_reader.hpp"

#include <optional>
#include <string_view>

namespace gazette::fuzz {

inline constexpr std::string_view k_small_form = R"(
[form]
id = "f"
title = "年度报告"
en = "Annual report"
[[table]]
key = "t"
title = "申请"
en = "Requests"
cell = "decimal"
column_groups = [{ key = "people", label = "人, “两种”" }]
columns = [
  { key = "nat", label = "自然人", en = "People", group = "people" },
  { key = "com", label = "企业", group = "people" },
  { key = "total", label = "总计", total = true },
]
row_groups = [{ key = "g", label = "（三）不予公开", en = "Refused" }]
rows = [
  { key = "n", label = "一、新收申请", short = "新收", en = "New requests" },
  { key = "c", label = "结转" },
  { key = "b1", label = "一", group = "g" },
  { key = "b2", label = "二", group = "g" },
]
[[table]]
key = "one"
title = "一列"
rows = [{ key = "days", label = "天数", type = "days" }, { key = "share", label = "比例", type = "percent" }]
[[table]]
key = "why"
title = "理由"
kind = "records"
columns = [
  { key = "reason", label = "理由", type = "text" },
  { key = "count", label = "件数" },
  { key = "day", label = "日期", type = "date" },
]
)";

/// The form; null should it not be read.
inline const Form* small_form() {
  static const auto form = [] {
    Diagnostics found;
    return parse_form("forms/f.toml", k_small_form, found);
  }();
  return form ? &*form : nullptr;
}

}  // namespace gazette::fuzz
