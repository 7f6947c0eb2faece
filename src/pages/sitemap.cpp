#include "pages/sitemap.hpp"

#include "formats/html.hpp"

#include <algorithm>

namespace gazette {

namespace {

constexpr std::string_view k_head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
constexpr std::string_view k_namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";
constexpr std::size_t k_bytes_per_page = 160;  // about

/// When the entries of a site last changed: of each the moment as a number, since lists ask for it again and again.
class Updates {
 public:
  explicit Updates(const Site& site) {
    seconds_.reserve(site.entries.size());
    for (const auto& entry : site.entries) seconds_.push_back(last_updated(*entry->item).unix_seconds());
  }

  /// The first of those that changed last; null of none.
  const Entry* newest(const EntryList& entries) const {
    const auto last = std::max_element(entries.begin(), entries.end(), [&](const Entry* a, const Entry* b) {
      return seconds_[a->index] < seconds_[b->index];
    });
    return last == entries.end() ? nullptr : *last;
  }

 private:
  std::vector<std::int64_t> seconds_;
};

// What tells when what the page shows last changed; null for pages that show nothing dated.
const Entry* last_changed(const Site& site, const Updates& updates, const Page& page) {
  if (page.entry) return page.entry;
  if (page.term) return updates.newest(page.term->entries);
  if (page.covered) return updates.newest(page.covered->entries);
  if (page.rules) return updates.newest(page.rules->entries);
  if (page.category) return updates.newest(page.category->entries);
  if (page.kind == PageKind::home) return updates.newest(site.current);
  return nullptr;
}

std::string sitemap_of(const Site& site, const std::vector<const Page*>& pages, std::size_t first, std::size_t last) {
  const Updates updates(site);
  std::string out(k_head);
  out.reserve((last - first) * k_bytes_per_page);
  out.append("<urlset xmlns=\"").append(k_namespace).append("\">\n");
  for (std::size_t i = first; i < last; ++i) {
    out += "<url><loc>";
    append_escaped_xml(out, absolute_link_to(site.config, pages[i]->route.path));
    out += "</loc>";
    if (const auto* entry = last_changed(site, updates, *pages[i]))
      out.append("<lastmod>").append(rfc3339(last_updated(*entry->item))).append("</lastmod>");
    out += "</url>\n";
  }
  return out += "</urlset>\n";
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
