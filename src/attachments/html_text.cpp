#include "attachments/html_text.hpp"

#include "attachments/xml_reader.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <array>

namespace gazette {

namespace {

constexpr std::array<std::string_view, 22> k_inline = {"a",   "abbr", "b",   "bdi",  "big",   "code",  "em",   "font",
                                                       "i",   "ins",  "kbd", "mark", "s",     "small", "span", "strong",
                                                       "sub", "sup",  "tt",  "u",    "tspan", "wbr"};

bool is_inline(std::string_view name) {
  return std::find(k_inline.begin(), k_inline.end(), lower_ascii(name)) != k_inline.end();
}

bool is_label(std::string_view name) {
  const auto lower = lower_ascii(name);
  return lower == "th" || lower == "td" || lower == "dt";
}

}  // namespace

std::string text_without_tags(std::string_view html, std::string_view after_label) {
  std::string out;
  XmlReader reader(html);
  for (auto event = reader.next(); event != XmlEvent::done; event = reader.next()) {
    if (event == XmlEvent::text) out += reader.text();
    if (event == XmlEvent::end && is_label(reader.name())) out += after_label;
    if (event != XmlEvent::text && !is_inline(reader.name())) out += '\n';
  }
  return out;
}

}  // namespace gazette
