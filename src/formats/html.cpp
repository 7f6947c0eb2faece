// Text is copied by runs: a table tells which bytes end one. HTML is looked through eight bytes at a time.
#include "formats/html.hpp"

#include <array>
#include <cstdint>
#include <cstring>

namespace gazette {

namespace {

using Bytes = std::array<bool, 256>;

constexpr Bytes bytes_of(std::string_view text) {
  Bytes bytes{};
  for (const char c : text) bytes[static_cast<unsigned char>(c)] = true;
  return bytes;
}

constexpr Bytes k_html_specials = bytes_of("&<>\"'");

// What XML forbids begins with one of these: control characters, and U+FFFE and U+FFFF.
constexpr Bytes k_xml_specials = [] {
  auto bytes = k_html_specials;
  for (std::size_t byte = 0; byte < 0x20; ++byte) bytes[byte] = byte != '\t' && byte != '\n' && byte != '\r';
  bytes[0xEF] = true;
  return bytes;
}();

std::string_view entity_of(char c) {
  switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\'': return "&#39;";
    default: return {};
  }
}

// A byte of 0x80 in each byte of `word` that is zero. Those above the lowest one may be wrong.
constexpr std::uint64_t zero_bytes(std::uint64_t word) {
  return (word - 0x0101010101010101U) & ~word & 0x8080808080808080U;
}

constexpr std::uint64_t eight_times(unsigned char byte) { return byte * 0x0101010101010101U; }

/// Whether one of eight bytes is `& ' " < >`. The first two differ in one bit, and so do the last two.
bool has_html_special(const char* eight_bytes) {
  std::uint64_t word = 0;
  std::memcpy(&word, eight_bytes, sizeof word);
  return (zero_bytes((word | eight_times(1)) ^ eight_times('\'')) |
          zero_bytes((word | eight_times(2)) ^ eight_times('>')) | zero_bytes(word ^ eight_times('"'))) != 0;
}

std::size_t end_of_html_run(std::string_view text, std::size_t at) {
  while (at + 8 <= text.size() && !has_html_special(text.data() + at)) at += 8;
  while (at < text.size() && !k_html_specials[static_cast<unsigned char>(text[at])]) ++at;
  return at;
}

std::size_t end_of_xml_run(std::string_view text, std::size_t at) {
  while (at < text.size() && !k_xml_specials[static_cast<unsigned char>(text[at])]) ++at;
  return at;
}

bool is_noncharacter(std::string_view three_bytes) {
  return three_bytes == "\xEF\xBF\xBE" || three_bytes == "\xEF\xBF\xBF";
}

}  // namespace

void append_escaped_html(std::string& out, std::string_view text) {
  for (std::size_t start = 0;;) {
    const auto end = end_of_html_run(text, start);
    out.append(text, start, end - start);
    if (end == text.size()) return;
    out += entity_of(text[end]);
    start = end + 1;
  }
}

std::string escape_html(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  append_escaped_html(out, text);
  return out;
}

void append_escaped_xml(std::string& out, std::string_view text) {
  for (std::size_t start = 0;;) {
    const auto end = end_of_xml_run(text, start);
    out.append(text, start, end - start);
    if (end == text.size()) return;
    start = end + 1;
    if (text[end] != '\xEF') out += entity_of(text[end]);
    else if (is_noncharacter(text.substr(end, 3))) start = end + 3;
    else out += text[end];
  }
}

std::string escape_xml(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  append_escaped_xml(out, text);
  return out;
}

}  // namespace gazette
