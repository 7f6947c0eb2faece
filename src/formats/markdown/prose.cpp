// One walk over the tree, with a cursor that goes through the source beside it. A block sets the cursor to where cmark
// says that it starts; figures and addresses, whose places were marked, set it again; between them it follows.

#include "formats/markdown/prose.hpp"

#include "base/unicode.hpp"
#include "formats/markdown/places.hpp"
#include "formats/markdown/source_cursor.hpp"

#include <utility>

namespace gazette::markdown {

namespace {

class ProseReader {
 public:
  ProseReader(const Document& document, const SourceText& source, const MarkedText& marks)
      : document_(document), source_(source), marks_(marks), places_(document, source, marks), cursor_(source) {}

  std::vector<ProseBlock> run();

 private:
  void enter(NodeId id, const Node& node);
  void leave(const Node& node);
  void open_cell(NodeId id);
  void close_block();
  void skip_image(const Node& node);

  void add_text(const Node& node);
  void add_figure(NodeId id, const Node& node);
  void add_here(const char* text);
  void add(ProseRun run) {
    if (is_open_ && struck_ == 0) block_.runs.push_back(std::move(run));
  }

  const Document& document_;
  const SourceText& source_;
  const MarkedText& marks_;
  Places places_;
  SourceCursor cursor_;
  std::vector<std::size_t> cells_;  // where those of the row start
  std::size_t next_cell_ = 0;
  bool is_open_ = false;
  int struck_ = 0;
  ProseBlock block_;
  std::vector<ProseBlock> blocks_;
};

std::vector<ProseBlock> ProseReader::run() {
  for (Step step{Document::k_root, true}; step.id != k_no_node; step = document_.step_after(step)) {
    const Node& node = document_.at(step.id);
    if (!step.is_entry) {
      leave(node);
      continue;
    }
    enter(step.id, node);
    if (node.type == NodeType::image) step.is_entry = false;
  }
  return std::move(blocks_);
}

void ProseReader::enter(NodeId id, const Node& node) {
  switch (node.type) {
    case NodeType::paragraph:
    case NodeType::heading:
      cursor_.move_to(places_.hinted_offset(id));
      is_open_ = true;
      return;
    case NodeType::table_row: cells_.clear(); return;
    case NodeType::table_cell: return open_cell(id);
    case NodeType::text: return add_text(node);
    case NodeType::figure: return add_figure(id, node);
    case NodeType::soft_break: add_here(" "); return cursor_.skip_line_break();
    case NodeType::hard_break: add_here("\n"); return cursor_.skip_line_break();
    case NodeType::code: add_here(k_prose_gap); return cursor_.skip_code();
    case NodeType::image: add_here(k_prose_gap); return skip_image(node);
    case NodeType::html: return cursor_.skip_html(node.literal);
    case NodeType::footnote_reference: return cursor_.skip_footnote_mark();
    case NodeType::strikethrough: ++struck_; return;
    default: return;
  }
}

void ProseReader::leave(const Node& node) {
  switch (node.type) {
    case NodeType::paragraph:
    case NodeType::heading:
    case NodeType::table_cell: return close_block();
    case NodeType::strikethrough: --struck_; return;
    case NodeType::link:
      if (node.mark < marks_.places.size()) cursor_.skip_address(marks_.places[node.mark].offset);
      else if (!node.is_bare) cursor_.skip_reference();
      return;
    default: return;
  }
}

void ProseReader::open_cell(NodeId id) {
  if (cells_.empty()) {
    std::size_t count = 0;
    for (auto cell = id; cell != k_no_node; cell = document_.at(cell).next) ++count;
    cells_ = starts_of_cells(source_, places_.hinted_offset(document_.at(id).parent), count);
    next_cell_ = 0;
  }
  cursor_.move_to(cells_[next_cell_++]);
  is_open_ = true;
}

void ProseReader::close_block() {
  if (!block_.runs.empty()) blocks_.push_back(std::move(block_));
  block_ = {};
  is_open_ = false;
}

void ProseReader::skip_image(const Node& node) {
  if (node.mark < marks_.places.size()) cursor_.skip_address(marks_.places[node.mark].offset);
  else cursor_.skip_description();
}

void ProseReader::add_text(const Node& node) {
  for (const auto& piece : cursor_.follow(node.literal)) {
    const auto written = source_.text().substr(piece.source_at, piece.source_size);
    const auto at = source_.position_at(piece.source_at, static_cast<int>(character_count(written)));
    add({std::string(node.literal.substr(piece.start, piece.size)), {}, at});
  }
}

void ProseReader::add_figure(NodeId id, const Node& node) {
  add({{}, std::string(node.literal), places_.of_figure(id)});
  if (node.mark >= marks_.places.size()) return;
  const auto& place = marks_.places[node.mark];
  cursor_.move_to(place.offset + place.size);
}

void ProseReader::add_here(const char* text) { add({text, {}, source_.position_at(cursor_.offset())}); }

}  // namespace

std::vector<ProseBlock> prose_of(const Document& document, const SourceText& source, const MarkedText& marks) {
  return ProseReader(document, source, marks).run();
}

}  // namespace gazette::markdown
