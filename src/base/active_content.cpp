// A walk from `<` to `<`. It knows no tree: an element is active wherever it stands, and a browser mends what is badly
// nested. Comments are skipped as HTML ends them, which is where XML would give up. Entities in the values of
// attributes are decoded, and control characters dropped, since browsers do both before they look for a scheme.
#include "base/active_content.hpp"

#include "base/file_types.hpp"
#include "base/invisible.hpp"
#include "base/text.hpp"
#include "base/unicode.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>

namespace gazette {

namespace {

constexpr std::size_t k_most_parts = 20;
constexpr std::size_t k_longest_value = 4096;  // bytes of a value that are looked at

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

// The character that an entity at the start of `text` stands for, and its size; 0 for none. Those that matter only.
std::pair<char32_t, std::size_t> entity(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, char32_t>, 5> named = {
      {{"&colon;", U':'}, {"&Tab;", U'\t'}, {"&NewLine;", U'\n'}, {"&sol;", U'/'}, {"&lpar;", U'('}}};
  for (const auto& [name, c] : named) {
    if (text.starts_with(name)) return {c, name.size()};
  }
  if (!text.starts_with("&#") || text.size() < 3) return {0, 0};
  const bool is_hex = text[2] == 'x' || text[2] == 'X';
  const std::string_view digits = is_hex ? "0123456789abcdef" : "0123456789";
  char32_t c = 0;
  auto at = is_hex ? std::size_t{3} : std::size_t{2};
  const auto first = at;
  for (; at < text.size(); ++at) {
    const char lower = text[at] >= 'A' && text[at] <= 'F' ? static_cast<char>(text[at] - 'A' + 'a') : text[at];
    const auto digit = digits.find(lower);
    if (digit == std::string_view::npos) break;
    c = std::min<char32_t>(c * (is_hex ? 16 : 10) + static_cast<char32_t>(digit), 0x110000);
  }
  if (at == first) return {0, 0};
  if (at < text.size() && text[at] == ';') ++at;
  return {c < 0x110000 ? c : U'?', at};
}

// A value as browsers look at it for a scheme: decoded, without control characters, in lower case.
std::string as_read(std::string_view value) {
  std::string out;
  value = value.substr(0, k_longest_value);
  for (std::size_t at = 0; at < value.size();) {
    auto [c, size] = entity(value.substr(at));
    if (size == 0) {
      out += value[at++];
      continue;
    }
    append_utf8(out, c);
    at += size;
  }
  std::erase_if(out, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
  return lower_ascii(trimmed(out));
}

bool runs_code(const std::string& address) {
  const auto starts = [&](std::string_view scheme) { return address.starts_with(scheme); };
  if (starts("data:")) return !starts("data:image/") || starts("data:image/svg");
  return starts("javascript:") || starts("vbscript:");
}

bool is_elsewhere(const std::string& address) {
  return address.starts_with("http:") || address.starts_with("https:") || address.starts_with("//");
}

bool has_address(std::string_view attribute) {
  return is_one_of(attribute, {"href", "src", "action", "formaction", "data", "to", "from", "values", "poster",
                               "background", "srcset", "manifest", "cite", "ping"});
}

/// The attributes of a tag are taken one by one.
class TagReader {
 public:
  TagReader(std::string_view text, std::size_t at) : text_(text), at_(at) {}

  /// False at the end of the tag.
  bool next() {
    while (at_ < text_.size() && (is_ascii_space(text_[at_]) || text_[at_] == '/')) ++at_;
    if (at_ >= text_.size() || text_[at_] == '>') return false;
    const auto start = at_++;
    while (at_ < text_.size() && !is_ascii_space(text_[at_]) && text_[at_] != '=' && text_[at_] != '>' &&
           text_[at_] != '/')
      ++at_;
    name = lower_ascii(text_.substr(start, at_ - start));
    name.erase(0, name.rfind(':') + 1);
    value = {};
    auto after = at_;
    while (after < text_.size() && is_ascii_space(text_[after])) ++after;
    if (after < text_.size() && text_[after] == '=') take_value(after + 1);
    return true;
  }

  std::size_t end() const { return at_; }

  std::string name;  ///< in lower case, without its prefix
  std::string_view value;

 private:
  void take_value(std::size_t at) {
    while (at < text_.size() && is_ascii_space(text_[at])) ++at;
    const bool is_quoted = at < text_.size() && (text_[at] == '"' || text_[at] == '\'');
    auto end = is_quoted ? text_.find(text_[at], at + 1) : text_.find_first_of(" \t\r\n\f>", at);
    end = std::min(end, text_.size());
    if (is_quoted) ++at;
    value = text_.substr(std::min(at, end), end - std::min(at, end));
    at_ = is_quoted ? std::min(end + 1, text_.size()) : end;
  }

  std::string_view text_;
  std::size_t at_;
};

class Walk {
 public:
  explicit Walk(std::string_view text) : text_(text) {}

  std::vector<ActivePart> run() {
    for (auto at = text_.find('<'); at != std::string_view::npos && parts_.size() < k_most_parts;
         at = text_.find('<', at))
      at = after(at);
    return std::move(parts_);
  }

 private:
  // Looks at what begins with `<` at `at`; where to go on.
  std::size_t after(std::size_t at) {
    const auto rest = text_.substr(at);
    if (rest.starts_with("<!--")) return end_of_comment(at);
    if (rest.starts_with("<?xml-stylesheet")) add(at, "a style sheet that transforms it");
    if (rest.starts_with("<!ENTITY")) add(at, "entities of its own");
    if (rest.size() < 2 || !is_ascii_alpha(rest[1])) return at + 1;
    return element(at);
  }

  std::size_t end_of_comment(std::size_t at) const {
    const auto rest = text_.substr(at + 4);
    if (rest.starts_with(">")) return at + 5;
    if (rest.starts_with("->")) return at + 6;
    for (auto dashes = text_.find("--", at + 4); dashes != std::string_view::npos;
         dashes = text_.find("--", dashes + 1)) {
      const auto after = text_.substr(dashes + 2);
      if (after.starts_with(">") || after.starts_with("!>")) return dashes;
    }
    return text_.size();
  }

  std::size_t element(std::size_t at) {
    auto end = at + 1;
    while (end < text_.size() && !is_ascii_space(text_[end]) && text_[end] != '>' && text_[end] != '/') ++end;
    auto name = lower_ascii(text_.substr(at + 1, std::min<std::size_t>(end - at - 1, 40)));
    name.erase(0, name.rfind(':') + 1);
    TagReader tag(text_, end);
    bool is_data_block = false;
    const bool is_fetched = name != "link" || fetches_link(end);
    while (tag.next()) {
      if (name == "script" && tag.name == "type") is_data_block = is_data(as_read(tag.value));
      // `<link rel="canonical">` and its kin fetch nothing.
      if (is_fetched || tag.name != "href") attribute(at, name, tag);
    }
    if (name == "script" && !is_data_block) add(at, "a script");
    else if (is_one_of(name, {"iframe", "frame", "object", "embed", "applet", "portal", "fencedframe"}))
      add(at, "another document in <" + name + ">");
    else if (is_one_of(name, {"foreignobject", "base"})) add(at, "<" + name + ">");
    if (name == "script") return std::min(text_.find("</", tag.end()), text_.size());
    if (name == "style") return style(at, tag.end());
    return tag.end();
  }

  // Whether the `rel` of the <link> whose name ends at `end` makes browsers fetch what it names.
  bool fetches_link(std::size_t end) const {
    TagReader tag(text_, end);
    while (tag.next()) {
      if (tag.name != "rel") continue;
      const auto relation = as_read(tag.value);
      return std::ranges::any_of(std::array{"stylesheet", "icon", "load", "fetch", "manifest", "import", "connect"},
                                 [&](const char* word) { return relation.find(word) != std::string::npos; });
    }
    return false;
  }

  static bool is_data(const std::string& type) {
    return is_one_of(type, {"application/ld+json", "application/json", "text/plain", "text/template"});
  }

  void attribute(std::size_t at, const std::string& element, const TagReader& tag) {
    const auto on = [&] { return tag.name + " on <" + element + ">"; };
    const bool is_handler = tag.name.size() > 3 && tag.name.starts_with("on") &&
                            std::all_of(tag.name.begin(), tag.name.end(), [](char c) { return is_ascii_alpha(c); });
    if (is_handler) return add(at, on());
    if (tag.name == "srcdoc") return add(at, on());
    if (element == "meta" && tag.name == "http-equiv" && as_read(tag.value) == "refresh")
      return add(at, "a refresh, which may lead elsewhere");
    if (tag.name == "style") return style_value(at, as_read(tag.value), " in " + on());
    if (!has_address(tag.name)) return;
    const auto address = as_read(tag.value);
    const bool is_animated = tag.name == "values" && address.find("javascript:") != std::string::npos;
    if (runs_code(address) || is_animated) return add(at, "an address that runs code in " + on());
    const bool is_followed = is_one_of(element, {"a", "area", "blockquote", "q", "del", "ins"}) && tag.name != "ping";
    if (!is_followed && is_elsewhere(address)) add(at, "a file of another site in " + on());
  }

  std::size_t style(std::size_t at, std::size_t start) {
    const auto end = std::min(text_.find("</", start), text_.size());
    style_value(at, lower_ascii(text_.substr(start, end - start)), " in <style>");
    return end;
  }

  void style_value(std::size_t at, const std::string& css, const std::string& where) {
    const bool asks = css.find("@import") != std::string::npos || css.find("url(http") != std::string::npos ||
                      css.find("url(\"http") != std::string::npos || css.find("url('http") != std::string::npos ||
                      css.find("url(//") != std::string::npos;
    if (asks) add(at, "a file of another site" + where);
  }

  void add(std::size_t at, std::string what) {
    const bool is_known = std::ranges::any_of(parts_, [&](const ActivePart& part) { return part.what == what; });
    if (!is_known) parts_.push_back({std::move(what), at});
  }

  std::string_view text_;
  std::vector<ActivePart> parts_;
};

}  // namespace

std::vector<ActivePart> active_parts(std::string_view markup) { return Walk(markup).run(); }

bool is_opened_as_markup(std::string_view file_name) {
  return is_one_of(file_type_label(file_name), {"HTML", "XHTML", "XHT", "SHTML", "SHTM", "XML", "XSL", "XSLT", "SVG",
                                                "MHT", "MHTML", "RDF", "RSS", "ATOM"});
}

}  // namespace gazette
