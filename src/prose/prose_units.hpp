#pragma once
// The unit word behind a number in prose, Chinese or English.

#include <cstddef>
#include <string>
#include <string_view>

namespace gazette {

struct ProseUnit {
  std::string name;       ///< `件`, `万元`, `requests`, `%`; empty for none
  std::size_t size = 0;   ///< bytes up to its end, a space before it included
  bool is_known = false;  ///< false: a Chinese character that is no unit we know, as in `162政府`
};

/// The unit at the start of `after`, what follows a number. `％` and `percent` are `%`; English units are in lower
/// case.
ProseUnit unit_at(std::string_view after);

/// Whether requests and documents are counted in it: 件, 条, 项, 份, 次, …, requests, items, ….
bool is_count_unit(std::string_view unit);

/// The same unit, singular or plural.
bool is_same_unit(std::string_view a, std::string_view b);

/// Whether numbers in the two may be the same figure: both the same, both counting, or a missing one beside those.
bool may_be_same_unit(std::string_view in_prose, std::string_view of_figure);

}  // namespace gazette
