#include "check/links.hpp"

#include "report/figure_text.hpp"

namespace gazette {

namespace {

void check_figures(const Site& site, const ReportEntry& report, Diagnostics& diagnostics) {
  const auto& item = *report.entry->item;
  for (const auto& slot : item.body.slots) {
    if (slot.kind != SlotKind::figure) continue;
    const auto text = figure_text(report, slot.target, site.config.language);
    if (text) continue;
    auto error = text.error();
    error.place = place_in(item, slot.at);
    diagnostics.add_error(std::move(error));
  }
}

void check_text(const Site& site, const LinkOrigin& origin, const RouteSet& routes, Diagnostics& diagnostics) {
  for (const auto& slot : origin.body->slots) {
    if (slot.kind == SlotKind::figure) continue;
    const auto link = resolve_link(site, origin, slot, &routes);
    if (link) continue;
    auto error = link.error();
    error.place = {origin.source, slot.at};
    diagnostics.add_error(std::move(error));
  }
}

}  // namespace

void check_links(const Site& site, const RouteSet& routes, Diagnostics& diagnostics) {
  for (const auto& entry : site.entries) check_text(site, origin_of(*entry->item), routes, diagnostics);
  for (const auto& category : site.loaded.categories) check_text(site, origin_of(category), routes, diagnostics);
  for (const auto& report : site.reports) check_figures(site, report, diagnostics);
}

}  // namespace gazette
