#include "formats/markdown/passes.hpp"

#include "base/text.hpp"

#include <utility>

namespace gazette::markdown {

namespace {

// `{`, the number of the place, `{`: what marks.cpp makes of `{{`.
struct Opening {
  std::size_t at = std::string_view::npos;
  Number place;
};

Opening find_opening(std::string_view text, std::size_t from) {
  for (auto at = text.find("{\xEE\x80", from); at != std::string_view::npos; at = text.find("{\xEE\x80", at + 1)) {
    const auto number = number_at(text.substr(at + 1));
    if (number.size > 0 && text.substr(at + 1 + number.size).starts_with('{')) return {at, number};
  }
  return {};
}

void extract_from(Document& document, NodeId id) {
  const auto text = document.at(id).literal;
  std::size_t done = 0;
  NodeId last = id;
  for (auto opening = find_opening(text, 0); opening.at != std::string::npos; opening = find_opening(text, done)) {
    const auto name_at = opening.at + opening.place.size + 2;
    const auto close = text.find("}}", name_at);
    if (close == std::string::npos) break;
    if (last == id) {
      document.at(id).literal = text.substr(0, opening.at);
    } else {
      const auto between = document.make_text(text.substr(done, opening.at - done));
      document.insert_after(last, between);
      last = between;
    }
    const auto figure = document.make(NodeType::figure);
    document.at(figure).literal = document.keep(restored(trimmed(text.substr(name_at, close - name_at))));
    document.at(figure).mark = opening.place.value;
    document.insert_after(last, figure);
    last = figure;
    done = close + 2;
  }
  if (last != id) document.insert_after(last, document.make_text(text.substr(done)));
}

/// The only child of a paragraph that is no empty text; k_no_node when there are several.
NodeId only_child(const Document& document, NodeId paragraph) {
  NodeId only = k_no_node;
  for (auto child = document.at(paragraph).first_child; child != k_no_node; child = document.at(child).next) {
    const auto& node = document.at(child);
    if (node.type == NodeType::text && trimmed(node.literal).empty()) continue;
    if (only != k_no_node) return k_no_node;
    only = child;
  }
  return only;
}

}  // namespace

void place_tables(Document& document) {
  for (const auto id : document.nodes_of(NodeType::figure)) {
    const auto paragraph = document.at(id).parent;
    const bool is_top =
        document.at(paragraph).type == NodeType::paragraph && document.at(paragraph).parent == Document::k_root;
    const bool is_table = document.at(id).literal.find('.') == std::string::npos;
    if (!is_top || !is_table || only_child(document, paragraph) != id) continue;
    document.at(paragraph).literal = document.at(id).literal;
    document.at(paragraph).mark = document.at(id).mark;
    while (document.at(paragraph).first_child != k_no_node) document.unlink(document.at(paragraph).first_child);
    document.retype(paragraph, NodeType::table_place);
  }
}

void extract_figures(Document& document) {
  for (const auto id : document.nodes_of(NodeType::text)) {
    if (document.at(id).literal.find("{\xEE\x80") != std::string::npos) extract_from(document, id);
  }
}

}  // namespace gazette::markdown
