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

// `<http://…>` and `<a@b>` look like tags but are addresses.
bool is_tag_alone(std::string_view rest, std::size_t name_end) {
  if (name_end < rest.size() && !is_ascii_space(rest[name_end]) && rest[name_end] != '>' && rest[name_end] != '/')
    return false;
  return trimmed(rest).ends_with('>');
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
  return !interrupts_paragraph && is_tag_alone(rest, name_end) ? HtmlEnd{Kind::blank_line, {}} : HtmlEnd{};
}

bool ends_html(const HtmlEnd& end, std::string_view line) {
  if (end.kind == HtmlEnd::Kind::blank_line) return trimmed(line).empty();
  return lower_ascii(line).find(end.text) != std::string::npos;
}

}  // namespace gazette::lint
