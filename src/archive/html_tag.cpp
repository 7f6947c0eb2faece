#include "archive/html_tag.hpp"

#include "base/text.hpp"
#include "base/unicode.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <utility>

namespace gazette {

namespace {

constexpr std::size_t k_longest_entity = 32;  // bytes with `&` and `;`: zeros may lead a number

// `amp`, `#38` or `#x26`, without `&` and `;`.
std::optional<std::string> decoded_entity(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, char>, 5> k_named = {
      {{"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}}};
  for (const auto& [known, c] : k_named) {
    if (name == known) return std::string(1, c);
  }
  if (!name.starts_with('#')) return std::nullopt;
  name.remove_prefix(1);
  const bool is_hex = name.starts_with('x') || name.starts_with('X');
  if (is_hex) name.remove_prefix(1);
  std::uint32_t number = 0;
  const auto* end = name.data() + name.size();
  const auto read = std::from_chars(name.data(), end, number, is_hex ? 16 : 10);
  if (read.ec != std::errc() || read.ptr != end || number == 0 || number > 0x10FFFF) return std::nullopt;
  std::string out;
  append_utf8(out, static_cast<char32_t>(number));
  return out;
}

std::string decoded(std::string_view written) {
  std::string out;
  for (std::size_t at = 0; at < written.size(); ++at) {
    const auto found = written[at] == '&' ? written.substr(at, k_longest_entity).find(';') : std::string_view::npos;
    const auto end = found == std::string_view::npos ? found : at + found;
    const auto text =
        end == std::string_view::npos ? std::nullopt : decoded_entity(written.substr(at + 1, end - at - 1));
    if (text) {
      out += *text;
      at = end;
    } else {
      out += written[at];
    }
  }
  return out;
}

class TagReader {
 public:
  TagReader(std::string_view html, std::size_t at) : html_(html), at_(at) {}

  std::optional<StartTag> read() {
    StartTag tag;
    tag.name = lower_ascii(word(" \t\r\n\f/>"));
    for (;;) {
      skip(" \t\r\n\f/");
      if (at_ >= html_.size()) return std::nullopt;
      if (html_[at_] == '>') break;
      tag.attributes.push_back(attribute());
    }
    tag.end = at_ + 1;
    return tag;
  }

 private:
  std::string_view word(std::string_view ends) {
    const auto end = std::min(html_.find_first_of(ends, at_), html_.size());
    const auto found = html_.substr(at_, end - at_);
    at_ = end;
    return found;
  }

  void skip(std::string_view bytes) { at_ = std::min(html_.find_first_not_of(bytes, at_), html_.size()); }

  TagAttribute attribute() {
    TagAttribute out;
    const auto start = at_++;  // an `=` here belongs to the name
    word(" \t\r\n\f/>=");
    out.name = lower_ascii(html_.substr(start, at_ - start));
    const auto after_name = at_;
    skip(" \t\r\n\f");
    if (at_ >= html_.size() || html_[at_] != '=') {
      at_ = after_name;
      return out;
    }
    ++at_;
    skip(" \t\r\n\f");
    read_value(out);
    return out;
  }

  void read_value(TagAttribute& out) {
    out.start = at_;
    const bool is_quoted = at_ < html_.size() && (html_[at_] == '"' || html_[at_] == '\'');
    if (!is_quoted) {
      out.value = decoded(word(" \t\r\n\f>"));
    } else {
      const auto end = std::min(html_.find(html_[at_], at_ + 1), html_.size());
      out.value = decoded(html_.substr(at_ + 1, end - at_ - 1));
      at_ = std::min(end + 1, html_.size());
    }
    out.size = at_ - out.start;
  }

  std::string_view html_;
  std::size_t at_;
};

}  // namespace

const TagAttribute* StartTag::find(std::string_view attribute) const {
  const auto found = std::ranges::find(attributes, attribute, &TagAttribute::name);
  return found == attributes.end() ? nullptr : &*found;
}

std::optional<StartTag> read_start_tag(std::string_view html, std::size_t at) { return TagReader(html, at + 1).read(); }

}  // namespace gazette
