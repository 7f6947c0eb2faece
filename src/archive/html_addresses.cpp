// One walk over the page: what is no start tag is copied, of a start tag the attributes are taken apart and those that
// hold addresses are written anew. An attribute whose address stays is copied with its quotes and entities.
#include "archive/html_addresses.hpp"

#include "archive/css_addresses.hpp"
#include "archive/html_tag.hpp"
#include "base/text.hpp"
#include "formats/html.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace gazette {

namespace {

constexpr auto k_none = std::string_view::npos;

struct AddressAttribute {
  std::string_view element, attribute;
  AddressUse use;
};

constexpr std::array<AddressAttribute, 27> k_address_attributes = {{
    {"a", "href", AddressUse::follow},
    {"a", "xlink:href", AddressUse::follow},
    {"area", "href", AddressUse::follow},
    {"form", "action", AddressUse::follow},
    {"button", "formaction", AddressUse::follow},
    {"input", "formaction", AddressUse::follow},
    {"blockquote", "cite", AddressUse::follow},
    {"q", "cite", AddressUse::follow},
    {"ins", "cite", AddressUse::follow},
    {"del", "cite", AddressUse::follow},
    {"img", "src", AddressUse::load},
    {"source", "src", AddressUse::load},
    {"script", "src", AddressUse::load},
    {"iframe", "src", AddressUse::load},
    {"frame", "src", AddressUse::load},
    {"embed", "src", AddressUse::load},
    {"object", "data", AddressUse::load},
    {"video", "src", AddressUse::load},
    {"video", "poster", AddressUse::load},
    {"audio", "src", AddressUse::load},
    {"track", "src", AddressUse::load},
    {"input", "src", AddressUse::load},
    {"image", "href", AddressUse::load},
    {"image", "xlink:href", AddressUse::load},
    {"use", "href", AddressUse::load},
    {"use", "xlink:href", AddressUse::load},
    {"body", "background", AddressUse::load},
}};

// What a browser fetches of itself; the rest are addresses for readers and machines.
constexpr std::array<std::string_view, 7> k_loading_links = {"stylesheet",    "icon",     "apple-touch-icon", "preload",
                                                             "modulepreload", "manifest", "mask-icon"};

AddressUse use_of_link(const StartTag& tag) {
  const auto* rel = tag.find("rel");
  if (!rel) return AddressUse::follow;
  const auto words = lower_ascii(rel->value);
  const auto is_loading = [](std::string_view word) {
    return std::ranges::find(k_loading_links, word) != k_loading_links.end();
  };
  return std::ranges::any_of(split(words, ' '), is_loading) ? AddressUse::load : AddressUse::follow;
}

std::optional<AddressUse> use_of(const StartTag& tag, const std::string& attribute) {
  if (tag.name == "link" && attribute == "href") return use_of_link(tag);
  const auto found = std::ranges::find_if(k_address_attributes, [&](const AddressAttribute& known) {
    return known.element == tag.name && known.attribute == attribute;
  });
  if (found == k_address_attributes.end()) return std::nullopt;
  return found->use;
}

/// `a.png 1x, b.png 2x`: candidates are parted by commas behind white space or a descriptor.
std::string srcset_with(const std::string& srcset, const NewAddress& new_address) {
  std::string out;
  std::size_t at = 0;
  constexpr std::string_view k_space = " \t\r\n\f";
  while (at < srcset.size()) {
    const auto start = std::min(srcset.find_first_not_of(" \t\r\n\f,", at), srcset.size());
    out.append(srcset, at, start - at);
    auto end = std::min(srcset.find_first_of(k_space, start), srcset.size());
    while (end > start && srcset[end - 1] == ',') --end;
    if (end > start) out += new_address(srcset.substr(start, end - start), AddressUse::load);
    at = std::min(srcset.find(',', end), srcset.size());
    out.append(srcset, end, at - end);
  }
  return out;
}

/// `5; url=/there/`
std::string refresh_with(const std::string& content, const NewAddress& new_address) {
  const auto found = lower_ascii(content).find("url=");
  if (found == k_none) return content;
  const auto address = std::string(trimmed(std::string_view(content).substr(found + 4)));
  return content.substr(0, found + 4) + new_address(address, AddressUse::follow);
}

bool is_refresh(const StartTag& tag) {
  const auto* kind = tag.find("http-equiv");
  return tag.name == "meta" && kind && lower_ascii(kind->value) == "refresh";
}

bool holds_raw_text(std::string_view element) {
  return element == "script" || element == "style" || element == "textarea" || element == "title";
}

std::string new_value(const StartTag& tag, const TagAttribute& attribute, const NewAddress& new_address) {
  if (attribute.name == "style") return css_with_new_addresses(attribute.value, new_address);
  if (attribute.name == "srcset" && (tag.name == "img" || tag.name == "source"))
    return srcset_with(attribute.value, new_address);
  if (attribute.name == "content" && is_refresh(tag)) return refresh_with(attribute.value, new_address);
  const auto use = use_of(tag, attribute.name);
  if (!use) return attribute.value;
  const auto address = std::string(trimmed(attribute.value));
  auto out = new_address(address, *use);
  return out == address ? attribute.value : out;
}

class PageWriter {
 public:
  PageWriter(std::string_view html, const NewAddress& new_address) : html_(html), new_address_(new_address) {}

  std::string write() {
    out_.reserve(html_.size() + html_.size() / 8);
    while (at_ < html_.size()) {
      const auto open = html_.find('<', at_);
      copy_to(std::min(open, html_.size()));
      if (open != k_none) pass_tag();
    }
    return std::move(out_);
  }

 private:
  void copy_to(std::size_t end) {
    out_.append(html_, at_, end - at_);
    at_ = end;
  }

  void copy_behind(std::string_view text, std::size_t from) {
    const auto found = html_.find(text, from);
    copy_to(found == k_none ? html_.size() : found + text.size());
  }

  void pass_tag() {
    const auto rest = html_.substr(at_);
    if (rest.starts_with("<!--")) return copy_behind("-->", at_ + 4);
    if (rest.size() < 2 || !is_ascii_alpha(rest[1]))
      return rest.starts_with("</") || rest.starts_with("<!") || rest.starts_with("<?") ? copy_behind(">", at_)
                                                                                        : copy_to(at_ + 1);
    const auto tag = read_start_tag(html_, at_);
    if (!tag) return copy_to(html_.size());
    write_tag(*tag);
    if (holds_raw_text(tag->name)) pass_raw_text(tag->name);
  }

  void write_tag(const StartTag& tag) {
    for (const auto& attribute : tag.attributes) {
      if (attribute.size == 0) continue;
      const auto value = new_value(tag, attribute, new_address_);
      if (value == attribute.value) continue;
      copy_to(attribute.start);
      out_ += '"';
      append_escaped_html(out_, value);
      out_ += '"';
      at_ = attribute.start + attribute.size;
    }
    copy_to(tag.end);
  }

  void pass_raw_text(const std::string& name) {
    const auto end = end_of_raw_text(name);
    if (name != "style") return copy_to(end);
    out_ += css_with_new_addresses(html_.substr(at_, end - at_), new_address_);
    at_ = end;
  }

  std::size_t end_of_raw_text(const std::string& name) const {
    for (auto end = html_.find("</", at_); end != k_none; end = html_.find("</", end + 2)) {
      if (lower_ascii(html_.substr(end + 2, name.size())) == name) return end;
    }
    return html_.size();
  }

  std::string_view html_;
  const NewAddress& new_address_;
  std::string out_;
  std::size_t at_ = 0;
};

}  // namespace

std::string with_new_addresses(std::string_view html, const NewAddress& new_address) {
  return PageWriter(html, new_address).write();
}

}  // namespace gazette
