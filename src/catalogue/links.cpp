#include "catalogue/links.hpp"

#include "base/suggest.hpp"
#include "base/text.hpp"
#include "catalogue/publication.hpp"
#include "catalogue/source_paths.hpp"

#include <algorithm>

namespace gazette {

namespace {

Error dead(std::string message, std::string help = {}) {
  return {ErrorKind::content, "dead-link", std::move(message), {}, std::move(help), {}};
}

// An anchor is right if the target's text has it, or if the target has no text of its own to look at.
std::optional<Error> anchor_fault(const Body* body, const std::string& fragment, const std::string& where) {
  if (fragment.empty() || fragment == "top" || !body) return std::nullopt;
  const auto& anchors = body->anchors;
  if (std::binary_search(anchors.begin(), anchors.end(), fragment)) return std::nullopt;
  const std::vector<std::string_view> known(anchors.begin(), anchors.end());
  auto help = suggestion(fragment, known);
  if (help.empty() && !body->headings.empty()) {
    std::vector<std::string> shown;
    for (const auto& heading : body->headings) shown.push_back("#" + heading.anchor);
    shown.resize(std::min<std::size_t>(shown.size(), 12));
    help = "its headings are " + joined(shown, ", ");
  }
  return dead(where + " has no heading " + quoted("#" + fragment), std::move(help));
}

Result<ResolvedLink> to_page(const std::string& route_path, const Body* body, const Slot& slot) {
  if (auto fault = anchor_fault(body, slot.fragment, quoted(slot.target))) return std::move(*fault);
  return ResolvedLink{route_path, slot.suffix, slot.fragment, false};
}

// Only an anchor makes it worth while to look at the target's text, which may have to be fetched.
Result<ResolvedLink> to_item(const Item& item, const Slot& slot) {
  if (slot.fragment.empty()) return to_page(item.route.path, nullptr, slot);
  return to_page(item.route.path, body_of(item.text).get(), slot);
}

// `content/policy/_index.md` or `content/policy`: the category, or null.
const CategoryFile* category_at(const Site& site, std::string_view path) {
  constexpr std::string_view root = "content", index = "/_index.md";
  if (!path.starts_with(root)) return nullptr;
  path.remove_prefix(root.size());
  if (path.ends_with(index)) path.remove_suffix(index.size());
  if (path.empty()) return site.home;
  const auto found = site.category_by_key.find(path.substr(1));
  return path.starts_with('/') && found != site.category_by_key.end() ? found->second->file : nullptr;
}

// `/policy/x/#anchor`: an address of the finished site.
Result<ResolvedLink> from_root(const Site& site, const Slot& slot, const RouteSet* routes) {
  const auto path = source_path("", slot.target);
  if (!path) return dead(quoted(slot.target) + " leaves the site");
  const auto base = source_path("", site.config.base_path).value_or("");
  auto inside = *path;
  if (!base.empty() && (inside == base || inside.starts_with(base + "/")))
    inside = inside.substr(std::min(inside.size(), base.size() + 1));
  const auto folder = inside.empty() ? inside : inside + "/";
  if (!routes) return ResolvedLink{slot.target.ends_with('/') ? folder : inside, slot.suffix, slot.fragment, false};
  if (routes->contains(inside)) return ResolvedLink{inside, slot.suffix, slot.fragment, false};
  if (!routes->contains(folder)) return dead("the site has no page or file " + quoted(slot.target));
  const auto* entry = site.entry_by_route.find(folder);
  return entry ? to_item(*entry->item, slot) : to_page(folder, nullptr, slot);
}

// The most similar file in the same folder and of the same type.
std::string nearest_source(const Site& site, const std::string& path) {
  const auto folder = path.substr(0, path.rfind('/') + 1);
  const auto ending = path.substr(std::min(path.rfind('.'), path.size()));
  const auto is_alike = [&](std::string_view source) { return source.starts_with(folder) && source.ends_with(ending); };
  std::vector<std::string_view> known;
  for (const auto& item : site.loaded.items) {
    if (is_alike(item.source)) known.push_back(item.source);
  }
  for (const auto source : site.file_by_source.sources()) {
    if (is_alike(source)) known.push_back(source);
  }
  std::sort(known.begin(), known.end());
  return suggestion(path, known);
}

Error not_shown(const Site& site, const Item& item, const std::string& target) {
  const auto why = publicity_name(publicity_of(item, site.view));
  return {ErrorKind::content,
          "unpublished-link",
          quoted(target) + " is not published: its status is " + std::string(why),
          {},
          "publish it first, or take the link out",
          {}};
}

// `../policy/a.md#anchor`, `annex.pdf`: a file beside the text.
Result<ResolvedLink> from_file(const Site& site, const LinkOrigin& from, const Slot& slot) {
  const auto path = source_path(from.folder, slot.target);
  if (!path) return dead(quoted(slot.target) + " leaves the site");
  for (const auto& source : {*path, *path + "/index.md"}) {
    if (const auto* entry = site.entry_by_source.find(source)) return to_item(*entry->item, slot);
  }
  if (const auto* category = category_at(site, *path)) return to_page(category->route.path, &category->body, slot);
  if (auto file = site.file_by_source.find(*path))
    return ResolvedLink{std::move(file->path), slot.suffix, slot.fragment, false};
  for (const auto& item : site.loaded.items) {
    if (item.source == *path || item.source == *path + "/index.md") return not_shown(site, item, slot.target);
  }
  // A file whose own fault is reported already: one error is enough.
  const auto& unreadable = site.loaded.unreadable;
  if (std::find(unreadable.begin(), unreadable.end(), *path) != unreadable.end()) return ResolvedLink{};
  return dead("there is no file " + quoted(*path), nearest_source(site, *path));
}

}  // namespace

LinkOrigin origin_of(const Item& item) { return {item.source, item.folder, item.route, body_of(item.text), &item.attachments}; }

LinkOrigin origin_of(const CategoryFile& category) {
  return {category.source, category.source.substr(0, category.source.rfind('/')), category.route,
          std::shared_ptr<const Body>(std::shared_ptr<const Body>(), &category.body), &category.files};
}

Result<ResolvedLink> resolve_link(const Site& site, const LinkOrigin& from, const Slot& slot, const RouteSet* routes) {
  if (slot.target.empty()) {
    if (auto fault = anchor_fault(from.body.get(), slot.fragment, "this page")) return std::move(*fault);
    return ResolvedLink{from.route.path, slot.suffix, slot.fragment, slot.suffix.empty()};
  }
  return slot.target.starts_with('/') ? from_root(site, slot, routes) : from_file(site, from, slot);
}

}  // namespace gazette
