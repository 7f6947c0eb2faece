#pragma once
// One template with all its partials inside, as a flat row of parts. Second step of compile_template:
// `lint` checks the names of the parts, `mustache_engine` renders them.

#include "base/diagnostics.hpp"
#include "formats/template.hpp"

#include <string>
#include <vector>

namespace gazette {

enum class PartKind { text, variable, raw_variable, section, inverted_section, section_end };

/// A run of literal text, or a tag with a name. Sections pair, also across files.
struct TemplatePart {
  PartKind kind = PartKind::text;
  std::string text;               ///< the literal text, or the name as it is written
  std::vector<std::string> path;  ///< the name at its dots; empty for text and for `{{.}}`
  Place place;                    ///< of the name, in the file that holds it; empty for text
  bool is_of_page = false;        ///< no open section has the name: it is one of the page's own
  bool may_be_unset = false;      ///< a name inside an open record: prints nothing when it is not set
};

/// `source` with each `{{> name}}` replaced by that partial's parts.
///
/// Comments and delimiters are gone, and so are the lines on which a comment, partial, section or delimiter tag
/// stands alone; a partial that stands alone is indented as its tag was (Mustache specification 1.4).
/// Reports `template-syntax`, `missing-partial` and `recursive-partial`; the parts may be used only without errors.
std::vector<TemplatePart> expand_template(const TemplateSource& source, const FindPartial& find_partial,
                                          Diagnostics& diagnostics);

}  // namespace gazette
