#pragma once
// The HTML of a table, as its rows and cells come.

#include "formats/markdown/document.hpp"
#include "formats/markdown/html_output.hpp"

namespace gazette::markdown {

/// Writes into `out`, which must outlive it. For pages a table scrolls on narrow screens and its header cells
/// have a scope; otherwise it is written as cmark-gfm does.
class TableHtml {
 public:
  TableHtml(HtmlOutput& out, bool is_for_pages) : out_(out), is_for_pages_(is_for_pages) {}

  void open();
  void close();
  void open_row(bool is_header);
  void close_row(bool is_header);
  void open_cell(bool is_header, Alignment alignment);
  void close_cell(bool is_header) { out_.put(is_header ? "</th>" : "</td>"); }

 private:
  HtmlOutput& out_;
  bool is_for_pages_;
  bool is_in_body_rows_ = false;
};

}  // namespace gazette::markdown
