#pragma once
// What is the same on every page, put into a template as literal text. Last step of compile_template.

#include "formats/template/expand.hpp"
#include "model/value.hpp"

#include <vector>

namespace gazette {

/// `parts` with the names of `constants` and the sections over them worked out, and text that then stands side by side
/// in one part. Sections over constant lists and records stay. Renders to the same bytes as before for every page that
/// sets those names to these values. `parts` have passed the lint.
std::vector<TemplatePart> fold_constants(std::vector<TemplatePart> parts, const Record& constants);

}  // namespace gazette
