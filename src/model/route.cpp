#include "model/route.hpp"

#include "base/file_types.hpp"
#include "base/text.hpp"

#include <array>
#include <optional>

namespace gazette {

namespace {

// RFC 3986: pchar and "/".
constexpr std::array<bool, 256> k_stays_in_url_path = [] {
  std::array<bool, 256> stays{};
  for (const char c : std::string_view("-._~!$&'()*+,;=:@/")) stays[static_cast<unsigned char>(c)] = true;
  for (auto c = '0'; c <= '9'; ++c) stays[static_cast<unsigned char>(c)] = true;
  for (auto c = 'a'; c <= 'z'; ++c) stays[static_cast<unsigned char>(c)] = true;
  for (auto c = 'A'; c <= 'Z'; ++c) stays[static_cast<unsigned char>(c)] = true;
  return stays;
}();

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
  for (std::size_t start = 0;;) {
    auto end = start;
    while (end < path.size() && k_stays_in_url_path[static_cast<unsigned char>(path[end])]) ++end;
    out.append(path, start, end - start);
    if (end == path.size()) return out;
    const auto byte = static_cast<unsigned char>(path[end]);
    const char escape[] = {'%', digits[byte >> 4], digits[byte & 0x0F]};
    out.append(escape, sizeof escape);
    start = end + 1;
  }
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
