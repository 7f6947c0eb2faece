// Full-width digits and letters in a number or a word that has a digit or an ASCII letter (`２０１６`, `Ａ4`, `ＧＢ/T`
// only as far as it touches one). Letters alone stay: `Ａ类` may be how a form prints them. A full stop `．` between
// digits becomes a decimal point, but not in a number that begins a line, where it may end an item's number. Other
// signs, `％` too, keep the width of the text around them (GB/T 15835 is about digits).

#include "formats/lint/characters.hpp"
#include "formats/lint/rules.hpp"

namespace gazette::lint {

namespace {

constexpr char32_t k_full_stop = 0xFF0E;
constexpr char32_t k_shift = 0xFEE0;  // from a full-width form to its ASCII character
constexpr std::size_t k_form_size = 3;

bool is_full_digit(char32_t c) { return is_between(c, 0xFF10, 0xFF19); }
bool is_full_letter(char32_t c) { return is_between(c, 0xFF21, 0xFF3A) || is_between(c, 0xFF41, 0xFF5A); }
bool is_part(char32_t c) { return is_full_digit(c) || is_full_letter(c) || is_ascii_letter_or_digit(c); }
bool is_digit(char32_t c) { return is_full_digit(c) || is_between(c, U'0', U'9'); }

bool is_point(std::string_view text, std::size_t at) {
  return character_at(text, at) == k_full_stop && is_digit(character_before(text, at)) &&
         is_digit(character_at(text, at + k_form_size));
}

std::size_t run_begin(std::string_view text, std::size_t at) {
  while (at > 0) {
    const auto before = decode_last_utf8(text.substr(0, at));
    if (!is_part(before.code_point) && !is_point(text, at - before.size)) break;
    at -= before.size;
  }
  return at;
}

std::size_t run_end(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const auto next = decode_utf8(text.substr(at));
    if (!is_part(next.code_point) && !is_point(text, at)) break;
    at += next.size;
  }
  return at;
}

bool begins_line(std::string_view text, std::size_t at) {
  return text.find_first_not_of(" \t>*-+#|", line_begin(text, at)) >= at;
}

// `１. …` would become a list's item.
bool would_begin_list(std::string_view text, std::size_t begin, std::size_t end) {
  const auto before = character_before(text, begin);
  const bool may_begin = before == k_line_end || before == U' ' || before == U'\t' || before == U'>';
  return may_begin && end < text.size() && (text[end] == '.' || text[end] == ')');
}

std::vector<TextEdit> edits_of(std::string_view text, std::size_t begin, std::size_t end, bool has_points) {
  std::vector<TextEdit> edits;
  for (auto at = begin; at < end;) {
    const auto c = decode_utf8(text.substr(at));
    const bool is_changed = c.size == k_form_size && (c.code_point != k_full_stop || has_points);
    if (is_changed) edits.push_back({at, c.size, std::string(1, static_cast<char>(c.code_point - k_shift))});
    at += c.size;
  }
  return edits;
}

void judge(LintedText& linted, std::size_t begin, std::size_t end) {
  const auto text = linted.text();
  const bool is_first = begins_line(text, begin);
  auto edits = edits_of(text, begin, end, !is_first);
  bool has_anchor = false;
  for (auto at = begin; at < end; at += decode_utf8(text.substr(at)).size)
    has_anchor = has_anchor || !is_full_letter(character_at(text, at));
  if (edits.empty() || !has_anchor || !linted.is_prose(begin, end)) return;
  const std::string found(text.substr(begin, end - begin));
  auto wanted = found;
  for (auto edit = edits.rbegin(); edit != edits.rend(); ++edit)
    wanted.replace(edit->offset - begin, edit->size, edit->text);
  if (would_begin_list(text, begin, end)) edits.clear();
  linted.add({"full-width-digits", begin, end - begin, quoted(found) + " has full-width digits or letters",
              "write " + quoted(wanted), std::move(edits)});
}

}  // namespace

void find_full_width_digits(LintedText& linted) {
  const auto text = linted.text();
  for (auto at = text.find('\xEF'); at != std::string_view::npos; at = text.find('\xEF', at)) {
    const auto second = static_cast<unsigned char>(text[std::min(at + 1, text.size() - 1)]);
    const auto c = second == 0xBC || second == 0xBD ? character_at(text, at) : 0;
    if (!is_full_digit(c) && !is_full_letter(c) && !is_point(text, at)) {
      at += 1;
      continue;
    }
    const auto end = run_end(text, at);
    judge(linted, run_begin(text, at), end);
    at = end;
  }
}

}  // namespace gazette::lint
