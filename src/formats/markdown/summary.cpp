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

/// Written in words with blanks between them, unlike Han and kana.
bool is_hangul(char32_t c) {
  return (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0x1100 && c <= 0x11FF) || (c >= 0x3131 && c <= 0x318E);
}

/// Between letters or digits these make one word: `it’s`, `e-mail`, `1,024.5`.
bool joins_word(char32_t c) { return c == '\'' || c == 0x2019 || c == '-' || c == '.' || c == ',' || c == '_'; }

class WordCounter {
 public:
  void count(std::string_view text) {
    while (!text.empty()) {
      const auto size = count_common(text);
      text.remove_prefix(size > 0 ? size : count_other(text));
    }
  }
  void end_word() { is_in_word_ = is_joined_ = false; }
  std::size_t words() const { return words_; }

 private:
  // Nearly all of a text, without looking into tables: ASCII, Han from U+4E00 to U+9FFF, and the full stop and comma
  // among them. The bytes counted.
  std::size_t count_common(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    std::size_t at = 0, marks = 0;
    for (; at + 3 <= text.size(); at += 3) {
      if (is_common_han(byte(at), byte(at + 1))) continue;
      if (!is_common_mark(byte(at), byte(at + 1), byte(at + 2))) break;
      ++marks;
    }
    if (at > 0) {
      words_ += at / 3 - marks;
      end_word();
      return at;
    }
    const auto lead = byte(0);
    if (lead >= 0x80) return 0;
    count_letter(lead, is_ascii_alpha(text.front()) || is_ascii_digit(text.front()));
    return 1;
  }

  // By the bytes of UTF-8.
  static bool is_common_han(unsigned first, unsigned second) {
    return first - 0xE5U <= 4 || (first == 0xE4 && second >= 0xB8);
  }
  static bool is_common_mark(unsigned first, unsigned second, unsigned third) {
    return (first == 0xEF && second == 0xBC && third == 0x8C) || (first == 0xE3 && second == 0x80 && third == 0x82);
  }

  std::size_t count_other(std::string_view text) {
    const auto decoded = decode_utf8(text);
    count(decoded.code_point);
    return decoded.size;
  }

  void count(char32_t c) {
    const bool is_own_word = is_cjk_letter(c) && !is_hangul(c);
    if (is_own_word) ++words_;
    count_letter(c, !is_own_word && is_word_character(c));
  }

  void count_letter(char32_t c, bool is_letter) {
    if (is_letter && !is_in_word_ && !is_joined_) ++words_;
    is_joined_ = is_in_word_ && joins_word(c);
    is_in_word_ = is_letter;
  }

  std::size_t words_ = 0;
  bool is_in_word_ = false;
  bool is_joined_ = false;  ///< the last character was a sign inside a word
};

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
