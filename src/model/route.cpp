#include "model/route.hpp"

#include "base/file_types.hpp"
#include "base/text.hpp"

#include <optional>

namespace gazette {

namespace {

// RFC 3986: pchar and "/".
bool stays_in_url_path(char c) {
  return is_ascii_alpha(c) || is_ascii_digit(c) ||
         std::string_view("-._~!$&'()*+,;=:@/").find(c) != std::string_view::npos;
}

std::optional<int> hex_value(char c) {
  if (is_ascii_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return std::nullopt;
}

}  // namespace

bool is_page_route(const Route& route) { return route.path.empty() || route.path.ends_with('/'); }

std::string url_of(const Route& route) { return "/" + route.path; }

std::string asked_url(const Route& route) {
  auto url = url_of(route);
  if (is_page_route(route) && is_file_name(url)) url.pop_back();
  return url;
}

std::string output_path(const Route& route) { return is_page_route(route) ? route.path + "index.html" : route.path; }

std::string encoded_path(std::string_view path) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  out.reserve(path.size());
  for (const char c : path) {
    if (stays_in_url_path(c)) {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += '%';
    out += digits[byte >> 4];
    out += digits[byte & 0x0F];
  }
  return out;
}

std::string decoded_path(std::string_view path) {
  std::string out;
  for (std::size_t i = 0; i < path.size(); ++i) {
    const auto high = path[i] == '%' && i + 2 < path.size() ? hex_value(path[i + 1]) : std::nullopt;
    const auto low = high ? hex_value(path[i + 2]) : std::nullopt;
    if (low) {
      out += static_cast<char>(*high * 16 + *low);
      i += 2;
    } else {
      out += path[i];
    }
  }
  return out;
}

}  // namespace gazette
