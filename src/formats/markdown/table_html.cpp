#include "formats/markdown/table_html.hpp"

namespace gazette::markdown {

void TableHtml::open() {
  if (is_for_pages_) out_.put_line("<div class=\"table-scroll\" tabindex=\"0\">");
  out_.put_line("<table>");
  is_in_body_rows_ = false;
}

void TableHtml::close() {
  if (is_in_body_rows_) out_.put_line("</tbody>");
  is_in_body_rows_ = false;
  out_.put_line("</table>");
  if (is_for_pages_) out_.put_line("</div>");
}

void TableHtml::open_row(bool is_header) {
  if (is_header) {
    out_.put_line("<thead>");
  } else if (!is_in_body_rows_) {
    out_.put_line("<tbody>");
    is_in_body_rows_ = true;
  }
  out_.fresh_line();
  out_.put("<tr>");
}

void TableHtml::close_row(bool is_header) {
  out_.put_line("</tr>");
  if (is_header) out_.put_line("</thead>");
}

void TableHtml::open_cell(bool is_header, Alignment alignment) {
  constexpr std::string_view k_names[] = {"", "left", "center", "right"};
  out_.fresh_line();
  out_.put(is_header ? "<th" : "<td");
  if (is_for_pages_ && is_header) out_.put(" scope=\"col\"");
  if (alignment != Alignment::none) {
    out_.put(is_for_pages_ ? " class=\"align-" : " align=\"");
    out_.put(k_names[static_cast<std::size_t>(alignment)]);
    out_.put("\"");
  }
  out_.put(">");
}

}  // namespace gazette::markdown
