#include "formats/json.hpp"

#include <utility>

namespace gazette {

namespace {

void append_unicode_escape(std::string& out, unsigned char byte) {
  constexpr std::string_view digits = "0123456789abcdef";
  out += "\\u00";
  out += digits[byte >> 4];
  out += digits[byte & 0x0F];
}

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') out.append("\\").append(1, c);
    else if (c == '\n') out += "\\n";
    else if (c == '\t') out += "\\t";
    else if (byte < 0x20 || c == '<' || c == '>' || c == '&' || byte == 0x7F) append_unicode_escape(out, byte);
    else out += c;
  }
  out += '"';
}

}  // namespace

std::string json_string(std::string_view text) {
  std::string out;
  out.reserve(text.size() + 2);
  append_json_string(out, text);
  return out;
}

void JsonWriter::separate() {
  if (std::exchange(after_key_, false)) return;
  if (has_entries_.empty()) return;
  if (has_entries_.back()) out_ += layout_ == Layout::one_line ? ", " : ",";
  has_entries_.back() = true;
  if (layout_ == Layout::indented) out_.append("\n").append(has_entries_.size() * 2, ' ');
}

void JsonWriter::end(char bracket) {
  const bool had_entries = has_entries_.back();
  has_entries_.pop_back();
  if (had_entries && layout_ == Layout::indented) out_.append("\n").append(has_entries_.size() * 2, ' ');
  out_ += bracket;
}

JsonWriter& JsonWriter::begin_object() {
  separate();
  out_ += '{';
  has_entries_.push_back(false);
  return *this;
}

JsonWriter& JsonWriter::end_object() {
  end('}');
  return *this;
}

JsonWriter& JsonWriter::begin_array() {
  separate();
  out_ += '[';
  has_entries_.push_back(false);
  return *this;
}

JsonWriter& JsonWriter::end_array() {
  end(']');
  return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  separate();
  append_json_string(out_, name);
  out_ += ": ";
  after_key_ = true;
  return *this;
}

JsonWriter& JsonWriter::text(std::string_view value) {
  separate();
  append_json_string(out_, value);
  return *this;
}

JsonWriter& JsonWriter::number(std::int64_t value) { return raw(std::to_string(value)); }
JsonWriter& JsonWriter::flag(bool value) { return raw(value ? "true" : "false"); }
JsonWriter& JsonWriter::null() { return raw("null"); }

JsonWriter& JsonWriter::raw(std::string_view json) {
  separate();
  out_ += json;
  return *this;
}

JsonWriter& JsonWriter::text_field(std::string_view name, std::string_view value) {
  return value.empty() ? *this : key(name).text(value);
}

std::string JsonWriter::take() {
  out_ += '\n';
  return std::exchange(out_, {});
}

}  // namespace gazette
