#pragma once
// The Markdown tree as our passes see it: nodes in one vector, joined by indices, nothing of cmark in it.
// Made by cmark_tree, changed by the passes, read by the renderer. Walks never recurse, however deep it is.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace gazette::markdown {

enum class NodeType : std::uint8_t {
  document,
  block_quote,
  list,
  item,
  code_block,
  html_block,
  paragraph,
  heading,
  thematic_break,
  footnote,
  table,
  table_row,
  table_cell,
  table_place,
  text,
  soft_break,
  hard_break,
  code,
  html,
  emphasis,
  strong,
  strikethrough,
  link,
  image,
  footnote_reference,
  figure
};
static_assert(static_cast<unsigned>(NodeType::figure) < 32, "Document keeps a bit for each type");

enum class Task : std::uint8_t { none, open, done };
enum class Alignment : std::uint8_t { none, left, center, right };

using NodeId = std::uint32_t;
inline constexpr NodeId k_no_node = UINT32_MAX;
inline constexpr std::size_t k_no_mark = SIZE_MAX;

struct Node {
  NodeType type = NodeType::document;
  Task task = Task::none;                 ///< item
  Alignment alignment = Alignment::none;  ///< table cell
  bool is_ordered = false;                ///< list
  bool is_tight = false;                  ///< list
  bool is_header = false;                 ///< table row
  bool is_bare = false;                   ///< link: an address that was written without brackets
  NodeId parent = k_no_node;
  NodeId previous = k_no_node;
  NodeId next = k_no_node;
  NodeId first_child = k_no_node;
  NodeId last_child = k_no_node;
  int number = 0;  ///< heading: level; list: start; footnote and reference: number from 1
  int line = 0;    ///< in the marked text, from 1; 0 when unknown
  int column = 0;  ///< in bytes of the marked text, from 1; a hint for inlines
  std::size_t mark =
      k_no_mark;  ///< link, image: the place of its address; figure, table place: its place (see marks.hpp)
  // Texts are kept by the document (`Document::keep`), or stand in the program.
  std::string_view literal;  ///< text, code, html; code block: its content; figure, table place: its name
  std::string_view url;      ///< link, image; code block: its info string
  std::string_view title;    ///< link, image
};

/// One step of a walk: a node is entered before its children and left after them; a leaf is only entered.
struct Step {
  NodeId id = 0;
  bool is_entry = true;
};

class Document {
 public:
  Document() { nodes_.emplace_back(); }
  Document(Document&&) = default;
  Document& operator=(Document&&) = default;

  static constexpr NodeId k_root = 0;

  Node& at(NodeId id) { return nodes_[id]; }
  const Node& at(NodeId id) const { return nodes_[id]; }
  std::size_t size() const { return nodes_.size(); }
  /// Makes room for so many nodes with so many bytes of text.
  void reserve(std::size_t nodes, std::size_t bytes);

  /// A new node without parent. References to nodes do not outlive it.
  NodeId make(NodeType type);
  /// The same for a text, whose literal must be one that is kept.
  NodeId make_text(std::string_view literal);
  /// A copy of `text` that lives as long as the document, also when that is moved.
  std::string_view keep(std::string_view text);
  /// `kept` with `more` behind it. Many times in turn for the text kept last, this costs no square.
  std::string_view keep_longer(std::string_view kept, std::string_view more);
  void append(NodeId parent, NodeId child);
  void insert_after(NodeId place, NodeId node);
  void unlink(NodeId id);

  /// The step after `step` in a walk over the whole document; `id` is k_no_node at its end.
  Step step_after(Step step) const { return step_after(step, k_root); }
  /// The same for the part below (and with) `top`.
  Step step_after(Step step, NodeId top) const;

  /// Turns a node into one of another type.
  void retype(NodeId id, NodeType type);

  /// Linked nodes of a type, in the order of the text.
  std::vector<NodeId> nodes_of(NodeType type) const;

  /// Whether there ever was a node of the type: without one, a walk in search of it is spared.
  bool had(NodeType type) const { return (types_ >> static_cast<unsigned>(type) & 1U) != 0; }

 private:
  void make_room(std::size_t bytes);

  std::vector<Node> nodes_;
  std::vector<std::unique_ptr<char[]>> blocks_;  // of kept texts
  std::size_t block_size_ = 0;                   // of the last block
  std::size_t block_used_ = 0;
  std::uint32_t types_ = 0;  // a bit for each type
};

/// Whether a node may have children.
bool is_container(NodeType type);

/// Emphasis, links and the like: containers that stand inside a line.
bool is_inline_container(NodeType type);

/// The text a reader sees below `top`, without marks of form: images give their description, breaks a space
/// (a soft break between two Chinese characters is gone by then), HTML and footnote numbers nothing.
std::string plain_text(const Document& document, NodeId top);

}  // namespace gazette::markdown
