#include "content/permalinks.hpp"

#include "base/invisible.hpp"
#include "base/text.hpp"
#include "base/unicode.hpp"
#include "io/file_system.hpp"

#include <algorithm>

namespace gazette {

namespace {

std::string two_digits(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

// Paths of the output that gazette needs for itself are taken care of when routes are compared.
bool is_sound_path(std::string_view path) {
  if (path.empty() || find_invalid_utf8(path)) return false;
  while (!path.empty()) {
    const auto [c, size] = decode_utf8(path);
    if (c == '\\' || is_control(c) || c < 0x20 || is_direction_control(c)) return false;
    path.remove_prefix(size);
  }
  return true;
}

// What is likelier a slip than part of an address must be written as %3F if it is meant.
bool is_plainly_written(std::string_view alias) { return alias.find_first_of(" ?#:*") == std::string_view::npos; }

// Web hosts send files of these names as pages.
bool is_page_file(std::string_view path) {
  const auto ending = path_extension(path);
  return ending == "html" || ending == "htm" || ending == "shtml" || ending == "xhtml";
}

}  // namespace

Route item_route(const Item& item, std::string_view slug, const SiteConfig& config) {
  if (item.category.empty()) return {std::string(slug) + "/"};
  const auto date = item.published.value_or(DateTime{}).date;
  auto path = config.item_permalink;
  path = replaced(path, ":category", item.category);
  path = replaced(path, ":slug", slug);
  path = replaced(path, ":year", std::to_string(date.year));
  path = replaced(path, ":month", two_digits(date.month));
  path = replaced(path, ":day", two_digits(date.day));
  return {normal_path(path).value_or("") + "/"};
}

Result<Route> alias_route(std::string_view alias) {
  const auto path = normal_path(decoded_path(alias));
  if (!alias.starts_with('/') || alias.starts_with("//") || !path || !is_plainly_written(alias) ||
      !is_sound_path(*path)) {
    return Error{ErrorKind::content,
                 "invalid-alias",
                 quoted(alias) + " is not an address inside the site",
                 {},
                 "write the former path from the site's root, as in \"/old/notice-7.html\"",
                 {}};
  }
  const bool is_file = !alias.ends_with('/') && is_page_file(*path);
  return Route{is_file ? *path : *path + "/"};
}

std::vector<Route> read_aliases(TableReader& reader) {
  std::vector<Route> routes;
  (void)reader.texts("aliases");  // reports what is no text
  const auto* value = reader.value("aliases");
  const auto* list = value ? value->as_array() : nullptr;
  if (!list) return routes;
  for (const auto& element : *list) {
    const auto* alias = element.as_text();
    if (!alias) continue;
    const auto route = alias_route(*alias);
    if (route) routes.push_back(*route);
    else reader.fail_at(element.place, route.error().rule, route.error().message, route.error().help);
  }
  return routes;
}

}  // namespace gazette
