// A statement is a whole, a phrase that opens a list (其中, of which), and the numbers up to the end of the list. Prose
// is no table: a list may be of examples, or count the same things by two measures. Hence the rule that decides: parts
// that add up at any point are right; else a sum that is short by a quarter of the whole or more, or over by half of it
// or more, is taken for a list of another kind, and words such as 等 excuse any shortfall.

#include "prose/prose_sums.hpp"

#include "base/text.hpp"
#include "base/unicode.hpp"
#include "prose/number_context.hpp"
#include "prose/prose_units.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

namespace gazette {

namespace {

// How sure a phrase makes it that the list is whole.
enum class ListKind { exact, usual, open };

struct Phrase {
  std::string_view text;
  ListKind kind = ListKind::usual;
};

constexpr std::array<Phrase, 11> k_phrases = {{{"其中", ListKind::usual},
                                               {"分别为", ListKind::exact},
                                               {"分别是", ListKind::exact},
                                               {"包括", ListKind::open},
                                               {"包含", ListKind::open},
                                               {"of which", ListKind::usual},
                                               {"of these", ListKind::usual},
                                               {"including", ListKind::open},
                                               {"comprising", ListKind::exact},
                                               {"consisting of", ListKind::exact},
                                               {"made up of", ListKind::exact}}};

// A list of examples, or one whose rest is told without a number.
constexpr std::array<std::string_view, 20> k_excuses = {
    "等",     "主要",   "例如",     "比如",         "如：",        "其余",         "其他均",
    "余下",   "剩余",   "such as",  "among others", "for example", "for instance", "e.g.",
    "mainly", "mostly", "the rest", "the others",   "the remain",  "remaining"};

constexpr std::array<std::string_view, 8> k_totals = {"共计", "合计", "总计",     "累计",
                                                      "全部", "一共", "in total", "altogether"};

struct FoundPhrase {
  std::size_t at = 0;
  std::size_t end = 0;
  ListKind kind = ListKind::usual;
};

bool contains_any(std::string_view text, const auto& words) {
  return std::any_of(words.begin(), words.end(), [&](auto word) { return text.find(word) != std::string_view::npos; });
}

/// All phrases in their order; one that follows another at once is one with it (其中包括).
std::vector<FoundPhrase> find_phrases(std::string_view lower) {
  std::vector<FoundPhrase> found;
  for (const auto& phrase : k_phrases) {
    for (auto at = lower.find(phrase.text); at != std::string_view::npos; at = lower.find(phrase.text, at + 1)) {
      const bool is_inside_word = is_ascii_alpha(phrase.text[0]) && at > 0 && is_ascii_alpha(lower[at - 1]);
      if (is_inside_word || lower.substr(0, at).ends_with("主要") || lower.substr(0, at).ends_with("不")) continue;
      found.push_back({at, at + phrase.text.size(), phrase.kind});
    }
  }
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.at < b.at; });
  std::vector<FoundPhrase> joined;
  for (const auto& phrase : found) {
    if (!joined.empty() && joined.back().end == phrase.at) {
      joined.back().end = phrase.end;
      joined.back().kind = phrase.kind;
    } else {
      joined.push_back(phrase);
    }
  }
  return joined;
}

bool is_sentence_end(std::string_view text, std::size_t at) {
  constexpr std::array<std::string_view, 4> marks = {"。", "！", "？", "\n"};
  const auto rest = text.substr(at);
  if (std::any_of(marks.begin(), marks.end(), [&](auto mark) { return rest.starts_with(mark); })) return true;
  const bool is_point = text[at] == '.' && (at + 1 == text.size() || is_ascii_space(text[at + 1]));
  return is_point && (at < 2 || text[at - 2] != '.');  // `e.g. `
}

bool has_sentence_end(std::string_view text, std::size_t from, std::size_t to) {
  for (auto at = from; at < to; ++at) {
    if (is_sentence_end(text, at)) return true;
  }
  return false;
}

class SumReader {
 public:
  SumReader(const ProseText& prose, const std::vector<ProseNumber>& numbers)
      : numbers_(numbers), lower_(lower_ascii(prose.text)), text_(lower_), phrases_(find_phrases(text_)) {}

  std::vector<StatedSum> run() {
    std::vector<StatedSum> sums;
    for (std::size_t i = 0; i < phrases_.size(); ++i) {
      if (auto sum = read(i)) sums.push_back(std::move(*sum));
    }
    return sums;
  }

 private:
  // What stands between the phrase and the end of its list.
  struct List {
    std::vector<std::size_t> parts;
    std::size_t first_group = 0;  // how many of them before the first semicolon
    std::size_t end = 0;          // byte of the text
    bool has_semicolon = false;
    bool is_cut = false;      // by a phrase inside it
    bool is_unclear = false;  // numbers of other units, or without a value
  };

  std::optional<std::size_t> whole_before(const FoundPhrase& phrase) const;
  bool is_comparison_at(const ProseNumber& number) const {
    return is_comparison(clause_before(text_.substr(0, number.start)));
  }
  bool begins_statement(const ProseNumber& number, const ProseNumber& whole) const;
  List list_after(std::size_t phrase, const ProseNumber& whole) const;
  void take_number(std::size_t index, const ProseNumber& whole, List& list) const;
  std::optional<StatedSum> read(std::size_t phrase);
  void judge(StatedSum& sum, const List& list, std::size_t phrase) const;
  bool take_parts(StatedSum& sum, const std::vector<std::size_t>& parts) const;
  bool is_one_of_several(const StatedSum& sum) const;

  const std::vector<ProseNumber>& numbers_;
  std::string lower_;
  std::string_view text_;
  std::vector<FoundPhrase> phrases_;
  std::size_t nested_until_ = 0;  // phrases before this byte stand inside a list, without brackets
};

// The last number before the phrase; percentages and comparisons between the two are passed over.
std::optional<std::size_t> SumReader::whole_before(const FoundPhrase& phrase) const {
  constexpr std::size_t k_longest_gap = 90;
  auto after = std::partition_point(numbers_.begin(), numbers_.end(),
                                    [&](const ProseNumber& number) { return number.start < phrase.at; });
  auto until = phrase.at;
  for (bool is_first = true; after != numbers_.begin(); is_first = false) {
    const auto& number = *(after - 1);
    if (number.unit_end > until || until - number.unit_end > k_longest_gap) return std::nullopt;
    auto gap = text_.substr(number.unit_end, until - number.unit_end);
    if (is_first) {
      // One separator or bracket may stand before the phrase.
      while (gap.ends_with(' ')) gap.remove_suffix(1);
      for (const std::string_view mark : {"，", "、", "；", "：", "。", "（", ",", ";", ":", ".", "("}) {
        if (gap.ends_with(mark)) {
          gap.remove_suffix(mark.size());
          break;
        }
      }
      constexpr std::array<std::string_view, 14> marks = {"，", "、", "；", "：", "。", "（", "）",
                                                          ",",  ";",  ":",  "(",  ")",  "！", "？"};
      if (contains_any(gap, marks)) return std::nullopt;
    }
    if (has_sentence_end(text_, number.unit_end, number.unit_end + gap.size())) return std::nullopt;
    if (number.unit != "%" && !is_comparison_at(number)) {
      if (number.unit.empty()) return std::nullopt;
      return static_cast<std::size_t>(after - numbers_.begin()) - 1;
    }
    until = number.start;
    --after;
  }
  return std::nullopt;
}

void SumReader::take_number(std::size_t index, const ProseNumber& whole, List& list) const {
  const auto& number = numbers_[index];
  if (number.unit == "%" && whole.unit != "%") return;
  if (is_comparison_at(number)) return;
  const bool is_bare = number.unit.empty();
  if (!is_bare && !is_same_unit(number.unit, whole.unit)) list.is_unclear = true;
  else list.parts.push_back(index);
}

// Behind the parts: a number that sums up again, `，全部答复300件`.
bool SumReader::begins_statement(const ProseNumber& number, const ProseNumber& whole) const {
  return number.value == whole.value || contains_any(clause_before(text_.substr(0, number.start)), k_totals);
}

SumReader::List SumReader::list_after(std::size_t phrase, const ProseNumber& whole) const {
  constexpr std::size_t k_longest_list = 2000;  // bytes; with the next, so that a text without ends costs no square
  constexpr int k_deepest = 4;                  // brackets
  List list;
  int depth = 0;
  auto number = std::partition_point(numbers_.begin(), numbers_.end(),
                                     [&](const ProseNumber& other) { return other.start < phrases_[phrase].end; });
  auto inner = phrase + 1;
  auto at = phrases_[phrase].end;
  for (; at < text_.size() && !is_sentence_end(text_, at); ++at) {
    if (at - phrases_[phrase].end > k_longest_list || depth > k_deepest) {
      list.is_unclear = true;
      break;
    }
    const auto rest = text_.substr(at);
    if (rest.starts_with("（") || rest.starts_with('(')) ++depth;
    if ((rest.starts_with("）") || rest.starts_with(')')) && --depth < 0) break;
    while (inner < phrases_.size() && phrases_[inner].at < at) ++inner;
    if (depth == 0 && inner < phrases_.size() && phrases_[inner].at == at) {
      list.is_cut = true;
      break;
    }
    if (depth == 0 && (rest.starts_with("；") || rest.starts_with(';')) && !list.has_semicolon) {
      list.has_semicolon = true;
      list.first_group = list.parts.size();
    }
    if (rest.starts_with(k_prose_gap)) list.is_unclear = true;
    if (number == numbers_.end() || number->start != at) continue;
    if (depth == 0) {
      if (list.parts.size() > 1 && begins_statement(*number, whole)) break;
      take_number(static_cast<std::size_t>(number - numbers_.begin()), whole, list);
    }
    at = number->start + number->size - 1;
    ++number;
  }
  list.end = at;
  return list;
}

// Whether a part may be told in Chinese numerals: 两件.
bool has_spelled_number(std::string_view text, std::string_view unit) {
  constexpr std::string_view k_numerals = "一二三四五六七八九十两百千余数几";
  if (unit.empty()) return false;
  for (auto at = text.find(unit); at != std::string_view::npos; at = text.find(unit, at + 1)) {
    if (at < 3) continue;
    const auto before = text.substr(at - 3, 3);
    const auto found = k_numerals.find(before);
    if (found != std::string_view::npos && found % 3 == 0) return true;
  }
  return false;
}

void SumReader::judge(StatedSum& sum, const List& list, std::size_t phrase) const {
  const auto& whole = numbers_[sum.whole];
  const auto kind = phrases_[phrase].kind;
  const auto text = text_.substr(phrases_[phrase].end, list.end - phrases_[phrase].end);
  const auto by_value = [&](auto a, auto b) { return numbers_[a].value < numbers_[b].value; };
  const auto smallest = numbers_[*std::min_element(sum.parts.begin(), sum.parts.end(), by_value)].value;
  const auto missing = whole.value.minus(sum.sum);
  const auto missing_fourfold = missing ? missing->times(Rational(4)) : missing;
  const auto half_more = whole.value.times(Rational(3));
  const auto twice = sum.sum.times(Rational(2));
  if (!missing_fourfold || !half_more || !twice || list.is_unclear) return;
  if (sum.sum > whole.value) {
    if (kind == ListKind::exact || *twice < *half_more) sum.verdict = SumVerdict::differs;
    return;
  }
  if (list.is_cut || contains_any(text, k_excuses) || has_spelled_number(text, whole.unit)) return;
  const bool is_near_whole = kind == ListKind::open ? *missing < smallest : *missing_fourfold < whole.value;
  if (kind == ListKind::exact || is_near_whole) sum.verdict = SumVerdict::differs;
}

// Adds up the parts as far as it takes to reach the whole; false when the sum cannot be held.
bool SumReader::take_parts(StatedSum& sum, const std::vector<std::size_t>& parts) const {
  for (const auto part : parts) {
    const auto next = sum.sum.plus(numbers_[part].value);
    if (!next) return false;
    sum.sum = *next;
    sum.parts.push_back(part);
    if (sum.parts.size() < 2 || sum.sum != numbers_[sum.whole].value) continue;
    sum.verdict = SumVerdict::adds_up;
    break;
  }
  return true;
}

// `建议12件、提案8件，其中主办15件、协办5件`, `复议和诉讼各2件`: the parts may be those of several wholes.
bool SumReader::is_one_of_several(const StatedSum& sum) const {
  constexpr std::array<std::string_view, 4> separators = {"，", "；", ",", ";"};
  constexpr int k_most = 4;
  const auto& whole = numbers_[sum.whole];
  if (text_.substr(0, whole.start).ends_with("各")) return true;
  std::optional<Rational> total = whole.value;
  auto until = whole.start;
  for (auto i = sum.whole; i-- > 0 && sum.whole - i <= k_most && total;) {
    const auto& other = numbers_[i];
    if (!is_same_unit(other.unit, whole.unit) || has_sentence_end(text_, other.unit_end, until)) return false;
    const auto between = text_.substr(other.unit_end, until - other.unit_end);
    if (i + 1 == sum.whole && !contains_any(between, separators)) return true;
    total = total->plus(other.value);
    if (total && *total == sum.sum) return true;
    until = other.start;
  }
  return false;
}

std::optional<StatedSum> SumReader::read(std::size_t index) {
  const auto& phrase = phrases_[index];
  const auto whole = whole_before(phrase);
  if (!whole) return std::nullopt;
  const bool is_nested = phrase.at < nested_until_;
  auto list = list_after(index, numbers_[*whole]);
  if (list.is_cut) nested_until_ = std::max(nested_until_, list.end + 1);
  if (list.parts.size() < 2) return std::nullopt;

  StatedSum sum{*whole, {}, {}, SumVerdict::unclear};
  if (!take_parts(sum, list.parts)) return std::nullopt;
  if (sum.verdict == SumVerdict::adds_up) return sum;
  const auto behind = text_.substr(phrase.end);
  const bool is_whole_list = behind.starts_with("：") || behind.starts_with(':');
  if (list.has_semicolon && !is_whole_list && list.first_group > 1) {
    list.parts.resize(list.first_group);
    sum = {*whole, {}, {}, SumVerdict::unclear};
    if (!take_parts(sum, list.parts)) return std::nullopt;
  }
  if (!is_nested && !is_one_of_several(sum)) judge(sum, list, index);
  return sum;
}

std::string shown_sum(const ProseText& prose, const std::vector<ProseNumber>& numbers, const StatedSum& sum) {
  const auto& whole = numbers[sum.whole];
  std::vector<std::string> parts;
  for (const auto part : sum.parts) parts.push_back(decimal_text(numbers[part].value));
  const bool is_less = sum.sum < whole.value;
  const auto difference = is_less ? whole.value.minus(sum.sum) : sum.sum.minus(whole.value);
  return shown_number(prose, whole) + ", but " + joined(parts, " + ") + " = " + decimal_text(sum.sum) + " (" +
         decimal_text(*difference) + (is_less ? " less)" : " more)");
}

}  // namespace

std::vector<StatedSum> stated_sums(const ProseText& prose, const std::vector<ProseNumber>& numbers) {
  if (numbers.size() < 3) return {};
  return SumReader(prose, numbers).run();
}

std::vector<Error> sum_findings(const ProseText& prose, const std::vector<ProseNumber>& numbers,
                                const std::vector<StatedSum>& sums) {
  std::vector<Error> findings;
  for (const auto& sum : sums) {
    if (sum.verdict != SumVerdict::differs) continue;
    findings.push_back(
        {ErrorKind::content,
         "parts-do-not-add-up",
         shown_sum(prose, numbers, sum),
         {"", position_of(prose, numbers[sum.whole])},
         "correct the whole or a part, cite figures as {{name}}, or say that the list is not complete (等, such as)",
         {}});
  }
  return findings;
}

}  // namespace gazette
