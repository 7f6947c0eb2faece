// One walk over the characters up to the limit notes the last place of each kind where the text may end: behind a
// sentence, at a semicolon, before a word of letters or digits.
#include "base/excerpt.hpp"

#include "base/text.hpp"
#include "base/unicode.hpp"

#include <optional>

namespace gazette {

namespace {

/// Longer words are cut.
constexpr std::size_t k_longest_word = 20;

bool is_one_of(char32_t c, std::u32string_view set) { return set.find(c) != std::u32string_view::npos; }

bool is_common_han(char32_t c) { return c >= 0x4E00 && c <= 0x9FFF; }

/// Characters between two of which a cluster always ends, without asking Unicode's table: printable ASCII, CJK
/// punctuation and ideographs, full-width forms.
bool is_plain(char32_t c) {
  return is_common_han(c) || (c >= 0x20 && c <= 0x7E) || (c >= 0x3001 && c <= 0x3029) || (c >= 0xFF01 && c <= 0xFF5E);
}

/// Letters and digits that stand in words: no Chinese.
bool is_of_word(char32_t c) { return is_word_character(c) && !is_cjk_letter(c); }

bool closes(char32_t c) { return is_one_of(c, U"”’」』）】〕》〉)]\"'"); }

/// A full stop of Latin text ends a sentence before a blank, unless a small letter or a digit follows: `U.S. law`,
/// `No. 5`.
bool starts_sentence(std::string_view rest) {
  if (rest.empty()) return true;
  if (!is_ascii_space(rest.front())) return false;
  const auto next = rest.find_first_not_of(" \t\r\n");
  return next == std::string_view::npos || !((rest[next] >= 'a' && rest[next] <= 'z') || is_ascii_digit(rest[next]));
}

/// A place where the text may end: after `count` characters, at the byte `at`.
struct End {
  std::size_t at = 0, count = 0;
};

struct Ends {
  End limit;
  std::optional<End> sentence, clause;
};

class EndFinder {
 public:
  EndFinder(std::string_view text, std::size_t most) : text_(text), most_(most), next_(character_at(0)) {}

  /// Nothing when all of the text fits.
  std::optional<Ends> find() {
    for (; at_.count < most_ && at_.at < text_.size(); note(step())) {}
    if (at_.at == text_.size()) return std::nullopt;
    const bool is_inside_word = word_ && is_of_word(decode_utf8(text_.substr(at_.at)).code_point);
    const bool is_short = word_ && word_->count > 0 && at_.count - word_->count <= k_longest_word;
    ends_.limit = is_inside_word && is_short ? *word_ : at_;
    return ends_;
  }

 private:
  char32_t step() {
    const auto c = next_;
    before_ = at_;
    if (is_plain(c.code_point)) {
      at_.at += c.size;
      next_ = character_at(at_.at);
    }
    if (!is_plain(c.code_point) || !is_plain(next_.code_point)) {
      at_.at = before_.at + grapheme_size(text_.substr(before_.at));
      next_ = character_at(at_.at);
    }
    ++at_.count;
    return c.code_point;
  }

  /// Nothing behind the end, which is as plain as any.
  Decoded character_at(std::size_t at) const {
    if (at >= text_.size()) return {U' ', 0};
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text_[at + i]); };
    if (byte(0) < 0x80) return {byte(0), 1};
    const bool is_common = byte(0) > 0xE0 && byte(0) < 0xED && at + 2 < text_.size() && (byte(1) & 0xC0) == 0x80 &&
                           (byte(2) & 0xC0) == 0x80;
    if (!is_common) return decode_utf8(text_.substr(at));
    return {char32_t((byte(0) & 0x0FU) << 12 | (byte(1) & 0x3FU) << 6 | (byte(2) & 0x3FU)), 3};
  }

  void note(char32_t c) {
    if (is_common_han(c)) {
      end_ = Sentence::none;
      word_.reset();
      return;
    }
    const bool is_chinese_end = is_one_of(c, U"。！？");
    const bool is_latin_end = is_one_of(c, U".!?");
    if (is_chinese_end || is_latin_end) end_ = is_latin_end ? Sentence::latin : Sentence::chinese;
    else if (!closes(c)) end_ = Sentence::none;
    if (end_ == Sentence::chinese || (end_ == Sentence::latin && starts_sentence(text_.substr(at_.at))))
      ends_.sentence = at_;
    const bool is_latin_clause = c == U';' && at_.at < text_.size() && is_ascii_space(text_[at_.at]);
    if (c == U'；' || is_latin_clause) ends_.clause = before_;
    if (!is_of_word(c)) word_.reset();
    else if (!word_) word_ = before_;
  }

  enum class Sentence { none, latin, chinese };

  std::string_view text_;
  std::size_t most_;
  Decoded next_;  ///< the character at `at_`
  End at_, before_;
  std::optional<End> word_;        ///< where the word began that the text so far ends in
  Sentence end_ = Sentence::none;  ///< whether the text so far ends with an end of a sentence
  Ends ends_;
};

}  // namespace

std::string excerpt(std::string_view text, std::size_t most) { return excerpt_at(text, excerpt_end(text, most)); }

ExcerptEnd excerpt_end(std::string_view text, std::size_t most) {
  const auto at = [](std::size_t bytes, bool is_inside) {
    return ExcerptEnd{static_cast<std::uint32_t>(bytes), is_inside};
  };
  const auto ends = EndFinder(text, most).find();
  if (!ends) return at(text.size(), false);
  const auto is_far = [&](const std::optional<End>& end) { return end && end->count * 2 >= most; };
  const bool is_clause_last = ends->clause && (!ends->sentence || ends->clause->at > ends->sentence->at);
  if (is_far(ends->sentence) && !(is_clause_last && is_far(ends->clause))) return at(ends->sentence->at, false);
  return at(is_far(ends->clause) ? ends->clause->at : ends->limit.at, true);
}

std::string excerpt_at(std::string_view text, ExcerptEnd end) {
  const auto start = text.substr(0, end.bytes);
  return end.is_inside_sentence ? std::string(trimmed(start)) + "…" : std::string(start);
}

}  // namespace gazette
