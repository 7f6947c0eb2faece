// Half-width punctuation inside Chinese text. A sign is judged by its neighbours in the same line: Han or a bracket
// of Chinese text on both sides, or Han before it and the line's end behind it. Numbers, times, Latin words,
// addresses and escapes never have such neighbours. Two signs need more: a `?` may be a character that a conversion
// lost, so that it is only changed where a question is asked; a `.` between Han may stand for the `·` in a foreign
// name, so that it is only judged at the end of a line of some length.

#include "formats/lint/characters.hpp"
#include "formats/lint/rules.hpp"

#include <array>

namespace gazette::lint {

namespace {

constexpr std::size_t k_shortest_sentence = 8;   // Han characters before a `.` at a line's end
constexpr std::size_t k_longest_question = 300;  // bytes that are searched for a question word

constexpr std::array<std::string_view, 16> k_question_words = {
    "吗", "呢", "么", "何", "谁", "哪", "几", "怎", "吧", "多少", "是否", "能否", "可否", "多久", "多大", "有无"};

bool is_opening(char32_t c) {
  return c == U'《' || c == U'〈' || c == U'「' || c == U'『' || c == U'【' || c == U'〔' || c == U'（' || c == U'“';
}
bool is_closing(char32_t c) {
  return c == U'》' || c == U'〉' || c == U'」' || c == U'』' || c == U'】' || c == U'〕' || c == U'）' || c == U'”';
}

std::string full_width(char c) {
  std::string out;
  append_utf8(out, c == '.' ? U'。' : static_cast<char32_t>(static_cast<unsigned char>(c)) + 0xFEE0);
  return out;
}

bool asks(std::string_view text, std::size_t at) {
  auto begin = line_begin(text, at);
  if (at - begin > k_longest_question) begin = at - k_longest_question;
  auto question = text.substr(begin, at - begin);
  for (const auto* stop : {"。", "！", "？", "；"}) {
    const auto found = question.rfind(stop);
    if (found != std::string_view::npos) question.remove_prefix(found + std::string_view(stop).size());
  }
  return std::any_of(k_question_words.begin(), k_question_words.end(),
                     [&](std::string_view word) { return question.find(word) != std::string_view::npos; });
}

bool ends_sentence(std::string_view text, std::size_t at) {
  const auto begin = line_begin(text, at);
  std::size_t han = 0;
  for (auto i = begin; i < at; i += decode_utf8(text.substr(i)).size) han += is_han(character_at(text, i)) ? 1 : 0;
  return han >= k_shortest_sentence;
}

bool is_between_chinese(std::string_view text, std::size_t at) {
  const auto before = character_before(text, at);
  const auto after = character_at(text, at + 1);
  const bool is_last = after_blanks(text, at + 1) == line_end(text, at);
  if (text[at] == '.') return is_han(before) && is_last && ends_sentence(text, at);
  if (is_last) return is_han(before) || before == U'》' || before == U'）';
  const bool fits_before = is_han(before) || is_closing(before);
  const bool fits_after = is_han(after) || is_opening(after);
  return fits_before && fits_after && (is_chinese(before) || is_chinese(after));
}

struct Bracket {
  std::size_t at = 0;
  bool is_half = false;
  bool is_link = false;  // `](`
};

// Whether the pair's content is Chinese text: Han, and nothing that the bracket could be markup or code of.
bool is_chinese_content(std::string_view content) {
  bool has_han = false;
  for (std::size_t at = 0; at < content.size();) {
    const auto c = decode_utf8(content.substr(at));
    if (c.code_point == U'\\') return false;
    has_han = has_han || is_han(c.code_point);
    at += c.size;
  }
  return has_han && !is_ascii_space(content.front()) && !is_ascii_space(content.back());
}

bool is_in_chinese(std::string_view text, std::size_t open, std::size_t open_size, std::size_t close,
                   std::size_t close_size) {
  const auto before = character_before(text, open);
  const auto after = character_at(text, close + close_size);
  if (before == U'\\') return false;
  const auto first = character_at(text, open + open_size);
  if (is_ascii_letter_or_digit(before) && !is_han(first)) return false;
  if (is_chinese(after) || is_chinese(before)) return true;
  return before == k_line_end && after == k_line_end;
}

constexpr std::array<bool, 256> stop_table() {
  std::array<bool, 256> table{};
  for (const char c : std::string_view(",;:?!.()\n\xEF")) table[static_cast<unsigned char>(c)] = true;
  return table;
}

class Scan {
 public:
  explicit Scan(LintedText& linted) : linted_(linted), text_(linted.text()) {}

  void run() {
    static constexpr auto stops = stop_table();
    for (std::size_t at = 0; at < text_.size(); ++at) {
      if (stops[static_cast<unsigned char>(text_[at])]) judge(at);
    }
  }

 private:
  void judge(std::size_t at) {
    switch (text_[at]) {
      case '\n': open_.clear(); break;
      case '(': open_.push_back({at, true, at > 0 && text_[at - 1] == ']'}); break;
      case ')': close(at, true); break;
      case '\xEF': judge_full_width(at); break;
      default: judge_sign(at);
    }
  }

  void judge_full_width(std::size_t at) {
    const auto rest = text_.substr(at);
    if (rest.starts_with("（")) open_.push_back({at, false, false});
    else if (rest.starts_with("）")) close(at, false);
  }

  void judge_sign(std::size_t at) {
    if (static_cast<unsigned char>(at > 0 ? text_[at - 1] : ' ') < 0x80) return;  // the usual case, told at once
    if (!is_between_chinese(text_, at) || !linted_.is_prose(at, at + 1)) return;
    const char sign = text_[at];
    const std::string found(1, sign);
    if (sign == '?' && !asks(text_, at)) {
      linted_.add({"half-width-punctuation",
                   at,
                   1,
                   "\"?\" amid Chinese text: a half-width question mark or a lost character",
                   "write ？, or the character that a conversion has lost",
                   {}});
      return;
    }
    const auto wanted = full_width(sign);
    linted_.add({"half-width-punctuation",
                 at,
                 1,
                 quoted(found) + " in Chinese text is half-width",
                 "write " + wanted,
                 {{at, 1, wanted}}});
  }

  void close(std::size_t at, bool is_half) {
    if (open_.empty()) return;
    const auto open = open_.back();
    open_.pop_back();
    if (open.is_link || (!open.is_half && !is_half)) return;
    if (open.is_half != is_half && !open_.empty()) return;  // which of them is wrong cannot be told
    const std::size_t open_size = open.is_half ? 1 : 3, close_size = is_half ? 1 : 3;
    const auto content = text_.substr(open.at + open_size, at - open.at - open_size);
    if (content.empty() || !is_chinese_content(content)) return;
    const bool is_beside_wide =
        (open.is_half && (is_wide(open.at - 1) || is_wide(open.at + 1))) || (is_half && is_wide(at - 1));
    if (!is_beside_wide) return;  // which traces.cpp relies on
    const bool is_mixed = open.is_half != is_half;
    if (!is_mixed && !is_in_chinese(text_, open.at, open_size, at, close_size)) return;
    if (character_before(text_, open.at) == U'\\' || !linted_.is_prose(open.at, at + close_size)) return;
    std::vector<TextEdit> edits;
    if (open.is_half) edits.push_back({open.at, 1, "（"});
    if (is_half) edits.push_back({at, 1, "）"});
    linted_.add({"half-width-punctuation", open.at, at + close_size - open.at,
                 is_mixed ? "one bracket of this pair is half-width" : "brackets around Chinese text are half-width",
                 "write （" + std::string(content) + "）", std::move(edits)});
  }

  bool is_wide(std::size_t at) const { return at < text_.size() && static_cast<unsigned char>(text_[at]) >= 0x80; }

  LintedText& linted_;
  std::string_view text_;
  std::vector<Bracket> open_;
};

}  // namespace

void find_half_width_punctuation(LintedText& linted) { Scan(linted).run(); }

}  // namespace gazette::lint
