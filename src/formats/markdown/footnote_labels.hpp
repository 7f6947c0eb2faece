#pragma once
// Which `[^` of a source may be a footnote's mark, for marking the others before cmark reads them.

#include <cstddef>
#include <optional>
#include <set>
#include <string_view>

namespace gazette::markdown {

/// Looks at the source that cmark is to read; a view of it, which outlives this.
class FootnoteLabels {
 public:
  explicit FootnoteLabels(std::string_view text) : text_(text) {}

  /// Whether the `[^` at `at` may refer to a footnote. Where its bracket does not end with the label, by white space in
  /// it or as code or a tag hides its end, it may not: cmark would write another piece of the line in its place.
  bool may_refer(std::size_t at);

 private:
  bool is_defined(std::string_view label);

  std::string_view text_;
  std::optional<std::set<std::string_view>> defined_;  // what stands in `[^…]:`, once somebody asked
};

}  // namespace gazette::markdown
