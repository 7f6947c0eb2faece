#include "formats/markdown/cmark_tree.hpp"

#include "formats/markdown/marks.hpp"
#include "formats/markdown/parse_memory.hpp"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <cassert>
#include <cstdlib>
#include <cstring>
#include <string>

namespace gazette::markdown {

namespace {

constexpr std::size_t k_bytes_of_node = 24;  // of a text; Chinese documents have about 30

struct Extensions {
  cmark_syntax_extension* table = nullptr;
  cmark_syntax_extension* tasklist = nullptr;
};

const Extensions& extensions() {
  static const Extensions found = [] {
    cmark_gfm_core_extensions_ensure_registered();
    return Extensions{cmark_find_syntax_extension("table"), cmark_find_syntax_extension("tasklist")};
  }();
  assert(found.table != nullptr && found.tasklist != nullptr);
  return found;
}

// Node types of extensions are numbered when they are registered, so they are known by name only.
NodeType type_of_extension_node(cmark_node* node) {
  const std::string_view name = cmark_node_get_type_string(node);
  if (name == "table") return NodeType::table;
  if (name == "table_header" || name == "table_row") return NodeType::table_row;
  if (name == "table_cell") return NodeType::table_cell;
  assert(false && "a node of an extension that is not attached");
  return NodeType::paragraph;
}

NodeType type_of(cmark_node* node) {
  switch (cmark_node_get_type(node)) {
    case CMARK_NODE_DOCUMENT: return NodeType::document;
    case CMARK_NODE_BLOCK_QUOTE: return NodeType::block_quote;
    case CMARK_NODE_LIST: return NodeType::list;
    case CMARK_NODE_ITEM: return NodeType::item;
    case CMARK_NODE_CODE_BLOCK: return NodeType::code_block;
    case CMARK_NODE_HTML_BLOCK: return NodeType::html_block;
    case CMARK_NODE_PARAGRAPH: return NodeType::paragraph;
    case CMARK_NODE_HEADING: return NodeType::heading;
    case CMARK_NODE_THEMATIC_BREAK: return NodeType::thematic_break;
    case CMARK_NODE_FOOTNOTE_DEFINITION: return NodeType::footnote;
    case CMARK_NODE_TEXT: return NodeType::text;
    case CMARK_NODE_SOFTBREAK: return NodeType::soft_break;
    case CMARK_NODE_LINEBREAK: return NodeType::hard_break;
    case CMARK_NODE_CODE: return NodeType::code;
    case CMARK_NODE_HTML_INLINE: return NodeType::html;
    case CMARK_NODE_EMPH: return NodeType::emphasis;
    case CMARK_NODE_STRONG: return NodeType::strong;
    case CMARK_NODE_LINK: return NodeType::link;
    case CMARK_NODE_IMAGE: return NodeType::image;
    case CMARK_NODE_FOOTNOTE_REFERENCE: return NodeType::footnote_reference;
    default: return type_of_extension_node(node);
  }
}

Task task_of(cmark_node* item) {
  if (std::strcmp(cmark_node_get_type_string(item), "tasklist") != 0) return Task::none;
  return cmark_gfm_extensions_get_tasklist_item_checked(item) ? Task::done : Task::open;
}

Alignment alignment_of(std::uint8_t letter) {
  switch (letter) {
    case 'l': return Alignment::left;
    case 'c': return Alignment::center;
    case 'r': return Alignment::right;
    default: return Alignment::none;
  }
}

class Converter {
 public:
  explicit Converter(std::size_t text_size) { document_.reserve(text_size / k_bytes_of_node + 16, text_size); }

  Document convert(cmark_node* root);

 private:
  void append_text(cmark_node* node);
  void append_node(NodeType type, cmark_node* node);
  std::string_view kept(const char* marked_text);
  void fill(Node& to, cmark_node* from);
  void fill_link(Node& to, cmark_node* from);

  Document document_;
  NodeId parent_ = Document::k_root;
  const std::uint8_t* alignments_ = nullptr;  // of the table that is being read
  std::size_t columns_ = 0;
  std::size_t column_ = 0;
  int footnotes_ = 0;
};

std::string_view Converter::kept(const char* marked_text) {
  return marked_text == nullptr ? std::string_view() : document_.keep(restored(marked_text));
}

void Converter::fill_link(Node& to, cmark_node* from) {
  const char* url = cmark_node_get_url(from);
  std::string_view marked_url = url == nullptr ? "" : url;
  to.mark = take_place(marked_url);
  to.url = document_.keep(restored(marked_url));
  to.title = kept(cmark_node_get_title(from));
}

void Converter::fill(Node& to, cmark_node* from) {
  to.line = cmark_node_get_start_line(from);
  to.column = cmark_node_get_start_column(from);
  switch (to.type) {
    case NodeType::list:
      to.is_ordered = cmark_node_get_list_type(from) == CMARK_ORDERED_LIST;
      to.is_tight = cmark_node_get_list_tight(from) != 0;
      to.number = cmark_node_get_list_start(from);
      break;
    case NodeType::item: to.task = task_of(from); break;
    case NodeType::heading: to.number = cmark_node_get_heading_level(from); break;
    case NodeType::footnote: to.number = ++footnotes_; break;
    case NodeType::footnote_reference: to.number = std::atoi(cmark_node_get_literal(from)); break;
    case NodeType::link:
    case NodeType::image: fill_link(to, from); break;
    case NodeType::code_block: to.url = kept(cmark_node_get_fence_info(from)); [[fallthrough]];
    case NodeType::html_block:
    case NodeType::html:
    case NodeType::code: to.literal = kept(cmark_node_get_literal(from)); break;
    case NodeType::table:
      alignments_ = cmark_gfm_extensions_get_table_alignments(from);
      columns_ = cmark_gfm_extensions_get_table_columns(from);
      break;
    case NodeType::table_row:
      to.is_header = cmark_gfm_extensions_get_table_row_is_header(from) != 0;
      column_ = 0;
      break;
    case NodeType::table_cell:
      if (column_ < columns_) to.alignment = alignment_of(alignments_[column_]);
      ++column_;
      break;
    default: break;
  }
}

void Converter::append_text(cmark_node* node) {
  const char* text = cmark_node_get_literal(node);
  const std::string_view literal = text == nullptr ? "" : text;
  if (literal.empty()) return;
  const auto last = document_.at(parent_).last_child;
  if (last != k_no_node && document_.at(last).type == NodeType::text) {
    document_.at(last).literal = document_.keep_longer(document_.at(last).literal, literal);
    return;
  }
  const auto id = document_.make_text(document_.keep(literal));
  document_.at(id).line = cmark_node_get_start_line(node);
  document_.at(id).column = cmark_node_get_start_column(node);
  document_.append(parent_, id);
}

void Converter::append_node(NodeType type, cmark_node* node) {
  const auto id = document_.make(type);
  fill(document_.at(id), node);
  document_.append(parent_, id);
}

// cmark's own iterator would come to each container twice.
Document Converter::convert(cmark_node* root) {
  for (auto* node = cmark_node_first_child(root); node != nullptr;) {
    const auto type = type_of(node);
    if (type == NodeType::text) append_text(node);
    else append_node(type, node);
    if (auto* child = cmark_node_first_child(node)) {
      parent_ = document_.at(parent_).last_child;
      node = child;
      continue;
    }
    auto* next = cmark_node_next(node);
    while (next == nullptr && (node = cmark_node_parent(node)) != root) {
      parent_ = document_.at(parent_).parent;
      next = cmark_node_next(node);
    }
    node = next;
  }
  return std::move(document_);
}

}  // namespace

void prepare_cmark() { extensions(); }

Document parse_document(std::string_view marked_text) {
  const ParseMemory memory;  // which parser and tree go with
  cmark_mem functions = {ParseMemory::take_cleared, ParseMemory::resize, ParseMemory::give_back};
  auto* parser = cmark_parser_new_with_mem(CMARK_OPT_FOOTNOTES, &functions);
  cmark_parser_attach_syntax_extension(parser, extensions().table);
  cmark_parser_attach_syntax_extension(parser, extensions().tasklist);
  cmark_parser_feed(parser, marked_text.data(), marked_text.size());
  return Converter(marked_text.size()).convert(cmark_parser_finish(parser));
}

}  // namespace gazette::markdown
