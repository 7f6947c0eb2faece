#include "formats/markdown/addresses.hpp"

#include "base/text.hpp"
#include "base/unicode.hpp"

#include <algorithm>
#include <array>

namespace gazette::markdown {

namespace {

constexpr std::string_view k_hex = "0123456789ABCDEF";

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

// Browsers drop control characters and leading spaces before they look for a scheme (URL standard, section 4.4).
std::string as_browsers_read(std::string_view url) {
  std::string out;
  std::copy_if(url.begin(), url.end(), std::back_inserter(out), [](char c) { return !is_control(c); });
  out.erase(0, out.find_first_not_of(' '));
  return out;
}

// RFC 3986, section 3.1; empty without a scheme.
std::string_view scheme_of(std::string_view url) {
  const auto colon = url.find_first_of(":/?#");
  if (colon == std::string_view::npos || colon == 0 || url[colon] != ':' || !is_ascii_alpha(url[0])) return {};
  const auto scheme = url.substr(0, colon);
  const auto is_fit = [](char c) { return is_ascii_alpha(c) || is_ascii_digit(c) || c == '+' || c == '-' || c == '.'; };
  return std::all_of(scheme.begin(), scheme.end(), is_fit) ? scheme : std::string_view();
}

int hex_value(char c) {
  if (is_ascii_digit(c)) return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

std::string percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_code =
        text[i] == '%' && i + 2 < text.size() && hex_value(text[i + 1]) >= 0 && hex_value(text[i + 2]) >= 0;
    if (is_code) {
      out += static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2]));
      i += 2;
    } else {
      out += text[i];
    }
  }
  const bool is_readable = !find_invalid_utf8(out) && std::none_of(out.begin(), out.end(), is_control);
  return is_readable ? out : std::string(text);
}

bool stays_in_href(char c) {
  return is_ascii_alpha(c) || is_ascii_digit(c) ||
         std::string_view("-_.+!*(),%#@?=;:/$~").find(c) != std::string_view::npos;
}

const std::array<bool, 256>& href_table() {
  static const auto table = [] {
    std::array<bool, 256> stays{};
    for (std::size_t c = 0; c < 128; ++c) stays[c] = stays_in_href(static_cast<char>(c));
    return stays;
  }();
  return table;
}

}  // namespace

bool is_dangerous_address(std::string_view url) {
  const auto lower = lower_ascii(url.substr(0, 16));
  const auto starts = [&](std::string_view prefix) { return lower.starts_with(prefix); };
  if (starts("data:")) {
    return !(starts("data:image/png") || starts("data:image/gif") || starts("data:image/jpeg") ||
             starts("data:image/webp"));
  }
  // The last ones hold another address, which may be any of these.
  return starts("javascript:") || starts("vbscript:") || starts("file:") || starts("view-source:") || starts("feed:") ||
         starts("jar:") || starts("blob:") || starts("filesystem:");
}

AddressKind kind_of_address(std::string_view url) {
  const auto read = as_browsers_read(url);
  if (is_dangerous_address(read)) return AddressKind::dangerous;
  const auto scheme = lower_ascii(scheme_of(read));
  if (scheme == "mailto" || scheme == "tel") return AddressKind::contact;
  return scheme.empty() && !read.starts_with("//") ? AddressKind::internal : AddressKind::external;
}

bool is_web_address(std::string_view url) {
  const auto scheme = lower_ascii(scheme_of(url));
  return (scheme == "http" || scheme == "https") && url.substr(scheme.size()).starts_with("://");
}

AddressParts parts_of_address(std::string_view url) {
  AddressParts parts;
  if (const auto hash = url.find('#'); hash != std::string_view::npos) {
    parts.fragment = percent_decoded(url.substr(hash + 1));
    url = url.substr(0, hash);
  }
  if (const auto mark = url.find('?'); mark != std::string_view::npos) {
    parts.query = url.substr(mark);
    url = url.substr(0, mark);
  }
  parts.path = percent_decoded(url);
  return parts;
}

void append_href(std::string& out, std::string_view url) {
  const auto& stays = href_table();
  for (const char c : url) {
    const auto byte = static_cast<unsigned char>(c);
    if (stays[byte]) out += c;
    else if (c == '&') out += "&amp;";
    else if (c == '\'') out += "&#x27;";
    else out.append({'%', k_hex[byte >> 4], k_hex[byte & 0xF]});
  }
}

}  // namespace gazette::markdown
