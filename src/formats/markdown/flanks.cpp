// CommonMark lets a run close after punctuation only before white space or punctuation: `。**请` cannot close, `见**《`
// cannot open. Chinese has no spaces there. So where a neighbour of the run is Chinese, punctuation on one side and
// a letter on the other lets the run do both, as between two letters; the order of the runs settles the rest. Marks
// that have a side keep it: after an opening bracket nothing closes, before a closing one or a comma nothing opens.

#include "formats/markdown/flanks.hpp"

#include "base/text.hpp"
#include "base/unicode.hpp"

#include <algorithm>

namespace gazette::markdown {

namespace {

constexpr char32_t k_first_chinese = 0x2E80;
constexpr std::u32string_view k_opening = U"([{<“‘〈《「『【〔〖〘〚〝︵︷︹︻︽︿﹁﹃﹇﹙﹛﹝（［｛｟｢";
constexpr std::u32string_view k_closing =
    U")]},.;:!?”’、。〉》」』】〕〗〙〛〞〟︶︸︺︼︾﹀﹂﹄﹈﹚﹜﹞﹐﹑﹒﹔﹕﹖﹗！），．：；？］｝｠｡｣､";

enum class Kind { edge, letter, opening, closing, neutral };

// A table's bar and the marker of a quote are the edges of what cmark reads as a line.
Kind kind_of(char32_t c) {
  if (is_unicode_space(c) || c == '|') return Kind::edge;
  if (k_opening.find(c) != std::u32string_view::npos) return Kind::opening;
  if (k_closing.find(c) != std::u32string_view::npos) return Kind::closing;
  return is_punctuation(c) ? Kind::neutral : Kind::letter;
}

bool is_after_quote_marker(std::string_view before) {
  if (!before.ends_with('>')) return false;
  const auto other = before.find_last_not_of("> ");
  return other == std::string_view::npos || before[other] == '\n';
}

char32_t last_of(std::string_view text) { return text.empty() ? U'\n' : decode_last_utf8(text).code_point; }
char32_t first_of(std::string_view text) { return text.empty() ? U'\n' : decode_utf8(text).code_point; }

Kind kind_before(std::string_view before) {
  return is_after_quote_marker(before) ? Kind::edge : kind_of(last_of(before));
}

Kind kind_after(std::string_view after) { return after.starts_with("![") ? Kind::opening : kind_of(first_of(after)); }

// A mark that Latin text has too is Chinese beside a Chinese character.
bool ends_in_chinese(std::string_view text) {
  const auto last = last_of(text);
  if (!is_cjk_punctuation(last) || is_only_chinese(last)) return is_only_chinese(last);
  text.remove_suffix(decode_last_utf8(text).size);
  return is_only_chinese(last_of(text));
}

bool starts_in_chinese(std::string_view text) {
  const auto first = first_of(text);
  if (!is_cjk_punctuation(first) || is_only_chinese(first)) return is_only_chinese(first);
  text.remove_prefix(decode_utf8(text).size);
  return is_only_chinese(first_of(text));
}

}  // namespace

bool is_only_chinese(char32_t c) { return is_cjk_letter(c) || (c >= k_first_chinese && is_cjk_punctuation(c)); }

bool has_chinese(std::string_view text) {
  while (!text.empty()) {
    const auto at =
        std::find_if(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xE1; });
    text.remove_prefix(static_cast<std::size_t>(at - text.begin()));
    if (text.empty()) break;
    const auto decoded = decode_utf8(text);
    if (is_only_chinese(decoded.code_point)) return true;
    text.remove_prefix(decoded.size);
  }
  return false;
}

FlankMarks flank_marks(std::string_view before, std::string_view after) {
  const auto left = kind_before(before);
  const auto right = kind_after(after);
  if (left == Kind::edge || right == Kind::edge) return {};
  const bool may_mark_left = left == Kind::closing || left == Kind::neutral;
  const bool may_mark_right = right == Kind::opening || right == Kind::neutral;
  FlankMarks marks;
  marks.before = may_mark_left && (right == Kind::letter || right == Kind::closing);
  marks.after = may_mark_right && (left == Kind::letter || left == Kind::opening);
  if (!marks.before && !marks.after) return {};
  return is_beside_chinese(before, after) ? marks : FlankMarks{};
}

bool is_beside_chinese(std::string_view before, std::string_view after) {
  return ends_in_chinese(before) || starts_in_chinese(after);
}

bool is_range_sign(std::string_view before, std::string_view after) {
  const auto left = kind_before(before);
  const auto right = kind_after(after);
  return left != Kind::edge && left != Kind::opening && right != Kind::edge && right != Kind::closing;
}

bool is_between_digits(std::string_view before, std::string_view after) {
  return !before.empty() && !after.empty() && is_ascii_digit(before.back()) && is_ascii_digit(after.front());
}

}  // namespace gazette::markdown
