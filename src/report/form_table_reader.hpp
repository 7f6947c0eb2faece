#pragma once
// Reads one `[[table]]` of a form. Called by form_reader.

#include "report/form_block.hpp"

namespace gazette {

/// All faults are reported: unknown or missing keys, groups that are torn apart or too deep, an order by a column that
/// is not there, a total whose formula does not parse, …
FormTable read_form_table(FormBlock block, SeenKeys& seen);

}  // namespace gazette
