#include "pages/body_html.hpp"

#include "formats/html.hpp"
#include "report/figure_text.hpp"

namespace gazette {

namespace {

std::string address(const Site& site, const LinkOrigin& origin, const Slot& slot, LinkForm form) {
  const auto link = resolve_link(site, origin, slot, nullptr);
  if (!link) return {};
  const auto fragment = link->fragment.empty() ? std::string() : "#" + encoded_path(link->fragment);
  if (link->is_same_page && form == LinkForm::rooted) return fragment.empty() ? "#" : fragment;
  const auto path = form == LinkForm::absolute ? absolute_link_to(site.config, link->route_path)
                                               : link_to(site.config, link->route_path);
  return path + link->suffix + fragment;
}

std::string filling(const Site& site, const LinkOrigin& origin, const ReportEntry* report, LinkForm form, const Slot& slot) {
  if (slot.kind != SlotKind::figure) return address(site, origin, slot, form);
  if (!report) return {};
  const auto text = figure_text(*report, slot.target, site.config.language);
  return text ? *text : std::string();
}

}  // namespace

std::string body_html(const Site& site, const LinkOrigin& origin, const ReportEntry* report, LinkForm form) {
  const auto& body = *origin.body;
  std::string out;
  out.reserve(body.html.size() + body.slots.size() * 48);
  std::size_t start = 0;
  for (const auto& slot : body.slots) {
    out.append(body.html, start, slot.offset - start);
    append_escaped_html(out, filling(site, origin, report, form, slot));
    start = slot.offset;
  }
  return out.append(body.html, start);
}

}  // namespace gazette
