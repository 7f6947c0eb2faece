#include "attachments/xml_reader.hpp"

#include "base/text.hpp"
#include "base/unicode.hpp"

#include <charconv>

namespace gazette {

namespace {

std::string_view local_name(std::string_view name) {
  const auto colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

/// The character that `&…;` stands for; false for an entity that is not one of XML's own.
bool append_entity(std::string& out, std::string_view name) {
  if (name == "lt") out += '<';
  else if (name == "gt") out += '>';
  else if (name == "amp") out += '&';
  else if (name == "quot") out += '"';
  else if (name == "apos") out += '\'';
  else if (name == "nbsp") out += "\u00A0";
  else if (name.starts_with('#')) {
    const bool is_hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
    const auto digits = name.substr(is_hex ? 2 : 1);
    unsigned code = 0;
    const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), code, is_hex ? 16 : 10);
    const bool is_scalar = code > 0 && code < 0x110000 && (code < 0xD800 || code > 0xDFFF);
    if (fault != std::errc{} || end != digits.data() + digits.size() || !is_scalar) return false;
    append_utf8(out, static_cast<char32_t>(code));
  } else {
    return false;
  }
  return true;
}

}  // namespace

std::string XmlReader::decoded(std::string_view raw) {
  constexpr std::size_t longest = 12;
  std::string out;
  while (!raw.empty()) {
    const auto ampersand = raw.find('&');
    out += raw.substr(0, ampersand);
    if (ampersand == std::string_view::npos) break;
    raw.remove_prefix(ampersand);
    const auto end = raw.substr(0, longest).find(';');
    if (end != std::string_view::npos && append_entity(out, raw.substr(1, end - 1))) raw.remove_prefix(end + 1);
    else {
      out += '&';
      raw.remove_prefix(1);
    }
  }
  return out;
}

bool XmlReader::next_attribute(std::string_view& rest, std::string_view& key, std::string_view& value) {
  const auto equals = rest.find('=');
  if (equals == std::string_view::npos) return false;
  auto name = trimmed(rest.substr(0, equals));
  // Behind a name without a value, as HTML has them.
  if (const auto blank = name.find_last_of(" \t\r\n"); blank != std::string_view::npos) name.remove_prefix(blank + 1);
  key = local_name(name);
  rest.remove_prefix(equals + 1);
  while (!rest.empty() && is_ascii_space(rest.front())) rest.remove_prefix(1);
  const bool is_quoted = !rest.empty() && (rest.front() == '"' || rest.front() == '\'');
  const auto end = is_quoted ? rest.find(rest.front(), 1) : rest.find_first_of(" \t\r\n");
  value = rest.substr(is_quoted ? 1 : 0, end == std::string_view::npos ? end : end - (is_quoted ? 1 : 0));
  rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  return true;
}

std::string XmlReader::attribute(std::string_view name) const {
  std::string_view rest = inside_, key, value;
  while (next_attribute(rest, key, value)) {
    if (key == name) return decoded(value);
  }
  return {};
}

XmlEvent XmlReader::stop() {
  is_done_ = true;
  return XmlEvent::done;
}

// Behind `close`, and on to what follows.
XmlEvent XmlReader::skip_to(std::string_view close) {
  const auto end = xml_.find(close, at_);
  is_damaged_ = is_damaged_ || end == std::string_view::npos;
  if (end == std::string_view::npos) return stop();
  at_ = end + close.size();
  return XmlEvent::done;
}

XmlEvent XmlReader::read_tag() {
  auto end = at_ + 1;
  char quote = 0;
  for (; end < xml_.size() && (quote || xml_[end] != '>'); ++end) {
    if (quote) quote = xml_[end] == quote ? '\0' : quote;
    else if (xml_[end] == '"' || xml_[end] == '\'') quote = xml_[end];
  }
  if (end >= xml_.size()) {
    is_damaged_ = true;
    return stop();
  }
  auto tag = xml_.substr(at_ + 1, end - at_ - 1);
  at_ = end + 1;
  const bool is_end = tag.starts_with('/');
  if (is_end) tag.remove_prefix(1);
  has_end_pending_ = !is_end && tag.ends_with('/');
  if (has_end_pending_) tag.remove_suffix(1);
  const auto name_end = tag.find_first_of(" \t\r\n");
  name_ = local_name(tag.substr(0, name_end));
  inside_ = name_end == std::string_view::npos ? std::string_view() : tag.substr(name_end);
  return is_end ? XmlEvent::end : XmlEvent::start;
}

XmlEvent XmlReader::next() {
  if (has_end_pending_) {
    has_end_pending_ = false;
    return XmlEvent::end;
  }
  while (!is_done_ && at_ < xml_.size()) {
    const auto rest = xml_.substr(at_);
    if (rest.front() != '<') {
      const auto raw = rest.substr(0, rest.find('<'));
      at_ += raw.size();
      text_ = decoded(raw);
      return XmlEvent::text;
    }
    if (rest.starts_with("<![CDATA[")) {
      const auto start = at_ + 9;
      skip_to("]]>");
      text_ = xml_.substr(start, is_done_ ? std::string_view::npos : at_ - 3 - start);
      return XmlEvent::text;
    }
    if (rest.starts_with("<!--")) skip_to("-->");
    else if (rest.starts_with("<?")) skip_to("?>");
    else if (rest.starts_with("<!"))
      skip_to(rest.substr(0, rest.find('>')).find('[') == std::string_view::npos ? ">" : "]>");
    else return read_tag();
  }
  return stop();
}

}  // namespace gazette
