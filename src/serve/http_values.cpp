#include "serve/http_values.hpp"

#include "base/date.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>

namespace gazette {

namespace {

constexpr std::array<std::string_view, 7> k_days = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
constexpr std::array<std::string_view, 12> k_months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::size_t k_date_size = 29;

std::string two_digits(int number) {
  return {static_cast<char>('0' + number / 10), static_cast<char>('0' + number % 10)};
}

std::optional<int> digits(std::string_view text) {
  if (text.empty() || !std::all_of(text.begin(), text.end(), is_ascii_digit)) return std::nullopt;
  const auto number = parse_integer(text);
  return number ? std::optional(static_cast<int>(*number)) : std::nullopt;
}

std::optional<std::size_t> count_of(std::string_view text) {
  constexpr std::size_t k_most_digits = 18;
  if (text.empty() || text.size() > k_most_digits || !std::all_of(text.begin(), text.end(), is_ascii_digit))
    return std::nullopt;
  std::size_t number = 0;
  for (const char c : text) number = number * 10 + static_cast<std::size_t>(c - '0');
  return number;
}

std::string_view without_port(std::string_view host) {
  const auto port = host.rfind(':');
  if (port == std::string_view::npos || !std::ranges::all_of(host.substr(port + 1), is_ascii_digit)) return host;
  return host.substr(0, port);
}

}  // namespace

std::string http_date(std::int64_t unix_seconds) {
  const auto moment = from_unix_seconds(unix_seconds, 0);
  const auto& date = moment.date;
  const auto weekday = static_cast<std::size_t>((days_since_epoch(date) % 7 + 7 + 3) % 7);  // 1970-01-01 was a Thursday
  std::string out(k_days[weekday]);
  out += ", " + two_digits(date.day) + " ";
  out += k_months[static_cast<std::size_t>(date.month) - 1];
  auto year = std::to_string(date.year);
  year.insert(0, 4 - std::min<std::size_t>(year.size(), 4), '0');
  return out + " " + year + " " + two_digits(moment.hour) + ":" + two_digits(moment.minute) + ":" +
         two_digits(moment.second) + " GMT";
}

std::optional<std::int64_t> parse_http_date(std::string_view text) {
  if (text.size() != k_date_size || !text.ends_with(" GMT")) return std::nullopt;
  const auto month = std::ranges::find(k_months, text.substr(8, 3));
  const auto day = digits(text.substr(5, 2)), year = digits(text.substr(12, 4)), hour = digits(text.substr(17, 2)),
             minute = digits(text.substr(20, 2)), second = digits(text.substr(23, 2));
  if (month == k_months.end() || !day || !year || !hour || !minute || !second) return std::nullopt;
  if (*day < 1 || *day > 31 || *hour > 23 || *minute > 59 || *second > 60) return std::nullopt;
  const Date date{*year, static_cast<int>(month - k_months.begin()) + 1, *day};
  return DateTime{date, *hour, *minute, *second, 0}.unix_seconds();
}

bool names_tag(std::string_view if_none_match, std::string_view tag) {
  for (auto part : split(if_none_match, ',')) {
    part = trimmed(part);
    if (part == "*") return true;
    if (part.starts_with("W/")) part.remove_prefix(2);
    if (part == tag) return true;
  }
  return false;
}

bool accepts_gzip(std::string_view accept_encoding) {
  bool takes_others = false;  // what a star says, which stands for all that is not named
  for (const auto part : split(accept_encoding, ',')) {
    const auto semicolon = std::min(part.find(';'), part.size());
    const auto coding = lower_ascii(trimmed(part.substr(0, semicolon)));
    const auto quality = lower_ascii(trimmed(part.substr(std::min(semicolon + 1, part.size()))));
    const bool is_taken = !quality.starts_with("q=0") || quality.find_first_of("123456789") != std::string_view::npos;
    if (coding == "gzip") return is_taken;
    if (coding == "*") takes_others = is_taken;
  }
  return takes_others;
}

RangeAnswer range_of(std::string_view header, std::size_t size) {
  constexpr std::string_view k_unit = "bytes=";
  const auto whole = RangeAnswer{};
  if (!header.starts_with(k_unit) || header.find(',') != std::string_view::npos) return whole;
  const auto spec = trimmed(header.substr(k_unit.size()));
  const auto dash = spec.find('-');
  if (dash == std::string_view::npos) return whole;
  const auto first_text = spec.substr(0, dash), last_text = spec.substr(dash + 1);
  const auto first = count_of(first_text), last = count_of(last_text);
  if ((!first && !first_text.empty()) || (!last && !last_text.empty()) || (!first && !last)) return whole;
  if (!first) {
    if (*last == 0 || size == 0) return {RangeKind::unsatisfiable, {}};
    const auto count = std::min(*last, size);
    return {RangeKind::part, {size - count, count}};
  }
  if (last && *last < *first) return whole;
  if (*first >= size) return {RangeKind::unsatisfiable, {}};
  const auto end = last ? std::min(*last + 1, size) : size;
  return {RangeKind::part, {*first, end - *first}};
}

bool is_loopback_host(std::string_view host) {
  const auto name = without_port(host);
  return lower_ascii(name) == "localhost" || name == "127.0.0.1" || name == "[::1]";
}

bool is_same_origin(std::string_view origin, std::string_view host, std::string_view fetch_site) {
  constexpr std::string_view k_scheme = "http://";
  if (!fetch_site.empty() && fetch_site != "same-origin") return false;
  return !host.empty() && origin.starts_with(k_scheme) && origin.substr(k_scheme.size()) == host;
}

}  // namespace gazette
