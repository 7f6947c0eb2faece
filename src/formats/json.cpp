#include "formats/json.hpp"

#include <array>
#include <utility>

namespace gazette {

namespace {

void append_unicode_escape(std::string& out, unsigned char byte) {
  constexpr std::string_view digits = "0123456789abcdef";
  out += "\\u00";
  out += digits[byte >> 4];
  out += digits[byte & 0x0F];
}

// The bytes that are not written as they are.
constexpr std::array<bool, 256> k_escaped = [] {
  std::array<bool, 256> bytes{};
  for (std::size_t byte = 0; byte < 0x20; ++byte) bytes[byte] = true;
  for (const char c : {'"', '\\', '<', '>', '&', '\x7F'}) bytes[static_cast<unsigned char>(c)] = true;
  return bytes;
}();

void append_escape(std::string& out, char c) {
  if (c == '"' || c == '\\') out.append("\\").append(1, c);
  else if (c == '\n') out += "\\n";
  else if (c == '\t') out += "\\t";
  else append_unicode_escape(out, static_cast<unsigned char>(c));
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  for (std::size_t start = 0;;) {
    auto end = start;
    while (end < text.size() && !k_escaped[static_cast<unsigned char>(text[end])]) ++end;
    out.append(text, start, end - start);
    if (end == text.size()) break;
    append_escape(out, text[end]);
    start = end + 1;
  }
  out += '"';
}

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
