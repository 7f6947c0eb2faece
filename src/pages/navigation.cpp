#include "pages/navigation.hpp"

#include "base/suggest.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <string_view>

namespace gazette {

namespace {

// Of more pages outside of columns, most are no pages about the site: a small body may have no columns at all.
constexpr std::size_t k_most_unasked = 12;

bool is_of_site(const NavigationLink& link) { return link.address.starts_with('/'); }

// Of `/about/?a#b` the page, `about/`.
std::string path_of(const NavigationLink& link) {
  const auto path = std::string_view(link.address).substr(1);
  return decoded_path(path.substr(0, path.find_first_of("?#")));
}

std::string_view behind_path(std::string_view address) {
  return address.substr(std::min(address.find_first_of("?#"), address.size()));
}

const Category* category_at(const Site& site, std::string_view path) {
  for (const auto& category : site.categories)
    if (category->file->route.path == path) return category.get();
  return nullptr;
}

ShownLink shown(const Site& site, const NavigationLink& link) {
  if (!is_of_site(link)) return {link.title, link.address, nullptr};
  const auto path = path_of(link);
  const auto* category = category_at(site, path);
  const auto* entry = category ? nullptr : site.entry_by_route.find(path);
  auto title = link.title;
  if (title.empty() && category) title = category->file->title;
  if (title.empty() && entry) title = entry->item->title;
  auto url = link_to(site.config, path).append(behind_path(link.address));
  return {std::move(title), std::move(url), category};
}

std::vector<ShownLink> all_shown(const Site& site, const std::vector<NavigationLink>& links) {
  std::vector<ShownLink> all;
  for (const auto& link : links) all.push_back(shown(site, link));
  return all;
}

void check(const Site& site, const RouteSet& routes, const NavigationLink& link, Diagnostics& diagnostics) {
  if (!is_of_site(link)) return;
  const auto fail = [&](std::string rule, std::string message, std::string help) {
    diagnostics.add_error(
        {ErrorKind::configuration, std::move(rule), std::move(message), link.place, std::move(help), {}});
  };
  const auto path = path_of(link);
  if (!routes.contains(path)) {
    const auto meant = nearest(path, {routes.begin(), routes.end()});
    return fail("unknown-page", "no page of the site stands at " + quoted(link.address),
                meant.empty() ? "write the page's address as it stands behind base_url, beginning with /"
                              : "did you mean " + quoted("/" + meant) + "?");
  }
  if (shown(site, link).title.empty())
    fail("missing-title", "what stands at " + quoted(link.address) + " has no title of its own",
         "write { title = \"…\", url = " + quoted(link.address) + " }");
}

}  // namespace

std::vector<ShownLink> main_links(const Site& site) {
  if (const auto& links = site.config.navigation.main) return all_shown(site, *links);
  std::vector<ShownLink> all;
  for (const auto* category : site.top_categories) {
    const auto& file = *category->file;
    all.push_back({file.title, link_to(site.config, file.route.path), category});
  }
  return all;
}

std::vector<ShownLink> footer_links(const Site& site) {
  if (const auto& links = site.config.navigation.footer) return all_shown(site, *links);
  std::vector<ShownLink> all;
  for (const auto& entry : site.entries) {
    const auto& item = *entry->item;
    if (item.category.empty() && !entry->report && !is_notice(*entry))
      all.push_back({item.title, link_to(site.config, item.route.path), nullptr});
  }
  if (all.size() > k_most_unasked) return {};
  std::ranges::sort(all, {}, &ShownLink::url);
  return all;
}

void check_navigation(const Site& site, const RouteSet& routes, Diagnostics& diagnostics) {
  for (const auto* links : {&site.config.navigation.main, &site.config.navigation.footer}) {
    if (!*links) continue;
    for (const auto& link : **links) check(site, routes, link, diagnostics);
  }
}

}  // namespace gazette
