#include "base/slug.hpp"

#include "base/unicode.hpp"

namespace gazette {

namespace {

bool stays_in_path(char32_t c) {
  return is_word_character(c) || c == '-' || c == '_' || c == '.' || c == '~' || c == '+' || c == U'〔' || c == U'〕';
}

}  // namespace

std::string slug_of(std::string_view text) {
  std::string out;
  bool gap = false;
  while (!text.empty()) {
    const auto decoded = decode_utf8(text);
    if (stays_in_path(decoded.code_point)) {
      if (gap && !out.empty()) out += '-';
      out.append(text, 0, decoded.size);
      gap = false;
    } else {
      gap = true;
    }
    text.remove_prefix(decoded.size);
  }
  while (!out.empty() && (out.back() == '-' || out.back() == '.')) out.pop_back();
  const auto start = out.find_first_not_of("-.");
  return start == std::string::npos ? std::string() : out.substr(start);
}

std::string anchor_of(std::string_view text) {
  const auto lower = lower_case(text);
  std::string out;
  out.reserve(lower.size());
  for (std::string_view rest = lower; !rest.empty();) {
    const auto decoded = decode_utf8(rest);
    const auto c = decoded.code_point;
    if (is_word_character(c) || c == '-' || c == '_') out.append(rest, 0, decoded.size);
    else if (is_unicode_space(c)) out += '-';
    rest.remove_prefix(decoded.size);
  }
  return out.empty() ? "section" : out;
}

}  // namespace gazette
