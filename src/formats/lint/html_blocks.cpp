#include "formats/lint/html_blocks.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace gazette::lint {

namespace {

constexpr std::array<std::string_view, 62> k_block_tags = {
    "address",  "article",    "aside",  "base",    "basefont", "blockquote", "body",     "caption",  "center",
    "col",      "colgroup",   "dd",     "details", "dialog",   "dir",        "div",      "dl",       "dt",
    "fieldset", "figcaption", "figure", "footer",  "form",     "frame",      "frameset", "h1",       "h2",
    "h3",       "h4",         "h5",     "h6",      "head",     "header",     "hr",       "html",     "iframe",
    "legend",   "li",         "link",   "main",    "menu",     "menuitem",   "nav",      "noframes", "ol",
    "optgroup", "option",     "p",      "param",   "section",  "source",     "summary",  "table",    "tbody",
    "td",       "tfoot",      "th",     "thead",   "title",    "tr",         "track",    "ul"};

constexpr std::array<std::string_view, 4> k_raw_tags = {"script", "pre", "style", "textarea"};
constexpr std::array<std::string_view, 4> k_raw_ends = {"</script>", "</pre>", "</style>", "</textarea>"};

std::string tag_name(std::string_view rest) {
  std::size_t at = rest.starts_with("</") ? 2 : 1;
  const auto start = at;
  while (at < rest.size() && (is_ascii_alpha(rest[at]) || is_ascii_digit(rest[at]) || rest[at] == '-')) ++at;
  return lower_ascii(rest.substr(start, at - start));
}

std::size_t after_spaces(std::string_view tag, std::size_t at) {
  while (at < tag.size() && is_ascii_space(tag[at])) ++at;
  return at;
}

// Behind the ` = value` of an attribute that ends at `at`: `at` itself without one, npos when it is malformed.
std::size_t after_value(std::string_view tag, std::size_t at) {
  const auto equals = after_spaces(tag, at);
  if (equals >= tag.size() || tag[equals] != '=') return at;
  const auto start = after_spaces(tag, equals + 1);
  if (start >= tag.size()) return std::string_view::npos;
  if (tag[start] == '"' || tag[start] == '\'') {
    const auto close = tag.find(tag[start], start + 1);
    return close == std::string_view::npos ? close : close + 1;
  }
  const auto end = std::min(tag.find_first_of(" \t\"'=<>`", start), tag.size());
  return end == start ? std::string_view::npos : end;
}

// Whether all of `rest` is one complete tag (section 6.10) whose name ends at `at`, and blanks.
bool is_tag_alone(std::string_view rest, std::size_t at, bool is_closing) {
  constexpr std::string_view first = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_:";
  constexpr std::string_view others = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_:0123456789.-";
  while (!is_closing) {
    const auto name = after_spaces(rest, at);
    if (name == at || name >= rest.size() || first.find(rest[name]) == std::string_view::npos) break;
    at = after_value(rest, std::min(rest.find_first_not_of(others, name), rest.size()));
    if (at == std::string_view::npos) return false;
  }
  at = after_spaces(rest, at);
  if (!is_closing && at < rest.size() && rest[at] == '/') ++at;
  return at < rest.size() && rest[at] == '>' && trimmed(rest.substr(at + 1)).empty();
}

}  // namespace

HtmlEnd html_block_at(std::string_view rest, bool interrupts_paragraph) {
  using Kind = HtmlEnd::Kind;
  if (rest.size() < 2 || rest.front() != '<') return {};
  if (rest.starts_with("<!--")) return {Kind::text, "-->"};
  if (rest.starts_with("<?")) return {Kind::text, "?>"};
  if (rest.starts_with("<![CDATA[")) return {Kind::text, "]]>"};
  if (rest[1] == '!') return rest.size() > 2 && is_ascii_alpha(rest[2]) ? HtmlEnd{Kind::text, ">"} : HtmlEnd{};
  const bool is_closing = rest[1] == '/';
  const auto name = tag_name(rest);
  if (name.empty() || !is_ascii_alpha(name.front())) return {};
  const auto raw = std::find(k_raw_tags.begin(), k_raw_tags.end(), name);
  if (!is_closing && raw != k_raw_tags.end())
    return {Kind::text, k_raw_ends[static_cast<std::size_t>(raw - k_raw_tags.begin())]};
  const auto name_end = name.size() + (is_closing ? 2 : 1);
  const bool is_block = std::find(k_block_tags.begin(), k_block_tags.end(), name) != k_block_tags.end();
  const bool ends_name =
      name_end >= rest.size() || is_ascii_space(rest[name_end]) || rest[name_end] == '>' || rest[name_end] == '/';
  if (is_block && ends_name) return {Kind::blank_line, {}};
  return !interrupts_paragraph && is_tag_alone(rest, name_end, is_closing) ? HtmlEnd{Kind::blank_line, {}} : HtmlEnd{};
}

bool ends_html(const HtmlEnd& end, std::string_view line) {
  if (end.kind == HtmlEnd::Kind::blank_line) return trimmed(line).empty();
  return lower_ascii(line).find(end.text) != std::string::npos;
}

}  // namespace gazette::lint
