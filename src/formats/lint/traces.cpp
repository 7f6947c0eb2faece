// A character at a time, by its first byte: ASCII through a table of classes, three bytes (all of Chinese) through a
// set of code points. Only what these point out is looked at closer.

#include "formats/lint/traces.hpp"

#include "base/invisible.hpp"
#include "base/text.hpp"
#include "formats/lint/placeholders.hpp"

#include <array>
#include <bitset>
#include <cstddef>

namespace gazette::lint {

namespace {

enum class Ascii : unsigned char { none, hash, sign, word, control };

constexpr std::array<Ascii, 128> ascii_classes() {
  std::array<Ascii, 128> classes{};
  for (const char c : std::string_view(",;:?!.()")) classes[static_cast<unsigned char>(c)] = Ascii::sign;
  for (const char c : std::string_view("{$<TFLlENnuX")) classes[static_cast<unsigned char>(c)] = Ascii::word;
  classes['#'] = Ascii::hash;
  for (std::size_t c = 0; c < 0x20; ++c)
    classes[c] = c == '\t' || c == '\n' || c == '\r' ? Ascii::none : Ascii::control;
  classes[0x7F] = Ascii::control;
  return classes;
}

// Begin a placeholder, or are a trace of damage, or are judged by name in Walk.
constexpr std::u32string_view k_watched = U"该此错待请点单同？×Ｘ锟斤烫屯锛銆鈥、｜号．";
constexpr std::u32string_view k_damage = U"\uFFFD锟斤烫屯锛銆鈥";

const std::bitset<65536>& watched() {
  static const std::bitset<65536> set = [] {
    std::bitset<65536> all;
    for (const auto c : k_watched) all.set(c);
    all.set(0xFFFD);
    for (unsigned c = 0; c < 0xFFFF; ++c) {
      if (c >= 0x800 && is_invisible(c)) all.set(c);
    }
    for (unsigned c = 0xFF10; c <= 0xFF19; ++c) all.set(c);
    for (unsigned c = 0xFF21; c <= 0xFF3A; ++c) all.set(c);
    for (unsigned c = 0xFF41; c <= 0xFF5A; ++c) all.set(c);
    return all;
  }();
  return set;
}

class Walk {
 public:
  explicit Walk(std::string_view text) : text_(text) {}

  Traces run() {
    static constexpr auto classes = ascii_classes();
    const auto& set = watched();
    for (std::size_t at = 0; at < text_.size();) {
      const auto lead = byte(at);
      if (lead < 0x80) {
        if (classes[lead] != Ascii::none) take_ascii(at, classes[lead]);
        ++at;
      } else if (lead >= 0xE0 && lead < 0xF0 && at + 2 < text_.size()) {
        const auto c = static_cast<char32_t>((lead & 0x0F) << 12 | (byte(at + 1) & 0x3F) << 6 | (byte(at + 2) & 0x3F));
        if (set[c]) take(at, c);
        at += 3;
      } else {
        if (lead == 0xC3 && at + 1 < text_.size()) take_latin(at);
        if (is_rare_lead(at, lead)) traces_.invisible = true;
        ++at;
      }
    }
    return traces_;
  }

 private:
  unsigned byte(std::size_t at) const { return static_cast<unsigned char>(text_[at]); }
  bool is_wide(std::size_t at) const { return at < text_.size() && byte(at) >= 0x80; }

  // U+0080 to U+009F, U+061C, and the tags beyond U+E0000.
  bool is_rare_lead(std::size_t at, unsigned lead) const {
    const auto second = at + 1 < text_.size() ? byte(at + 1) : 0U;
    return (lead == 0xC2 && second < 0xA0) || (lead == 0xD8 && second == 0x9C) || lead == 0xF3;
  }

  // U+00C0 to U+00FF: letters with marks, as UTF-8 read in a wrong encoding has them, and ×.
  void take_latin(std::size_t at) {
    if (byte(at + 1) == 0x97) take_word(at);
    else traces_.damage = true;
  }

  void take_ascii(std::size_t at, Ascii kind) {
    if (kind == Ascii::control) {
      traces_.invisible = true;
      return;
    }
    if (kind == Ascii::hash) traces_.hash = traces_.hash || is_wide(at + 1);
    if (kind == Ascii::sign) take_sign(at);
    if (kind != Ascii::sign || text_[at] == '?') take_word(at);
  }

  void take_sign(std::size_t at) {
    const bool is_wide_before = at > 0 && is_wide(at - 1);
    if (text_[at] == '(') traces_.sign = traces_.sign || is_wide_before || (is_wide(at + 1) && !is_link(at));
    else traces_.sign = traces_.sign || is_wide_before;
  }

  bool is_link(std::size_t at) const { return at > 0 && text_[at - 1] == ']'; }

  void take_word(std::size_t at) { traces_.placeholder = traces_.placeholder || begins_placeholder(text_, at); }

  void take(std::size_t at, char32_t c) {
    if (is_invisible(c)) traces_.invisible = true;
    else if (c == U'、') traces_.list_number = traces_.list_number || (at > 0 && is_ascii_digit(text_[at - 1]));
    else if (c == U'｜') traces_.bar = true;
    else if (c == U'号') traces_.number = traces_.number || may_be_wrong_number(at);
    else if (c >= 0xFF0E && c <= 0xFF5A && c != U'？') take_form(at, c);
    else if (k_damage.find(c) != std::u32string_view::npos) traces_.damage = true;
    else take_word(at);
  }

  void take_form(std::size_t at, char32_t c) {
    traces_.digit = true;
    if (c == U'Ｘ') take_word(at);
  }

  // Whether digits before 号 stand behind a bracket or 第, but not behind 〔2016〕 as they should. Full-width digits
  // may.
  bool may_be_wrong_number(std::size_t at) const {
    auto start = at;
    while (start > 0 && is_ascii_digit(text_[start - 1])) --start;
    if (start == 0) return false;
    if (start > 2 && byte(start - 3) == 0xEF && byte(start - 2) == 0xBC && byte(start - 1) >= 0x90 &&
        byte(start - 1) < 0x9A)
      return true;
    if (start == at) return false;
    const auto before = text_.substr(0, start);
    constexpr std::string_view open = "〔", close = "〕";
    constexpr std::size_t size = 3 + 4 + 3;
    const bool is_right = start >= size && text_[start] != '0' && before.ends_with(close) &&
                          before.substr(start - size).starts_with(open);
    return !is_right && is_bracket_or_ordinal(before);
  }

  static bool is_bracket_or_ordinal(std::string_view before) {
    constexpr std::array<std::string_view, 10> signs = {"〕", "】", "）", "］", "﹞", ")", "]", "第", "〔", "﹝"};
    for (const auto sign : signs) {
      if (before.ends_with(sign)) return true;
    }
    return false;
  }

  std::string_view text_;
  Traces traces_;
};

}  // namespace

Traces traces_of(std::string_view text) { return Walk(text).run(); }

}  // namespace gazette::lint
