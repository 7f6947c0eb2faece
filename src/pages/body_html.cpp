#include "pages/body_html.hpp"

#include "formats/html.hpp"
#include "report/figure_text.hpp"

#include <algorithm>

namespace gazette {

namespace {

// How large a picture of the text's own is, so that a page does not jump when it arrives: attributes behind its
// address, up to the quote that ends them.
void append_size(std::string& out, const LinkOrigin& origin, std::string_view route_path) {
  if (!origin.files || !route_path.starts_with(origin.route.path)) return;
  const auto name = route_path.substr(origin.route.path.size());
  const auto file = std::ranges::find(*origin.files, name, &Attachment::file);
  if (file == origin.files->end() || !file->pixels) return;
  out.append("\" width=\"").append(std::to_string(file->pixels->width));
  out.append("\" height=\"").append(std::to_string(file->pixels->height));
}

void append_address(std::string& out, const Site& site, const LinkOrigin& origin, const Slot& slot, LinkForm form) {
  const auto link = resolve_link(site, origin, slot, nullptr);
  if (!link) return;
  const auto fragment = link->fragment.empty() ? std::string() : "#" + encoded_path(link->fragment);
  if (link->is_same_page && form == LinkForm::rooted) {
    append_escaped_html(out, fragment.empty() ? "#" : fragment);
    return;
  }
  const auto path = form == LinkForm::absolute ? absolute_link_to(site.config, link->route_path)
                                               : link_to(site.config, link->route_path);
  append_escaped_html(out, path + link->suffix + fragment);
  if (slot.kind == SlotKind::image) append_size(out, origin, link->route_path);
}

/// Fills a slot. In a feed a table is a link to its place on the page.
void fill(std::string& out, const Site& site, const LinkOrigin& origin, const ReportEntry* report, LinkForm form,
          const Slot& slot) {
  if (slot.kind == SlotKind::table) return;
  if (slot.kind != SlotKind::figure) return append_address(out, site, origin, slot, form);
  if (!report) return;
  if (const auto text = figure_text(*report, slot.target, site.config.language)) append_escaped_html(out, *text);
}

void append_table_link(std::string& out, const Site& site, const LinkOrigin& origin, const ReportEntry* report,
                       const Slot& slot) {
  const auto table = report ? find_table(*report->report->form, slot.target) : std::nullopt;
  if (!table) return;
  out += "<p><a href=\"";
  append_escaped_html(out, absolute_link_to(site.config, origin.route.path) + "#table-" + slot.target);
  out += "\">";
  append_escaped_html(out, label_in(report->report->form->tables[*table].title, site.config.language));
  out += "</a></p>\n";
}

}  // namespace

std::string body_html(const Site& site, const LinkOrigin& origin, const ReportEntry* report, LinkForm form) {
  const auto& body = *origin.body;
  std::string out;
  out.reserve(body.html.size() + body.slots.size() * 48);
  std::size_t start = 0;
  for (const auto& slot : body.slots) {
    out.append(body.html, start, slot.offset - start);
    fill(out, site, origin, report, form, slot);
    if (slot.kind == SlotKind::table) append_table_link(out, site, origin, report, slot);
    start = slot.offset;
  }
  return out.append(body.html, start);
}

std::vector<BodyPart> body_parts(const Site& site, const Item& item, const ReportEntry& report) {
  const auto origin = origin_of(item);
  const auto& body = *origin.body;
  std::vector<BodyPart> parts(1);
  std::size_t start = 0;
  for (const auto& slot : body.slots) {
    auto& html = parts.back().html;
    html.append(body.html, start, slot.offset - start);
    start = slot.offset;
    const auto table = slot.kind == SlotKind::table ? find_table(*report.report->form, slot.target) : std::nullopt;
    if (table) {
      parts.back().table = *table;
      for (const auto& heading : body.headings)
        if (heading.at < slot.at) parts.back().heading = heading.text;
      parts.emplace_back();
    } else {
      fill(html, site, origin, &report, LinkForm::rooted, slot);
    }
  }
  parts.back().html.append(body.html, start);
  return parts;
}

}  // namespace gazette
