// A line break in the source means a space, which Chinese does not write: `第一行` and `第二行` are one word apart
// in no language that uses them. The break goes beside a full-width punctuation mark and between Han or kana; between
// these and Latin letters or digits the site decides. Korean writes spaces, so beside Hangul it stays.

#include "base/unicode.hpp"
#include "formats/markdown/flanks.hpp"
#include "formats/markdown/passes.hpp"

#include <string_view>
#include <utility>

namespace gazette::markdown {

namespace {

enum class Kind {
  han,         // Han, kana, bopomofo
  full_width,  // punctuation of Chinese alone
  shared,      // punctuation that Latin text has too: “”‘’—…·
  latin,       // letters and digits of other scripts, and what ends an amount
  other        // Hangul, other punctuation, nothing that can be read
};

bool is_hangul(char32_t c) {
  return (c >= 0x1100 && c <= 0x11FF) || (c >= 0x3131 && c <= 0x318E) || (c >= 0xA960 && c <= 0xA97F) ||
         (c >= 0xAC00 && c <= 0xD7FF) || (c >= 0xFFA0 && c <= 0xFFDC);
}

Kind kind_of(char32_t c) {
  if (is_hangul(c)) return Kind::other;
  if (is_cjk_letter(c)) return Kind::han;
  if (is_unicode_space(c) && c != 0x3000) return Kind::other;
  if (is_cjk_punctuation(c)) return is_only_chinese(c) ? Kind::full_width : Kind::shared;
  return is_word_character(c) || std::u32string_view(U"%‰°℃").find(c) != std::u32string_view::npos ? Kind::latin
                                                                                                   : Kind::other;
}

// The kind of the character at an end of a text. A mark that Latin text has too is Chinese behind a Chinese character.
Kind kind_at_end(std::string_view text, bool is_last) {
  auto kind = Kind::other;
  bool is_shared = false;
  for (; !text.empty(); is_shared = true) {
    const auto decoded = is_last ? decode_last_utf8(text) : decode_utf8(text);
    kind = kind_of(decoded.code_point);
    if (kind != Kind::shared) break;
    if (is_last) text.remove_suffix(decoded.size);
    else text.remove_prefix(decoded.size);
  }
  if (!is_shared) return kind;
  return kind == Kind::han || kind == Kind::full_width ? Kind::full_width : Kind::shared;
}

bool is_passed_over(const Node& node) {
  return node.type == NodeType::footnote_reference || node.type == NodeType::html ||
         (node.type == NodeType::text && node.literal.empty());
}

// The neighbour on one side that shows something: footnote numbers and tags are looked past.
NodeId shown_neighbour(const Document& document, NodeId id, NodeId Node::*side) {
  auto neighbour = document.at(id).*side;
  while (neighbour != k_no_node && is_passed_over(document.at(neighbour))) neighbour = document.at(neighbour).*side;
  return neighbour;
}

// What stands at that end of a node, however deep.
Kind kind_at(const Document& document, NodeId id, NodeId Node::*end) {
  while (id != k_no_node && is_inline_container(document.at(id).type)) {
    if (document.at(id).type == NodeType::image) return Kind::other;
    id = document.at(id).*end;
  }
  if (id == k_no_node) return Kind::other;
  const Node& node = document.at(id);
  if (node.type == NodeType::figure) return Kind::latin;
  const bool has_text = node.type == NodeType::text || node.type == NodeType::code;
  return has_text ? kind_at_end(node.literal, end == &Node::last_child) : Kind::other;
}

bool is_no_space(Kind before, Kind after, HanLatinBreak rule) {
  const auto is_pair = [&](Kind one, Kind two) {
    return (before == one && after == two) || (before == two && after == one);
  };
  const auto is_chinese = [](Kind kind) { return kind == Kind::han || kind == Kind::full_width; };
  if (is_chinese(before) && is_chinese(after)) return true;
  if (is_pair(Kind::han, Kind::latin)) return rule == HanLatinBreak::nothing;
  const bool is_beside = is_pair(Kind::han, Kind::shared) || is_pair(Kind::full_width, Kind::shared);
  return is_beside || is_pair(Kind::full_width, Kind::latin);
}

}  // namespace

void join_chinese_lines(Document& document, HanLatinBreak rule) {
  for (const auto id : document.nodes_of(NodeType::soft_break)) {
    const auto before = kind_at(document, shown_neighbour(document, id, &Node::previous), &Node::last_child);
    const auto after = kind_at(document, shown_neighbour(document, id, &Node::next), &Node::first_child);
    if (is_no_space(before, after, rule)) document.unlink(id);
  }
}

void restore_texts(Document& document) {
  for (NodeId id = 0; id < document.size(); ++id) {
    Node& node = document.at(id);
    if (node.type == NodeType::text && has_mark(node.literal)) node.literal = document.keep(restored(node.literal));
  }
}

}  // namespace gazette::markdown
