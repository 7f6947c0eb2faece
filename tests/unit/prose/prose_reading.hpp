#pragma once
// Prose from literals: Markdown in, what the checks read out.

#include "formats/markdown.hpp"
#include "prose/prose_figures.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace gazette::test {

using Values = std::map<std::string, std::string, std::less<>>;

inline FigureValue value_in(const Values& values) {
  return [values](std::string_view name) {
    const auto found = values.find(name);
    return found == values.end() ? std::nullopt : std::optional(found->second);
  };
}

inline std::vector<ReadProse> read(std::string_view markdown, const Values& values = {}) {
  MarkdownOptions options;
  options.figures = true;
  Diagnostics diagnostics;
  std::vector<ReadProse> out;
  for (const auto& block : render_markdown({"a.md", markdown, 1}, options, diagnostics).prose) {
    out.push_back(read_prose(block, value_in(values)));
  }
  return out;
}

}  // namespace gazette::test
