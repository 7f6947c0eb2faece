#include "search/plain_text.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>

namespace gazette {

namespace {

// Elements within a line: `应当<strong>公开</strong>` is one run of text.
constexpr auto k_within_lines = std::to_array<std::string_view>(
    {"a",   "abbr", "b", "bdi", "bdo",  "cite",  "code", "del",    "dfn", "em",  "i",  "ins",
     "kbd", "mark", "q", "s",   "samp", "small", "span", "strong", "u",   "var", "wbr"});

constexpr std::array<std::pair<std::string_view, char>, 5> k_entities = {
    {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}}};

bool is_within_line(std::string_view tag) {
  if (tag.starts_with('/')) tag.remove_prefix(1);
  const auto end = std::ranges::find_if_not(tag, [](char c) { return is_ascii_alpha(c) || is_ascii_digit(c); });
  return std::ranges::binary_search(k_within_lines, tag.substr(0, static_cast<std::size_t>(end - tag.begin())));
}

// Appends what stands at the start of `rest`; how many bytes that were.
std::size_t append_character(std::string_view rest, std::string& out) {
  for (const auto& [entity, c] : k_entities) {
    if (!rest.starts_with(entity)) continue;
    out += c;
    return entity.size();
  }
  out += rest.front();
  return 1;
}

}  // namespace

std::string plain_text_of(std::string_view html) {
  std::string out;
  out.reserve(html.size());
  while (!html.empty()) {
    const auto plain = std::min(html.find_first_of("<&"), html.size());
    out.append(html, 0, plain);
    html.remove_prefix(plain);
    if (html.empty()) break;
    if (html.front() == '&') {
      html.remove_prefix(append_character(html, out));
      continue;
    }
    const auto end = std::min(html.find('>'), html.size() - 1);
    if (!is_within_line(html.substr(1, end - 1))) out += ' ';
    html.remove_prefix(end + 1);
  }
  return out;
}

}  // namespace gazette
