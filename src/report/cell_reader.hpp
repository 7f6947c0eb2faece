#pragma once
// One figure: is its text what its cell wants? Numbers stay text, so that money and rates keep every digit.

#include "base/result.hpp"
#include "model/report.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace gazette {

/// Reads a figure as its cell wants it; white space around it is dropped. `file` and `at` of the cell are left to the
/// caller.
///
/// Empty is blank, `n/a` is not applicable. Else: count is a whole number from 0 to 2^63-1; money, percent and days
/// are decimals of 0 or more (`59237.2449`; days also `<1`; a percentage may pass 100, as answers to last year's
/// requests count too); decimal may be negative; none has more decimals than the format allows; date is `YYYY-MM-DD`;
/// enumeration is the key or a label of a choice and becomes its key; text is anything. Error: rule `invalid-figure`,
/// ErrorKind::content, at the place of `raw`, with the figure as it should be where that is clear.
Result<Cell> read_cell(const CellFormat& format, const RawFigures::RawCell& raw);

/// A number as spreadsheets print it, in ASCII digits without group separators: `1,592` and `１５９２` are `1592`.
/// Groups have three digits and are set off by `,`, an apostrophe or a space, one of them throughout. Nothing when
/// `text` is anything else, such as `1,59`, which is decimal to some readers.
std::optional<std::string> plain_number(std::string_view text);

}  // namespace gazette
