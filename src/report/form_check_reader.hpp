#pragma once
// Reads one `[[check]]` of a form, one `[[chart]]`, and the `[ledger]`. Called by form_reader once the tables are read.

#include "report/form_block.hpp"

namespace gazette {

/// The check as the form states it; whether its names exist is seen when the form is bound.
FormCheck read_form_check(FormBlock block, const Form& form, SeenKeys& seen);

FormChart read_form_chart(FormBlock block, const Form& form);

LedgerRule read_ledger_rule(FormBlock block, const Form& form);

}  // namespace gazette
