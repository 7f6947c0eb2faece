#include "base/slug.hpp"
#include "formats/markdown/footnotes.hpp"
#include "formats/markdown/passes.hpp"
#include "formats/markdown/raw_html.hpp"

#include <map>
#include <utility>

namespace gazette::markdown {

namespace {

// The first heading of a text gets the anchor of the text, later ones the next free number behind it. All first
// ones are known before any number is given, so that `a-1` made for a second `A` never takes that of a heading `A 1`.
class Anchors {
 public:
  Anchors(const std::set<std::string>& taken, const std::vector<PlacedHeading>& headings) : used_(taken) {
    for (const auto& heading : headings) natural_.insert(heading.heading.anchor);
  }

  std::string unique(const std::string& anchor) {
    if (used_.insert(anchor).second) return anchor;
    for (auto& number = last_number_[anchor];;) {
      auto candidate = anchor + "-" + std::to_string(++number);
      if (!natural_.contains(candidate) && used_.insert(candidate).second) return candidate;
    }
  }

 private:
  std::set<std::string> used_;
  std::set<std::string> natural_;
  std::map<std::string, int> last_number_;
};

}  // namespace

std::vector<PlacedHeading> anchor_headings(const Document& document, const std::set<std::string>& taken,
                                           const Articles& articles) {
  std::vector<PlacedHeading> headings;
  const auto nodes = document.nodes_of(NodeType::heading);
  headings.reserve(nodes.size());
  for (const auto id : nodes) {
    auto text = plain_text(document, id);
    auto anchor = anchor_of(text);
    headings.push_back({id, {document.at(id).number, std::move(text), std::move(anchor), {}}});
  }
  Anchors anchors(taken, headings);
  for (auto& placed : headings) {
    const auto unit = articles.anchors.find(placed.node);
    placed.heading.anchor = unit == articles.anchors.end() ? anchors.unique(placed.heading.anchor) : unit->second.id;
  }
  return headings;
}

std::set<std::string> ids_beside_headings(const Document& document, bool raw_html) {
  auto ids = Footnotes(document, "div").ids();
  if (!raw_html) return ids;
  for (const auto type : {NodeType::html, NodeType::html_block}) {
    for (const auto id : document.nodes_of(type)) collect_ids(document.at(id).literal, ids);
  }
  return ids;
}

}  // namespace gazette::markdown
