// A line break in the source means a space, which Chinese does not write: `第一行` and `第二行` are one word apart
// in no language that uses them. The break goes when the characters on both sides are Chinese; of those shared with
// Latin text (quotation marks, dashes) only one may be.

#include "base/unicode.hpp"
#include "formats/markdown/passes.hpp"

namespace gazette::markdown {

namespace {

constexpr char32_t k_first_cjk = 0x2E80;

bool is_chinese(char32_t c) { return is_cjk_letter(c) || is_cjk_punctuation(c); }

// The neighbour on one side that shows something: footnote numbers are looked past.
NodeId shown_neighbour(const Document& document, NodeId id, NodeId Node::*side) {
  auto neighbour = document.at(id).*side;
  while (neighbour != k_no_node && document.at(neighbour).type == NodeType::footnote_reference) {
    neighbour = document.at(neighbour).*side;
  }
  return neighbour;
}

// The text or code at that end of a node, however deep; k_no_node if something else stands there.
NodeId deepest_literal(const Document& document, NodeId id, NodeId Node::*end) {
  while (id != k_no_node && is_inline_container(document.at(id).type)) {
    if (document.at(id).type == NodeType::image) return k_no_node;
    id = document.at(id).*end;
  }
  if (id == k_no_node) return k_no_node;
  const Node& node = document.at(id);
  const bool has_text = (node.type == NodeType::text || node.type == NodeType::code) && !node.literal.empty();
  return has_text ? id : k_no_node;
}

bool is_between_chinese(const Document& document, NodeId soft_break) {
  const auto before =
      deepest_literal(document, shown_neighbour(document, soft_break, &Node::previous), &Node::last_child);
  const auto after = deepest_literal(document, shown_neighbour(document, soft_break, &Node::next), &Node::first_child);
  if (before == k_no_node || after == k_no_node) return false;
  const auto last = decode_last_utf8(document.at(before).literal).code_point;
  const auto first = decode_utf8(document.at(after).literal).code_point;
  return is_chinese(last) && is_chinese(first) && (last >= k_first_cjk || first >= k_first_cjk);
}

}  // namespace

void join_chinese_lines(Document& document) {
  for (const auto id : document.nodes_of(NodeType::soft_break)) {
    if (is_between_chinese(document, id)) document.unlink(id);
  }
}

void restore_texts(Document& document) {
  for (const auto id : document.nodes_of(NodeType::text)) restore(document.at(id).literal);
}

}  // namespace gazette::markdown
