#include "privacy/email_address.hpp"

#include "base/text.hpp"

#include <string>

namespace gazette {

namespace {

bool is_of(char c, std::string_view more) {
  return is_ascii_alpha(c) || is_ascii_digit(c) || more.find(c) != std::string_view::npos;
}

}  // namespace

std::optional<Span> email_around(std::string_view text, std::size_t at) {
  auto start = at, end = at + 1;
  while (start > 0 && at - start < 64 && is_of(text[start - 1], "._%+-")) --start;
  while (end < text.size() && end - at < 255 && is_of(text[end], ".-")) ++end;
  while (end > at + 1 && (text[end - 1] == '.' || text[end - 1] == '-')) --end;
  while (start < at && (text[start] == '.' || text[start] == '-')) ++start;
  const auto domain = text.substr(at + 1, end - at - 1);
  const auto dot = domain.rfind('.');
  const bool has_domain = dot != std::string_view::npos && dot > 0 && domain.size() - dot > 2 &&
                          is_ascii_alpha(domain[dot + 1]) && domain.front() != '.';
  if (start == at || !has_domain) return std::nullopt;
  return Span{start, end};
}

}  // namespace gazette
