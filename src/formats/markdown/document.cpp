#include "formats/markdown/document.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace gazette::markdown {

namespace {

constexpr std::size_t k_block_size = 4096;

}  // namespace

bool is_inline_container(NodeType type) {
  return type == NodeType::emphasis || type == NodeType::strong || type == NodeType::strikethrough ||
         type == NodeType::link || type == NodeType::image;
}

bool is_container(NodeType type) {
  switch (type) {
    case NodeType::code_block:
    case NodeType::html_block:
    case NodeType::thematic_break:
    case NodeType::table_place:
    case NodeType::text:
    case NodeType::soft_break:
    case NodeType::hard_break:
    case NodeType::code:
    case NodeType::html:
    case NodeType::footnote_reference:
    case NodeType::figure: return false;
    default: return true;
  }
}

NodeId Document::make(NodeType type) {
  nodes_.emplace_back();
  const auto id = static_cast<NodeId>(nodes_.size() - 1);
  retype(id, type);
  return id;
}

void Document::retype(NodeId id, NodeType type) {
  at(id).type = type;
  types_ |= 1U << static_cast<unsigned>(type);
}

NodeId Document::make_text(std::string_view literal) {
  const auto id = make(NodeType::text);
  at(id).literal = literal;
  return id;
}

void Document::reserve(std::size_t nodes, std::size_t bytes) {
  nodes_.reserve(nodes);
  make_room(bytes);
}

void Document::make_room(std::size_t bytes) {
  block_size_ = std::max(k_block_size, bytes);
  block_used_ = 0;
  blocks_.push_back(std::make_unique_for_overwrite<char[]>(block_size_));
}

std::string_view Document::keep(std::string_view text) {
  if (blocks_.empty() || text.size() > block_size_ - block_used_) make_room(text.size());
  auto* copy = blocks_.back().get() + block_used_;
  std::copy(text.begin(), text.end(), copy);
  block_used_ += text.size();
  return {copy, text.size()};
}

std::string_view Document::keep_longer(std::string_view kept, std::string_view more) {
  const bool is_last = !blocks_.empty() && kept.data() + kept.size() == blocks_.back().get() + block_used_;
  const bool has_room = more.size() <= block_size_ - block_used_;
  if (!is_last || !has_room) {
    make_room(2 * (kept.size() + more.size()));
    kept = keep(kept);
  }
  return {kept.data(), kept.size() + keep(more).size()};
}

void Document::append(NodeId parent, NodeId child) {
  Node& above = at(parent);
  Node& node = at(child);
  node.parent = parent;
  node.previous = above.last_child;
  node.next = k_no_node;
  if (above.last_child != k_no_node) at(above.last_child).next = child;
  else above.first_child = child;
  above.last_child = child;
}

void Document::insert_after(NodeId place, NodeId id) {
  Node& before = at(place);
  Node& node = at(id);
  node.parent = before.parent;
  node.previous = place;
  node.next = before.next;
  if (before.next != k_no_node) at(before.next).previous = id;
  else at(before.parent).last_child = id;
  before.next = id;
}

void Document::unlink(NodeId id) {
  Node& node = at(id);
  if (node.previous != k_no_node) at(node.previous).next = node.next;
  else at(node.parent).first_child = node.next;
  if (node.next != k_no_node) at(node.next).previous = node.previous;
  else at(node.parent).last_child = node.previous;
  node.parent = node.previous = node.next = k_no_node;
}

Step Document::step_after(Step step, NodeId top) const {
  const Node& node = at(step.id);
  if (step.is_entry && is_container(node.type)) {
    if (node.first_child != k_no_node) return {node.first_child, true};
    return {step.id, false};
  }
  if (step.id == top) return {k_no_node, false};
  if (node.next != k_no_node) return {node.next, true};
  return {node.parent, false};
}

std::vector<NodeId> Document::nodes_of(NodeType type) const {
  std::vector<NodeId> found;
  if (!had(type)) return found;
  for (Step step{k_root, true}; step.id != k_no_node; step = step_after(step)) {
    if (step.is_entry && at(step.id).type == type) found.push_back(step.id);
  }
  return found;
}

std::string plain_text(const Document& document, NodeId top) {
  std::string out;
  for (Step step{top, true}; step.id != k_no_node; step = document.step_after(step, top)) {
    const Node& node = document.at(step.id);
    switch (node.type) {
      case NodeType::text:
      case NodeType::code: out += node.literal; break;
      case NodeType::figure: out.append("{{").append(node.literal).append("}}"); break;
      case NodeType::soft_break:
      case NodeType::hard_break: out += ' '; break;
      default: break;
    }
  }
  return out;
}

}  // namespace gazette::markdown
