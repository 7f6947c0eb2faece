#include "formats/markdown/bare_address.hpp"

#include "base/text.hpp"
#include "base/unicode.hpp"
#include "formats/markdown/han_address.hpp"

#include <algorithm>
#include <string>

namespace gazette::markdown {

namespace {

constexpr std::size_t k_longest_domain = 1'000;  // bytes; four times what the DNS allows

bool is_alphanumeric(char c) { return is_ascii_alpha(c) || is_ascii_digit(c); }

bool is_one_of(char c, std::string_view set) { return set.find(c) != std::string_view::npos; }

bool is_chinese_at(std::string_view text, std::size_t at) {
  if (static_cast<unsigned char>(text[at]) < 0x80) return false;
  const auto c = decode_utf8(text.substr(at)).code_point;
  return is_cjk_letter(c) || is_cjk_punctuation(c);
}

bool is_between(char32_t c, char32_t first, char32_t last) { return c >= first && c <= last; }

// Punctuation, which ends a host name, without symbols such as emoji, which do not.
bool is_host_punctuation(char32_t c) {
  if (is_cjk_punctuation(c)) return true;
  return is_punctuation(c) && (is_between(c, 0xA1, 0xBF) || is_between(c, 0x2010, 0x205E));
}

// A mark of ours (U+E000 and so on, see marks.hpp) says that something else stood here.
bool is_mark_at(std::string_view text, std::size_t at) { return text.substr(at).starts_with("\xEE\x80"); }

bool is_host_character_at(std::string_view text, std::size_t at, AddressEnd rule) {
  if (static_cast<unsigned char>(text[at]) < 0x80) return is_alphanumeric(text[at]);
  if (is_mark_at(text, at) || (rule == AddressEnd::chinese && is_chinese_at(text, at))) return false;
  const auto c = decode_utf8(text.substr(at)).code_point;
  return !is_unicode_space(c) && !is_host_punctuation(c);
}

bool ends_address(std::string_view text, std::size_t at, AddressEnd rule) {
  if (is_ascii_space(text[at]) || text[at] == '<') return true;
  if (is_mark_at(text, at)) return true;
  return rule == AddressEnd::chinese && is_chinese_at(text, at);
}

struct Domain {
  std::size_t size = 0;  // bytes; 0 if it is none
  bool has_chinese = false;
};

// The domain at the start of `text`. One with an underscore in its last two parts is none, nor is one that no name
// server would know for its length.
Domain domain_of(std::string_view text, bool needs_dot, AddressEnd rule) {
  text = text.substr(0, k_longest_domain);
  std::size_t dots = 0;
  std::size_t underscores_before = 0;
  std::size_t underscores = 0;
  Domain domain;
  auto& at = domain.size;
  while (at < text.size()) {
    const auto label = rule == AddressEnd::chinese ? han_label_size(text, at, domain.has_chinese) : 0;
    if (label > 0) {
      domain.has_chinese = true;
      at += label;
      continue;
    }
    if (text[at] == '_') {
      ++underscores;
    } else if (text[at] == '.') {
      underscores_before = underscores;
      underscores = 0;
      ++dots;
    } else if (text[at] != '-' && !is_host_character_at(text, at, rule)) {
      break;
    }
    at += decode_utf8(text.substr(at)).size;
  }
  const bool is_domain = underscores_before == 0 && underscores == 0 && at < k_longest_domain;
  return is_domain && (!needs_dot || dots > 0) ? domain : Domain{};
}

// `&name;` at the end is an entity, which belongs to the text; a lone `;` is punctuation.
std::size_t before_entity(std::string_view text) {
  std::size_t at = text.size() - 1;
  while (at > 0 && is_ascii_alpha(text[at - 1])) --at;
  const bool is_entity = at > 0 && at < text.size() - 1 && text[at - 1] == '&';
  return is_entity ? at - 1 : text.size() - 1;
}

// GFM's extended autolink path validation: closing punctuation is not part of the address, and a closing
// parenthesis only as far as it has an opening one.
std::size_t without_trailing_punctuation(std::string_view text) {
  auto surplus = std::count(text.begin(), text.end(), ')') - std::count(text.begin(), text.end(), '(');
  while (!text.empty()) {
    const char last = text.back();
    if (is_one_of(last, "?!.,:*_~'\"")) {
      text.remove_suffix(1);
    } else if (last == ';') {
      text = text.substr(0, before_entity(text));
    } else if (last == ')' && surplus > 0) {
      text.remove_suffix(1);
      --surplus;
    } else {
      break;
    }
  }
  return text.size();
}

// Runs from the end of the domain, in an address that starts at `start`, to where the address ends.
std::size_t end_of_address(std::string_view text, Extent before, bool has_chinese, AddressEnd rule) {
  auto end = before.end;
  while (end < text.size()) {
    const auto part = rule == AddressEnd::chinese ? han_part_size(text, end, has_chinese) : 0;
    if (part > 0) has_chinese = true;
    else if (ends_address(text, end, rule)) break;
    end += part > 0 ? part : decode_utf8(text.substr(end)).size;
  }
  return before.start + without_trailing_punctuation(text.substr(before.start, end - before.start));
}

}  // namespace

std::optional<Extent> url_around(std::string_view text, std::size_t colon, AddressEnd rule) {
  if (!text.substr(colon).starts_with("://")) return std::nullopt;
  auto start = colon;
  while (start > 0 && is_ascii_alpha(text[start - 1])) --start;
  if (colon - start > 5) return std::nullopt;
  const auto scheme = lower_ascii(text.substr(start, colon - start));
  if (scheme != "http" && scheme != "https" && scheme != "ftp") return std::nullopt;
  const auto host = colon + 3;
  const auto domain = domain_of(text.substr(host), false, rule);
  if (domain.size == 0 || std::string_view("-_.").find(text[host]) != std::string_view::npos) return std::nullopt;
  const auto end = end_of_address(text, {start, host + domain.size}, domain.has_chinese, rule);
  if (end <= host) return std::nullopt;
  return Extent{start, end};
}

std::optional<Extent> www_address_at(std::string_view text, std::size_t start, AddressEnd rule) {
  if (!text.substr(start).starts_with("www.")) return std::nullopt;
  const auto domain = domain_of(text.substr(start), true, rule);
  if (domain.size == 0) return std::nullopt;
  const auto end = end_of_address(text, {start, start + domain.size}, domain.has_chinese, rule);
  if (end <= start + 4) return std::nullopt;
  return Extent{start, end};
}

std::optional<Extent> email_around(std::string_view text, std::size_t at, std::size_t floor) {
  auto start = at;
  while (start > floor && (is_alphanumeric(text[start - 1]) || is_one_of(text[start - 1], ".+-_"))) --start;
  if (start == at || (start > floor && text[start - 1] == '/')) return std::nullopt;
  std::size_t dots = 0;
  auto end = at + 1;
  for (; end < text.size(); ++end) {
    const char c = text[end];
    if (c == '@') return std::nullopt;
    if (c == '.' && end + 1 < text.size() && is_alphanumeric(text[end + 1])) ++dots;
    else if (!is_alphanumeric(c) && c != '-' && c != '_') break;
  }
  if (dots == 0 || !is_ascii_alpha(text[end - 1])) return std::nullopt;
  return Extent{start, end};
}

bool may_precede_www(std::string_view before, AddressEnd rule) {
  if (before.empty()) return true;
  if (is_ascii_space(before.back()) || is_one_of(before.back(), "*_~(")) return true;
  if (rule != AddressEnd::chinese) return false;
  const auto c = decode_last_utf8(before).code_point;
  return is_cjk_letter(c) || is_cjk_punctuation(c);
}

}  // namespace gazette::markdown
