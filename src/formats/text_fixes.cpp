#include "formats/text_fixes.hpp"

#include <algorithm>
#include <utility>

namespace gazette {

namespace {

using Edits = std::vector<TextEdit>;

bool overlaps(const TextEdit& edit, const TextEdit& other) {
  // Two insertions at one place do, too: their order would be chance.
  return edit.offset < other.offset + std::max<std::size_t>(other.size, 1) &&
         other.offset < edit.offset + std::max<std::size_t>(edit.size, 1);
}

bool overlaps_any(const Edits& taken, const TextEdit& edit) {
  const auto next = std::lower_bound(taken.begin(), taken.end(), edit.offset,
                                     [](const TextEdit& other, std::size_t offset) { return other.offset < offset; });
  return (next != taken.end() && overlaps(*next, edit)) || (next != taken.begin() && overlaps(*(next - 1), edit));
}

// Edits come nearly in order, so that each goes in at or near the end.
void take(Edits& taken, const Edits& edits) {
  for (const auto& edit : edits) {
    const auto place =
        std::upper_bound(taken.begin(), taken.end(), edit.offset,
                         [](std::size_t offset, const TextEdit& other) { return offset < other.offset; });
    taken.insert(place, edit);
  }
}

}  // namespace

FixedText apply_fixes(std::string_view text, const std::vector<TextFinding>& findings) {
  Edits taken;
  FixedText fixed;
  for (const auto& finding : findings) {
    const bool is_free = std::none_of(finding.edits.begin(), finding.edits.end(),
                                      [&](const TextEdit& edit) { return overlaps_any(taken, edit); });
    if (finding.edits.empty() || !is_free) continue;
    take(taken, finding.edits);
    fixed.places += finding.places;
  }
  std::size_t copied = 0;
  for (const auto& edit : taken) {
    fixed.text.append(text, copied, edit.offset - copied).append(edit.text);
    copied = edit.offset + edit.size;
  }
  fixed.text.append(text, copied);
  return fixed;
}

FixedText fix_all(std::string text, const std::function<std::vector<TextFinding>(std::string_view)>& find) {
  constexpr int most_rounds = 100;  // of a text made to need them; ordinary ones need two
  FixedText all{std::move(text), 0};
  for (int round = 0; round < most_rounds; ++round) {
    auto fixed = apply_fixes(all.text, find(all.text));
    if (fixed.places == 0) break;
    all.text = std::move(fixed.text);
    all.places += fixed.places;
  }
  return all;
}

}  // namespace gazette
