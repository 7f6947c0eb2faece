#include "check/links.hpp"

#include "base/suggest.hpp"
#include "base/text.hpp"
#include "report/figure_text.hpp"

#include <map>

namespace gazette {

namespace {

/// `places` are those of the tables before it.
void check_table_place(const ReportEntry& report, const Slot& slot, std::map<std::string, Position>& places,
                       Diagnostics& diagnostics) {
  const auto& form = *report.report->form;
  const auto& item = *report.entry->item;
  if (find_table(form, slot.target)) {
    const auto [first, is_new] = places.try_emplace(slot.target, slot.at);
    if (is_new) return;
    return diagnostics.add_error({ErrorKind::content,
                                  "duplicate-table",
                                  "the table " + quoted(slot.target) + " stands in the text twice",
                                  place_in(item, slot.at),
                                  "keep one of them",
                                  {{"the first one is here", place_in(item, first->second)}}});
  }
  std::vector<std::string_view> known;
  for (const auto& table : form.tables) known.emplace_back(table.key);
  diagnostics.add_error({ErrorKind::content,
                         "unknown-table",
                         "the form " + form.id + " has no table " + quoted(slot.target) + " to stand here",
                         place_in(item, slot.at),
                         suggestion(slot.target, known),
                         {}});
}

void check_figures(const Site& site, const ReportEntry& report, Diagnostics& diagnostics) {
  const auto& item = *report.entry->item;
  std::map<std::string, Position> places;
  for (const auto& slot : item.text->body.slots) {
    if (slot.kind == SlotKind::table) check_table_place(report, slot, places, diagnostics);
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
    if (slot.kind == SlotKind::figure || slot.kind == SlotKind::table) continue;
    const auto link = resolve_link(site, origin, slot, &routes);
    if (link) continue;
    auto error = link.error();
    error.place = {origin.source, slot.at};
    diagnostics.add_error(std::move(error));
  }
}

}  // namespace

void check_item_links(const Site& site, const Item& item, const RouteSet& routes, Diagnostics& diagnostics) {
  if (item.text->body.slots.empty()) return;
  check_text(site, origin_of(item), routes, diagnostics);
}

void check_links(const Site& site, const RouteSet& routes, Diagnostics& diagnostics) {
  for (const auto& entry : site.entries) check_item_links(site, *entry->item, routes, diagnostics);
  for (const auto& category : site.loaded.categories) check_text(site, origin_of(category), routes, diagnostics);
  for (const auto& report : site.reports) check_figures(site, report, diagnostics);
}

}  // namespace gazette
