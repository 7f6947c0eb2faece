#pragma once
// Reads a form (forms/<id>.toml) into model/form.hpp. The first step of `report`; `form_library` calls it.

#include "base/diagnostics.hpp"
#include "model/form.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace gazette {

/// Parses one form: `[form]`, `[[table]]`s, `[[check]]`s and `[ledger]` (docs/FORMS.md).
///
/// `text` is UTF-8 TOML; `file` must be named after the form's id. Nothing when anything is wrong: every problem is
/// added as an error of ErrorKind::configuration at its place (`missing-key`, `invalid-key`, `duplicate-key`,
/// `form-file-name`, `invalid-rule`, `unknown-name`, `cyclic-total`, …).
std::optional<Form> parse_form(const std::string& file, std::string_view text, Diagnostics& diagnostics);

}  // namespace gazette
