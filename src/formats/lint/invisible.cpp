// Characters that nobody sees. What scripts and emoji need is left alone: joiners always, marks of direction where the
// line has letters that run from right to left. An override is never needed: it shows letters in an order that they do
// not have.

#include "base/invisible.hpp"
#include "formats/lint/characters.hpp"
#include "formats/lint/rules.hpp"

namespace gazette::lint {

namespace {

bool is_right_to_left(char32_t c) {
  return is_between(c, 0x0590, 0x08FF) || is_between(c, 0xFB1D, 0xFDFF) || is_between(c, 0xFE70, 0xFEFC) ||
         is_between(c, 0x10800, 0x10FFF) || is_between(c, 0x1E800, 0x1EFFF);
}

bool is_override(char32_t c) { return c == 0x202D || c == 0x202E; }

// Blanks of no width, which nothing is lost with.
bool is_needless(char32_t c) { return c == 0x200B || c == 0x2060 || c == 0xFEFF; }

// The flags of England, Scotland and Wales are a black flag with tags.
bool is_tag_of_flag(std::string_view text, std::size_t at) {
  constexpr std::string_view flag = "\xF0\x9F\x8F\xB4";
  while (at >= 4 && is_between(character_before(text, at), 0xE0000, 0xE007F)) at -= 4;
  return text.substr(0, at).ends_with(flag);
}

bool has_right_to_left(std::string_view line) {
  while (!line.empty()) {
    const auto [c, size] = decode_utf8(line);
    if (is_right_to_left(c) && !is_direction_control(c)) return true;
    line.remove_prefix(size);
  }
  return false;
}

bool is_needed(std::string_view text, std::size_t at, char32_t c) {
  if (is_between(c, 0xE0000, 0xE007F)) return is_tag_of_flag(text, at);
  if (!is_direction_control(c) || is_override(c)) return false;
  const auto begin = line_begin(text, at);
  return has_right_to_left(text.substr(begin, line_end(text, at) - begin));
}

void add(LintedText& linted, std::size_t at, std::size_t size, char32_t c) {
  Slip slip{"invisible-character", at, size, {}, {}, {}};
  slip.message = code_point_name(c) + " stands here, which nobody sees";
  if (is_override(c)) slip.message += ": the text after it is shown in an order that it does not have";
  slip.help = "take it out, and type the words around it again where they look odd then";
  if (is_needless(c) && linted.is_prose(at, at + size)) slip.edits.push_back({at, size, ""});
  linted.add(std::move(slip));
}

}  // namespace

void find_invisible_characters(LintedText& linted) {
  const auto text = linted.text();
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte >= 0x20 && byte < 0x7F) {
      ++at;
      continue;
    }
    const auto [c, size] = decode_utf8(text.substr(at));
    if (is_invisible(c) && !is_needed(text, at, c)) add(linted, at, size, c);
    at += size;
  }
}

}  // namespace gazette::lint
