#pragma once
// Text as HTML or XML.

#include <string>
#include <string_view>

namespace gazette {

/// Escapes `& < > " '` for text and attribute values.
std::string escape_html(std::string_view text);
void append_escaped_html(std::string& out, std::string_view text);

/// Escapes for XML 1.0 and drops characters that XML forbids (section 2.2).
std::string escape_xml(std::string_view text);
void append_escaped_xml(std::string& out, std::string_view text);

}  // namespace gazette
