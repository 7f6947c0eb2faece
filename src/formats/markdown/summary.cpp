#include "base/text.hpp"
#include "base/unicode.hpp"
#include "formats/markdown/passes.hpp"

namespace gazette::markdown {

namespace {

constexpr std::size_t k_longest_salutation = 100;

char32_t last_before_colon(std::string_view text) {
  text.remove_suffix(1);
  return text.empty() ? U' ' : decode_last_utf8(text).code_point;
}

bool shows_only_images(const Document& document, NodeId paragraph) {
  for (auto id = document.at(paragraph).first_child; id != k_no_node; id = document.at(id).next) {
    const auto type = document.at(id).type;
    if (type != NodeType::image && type != NodeType::soft_break && type != NodeType::hard_break) return false;
  }
  return true;
}

std::string text_of_paragraph(const Document& document, NodeId id) {
  if (shows_only_images(document, id)) return {};
  return std::string(trimmed(plain_text(document, id)));
}

/// Whether a paragraph only says whom a letter is for: `各县（市、区）教育局：`, `Dear colleagues,`. One that leads to
/// what follows (`现将有关事项通知如下：`) says what the letter is about.
bool is_salutation(std::string_view text) {
  if (text.starts_with("Dear ") && (text.ends_with(',') || text.ends_with(':'))) return true;
  const bool ends_in_colon = text.ends_with("：") || (text.ends_with(':') && is_cjk_letter(last_before_colon(text)));
  if (!ends_in_colon || character_count(text) > k_longest_salutation) return false;
  for (const auto* sign : {"。", "；", "如下", "以下", "下列", "包括", "通知", "公告", "规定", "为了", "根据", "按照"})
    if (text.find(sign) != std::string_view::npos) return false;
  return true;
}

bool is_in_footnote(const Document& document, NodeId id) {
  while (id != k_no_node && document.at(id).type != NodeType::footnote) id = document.at(id).parent;
  return id != k_no_node;
}

}  // namespace

std::string summary_of(const Document& document) {
  const Node& root = document.at(Document::k_root);
  std::string salutation;
  for (auto id = root.first_child; id != k_no_node; id = document.at(id).next) {
    if (document.at(id).type != NodeType::paragraph) continue;
    auto text = text_of_paragraph(document, id);
    if (text.empty()) continue;
    if (!salutation.empty() || !is_salutation(text)) return text;
    salutation = std::move(text);
  }
  if (!salutation.empty()) return salutation;
  for (const auto id : document.nodes_of(NodeType::paragraph)) {
    if (document.at(id).parent == Document::k_root || is_in_footnote(document, id)) continue;
    if (auto text = text_of_paragraph(document, id); !text.empty()) return text;
  }
  return {};
}

}  // namespace gazette::markdown
