#include "formats/markdown/cmark_tree.hpp"

#include "formats/markdown/marks.hpp"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <cassert>
#include <cstdlib>
#include <cstring>
#include <memory>
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

struct ParserEnd {
  void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
};
struct TreeEnd {
  void operator()(cmark_node* root) const { cmark_node_free(root); }
};
struct IteratorEnd {
  void operator()(cmark_iter* iterator) const { cmark_iter_free(iterator); }
};

std::string text_of(const char* literal) { return literal == nullptr ? std::string() : restored(literal); }

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
  explicit Converter(std::size_t text_size) { document_.reserve(text_size / k_bytes_of_node + 16); }

  Document convert(cmark_node* root);

 private:
  void enter(cmark_node* node);
  void append_text(cmark_node* node);
  void fill(Node& to, cmark_node* from);
  void fill_link(Node& to, cmark_node* from);

  Document document_;
  NodeId parent_ = Document::k_root;
  const std::uint8_t* alignments_ = nullptr;  // of the table that is being read
  std::size_t columns_ = 0;
  std::size_t column_ = 0;
  int footnotes_ = 0;
};

void Converter::fill_link(Node& to, cmark_node* from) {
  const char* url = cmark_node_get_url(from);
  std::string marked_url = url == nullptr ? "" : url;
  to.mark = take_place(marked_url);
  to.url = restored(marked_url);
  to.title = text_of(cmark_node_get_title(from));
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
    case NodeType::code_block: to.url = text_of(cmark_node_get_fence_info(from)); [[fallthrough]];
    case NodeType::html_block:
    case NodeType::html:
    case NodeType::code: to.literal = text_of(cmark_node_get_literal(from)); break;
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
  const char* literal = cmark_node_get_literal(node);
  if (literal == nullptr || *literal == '\0') return;
  const auto last = document_.at(parent_).last_child;
  if (last != k_no_node && document_.at(last).type == NodeType::text) {
    document_.at(last).literal += literal;
    return;
  }
  const auto id = document_.make_text(literal);
  document_.at(id).line = cmark_node_get_start_line(node);
  document_.at(id).column = cmark_node_get_start_column(node);
  document_.append(parent_, id);
}

void Converter::enter(cmark_node* node) {
  const auto type = type_of(node);
  if (type == NodeType::document) return;
  if (type == NodeType::text) return append_text(node);
  const auto id = document_.make(type);
  fill(document_.at(id), node);
  document_.append(parent_, id);
  if (is_container(type)) parent_ = id;
}

Document Converter::convert(cmark_node* root) {
  const std::unique_ptr<cmark_iter, IteratorEnd> iterator(cmark_iter_new(root));
  for (auto event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE;
       event = cmark_iter_next(iterator.get())) {
    auto* node = cmark_iter_get_node(iterator.get());
    if (event == CMARK_EVENT_ENTER) enter(node);
    else if (node != root && is_container(type_of(node))) parent_ = document_.at(parent_).parent;
  }
  return std::move(document_);
}

}  // namespace

void prepare_cmark() { extensions(); }

Document parse_document(std::string_view marked_text) {
  const std::unique_ptr<cmark_parser, ParserEnd> parser(cmark_parser_new(CMARK_OPT_FOOTNOTES));
  cmark_parser_attach_syntax_extension(parser.get(), extensions().table);
  cmark_parser_attach_syntax_extension(parser.get(), extensions().tasklist);
  cmark_parser_feed(parser.get(), marked_text.data(), marked_text.size());
  const std::unique_ptr<cmark_node, TreeEnd> root(cmark_parser_finish(parser.get()));
  return Converter(marked_text.size()).convert(root.get());
}

}  // namespace gazette::markdown
