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

constexpr std::size_t k_longest_entity = 32;  // bytes
constexpr std::array<std::pair<std::string_view, char>, 5> k_entities = {
    {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}}};

// Of these nobody reads what stands inside.
constexpr auto k_unread = std::to_array<std::string_view>({"script", "style", "template", "title"});

// `strong` of `/strong class="x"`, in lower case.
std::string name_of(std::string_view tag) {
  if (tag.starts_with('/')) tag.remove_prefix(1);
  const auto end = std::ranges::find_if_not(tag, [](char c) { return is_ascii_alpha(c) || is_ascii_digit(c); });
  return lower_ascii(tag.substr(0, static_cast<std::size_t>(end - tag.begin())));
}

/// Reads HTML from its beginning to its end.
class TextReader {
 public:
  explicit TextReader(std::string_view html) : rest_(html) { out_.reserve(html.size()); }

  std::string read() {
    while (!rest_.empty()) {
      const auto plain = std::min(rest_.find_first_of("<&"), rest_.size());
      out_.append(rest_, 0, plain);
      rest_.remove_prefix(plain);
      if (rest_.starts_with("<!--")) skip_behind("-->");
      else if (rest_.starts_with('<')) pass_tag();
      else if (!rest_.empty()) pass_ampersand();
    }
    return std::move(out_);
  }

 private:
  void skip(std::size_t size) { rest_.remove_prefix(std::min(size, rest_.size())); }

  void skip_behind(std::string_view text) {
    const auto found = rest_.find(text);
    skip(found == std::string_view::npos ? rest_.size() : found + text.size());
  }

  // The tag is in lower case.
  void skip_to(std::string_view tag) {
    const auto is_same = [](char one, char other) { return lower_ascii(one) == other; };
    const auto found = std::search(rest_.begin(), rest_.end(), tag.begin(), tag.end(), is_same);
    skip(static_cast<std::size_t>(found - rest_.begin()));
  }

  // A `>` in an attribute's value does not end its tag.
  void pass_tag() {
    std::size_t end = 1;
    for (char quote = '\0'; end < rest_.size() && (quote != '\0' || rest_[end] != '>'); ++end) {
      if (quote == '\0' && (rest_[end] == '"' || rest_[end] == '\'')) quote = rest_[end];
      else if (rest_[end] == quote) quote = '\0';
    }
    const auto tag = rest_.substr(1, end - 1);
    const auto name = name_of(tag);
    skip(end + 1);
    if (!std::ranges::binary_search(k_within_lines, name)) out_ += ' ';
    if (!tag.starts_with('/') && std::ranges::binary_search(k_unread, name)) skip_to("</" + name);
  }

  // Any other entity sets words apart; a lone ampersand is one.
  void pass_ampersand() {
    for (const auto& [entity, c] : k_entities) {
      if (!rest_.starts_with(entity)) continue;
      out_ += c;
      return skip(entity.size());
    }
    const auto end = rest_.substr(0, k_longest_entity).find(';');
    const auto name = rest_.substr(1, end == std::string_view::npos ? 0 : end - 1);
    const auto is_of_entity = [](char c) { return is_ascii_alpha(c) || is_ascii_digit(c) || c == '#'; };
    const bool is_entity = !name.empty() && std::ranges::all_of(name, is_of_entity);
    out_ += is_entity ? ' ' : '&';
    skip(is_entity ? end + 1 : 1);
  }

  std::string_view rest_;
  std::string out_;
};

}  // namespace

std::string plain_text_of(std::string_view html) { return TextReader(html).read(); }

}  // namespace gazette
