#pragma once
// Figures of an annual report as TOML states them, before a form gives them meaning: for figures.toml
// (read by `report`) and for the `[figures]` of an item (read by `content`).

#include "formats/toml.hpp"
#include "model/report.hpp"

#include <vector>

namespace gazette {

/// One RawFigures for each row of each table and each record, in the order of the file.
///
/// `tables` holds `[table]`s of `row = figure`, `row = [figure, …]` or `row = { column = figure, … }`, and `[[table]]`s
/// of records; a figure is an integer, a date or text (`"59237.2449"`, `"n/a"`, `""` for blank). A TOML float keeps no
/// exact decimals: rule `inexact-figure`, with the text to write instead. Anything else is `wrong-type`. Errors are of
/// ErrorKind::content; the rest is still read.
std::vector<RawFigures> figures_from_toml(const TomlTable& tables, Diagnostics& diagnostics);

}  // namespace gazette
