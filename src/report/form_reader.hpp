#pragma once
// Reads a form (forms/<id>.toml) into model/form.hpp. The first step of `report`; `form_library` calls it.

#include "base/diagnostics.hpp"
#include "model/form.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace gazette {

/// Parses one form: `[form]` and one `[[table]]` for each table (domain, B.6).
///
/// `text` is UTF-8 TOML; `file` must be named after the form's id. Nothing when anything is wrong: every problem is
/// added as an error of ErrorKind::configuration at its place (`missing-key`, `invalid-key`, `duplicate-key`,
/// `form-file-name`, …). Keys of tables, rows and columns are `[a-z][a-z0-9_]*`; a form's id may hold hyphens instead
/// of `_`.
std::optional<Form> parse_form(const std::string& file, std::string_view text, Diagnostics& diagnostics);

}  // namespace gazette
