#pragma once
// Which bytes of a Markdown text are prose that a rule may judge and change. Where in doubt, none.

#include <cstddef>
#include <string_view>
#include <vector>

namespace gazette::lint {

struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Spans by offset, apart from each other.
struct ProseMap {
  std::vector<Span> code;     ///< fenced, indented and inline
  std::vector<Span> markup;   ///< HTML, addresses, link definitions and the labels that they define
  std::vector<Span> figures;  ///< `{{…}}`
};

ProseMap map_markdown(std::string_view text);
/// Of a title: only addresses and `{{…}}`.
ProseMap map_plain(std::string_view text);

/// Whether one of `spans` meets [begin, end).
bool meets(const std::vector<Span>& spans, std::size_t begin, std::size_t end);

}  // namespace gazette::lint
