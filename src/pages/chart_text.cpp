#include "pages/chart_text.hpp"

#include "base/text.hpp"
#include "base/unicode.hpp"
#include "pages/chart_drawing.hpp"

#include <algorithm>

namespace gazette {

namespace {

constexpr std::string_view k_ellipsis = "…";
constexpr std::string_view k_opening = "“‘（《〈「『【〔［｛([{";
constexpr std::string_view k_closing = "”’）》〉」』】〕］｝)]},.;:!?%，。、；：！？．％…—";

struct Character {
  std::string_view bytes;
  char32_t code_point = 0;
  int width = 0;
};

// In hundredths of an em. Latin letters and digits are as wide as in DejaVu Sans, the widest of the usual fonts.
int width_in_hundredths(char32_t c) {
  if (display_width(c) == 0) return 0;
  if (c >= 0x80) return display_width(c) == 2 || is_cjk_punctuation(c) ? 100 : 80;
  if (c == 'M' || c == 'W' || c == 'm' || c == 'w' || c == '@' || c == '%') return 100;
  if (c == ' ' || c == ',' || c == '.' || c == 'i' || c == 'j' || c == 'l') return 34;
  if (c >= 'a' && c <= 'z') return 60;
  return c >= 'A' && c <= 'Z' ? 75 : 64;
}

std::vector<Character> characters_of(std::string_view text) {
  std::vector<Character> characters;
  while (!text.empty()) {
    const auto decoded = decode_utf8(text);
    const auto width = width_in_hundredths(decoded.code_point) * k_chart_font_size / 100;
    characters.push_back({text.substr(0, decoded.size), decoded.code_point, width});
    text.remove_prefix(decoded.size);
  }
  return characters;
}

bool is_one_of(const Character& character, std::string_view set) {
  return set.find(character.bytes) != std::string_view::npos;
}

bool is_full_width(const Character& c) { return c.code_point >= 0x80 && c.width >= k_chart_font_size; }

bool may_break_between(const Character& before, const Character& after) {
  if (is_unicode_space(before.code_point)) return true;
  if (after.width == 0 || is_one_of(before, k_opening) || is_one_of(after, k_closing)) return false;
  return is_full_width(before) || is_full_width(after);
}

// How many characters from `start` on fit into `width`: at least one, with the combining ones after it.
std::size_t fitting_end(const std::vector<Character>& characters, std::size_t start, int width) {
  auto end = start;
  for (int used = 0; end < characters.size(); ++end) {
    used += characters[end].width;
    if (used > width && end > start && characters[end].width > 0) break;
  }
  return end;
}

std::size_t line_end(const std::vector<Character>& characters, std::size_t start, int width) {
  const auto end = fitting_end(characters, start, width);
  if (end == characters.size() || is_unicode_space(characters[end].code_point)) return end;
  for (auto at = end; at > start + 1; --at) {
    if (may_break_between(characters[at - 1], characters[at])) return at;
  }
  return end;
}

std::string text_of(const std::vector<Character>& characters, std::size_t start, std::size_t end) {
  while (end > start && is_unicode_space(characters[end - 1].code_point)) --end;
  std::string text;
  for (auto at = start; at < end; ++at) text += characters[at].bytes;
  return text;
}

std::size_t skipped_spaces(const std::vector<Character>& characters, std::size_t at) {
  while (at < characters.size() && is_unicode_space(characters[at].code_point)) ++at;
  return at;
}

}  // namespace

int chart_text_width(std::string_view text) {
  int width = 0;
  for (const auto& character : characters_of(text)) width += character.width;
  return width;
}

std::vector<std::string> wrapped_chart_text(std::string_view text, int width, std::size_t most_lines) {
  const auto characters = characters_of(text);
  std::vector<std::string> lines;
  for (auto at = skipped_spaces(characters, 0); at < characters.size();) {
    const auto rest = fitting_end(characters, at, width);
    if (lines.size() + 1 == most_lines && rest < characters.size()) {
      const auto end = fitting_end(characters, at, width - chart_text_width(k_ellipsis));
      lines.push_back(text_of(characters, at, end).append(k_ellipsis));
      break;
    }
    const auto end = line_end(characters, at, width);
    lines.push_back(text_of(characters, at, end));
    at = skipped_spaces(characters, end);
  }
  return lines;
}

std::string shortened_chart_text(std::string_view text, int width) {
  const auto lines = wrapped_chart_text(text, width, 1);
  return lines.empty() ? std::string() : lines.front();
}

std::string grouped_digits(std::string_view number) {
  const auto point = std::min(number.find('.'), number.size());
  const auto whole = number.substr(0, point);
  if (whole.size() < 4 || !std::all_of(whole.begin(), whole.end(), is_ascii_digit)) return std::string(number);
  std::string grouped;
  for (std::size_t i = 0; i < whole.size(); ++i) {
    if (i > 0 && (whole.size() - i) % 3 == 0) grouped += ',';
    grouped += whole[i];
  }
  return grouped.append(number.substr(point));
}

}  // namespace gazette
