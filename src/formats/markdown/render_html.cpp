// One walk over the tree; each node type has its function for entry and, if it needs one, for the end.

#include "formats/markdown/render_html.hpp"

#include "base/active_content.hpp"
#include "base/text.hpp"
#include "formats/markdown/addresses.hpp"
#include "formats/markdown/footnotes.hpp"
#include "formats/markdown/html_output.hpp"
#include "formats/markdown/raw_html.hpp"
#include "formats/markdown/table_html.hpp"

#include <utility>

namespace gazette::markdown {

namespace {

class Renderer {
 public:
  Renderer(const Document& document, const std::vector<PlacedHeading>& headings, const Articles& articles,
           const RenderRules& rules, const Places& places, const Findings& findings)
      : document_(document),
        headings_(headings),
        articles_(articles.anchors),
        rules_(rules),
        places_(places),
        findings_(findings),
        footnotes_(document, rules.slots ? "div" : "section") {}

  Body run();

 private:
  void enter(NodeId id);
  void enter_block(NodeId id, const Node& node);
  void enter_inline(NodeId id, const Node& node);
  void leave(NodeId id);

  /// How an element without content ends: as in HTML, or as the specifications' examples have it.
  std::string void_end() const { return rules_.slots ? ">" : " />"; }

  void open_list(const Node& node);
  void open_paragraph(NodeId id);
  void open_item(NodeId id, const Node& node);
  std::string task_label(bool is_done) const;
  void open_heading(NodeId id, const Node& node);
  void put_id(NodeId id);
  void put_alias(NodeId id);
  void write_code_block(const Node& node);
  void write_html_block(NodeId id, const Node& node);
  void close_paragraph(const Node& node);
  bool is_tight(const Node& paragraph) const;

  void close_footnote(const Node& node);

  void open_link(NodeId id, const Node& node);
  void write_image(NodeId id, const Node& node);
  void report_missing_alt(NodeId id);
  void write_title(const Node& node);
  void write_address(NodeId id, const Node& node, SlotKind kind);
  void write_html(NodeId id, const Node& node);
  void write_figure(NodeId id, const Node& node);
  void write_table_place(NodeId id, const Node& node);
  void report_active_html(NodeId id, std::string_view html);
  void report_html(NodeId id, const Node& node);

  void put(std::string_view text) { out_.put(text); }
  void put_escaped(std::string_view text) { out_.put_escaped(text); }
  void fresh_line() { out_.fresh_line(); }
  void put_line(std::string_view text) { out_.put_line(text); }

  const Document& document_;
  const std::vector<PlacedHeading>& headings_;
  const std::map<NodeId, ArticleAnchor>& articles_;
  RenderRules rules_;
  const Places& places_;
  const Findings& findings_;
  Footnotes footnotes_;
  std::size_t next_heading_ = 0;
  HtmlOutput out_;
  TableHtml table_{out_, rules_.slots};
  Body body_;  // but for its HTML
};

Body Renderer::run() {
  for (Step step{Document::k_root, true}; step.id != k_no_node; step = document_.step_after(step)) {
    if (!step.is_entry) {
      leave(step.id);
      continue;
    }
    enter(step.id);
    if (document_.at(step.id).type == NodeType::image) step.is_entry = false;
  }
  put(footnotes_.end_of_list());
  body_.html = out_.take();
  return std::move(body_);
}

void Renderer::enter(NodeId id) {
  const Node& node = document_.at(id);
  if (node.type < NodeType::text) enter_block(id, node);
  else enter_inline(id, node);
}

void Renderer::enter_block(NodeId id, const Node& node) {
  switch (node.type) {
    case NodeType::block_quote: return put_line("<blockquote>");
    case NodeType::list: return open_list(node);
    case NodeType::item: return open_item(id, node);
    case NodeType::code_block: return write_code_block(node);
    case NodeType::html_block: return write_html_block(id, node);
    case NodeType::heading: return open_heading(id, node);
    case NodeType::thematic_break: return put_line("<hr" + void_end());
    case NodeType::footnote: return put(footnotes_.start(node.number));
    case NodeType::table: return table_.open();
    case NodeType::table_row: return table_.open_row(node.is_header);
    case NodeType::table_cell: return table_.open_cell(document_.at(node.parent).is_header, node.alignment);
    case NodeType::table_place: return write_table_place(id, node);
    case NodeType::paragraph:
      if (is_tight(node)) return;
      fresh_line();
      return open_paragraph(id);
    default: return;
  }
}

void Renderer::enter_inline(NodeId id, const Node& node) {
  switch (node.type) {
    case NodeType::text: return put_escaped(node.literal);
    case NodeType::soft_break: return put("\n");
    case NodeType::hard_break: return put("<br" + void_end() + "\n");
    case NodeType::code:
      put("<code>");
      put_escaped(node.literal);
      return put("</code>");
    case NodeType::html: return write_html(id, node);
    case NodeType::emphasis: return put("<em>");
    case NodeType::strong: return put("<strong>");
    case NodeType::strikethrough: return put("<del>");
    case NodeType::link: return open_link(id, node);
    case NodeType::image: return write_image(id, node);
    case NodeType::footnote_reference: return put(footnotes_.reference(node.number));
    case NodeType::figure: return write_figure(id, node);
    default: return;
  }
}

void Renderer::leave(NodeId id) {
  const Node& node = document_.at(id);
  switch (node.type) {
    case NodeType::block_quote: return put_line("</blockquote>");
    case NodeType::list: return put(node.is_ordered ? "</ol>\n" : "</ul>\n");
    case NodeType::item: return put("</li>\n");
    case NodeType::heading: return put("</h" + std::to_string(node.number) + ">\n");
    case NodeType::paragraph: return close_paragraph(node);
    case NodeType::table: return table_.close();
    case NodeType::table_row: return table_.close_row(node.is_header);
    case NodeType::table_cell: return table_.close_cell(document_.at(node.parent).is_header);
    case NodeType::footnote: return close_footnote(node);
    case NodeType::emphasis: return put("</em>");
    case NodeType::strong: return put("</strong>");
    case NodeType::strikethrough: return put("</del>");
    case NodeType::link: return put("</a>");
    default: return;
  }
}

void Renderer::open_list(const Node& node) {
  if (!node.is_ordered) return put_line("<ul>");
  put_line(node.number == 1 ? "<ol>" : "<ol start=\"" + std::to_string(node.number) + "\">");
}

/// What a screen reader says of the box; the specifications' examples have none.
std::string Renderer::task_label(bool is_done) const {
  if (!rules_.slots) return {};
  const auto* word = rules_.chinese_words ? (is_done ? "已完成" : "未完成") : (is_done ? "done" : "not done");
  return std::string(" aria-label=\"") + word + "\"";
}

void Renderer::put_id(NodeId id) {
  const auto unit = articles_.find(id);
  if (unit == articles_.end()) return;
  put(" id=\"");
  put_escaped(unit->second.id);
  put("\"");
}

void Renderer::put_alias(NodeId id) {
  const auto unit = articles_.find(id);
  if (unit == articles_.end() || unit->second.alias.empty()) return;
  put("<span id=\"");
  put_escaped(unit->second.alias);
  put("\"></span>");
}

void Renderer::open_paragraph(NodeId id) {
  put("<p");
  put_id(id);
  put(">");
  put_alias(id);
}

void Renderer::open_item(NodeId id, const Node& node) {
  fresh_line();
  put("<li");
  put_id(id);
  put(">");
  if (node.task == Task::none) return;
  const bool is_done = node.task == Task::done;
  put("<input type=\"checkbox\"" + task_label(is_done) + (is_done ? " checked=\"\"" : "") + " disabled=\"\"" +
      void_end() + " ");
}

void Renderer::open_heading(NodeId id, const Node& node) {
  fresh_line();
  put("<h" + std::to_string(node.number));
  if (next_heading_ < headings_.size()) {
    put(" id=\"");
    put_escaped(headings_[next_heading_++].heading.anchor);
    put("\"");
  }
  put(">");
  put_alias(id);
}

void Renderer::write_code_block(const Node& node) {
  fresh_line();
  put("<pre><code");
  if (!node.url.empty()) {
    put(" class=\"language-");
    put_escaped(node.url.substr(0, node.url.find_first_of(" \t\n\v\f\r")));
    put("\"");
  }
  put(">");
  put_escaped(node.literal);
  put("</code></pre>\n");
}

bool Renderer::is_tight(const Node& paragraph) const {
  const auto above = document_.at(paragraph.parent).parent;
  return above != k_no_node && document_.at(above).type == NodeType::list && document_.at(above).is_tight;
}

void Renderer::close_paragraph(const Node& node) {
  if (is_tight(node)) return;
  const Node& parent = document_.at(node.parent);
  if (parent.type == NodeType::footnote && node.next == k_no_node) {
    put(" " + footnotes_.backlinks(parent.number));
  }
  put("</p>\n");
}

// The links back stand in the last paragraph, or on their own after a list, a quote or code.
void Renderer::close_footnote(const Node& node) {
  const auto backlinks = footnotes_.backlinks(node.number);
  if (!backlinks.empty()) put(backlinks + "\n");
  put("</li>\n");
}

void Renderer::open_link(NodeId id, const Node& node) {
  put("<a href=\"");
  write_address(id, node, SlotKind::link);
  put("\"");
  write_title(node);
  if (rules_.slots && kind_of_address(node.url) == AddressKind::external) put(" rel=\"noopener external\"");
  put(">");
}

void Renderer::write_image(NodeId id, const Node& node) {
  put("<img src=\"");
  write_address(id, node, SlotKind::image);
  put("\" alt=\"");
  report_missing_alt(id);
  for (Step step{id, true}; step.id != k_no_node; step = document_.step_after(step, id)) {
    const Node& part = document_.at(step.id);
    if (part.type == NodeType::html && !rules_.slots) put_escaped(part.literal);
    if (part.type == NodeType::html && rules_.slots) report_html(step.id, part);
    if (!is_container(part.type)) put_escaped(plain_text(document_, step.id));
  }
  put("\"");
  write_title(node);
  put(void_end());
}

// A picture that only decorates is none that a text of a public body needs.
void Renderer::report_missing_alt(NodeId id) {
  if (!rules_.slots || !trimmed(plain_text(document_, id)).empty()) return;
  findings_.warning("missing-alt", "the picture has no description for who does not see it", places_.of_link(id),
                    "write what it shows between the brackets: ![The route of bus 7](map.png)");
}

void Renderer::write_title(const Node& node) {
  if (node.title.empty()) return;
  put(" title=\"");
  put_escaped(node.title);
  put("\"");
}

// Writes nothing for an address that becomes a slot or is dangerous.
void Renderer::write_address(NodeId id, const Node& node, SlotKind kind) {
  if (!rules_.slots) {
    if (rules_.raw_html || !is_dangerous_address(node.url)) append_href(out_.html(), node.url);
    return;
  }
  switch (kind_of_address(node.url)) {
    case AddressKind::internal: {
      auto parts = parts_of_address(node.url);
      body_.slots.push_back({kind, out_.size(), std::move(parts.path), std::move(parts.query),
                             std::move(parts.fragment), places_.of_link(id)});
      return;
    }
    case AddressKind::dangerous:
      findings_.warning("dangerous-link", "the address " + quoted(node.url) + " is left out", places_.of_link(id),
                        "link to a page or a file; addresses that run code or read the reader's disk are not written");
      return;
    case AddressKind::external:
      if (is_web_address(node.url)) body_.external.push_back({std::string(node.url), places_.of_external(id)});
      append_href(out_.html(), node.url);
      return;
    default: append_href(out_.html(), node.url);
  }
}

void Renderer::report_html(NodeId id, const Node& node) {
  if (is_only_comments(node.literal) || node.literal.starts_with("</")) return;
  const auto shown = node.literal.substr(0, node.literal.find_first_of("\n>"));
  findings_.warning("raw-html", "HTML is left out here: " + quoted(std::string(shown) + ">"), places_.of_html(id),
                    "write it in Markdown, or allow it with markdown.raw_html");
}

// The site allows HTML; what runs code in the browser of a reader is told all the same.
void Renderer::report_active_html(NodeId id, std::string_view html) {
  for (const auto& part : active_parts(html))
    findings_.warning("active-content", "a browser that shows the page runs or fetches: " + part.what,
                      places_.of_html(id), "write it in Markdown: what runs or fetches belongs into a theme");
}

void Renderer::write_html(NodeId id, const Node& node) {
  if (!rules_.raw_html) {
    if (rules_.slots) report_html(id, node);
    else put("<!-- raw HTML omitted -->");
    return;
  }
  const auto start = out_.html().size();
  if (rules_.tag_filter) append_filtered_html(out_.html(), node.literal);
  else put(node.literal);
  if (rules_.slots) report_active_html(id, std::string_view(out_.html()).substr(start));
}

void Renderer::write_html_block(NodeId id, const Node& node) {
  if (!rules_.raw_html && rules_.slots) return report_html(id, node);
  fresh_line();
  write_html(id, node);
  fresh_line();
}

void Renderer::write_figure(NodeId id, const Node& node) {
  if (rules_.slots)
    body_.slots.push_back({SlotKind::figure, out_.size(), std::string(node.literal), "", "", places_.of_figure(id)});
  else put_escaped("{{" + std::string(node.literal) + "}}");
}

void Renderer::write_table_place(NodeId id, const Node& node) {
  fresh_line();
  if (rules_.slots)
    body_.slots.push_back({SlotKind::table, out_.size(), std::string(node.literal), "", "", places_.of_figure(id)});
  else put_line("<p>{{" + std::string(node.literal) + "}}</p>");
}

}  // namespace

Body render_html(const Document& document, const std::vector<PlacedHeading>& headings, const Articles& articles,
                 const RenderRules& rules, const Places& places, const Findings& findings) {
  return Renderer(document, headings, articles, rules, places, findings).run();
}

}  // namespace gazette::markdown
