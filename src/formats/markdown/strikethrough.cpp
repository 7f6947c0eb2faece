// Runs of one or two tildes are matched among the texts of one parent, by the delimiter algorithm of CommonMark
// (section 6.2, "an algorithm for parsing nested emphasis") with cmark-gfm's exception: both runs must be equally
// long. Each run becomes a text node of its own first, so that matching is moving whole nodes.
// Emphasis has been parsed before: where `*` and `~` cross, emphasis wins, while cmark-gfm lets the earlier end win.

#include "base/unicode.hpp"
#include "formats/markdown/passes.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace gazette::markdown {

namespace {

constexpr std::size_t k_none = SIZE_MAX;

struct Run {
  NodeId node = 0;
  std::size_t length = 0;
  bool can_open = false;
  bool can_close = false;
  std::size_t previous = k_none;  // runs form a list, from which matched ones are taken
  std::size_t next = k_none;
};

// What stands for the delimiters of a node that is no text.
char32_t border_of(NodeType type) {
  return type == NodeType::soft_break || type == NodeType::hard_break ? U'\n' : U'*';
}

// A mark counts as what it stands for: a letter for the flank mark, else the punctuation it hides.
char32_t seen(char32_t c) {
  if (c == 0xE000) return U'x';
  return c > 0xE000 && c <= 0xE00F ? U'*' : c;
}

char32_t character_before(const Document& document, NodeId id, std::string_view before) {
  if (!before.empty()) return seen(decode_last_utf8(before).code_point);
  const Node& node = document.at(id);
  if (node.previous != k_no_node) return border_of(document.at(node.previous).type);
  return is_inline_container(document.at(node.parent).type) ? U'*' : U'\n';
}

char32_t character_after(const Document& document, NodeId id, std::string_view after) {
  if (!after.empty()) return seen(decode_utf8(after).code_point);
  const Node& node = document.at(id);
  if (node.next != k_no_node) return border_of(document.at(node.next).type);
  return is_inline_container(document.at(node.parent).type) ? U'*' : U'\n';
}

void set_flanks(Run& run, char32_t before, char32_t after) {
  const bool space_before = is_unicode_space(before);
  const bool space_after = is_unicode_space(after);
  const bool punctuation_before = is_punctuation(before);
  const bool punctuation_after = is_punctuation(after);
  run.can_open = !space_after && (!punctuation_after || space_before || punctuation_before);
  run.can_close = !space_before && (!punctuation_before || space_after || punctuation_after);
}

// The run of tildes from `at` on, without a first or last one that was escaped.
Extent run_at(std::string_view text, std::size_t at) {
  const auto end = std::min(text.find_first_not_of('~', at), text.size());
  const bool first_is_escaped = text.substr(0, at).ends_with(k_escaped_next);
  const bool last_is_escaped = text.substr(end).starts_with(k_escaped_previous);
  const auto start = first_is_escaped ? at + 1 : at;
  return {start, std::max(start, last_is_escaped ? end - 1 : end)};
}

class Striker {
 public:
  explicit Striker(Document& document) : document_(document) {}

  void strike(NodeId parent) {
    runs_.clear();
    for (auto id = document_.at(parent).first_child; id != k_no_node; id = document_.at(id).next) {
      if (document_.at(id).type == NodeType::text) id = split_runs(id);
    }
    match();
  }

 private:
  NodeId split_runs(NodeId id);
  void add_run(NodeId node, std::size_t length, char32_t before, char32_t after);
  std::size_t opener_of(std::size_t closer, std::size_t bottom) const;
  void match();
  void wrap(std::size_t opener, std::size_t closer);
  void forget(std::size_t run);

  Document& document_;
  std::vector<Run> runs_;
};

void Striker::add_run(NodeId node, std::size_t length, char32_t before, char32_t after) {
  Run run;
  run.node = node;
  run.length = length;
  set_flanks(run, before, after);
  if (length > 2 || !(run.can_open || run.can_close)) return;
  if (!runs_.empty()) {
    run.previous = runs_.size() - 1;
    runs_.back().next = runs_.size();
  }
  runs_.push_back(run);
}

// Splits a text into runs and what is between them; returns the last piece.
NodeId Striker::split_runs(NodeId id) {
  const auto text = document_.at(id).literal;
  std::size_t start = 0;
  NodeId last = id;
  const auto put = [&](std::size_t from, std::size_t to) {
    if (from == 0) {
      document_.at(id).literal = text.substr(0, to);
      return id;
    }
    const auto piece = document_.make_text(text.substr(from, to - from));
    document_.at(piece).line = document_.at(id).line;
    document_.insert_after(last, piece);
    return last = piece;
  };
  for (auto at = text.find('~'); at != std::string::npos;) {
    const auto run = run_at(text, at);
    if (run.start < run.end) {
      const auto before = character_before(document_, id, std::string_view(text).substr(0, run.start));
      const auto after = character_after(document_, last, std::string_view(text).substr(run.end));
      if (run.start > start) put(start, run.start);
      add_run(put(run.start, run.end), run.end - run.start, before, after);
      start = run.end;
    }
    at = text.find('~', text.find_first_not_of('~', at));
  }
  if (start > 0 && start < text.size()) put(start, text.size());
  return last;
}

std::size_t Striker::opener_of(std::size_t closer, std::size_t bottom) const {
  const Run& end = runs_[closer];
  for (auto i = end.previous; i != k_none && (bottom == k_none || i > bottom); i = runs_[i].previous) {
    const Run& run = runs_[i];
    if (!run.can_open) continue;
    const bool is_ambiguous = end.can_open || run.can_close;
    if (!is_ambiguous || (run.length + end.length) % 3 != 0) return i;
  }
  return k_none;
}

void Striker::forget(std::size_t run) {
  const Run& gone = runs_[run];
  if (gone.previous != k_none) runs_[gone.previous].next = gone.next;
  if (gone.next != k_none) runs_[gone.next].previous = gone.previous;
}

// Moves what stands between the two runs below the first one, which becomes the strikethrough.
void Striker::wrap(std::size_t opener, std::size_t closer) {
  const auto struck = runs_[opener].node;
  const auto end = runs_[closer].node;
  document_.retype(struck, NodeType::strikethrough);
  document_.at(struck).literal = {};
  while (document_.at(struck).next != end) {
    const auto inner = document_.at(struck).next;
    document_.unlink(inner);
    document_.append(struck, inner);
  }
  document_.unlink(end);
  for (auto run = closer; run != opener; run = runs_[run].previous) forget(run);
  forget(opener);
}

void Striker::match() {
  std::array<std::size_t, 3> bottoms{k_none, k_none, k_none};
  for (std::size_t closer = runs_.empty() ? k_none : 0; closer != k_none;) {
    const auto next = runs_[closer].next;
    auto& bottom = bottoms[runs_[closer].length % 3];
    if (runs_[closer].can_close) {
      const auto opener = opener_of(closer, bottom);
      if (opener == k_none) {
        bottom = runs_[closer].previous;
        if (!runs_[closer].can_open) forget(closer);
      } else if (runs_[opener].length == runs_[closer].length) {
        wrap(opener, closer);
      }
    }
    closer = next;
  }
}

}  // namespace

// An entity may stand for any character.
bool may_strike_through(std::string_view source) {
  return source.find('~') != std::string_view::npos || source.find('&') != std::string_view::npos;
}

void strike_through(Document& document) {
  std::vector<NodeId> parents;
  for (const auto id : document.nodes_of(NodeType::text)) {
    const Node& node = document.at(id);
    const bool is_known = !parents.empty() && parents.back() == node.parent;
    if (!is_known && node.literal.find('~') != std::string::npos) parents.push_back(node.parent);
  }
  std::sort(parents.begin(), parents.end());
  parents.erase(std::unique(parents.begin(), parents.end()), parents.end());
  Striker striker(document);
  for (const auto parent : parents) striker.strike(parent);
}

}  // namespace gazette::markdown
