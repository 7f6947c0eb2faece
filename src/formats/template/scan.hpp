#pragma once
// A template's text as tags with their places. First step of compile_template; `expand` reads the tags.

#include "base/diagnostics.hpp"
#include "formats/template.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

enum class TagKind {
  variable,          ///< {{name}}
  raw_variable,      ///< {{{name}}} or {{&name}}
  section,           ///< {{#name}}
  inverted_section,  ///< {{^name}}
  section_end,       ///< {{/name}}
  partial,           ///< {{>name}}
  comment,           ///< {{!anything}}
  set_delimiters     ///< {{=<% %>=}}
};

/// One tag. `begin` and `end` are the byte offsets of its delimiters' outer ends; `name` is empty for
/// comments and delimiters; `at` is the name's position, or the tag's when it has no name.
struct TemplateTag {
  TagKind kind = TagKind::variable;
  std::string name;
  Position at;
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The tags of `source` in their order. Each file starts with the delimiters `{{ }}`.
///
/// Reports every `template-syntax` fault: a tag that is unclosed, empty or has a broken name, bad delimiters,
/// sections that are unclosed, mismatched or closed without being open. A section begins and ends in one file.
std::vector<TemplateTag> scan_template(const TemplateSource& source, Diagnostics& diagnostics);

}  // namespace gazette
