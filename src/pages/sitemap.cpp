#include "pages/sitemap.hpp"

#include "formats/html.hpp"

#include <algorithm>

namespace gazette {

namespace {

constexpr std::string_view k_head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
constexpr std::string_view k_namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

std::optional<DateTime> newest(const EntryList& entries) {
  std::optional<DateTime> date;
  for (const auto* entry : entries) {
    const auto updated = last_updated(*entry->item);
    date = date ? std::max(*date, updated) : updated;
  }
  return date;
}

// When what the page shows last changed; nothing for pages that show nothing dated.
std::optional<DateTime> last_modified(const Site& site, const Page& page) {
  if (page.entry) return last_updated(*page.entry->item);
  if (page.term) return newest(page.term->entries);
  if (page.covered) return newest(page.covered->entries);
  if (page.rules) return newest(page.rules->entries);
  if (page.category) return newest(page.category->entries);
  if (page.kind == PageKind::home) return newest(site.current);
  return std::nullopt;
}

std::string sitemap_of(const Site& site, const std::vector<const Page*>& pages, std::size_t first, std::size_t last) {
  std::string out(k_head);
  out.append("<urlset xmlns=\"").append(k_namespace).append("\">\n");
  for (std::size_t i = first; i < last; ++i) {
    out += "<url><loc>" + escape_xml(absolute_link_to(site.config, pages[i]->route.path)) + "</loc>";
    if (const auto date = last_modified(site, *pages[i])) out += "<lastmod>" + rfc3339(*date) + "</lastmod>";
    out += "</url>\n";
  }
  return out + "</urlset>\n";
}

std::string sitemap_index(const Site& site, std::size_t parts) {
  std::string out(k_head);
  out.append("<sitemapindex xmlns=\"").append(k_namespace).append("\">\n");
  for (std::size_t number = 1; number <= parts; ++number) {
    const auto url = absolute_link_to(site.config, "sitemap-" + std::to_string(number) + ".xml");
    out += "<sitemap><loc>" + escape_xml(url) + "</loc></sitemap>\n";
  }
  return out + "</sitemapindex>\n";
}

}  // namespace

std::size_t sitemap_part_count(std::size_t addresses) {
  return (addresses + k_sitemap_addresses - 1) / k_sitemap_addresses;
}

std::string sitemap_bytes(const Site& site, const SitePlan& plan) {
  const auto pages = listed_pages(plan);
  const auto parts = sitemap_part_count(pages.size());
  return parts > 1 ? sitemap_index(site, parts) : sitemap_of(site, pages, 0, pages.size());
}

std::string sitemap_part_bytes(const Site& site, const SitePlan& plan, std::size_t number) {
  const auto pages = listed_pages(plan);
  const auto first = (number - 1) * k_sitemap_addresses;
  return sitemap_of(site, pages, first, std::min(pages.size(), first + k_sitemap_addresses));
}

std::string robots_bytes(const Site& site) {
  return "User-agent: *\nAllow: /\n\nSitemap: " + absolute_link_to(site.config, "sitemap.xml") + "\n";
}

}  // namespace gazette
