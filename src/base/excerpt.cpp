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
  EndFinder(std::string_view text, std::size_t most) : text_(text), most_(most) {}

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
    const auto c = decode_utf8(text_.substr(at_.at)).code_point;
    before_ = at_;
    at_.at += grapheme_size(text_.substr(at_.at));
    ++at_.count;
    return c;
  }

  void note(char32_t c) {
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
  End at_, before_;
  std::optional<End> word_;        ///< where the word began that the text so far ends in
  Sentence end_ = Sentence::none;  ///< whether the text so far ends with an end of a sentence
  Ends ends_;
};

}  // namespace

std::string excerpt(std::string_view text, std::size_t most) {
  const auto ends = EndFinder(text, most).find();
  if (!ends) return std::string(text);
  const auto is_far = [&](const std::optional<End>& end) { return end && end->count * 2 >= most; };
  const bool is_clause_last = ends->clause && (!ends->sentence || ends->clause->at > ends->sentence->at);
  if (is_far(ends->sentence) && !(is_clause_last && is_far(ends->clause)))
    return std::string(text.substr(0, ends->sentence->at));
  const auto end = is_far(ends->clause) ? *ends->clause : ends->limit;
  return std::string(trimmed(text.substr(0, end.at))) + "…";
}

}  // namespace gazette
