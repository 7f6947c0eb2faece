#include "base/text.hpp"
#include "base/unicode.hpp"
#include "formats/markdown/passes.hpp"

namespace gazette::markdown {

namespace {

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

bool is_in_footnote(const Document& document, NodeId id) {
  while (id != k_no_node && document.at(id).type != NodeType::footnote) id = document.at(id).parent;
  return id != k_no_node;
}

class WordCounter {
 public:
  void count(std::string_view text) {
    while (!text.empty()) {
      const auto size = count_common(text);
      text.remove_prefix(size > 0 ? size : count_other(text));
    }
  }
  void end_word() { is_in_word_ = false; }
  std::size_t words() const { return words_; }

 private:
  // Nearly all of a text, without looking into tables: ASCII, and Han from U+5000 to U+9FFF. The bytes counted.
  std::size_t count_common(std::string_view text) {
    const auto lead = static_cast<unsigned char>(text.front());
    if (lead >= 0xE5 && lead <= 0xE9 && text.size() >= 3) {
      ++words_;
      is_in_word_ = false;
      return 3;
    }
    if (lead >= 0x80) return 0;
    const bool is_letter = is_ascii_alpha(text.front()) || is_ascii_digit(text.front());
    if (is_letter && !is_in_word_) ++words_;
    is_in_word_ = is_letter;
    return 1;
  }

  std::size_t count_other(std::string_view text) {
    const auto decoded = decode_utf8(text);
    count(decoded.code_point);
    return decoded.size;
  }

  void count(char32_t c) {
    const bool is_han = is_cjk_letter(c);
    const bool is_letter = !is_han && is_word_character(c);
    if (is_han || (is_letter && !is_in_word_)) ++words_;
    is_in_word_ = is_letter;
  }

  std::size_t words_ = 0;
  bool is_in_word_ = false;
};

}  // namespace

std::string summary_of(const Document& document) {
  const Node& root = document.at(Document::k_root);
  for (auto id = root.first_child; id != k_no_node; id = document.at(id).next) {
    if (document.at(id).type != NodeType::paragraph) continue;
    if (auto text = text_of_paragraph(document, id); !text.empty()) return text;
  }
  for (const auto id : document.nodes_of(NodeType::paragraph)) {
    if (document.at(id).parent == Document::k_root || is_in_footnote(document, id)) continue;
    if (auto text = text_of_paragraph(document, id); !text.empty()) return text;
  }
  return {};
}

std::size_t word_count(const Document& document) {
  WordCounter counter;
  for (Step step{Document::k_root, true}; step.id != k_no_node; step = document.step_after(step)) {
    const Node& node = document.at(step.id);
    const bool has_words = node.type == NodeType::text || node.type == NodeType::code;
    if (!has_words && !is_inline_container(node.type)) counter.end_word();
    if (has_words || node.type == NodeType::code_block) counter.count(node.literal);
  }
  return counter.words();
}

}  // namespace gazette::markdown
