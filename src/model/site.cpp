#include "model/site.hpp"

#include "model/page.hpp"

namespace gazette {

const Category* category_of(const Site& site, const Entry& entry) {
  const auto found = site.category_by_key.find(entry.item->category);
  return entry.item->category.empty() || found == site.category_by_key.end() ? nullptr : found->second;
}

DateTime last_updated(const Item& item) {
  auto updated = item.published.value_or(DateTime{});
  const auto take = [&](const Date& date) {
    updated = std::max(updated, DateTime{date, 0, 0, 0, updated.offset_minutes});
  };
  if (!item.changes.empty()) take(item.changes.back().date);
  if (item.withdrawn) take(item.withdrawn->date);
  return updated;
}

std::string_view page_kind_name(PageKind kind) {
  switch (kind) {
    case PageKind::home: return "home";
    case PageKind::category: return "category";
    case PageKind::item: return "item";
    case PageKind::page: return "page";
    case PageKind::report: return "report";
    case PageKind::reports: return "reports";
    case PageKind::comparison: return "comparison";
    case PageKind::taxonomy: return "taxonomy";
    case PageKind::term: return "term";
    case PageKind::coverage: return "coverage";
    case PageKind::standard: return "standard";
    case PageKind::rules_register: return "register";
    case PageKind::verify: return "verify";
    case PageKind::search: return "search";
    case PageKind::subscribe: return "subscribe";
    case PageKind::data: return "data";
    case PageKind::redirect: return "redirect";
    case PageKind::not_found: return "404";
  }
  return "page";
}

std::string_view template_name_of(const Page& page) {
  const bool has_own = page.entry && !page.entry->item->template_name.empty();
  return has_own ? std::string_view(page.entry->item->template_name) : page_kind_name(page.kind);
}

const Term* find_term(const Taxonomy& taxonomy, std::string_view key) {
  const auto& terms = taxonomy.terms;
  const auto number = taxonomy.by_key.find(name_hash(key), [&](std::uint32_t one) { return terms[one].key == key; });
  return number == k_no_number ? nullptr : &terms[number];
}

}  // namespace gazette
