#include "formats/markdown/han_address.hpp"

#include "base/text.hpp"
#include "base/unicode.hpp"

#include <algorithm>
#include <array>

namespace gazette::markdown {

namespace {

// Delegated top-level domains in Chinese that follow Latin labels too.
constexpr std::array<std::string_view, 12> k_top_domains = {"中国", "中國", "公司", "网络", "網絡",   "政务",
                                                            "公益", "在线", "网址", "集团", "中文网", "香港"};

bool is_alphanumeric(char c) { return is_ascii_alpha(c) || is_ascii_digit(c); }

bool is_chinese_at(std::string_view text, std::size_t at) {
  return at < text.size() && static_cast<unsigned char>(text[at]) >= 0x80 &&
         is_cjk_letter(decode_utf8(text.substr(at)).code_point);
}

bool is_latin_at(std::string_view text, std::size_t at) { return at < text.size() && is_alphanumeric(text[at]); }

// Behind the Chinese characters, Latin letters, digits and `others` from `at` on.
std::size_t end_of_run(std::string_view text, std::size_t at, std::string_view others) {
  while (at < text.size()) {
    if (is_chinese_at(text, at)) at += decode_utf8(text.substr(at)).size;
    else if (is_alphanumeric(text[at]) || others.find(text[at]) != std::string_view::npos) ++at;
    else break;
  }
  return at;
}

// Whether what stands at `at` can only be the continuation of an address.
bool continues_address(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  switch (text[at]) {
    case '=':
    case '#': return true;
    case '/': return is_latin_at(text, at + 1) || is_chinese_at(text, at + 1) || text.substr(at + 1).starts_with('%');
    case '?':
    case '&':
    case '.': return is_latin_at(text, at + 1);
    default: return false;
  }
}

}  // namespace

std::size_t han_label_size(std::string_view text, std::size_t at, bool has_chinese) {
  if (!is_chinese_at(text, at) || (at > 0 && text[at - 1] != '.')) return 0;
  const auto end = end_of_run(text, at, "-");
  const auto label = text.substr(at, end - at);
  const bool is_followed =
      text.substr(end).starts_with('.') && (is_latin_at(text, end + 1) || is_chinese_at(text, end + 1));
  const bool is_top = std::find(k_top_domains.begin(), k_top_domains.end(), label) != k_top_domains.end();
  const bool may_be_last = at > 0 && (has_chinese || is_top);
  return is_followed || may_be_last ? label.size() : 0;
}

std::size_t han_part_size(std::string_view text, std::size_t at, bool has_chinese) {
  if (!is_chinese_at(text, at) || at == 0) return 0;
  const char before = text[at - 1];
  if (std::string_view("/?#&=-_.").find(before) == std::string_view::npos) return 0;
  const bool is_value = before == '=' || before == '#';
  const auto end = end_of_run(text, at, "-_%");
  return is_value || has_chinese || continues_address(text, end) ? end - at : 0;
}

}  // namespace gazette::markdown
