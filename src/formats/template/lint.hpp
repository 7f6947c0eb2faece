#pragma once
// The names of a template against the names that pages set. Third step of compile_template, after `expand`.

#include "base/diagnostics.hpp"
#include "formats/template/expand.hpp"

#include <vector>

namespace gazette {

/// Reports each name that no open section and not `names` knows, as `unknown-name`; `{{.}}` is known in a section
/// over text or over a list of plain text. Reports as `misused-name` what is printed in another way than its type asks
/// for: text without escaping, HTML with it, a flag, record or list at all. Names that only an open record accepts
/// become `may_be_unset`, those that no open section sets `is_of_page`: they may then be looked up there alone.
/// The sections of `parts` must pair.
void lint_names(std::vector<TemplatePart>& parts, const NameSchema& names, Diagnostics& diagnostics);

}  // namespace gazette
