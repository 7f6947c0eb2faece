#include "formats/markdown/footnotes.hpp"

namespace gazette::markdown {

namespace {

std::string footnote_id(int footnote) { return "fn-" + std::to_string(footnote); }

std::string reference_id(int footnote, int reference) {
  auto id = "fnref-" + std::to_string(footnote);
  if (reference > 1) id += "-" + std::to_string(reference);
  return id;
}

std::string backlink(int footnote, int reference) {
  const auto number = reference == 1 ? std::string() : std::to_string(reference);
  auto out = "<a href=\"#" + reference_id(footnote, reference);
  out += "\" class=\"footnote-backref\" data-footnote-backref aria-label=\"↩" + number + "\">↩";
  if (reference > 1) out += "<sup class=\"footnote-ref\">" + number + "</sup>";
  return out + "</a>";
}

}  // namespace

Footnotes::Footnotes(const Document& document, std::string element) : element_(std::move(element)) {
  if (!document.had(NodeType::footnote)) return;
  int images = 0;  // the description of an image shows no numbers
  for (Step step{Document::k_root, true}; step.id != k_no_node; step = document.step_after(step)) {
    const Node& node = document.at(step.id);
    if (node.type == NodeType::image) images += step.is_entry ? 1 : -1;
    if (node.type == NodeType::footnote && step.is_entry) references_.try_emplace(node.number, 0);
    if (node.type == NodeType::footnote_reference && images == 0) ++references_[node.number];
  }
}

std::set<std::string> Footnotes::ids() const {
  std::set<std::string> ids;
  for (const auto& [footnote, count] : references_) {
    ids.insert(footnote_id(footnote));
    for (int i = 1; i <= count; ++i) ids.insert(reference_id(footnote, i));
  }
  return ids;
}

std::string Footnotes::reference(int footnote) {
  const auto id = reference_id(footnote, ++written_[footnote]);
  return "<sup class=\"footnote-ref\"><a href=\"#" + footnote_id(footnote) + "\" id=\"" + id + "\" data-footnote-ref>" +
         std::to_string(footnote) + "</a></sup>";
}

std::string Footnotes::start(int footnote) {
  std::string out = is_started_ ? "" : "<" + element_ + " class=\"footnotes\" data-footnotes>\n<ol>\n";
  is_started_ = true;
  return out + "<li id=\"" + footnote_id(footnote) + "\">\n";
}

std::string Footnotes::backlinks(int footnote) {
  if (linked_back_ >= footnote) return {};
  linked_back_ = footnote;
  std::string out;
  for (int i = 1; i <= references_[footnote]; ++i) out.append(i == 1 ? "" : " ").append(backlink(footnote, i));
  return out;
}

}  // namespace gazette::markdown
