#pragma once
// The text that the rules look at: places, what is prose, and what they found.

#include "formats/lint/prose_map.hpp"
#include "formats/text_lint.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gazette::lint {

/// What a rule found at `size` bytes from `offset` on, in one line.
struct Slip {
  std::string_view rule;
  std::size_t offset = 0;
  std::size_t size = 0;
  std::string message;
  std::string help;
  std::vector<TextEdit> edits;
};

/// For one thread. The map of what is prose is made when a rule first asks, as most texts have nothing to ask about.
class LintedText {
 public:
  explicit LintedText(const LintedSource& source) : source_(source) {}

  std::string_view text() const { return source_.text; }
  bool is_markdown() const { return source_.form == TextForm::markdown; }
  bool has_figures() const { return source_.has_figures; }

  /// Whether all of [begin, end) may be judged and changed.
  bool is_prose(std::size_t begin, std::size_t end);
  bool is_code(std::size_t begin, std::size_t end) { return meets(map().code, begin, end); }
  /// Whether [begin, end) is in neither code, HTML nor an address; it may be a `{{…}}`.
  bool is_outside_markup(std::size_t begin, std::size_t end);

  void add(Slip slip) { slips_.push_back(std::move(slip)); }

  /// The findings of all slips; empties the list.
  std::vector<TextFinding> take_findings();

 private:
  const ProseMap& map();

  LintedSource source_;
  std::optional<ProseMap> map_;
  std::vector<Slip> slips_;
};

}  // namespace gazette::lint
