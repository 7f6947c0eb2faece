// An address is first made one from the site's root, as a browser would from the page's own address; one that leaves
// the site stays, or gets the site's scheme and host. What is left is looked up among the files of the copy.
#include "archive/copy_links.hpp"

#include "archive/css_addresses.hpp"
#include "archive/html_addresses.hpp"
#include "base/text.hpp"
#include "io/file_system.hpp"
#include "model/route.hpp"

#include <algorithm>
#include <utility>

namespace gazette {

namespace {

bool has_scheme(std::string_view address) {
  if (address.empty() || !is_ascii_alpha(address.front())) return false;
  const auto is_of_scheme = [](char c) {
    return is_ascii_alpha(c) || is_ascii_digit(c) || c == '+' || c == '-' || c == '.';
  };
  const auto end = std::ranges::find_if_not(address, is_of_scheme);
  return end != address.end() && *end == ':';
}

bool is_fetched(std::string_view address) {
  const auto lower = lower_ascii(address.substr(0, 8));
  return lower.starts_with("http://") || lower.starts_with("https://") || lower.starts_with("//");
}

// `https://host`
std::string_view origin_of(std::string_view url) {
  const auto host = url.find("://");
  return url.substr(0, host == std::string_view::npos ? 0 : url.find('/', host + 3));
}

/// `/a/b/?q#f` in its parts; `path` is still encoded.
struct Parts {
  std::string_view path, query, fragment;  ///< the last two with their `?` and `#`
};

Parts parts_of(std::string_view address) {
  Parts parts;
  const auto hash = std::min(address.find('#'), address.size());
  parts.fragment = address.substr(hash);
  address = address.substr(0, hash);
  const auto question = std::min(address.find('?'), address.size());
  parts.query = address.substr(question);
  parts.path = address.substr(0, question);
  return parts;
}

// `a/b/index.html` for `a/b/`, as the site's routes are written.
std::string file_of(const std::string& path) {
  return path.empty() || path.ends_with('/') ? path + "index.html" : path;
}

// A path below the folder of `page`, from the site's root; nothing where it would leave the site.
std::optional<std::string> resolved(std::string_view page, const std::string& path) {
  auto out = normal_path(path_join(path_folder(page), path));
  if (!out) return out;
  const bool is_folder =
      path.ends_with('/') || path == "." || path.ends_with("/.") || path == ".." || path.ends_with("/..");
  if (is_folder && !out->empty()) *out += '/';
  return out;
}

}  // namespace

CopyLinks::CopyLinks(const SiteConfig& config, Places places, std::string needed_folder, MayCome may_come)
    : config_(config),
      places_(std::move(places)),
      needed_folder_(std::move(needed_folder)),
      may_come_(std::move(may_come)) {}

std::string CopyLinks::place_of(const std::string& output_path) const {
  const auto found = places_.find(output_path);
  return found == places_.end() ? path_join(needed_folder_, output_path) : found->second;
}

CopyLinks::Copied CopyLinks::page(std::string_view html, const std::string& output_path) const {
  Copied copied;
  copied.bytes = with_new_addresses(
      html, [&](const std::string& written, AddressUse use) { return address(written, use, output_path, copied); });
  return copied;
}

CopyLinks::Copied CopyLinks::style_sheet(std::string_view css, const std::string& output_path) const {
  Copied copied;
  copied.bytes = css_with_new_addresses(
      css, [&](const std::string& written, AddressUse use) { return address(written, use, output_path, copied); });
  return copied;
}

std::string CopyLinks::address(const std::string& written, AddressUse use, const std::string& from,
                               Copied& copied) const {
  if (written.empty() || written.starts_with('#')) return written;
  const auto origin = origin_of(config_.base_url);
  if (use == AddressUse::load && written.starts_with(origin)) {
    if (const auto below = below_base(written.substr(origin.size()))) return of_site(*below, use, from, copied);
  }
  if (has_scheme(written) || written.starts_with("//")) {
    if (use == AddressUse::load && is_fetched(written)) copied.elsewhere.insert(written);
    return written.starts_with("//") ? std::string(origin.substr(0, origin.find("//"))) + written : written;
  }
  if (const auto below = below_base(written)) return of_site(*below, use, from, copied);
  if (written.starts_with('/')) {
    if (use == AddressUse::load) copied.elsewhere.insert(written);
    return std::string(origin) + written;
  }
  const auto parts = parts_of(written);
  const auto path = parts.path.empty() ? std::optional(from) : resolved(from, decoded_path(parts.path));
  if (!path) return written;
  return of_site(encoded_path(*path).append(parts.query).append(parts.fragment), use, from, copied);
}

// What of an address from the host's root comes after the path of base_url, however either is encoded.
std::optional<std::string> CopyLinks::below_base(std::string_view address) const {
  const auto parts = parts_of(address);
  const auto path = decoded_path(parts.path);
  if (!path.starts_with(config_.base_path)) return std::nullopt;
  return encoded_path(std::string_view(path).substr(config_.base_path.size()))
      .append(parts.query)
      .append(parts.fragment);
}

// `path` is an address below base_url: encoded, with query and fragment.
std::string CopyLinks::of_site(const std::string& path, AddressUse use, const std::string& from, Copied& copied) const {
  const auto parts = parts_of(path);
  const auto route = decoded_path(parts.path);
  for (const auto& file : {file_of(route), file_of(route + "/")}) {
    const auto place = places_.find(file);
    if (place != places_.end()) return relative_address(place_of(from), place->second).append(parts.fragment);
  }
  if (use == AddressUse::load) {
    if (may_come_(route)) {
      copied.needed.insert(route);
      return relative_address(place_of(from), place_of(route)).append(parts.fragment);
    }
    copied.elsewhere.insert(config_.base_url + path);
  }
  return config_.base_url + path;
}

std::string relative_address(std::string_view from, std::string_view to) {
  const auto ends = std::ranges::mismatch(from, to);
  auto same = static_cast<std::size_t>(ends.in1 - from.begin());
  same = same == 0 ? 0 : from.rfind('/', same - 1) + 1;  // npos + 1 is 0
  const auto up = std::ranges::count(from.substr(same), '/');
  std::string out;
  for (auto i = up; i > 0; --i) out += "../";
  out += encoded_path(to.substr(same));
  const bool looks_like_scheme = out.substr(0, out.find('/')).find(':') != std::string::npos;
  return looks_like_scheme ? "./" + out : out;
}

}  // namespace gazette
