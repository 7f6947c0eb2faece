#include "formats/html.hpp"

#include "base/unicode.hpp"

namespace gazette {

namespace {

std::string_view entity_of(char c) {
  switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\'': return "&#39;";
    default: return {};
  }
}

bool is_xml_character(char32_t c) {
  return c == 0x9 || c == 0xA || c == 0xD || (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) ||
         (c >= 0x10000 && c <= 0x10FFFF);
}

}  // namespace

void append_escaped_html(std::string& out, std::string_view text) {
  std::size_t start = 0;
  for (std::size_t at = text.find_first_of("&<>\"'"); at != std::string_view::npos;
       at = text.find_first_of("&<>\"'", start)) {
    out.append(text, start, at - start).append(entity_of(text[at]));
    start = at + 1;
  }
  out.append(text, start);
}

std::string escape_html(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  append_escaped_html(out, text);
  return out;
}

std::string escape_xml(std::string_view text) {
  std::string clean;
  clean.reserve(text.size());
  while (!text.empty()) {
    const auto decoded = decode_utf8(text);
    if (is_xml_character(decoded.code_point)) clean.append(text, 0, decoded.size);
    text.remove_prefix(decoded.size);
  }
  return escape_html(clean);
}

}  // namespace gazette
