#include "external/web_address.hpp"

#include "base/host_name.hpp"
#include "base/text.hpp"

namespace gazette {

namespace {

constexpr std::string_view k_hex = "0123456789ABCDEF";

int usual_port(bool is_secure) { return is_secure ? 443 : 80; }

// What may not stand in a request line is encoded; what is encoded already stays.
std::string encoded_target(std::string_view target) {
  std::string out = target.starts_with('/') ? "" : "/";
  for (const char c : target) {
    const auto byte = static_cast<unsigned char>(c);
    const bool stays = byte > 0x20 && byte < 0x7F && std::string_view("\"<>\\^`{|}").find(c) == std::string_view::npos;
    if (stays) out += c;
    else out.append({'%', k_hex[byte >> 4], k_hex[byte & 0xF]});
  }
  return out;
}

/// Splits `host:port`; the port is the usual one where none is given.
bool read_authority(std::string_view authority, WebAddress& address) {
  const auto bracket = authority.rfind(']');
  const auto colon = authority.rfind(':');
  const bool has_port = colon != std::string_view::npos && (bracket == std::string_view::npos || colon > bracket);
  address.port = usual_port(address.is_secure);
  if (has_port && colon + 1 < authority.size()) {
    const auto port = parse_integer(authority.substr(colon + 1));
    if (!port || *port < 1 || *port > 65535) return false;
    address.port = static_cast<int>(*port);
  }
  auto host = ascii_host(authority.substr(0, has_port ? colon : authority.size()));
  if (!host) return false;
  address.host = std::move(*host);
  return true;
}

}  // namespace

std::optional<WebAddress> parse_web_address(std::string_view text) {
  text = trimmed(text);
  const auto mark = text.find("://");
  if (mark == std::string_view::npos) return std::nullopt;
  const auto scheme = lower_ascii(text.substr(0, mark));
  if (scheme != "http" && scheme != "https") return std::nullopt;
  WebAddress address;
  address.is_secure = scheme == "https";
  auto rest = text.substr(mark + 3);
  rest = rest.substr(0, rest.find('#'));
  const auto end = rest.find_first_of("/?");
  if (!read_authority(rest.substr(0, end), address)) return std::nullopt;
  address.target = encoded_target(end == std::string_view::npos ? "/" : rest.substr(end));
  return address;
}

std::string origin_of(const WebAddress& address) {
  auto origin = (address.is_secure ? "https://" : "http://") + address.host;
  if (address.port != usual_port(address.is_secure)) origin += ":" + std::to_string(address.port);
  return origin;
}

std::string text_of(const WebAddress& address) { return origin_of(address) + address.target; }

std::optional<WebAddress> redirected(const WebAddress& from, std::string_view location) {
  location = trimmed(location);
  location = location.substr(0, location.find('#'));
  const auto colon = location.find_first_of(":/?");
  if (colon != std::string_view::npos && location[colon] == ':') return parse_web_address(location);
  if (location.starts_with("//"))
    return parse_web_address((from.is_secure ? "https:" : "http:") + std::string(location));
  auto to = from;
  const auto path = std::string_view(from.target).substr(0, from.target.find('?'));
  if (location.starts_with('/')) to.target = encoded_target(location);
  else if (location.starts_with('?')) to.target = std::string(path) + encoded_target(location).substr(1);
  else if (!location.empty())
    to.target = std::string(path.substr(0, path.rfind('/') + 1)) + encoded_target(location).substr(1);
  return to;
}

}  // namespace gazette
