#include "formats/markdown/footnote_labels.hpp"

#include <algorithm>

namespace gazette::markdown {

namespace {

// The label of a footnote's mark at the start of `text`, up to its bracket; nothing for one that ends otherwise.
std::optional<std::string_view> label_at(std::string_view text) {
  const auto end = text.find_first_of(" \t\n\v\f\r[]", 2);
  if (end == std::string_view::npos || text[end] != ']') return std::nullopt;
  return text.substr(2, end - 2);
}

// Whether code and tags that begin in a label end there, as far as that can be told without reading all before it.
bool holds_what_it_opens(std::string_view label) {
  const auto tag = label.rfind('<');
  const bool has_open_tag = tag != std::string_view::npos && label.find('>', tag) == std::string_view::npos;
  return !has_open_tag && std::count(label.begin(), label.end(), '`') % 2 == 0;
}

}  // namespace

bool FootnoteLabels::may_refer(std::size_t at) {
  const auto label = label_at(text_.substr(at));
  if (!label || label->ends_with('\\')) return false;
  if (label->find_first_of("`<") == std::string_view::npos) return true;
  return holds_what_it_opens(*label) && is_defined(*label);
}

bool FootnoteLabels::is_defined(std::string_view label) {
  if (!defined_) {
    defined_.emplace();
    for (auto at = text_.find("[^"); at != std::string_view::npos; at = text_.find("[^", at + 2)) {
      const auto found = label_at(text_.substr(at));
      if (found && text_.substr(at + 2 + found->size()).starts_with("]:")) defined_->insert(*found);
    }
  }
  return defined_->contains(label);
}

}  // namespace gazette::markdown
