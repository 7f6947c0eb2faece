#include "formats/lint/linted_text.hpp"

#include "base/text.hpp"
#include "base/unicode.hpp"
#include "formats/lint/characters.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace gazette::lint {

namespace {

// Turns ascending offsets into positions in one walk.
class Places {
 public:
  explicit Places(const LintedSource& source)
      : text_(source.text), line_(source.start.line), column_(source.start.column) {}

  Position position_of(const Slip& slip) {
    while (at_ < slip.offset) {
      if (end_ < at_ || !has_end_) end_ = std::min(line_end(text_, at_), text_.size());
      has_end_ = true;
      if (end_ >= slip.offset) {
        column_ += static_cast<int>(character_count(text_.substr(at_, slip.offset - at_)));
        at_ = slip.offset;
      } else {
        at_ = end_ + (text_.substr(end_).starts_with("\r\n") ? 2 : 1);
        ++line_;
        column_ = 1;
      }
    }
    const auto length = character_count(text_.substr(slip.offset, slip.size));
    return {line_, column_, std::max(1, static_cast<int>(length))};
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t end_ = 0;  // of the line that `at_` is in, once looked for
  bool has_end_ = false;
  int line_, column_;
};

bool is_same_kind(const TextFinding& finding, const TextFinding& other) {
  return finding.rule == other.rule && finding.at.line == other.at.line && finding.edits.empty() == other.edits.empty();
}

// Joins a finding to one of its kind in its line, as a line of a hundred slips needs no hundred messages.
void add_finding(std::vector<TextFinding>& findings, TextFinding finding) {
  for (auto other = findings.rbegin(); other != findings.rend() && other->at.line == finding.at.line; ++other) {
    if (!is_same_kind(*other, finding)) continue;
    ++other->places;
    other->edits.insert(other->edits.end(), finding.edits.begin(), finding.edits.end());
    return;
  }
  findings.push_back(std::move(finding));
}

}  // namespace

const ProseMap& LintedText::map() {
  if (!map_) map_ = is_markdown() ? map_markdown(text()) : map_plain(text());
  return *map_;
}

bool LintedText::is_prose(std::size_t begin, std::size_t end) {
  return is_outside_markup(begin, end) && !meets(map().figures, begin, end);
}

bool LintedText::is_outside_markup(std::size_t begin, std::size_t end) {
  return !meets(map().code, begin, end) && !meets(map().markup, begin, end);
}

std::vector<TextFinding> LintedText::take_findings() {
  auto slips = std::exchange(slips_, {});
  std::stable_sort(slips.begin(), slips.end(), [](const Slip& a, const Slip& b) {
    return std::tie(a.offset, a.rule) < std::tie(b.offset, b.rule);
  });
  Places places(source_);
  std::vector<TextFinding> findings;
  for (auto& slip : slips)
    add_finding(findings, {slip.rule, std::move(slip.message), std::move(slip.help), places.position_of(slip), 1,
                           std::move(slip.edits)});
  for (auto& finding : findings) {
    if (finding.places > 1) finding.message += " (and " + std::to_string(finding.places - 1) + " more in this line)";
    std::sort(finding.edits.begin(), finding.edits.end(),
              [](const TextEdit& a, const TextEdit& b) { return a.offset < b.offset; });
  }
  return findings;
}

}  // namespace gazette::lint
