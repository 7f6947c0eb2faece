// Document numbers, 机关代字〔年份〕序号号 (GB/T 9704-2012, 7.2.5), with other brackets than 〔〕. The whole pattern
// must stand there: Han, a bracket, a year, a bracket, digits, 号. In round brackets certificates and cases are
// numbered too (白国用（2016）第0012号), so that those are judged only behind a character that ends such a code and
// without 第.

#include "formats/lint/characters.hpp"
#include "formats/lint/rules.hpp"

#include <array>
#include <optional>

namespace gazette::lint {

namespace {

constexpr std::size_t k_year_digits = 4;
constexpr std::size_t k_most_serial_digits = 5;
constexpr std::size_t k_longest_help = 12;  // characters of the code that the help repeats

constexpr std::array<std::string_view, 7> k_openings = {"〔", "［", "【", "﹝", "（", "(", "["};
constexpr std::array<std::string_view, 7> k_closings = {"〕", "］", "】", "﹞", "）", ")", "]"};
constexpr std::u32string_view k_code_ends = U"发函字办通电规呈请党纪政教财社组宣团工预行任";

bool is_round(std::string_view bracket) { return bracket == "（" || bracket == "("; }

template <std::size_t N>
std::string_view one_of(const std::array<std::string_view, N>& signs, std::string_view text) {
  for (const auto sign : signs) {
    if (text.starts_with(sign)) return sign;
  }
  return {};
}

// Digits at the start of `text`, full-width ones too, which have a rule of their own.
struct Digits {
  std::size_t count = 0;
  std::size_t size = 0;
  bool begins_with_zero = false;
};

Digits digits_at(std::string_view text) {
  Digits digits;
  while (digits.size < text.size()) {
    const auto c = decode_utf8(text.substr(digits.size));
    const bool is_full = is_between(c.code_point, 0xFF10, 0xFF19);
    if (!is_full && !is_between(c.code_point, U'0', U'9')) break;
    if (digits.count++ == 0) digits.begins_with_zero = c.code_point == U'0' || c.code_point == 0xFF10;
    digits.size += c.size;
  }
  return digits;
}

bool is_year(std::string_view text, const Digits& digits) {
  return digits.count == k_year_digits &&
         (text.starts_with("19") || text.starts_with("20") || text.starts_with("１９") || text.starts_with("２０"));
}

struct Number {
  std::size_t open = 0, close = 0, end = 0;
  std::string_view opening, closing;  // `closing` is empty when it is missing
  bool has_ordinal = false;           // 第
  Digits serial;
};

// What stands at the bracket `opening` at `at`.
std::optional<Number> number_at(std::string_view text, std::size_t at, std::string_view opening) {
  Number number;
  number.open = at;
  number.opening = opening;
  auto next = at + opening.size();
  const auto year = digits_at(text.substr(next));
  const bool may_lack_closing = opening == "〔" || opening == "﹝";
  if (year.count > k_year_digits && may_lack_closing && year.count <= k_year_digits + k_most_serial_digits) {
    number.close = next + year.size;
    number.end = number.close;
    // 中办发﹝20168号: the bracket was lost in a conversion.
    return text.substr(number.close).starts_with("号") ? std::optional(number) : std::nullopt;
  }
  if (!is_year(text.substr(next), year)) return std::nullopt;
  number.close = next + year.size;
  number.closing = one_of(k_closings, text.substr(number.close));
  if (number.closing.empty()) return std::nullopt;
  next = number.close + number.closing.size();
  number.has_ordinal = text.substr(next).starts_with("第");
  if (number.has_ordinal) next += std::string_view("第").size();
  number.serial = digits_at(text.substr(next));
  next += number.serial.size;
  if (number.serial.count == 0 || number.serial.count > k_most_serial_digits || !text.substr(next).starts_with("号"))
    return std::nullopt;
  number.end = next + std::string_view("号").size();
  return number;
}

bool is_document_number(std::string_view text, const Number& number) {
  const auto before = character_before(text, number.open);
  if (!is_han(before)) return false;
  if (!is_round(number.opening) && !is_round(number.closing)) return true;
  return !number.has_ordinal && !number.serial.begins_with_zero &&
         k_code_ends.find(before) != std::u32string_view::npos;
}

std::size_t code_begin(std::string_view text, std::size_t at) {
  for (std::size_t i = 0; i < k_longest_help && is_han(character_before(text, at)); ++i)
    at -= decode_last_utf8(text.substr(0, at)).size;
  return at;
}

void report(LintedText& linted, const Number& number) {
  const auto text = linted.text();
  const auto year =
      text.substr(number.open + number.opening.size(), number.close - number.open - number.opening.size());
  const auto found = text.substr(number.open, number.end - number.open);
  Slip slip{"document-number-brackets", number.open, number.end - number.open, {}, {}, {}};
  if (number.closing.empty()) {
    slip.message = "the document number lacks the bracket 〕 behind its year";
    slip.help = "write it like 白教发〔2016〕13号";
  } else if (number.opening != "〔" || number.closing != "〕") {
    slip.message = "the year of a document number stands in the brackets 〔〕, not in " + std::string(number.opening) +
                   std::string(number.closing);
    slip.help = "write 〔" + std::string(year) + "〕";
    if (number.opening != "〔") slip.edits.push_back({number.open, number.opening.size(), "〔"});
    if (number.closing != "〕") slip.edits.push_back({number.close, number.closing.size(), "〕"});
  } else if (number.serial.begins_with_zero && !number.has_ordinal) {
    slip.message = quoted(found) + ": the serial number of a document has no leading zero";
    slip.help = "write it like 白教发〔2016〕3号";
  } else if (number.has_ordinal) {
    slip.message = quoted(found) + ": the serial number of a document is written without 第";
    slip.help = "write it like 白教发〔2016〕13号";
  } else {
    return;
  }
  linted.add(std::move(slip));
}

}  // namespace

void find_document_numbers(LintedText& linted) {
  const auto text = linted.text();
  // 号 ends every one of them, and few other words: look back from it for the bracket.
  constexpr std::string_view end = "号";
  constexpr std::size_t longest = 3 + 9 * 3 + 3 + 3;  // bracket, full-width digits, bracket, 第
  for (auto at = text.find(end); at != std::string_view::npos; at = text.find(end, at + end.size())) {
    if (!is_between(character_before(text, at), U'0', U'9') && !is_between(character_before(text, at), 0xFF10, 0xFF19))
      continue;
    for (auto open = at; open > 0 && at - open < longest + k_most_serial_digits * 3;) {
      open -= decode_last_utf8(text.substr(0, open)).size;
      if (text[open] == '\n') break;
      const auto opening = one_of(k_openings, text.substr(open));
      if (opening.empty()) continue;
      const auto number = number_at(text, open, opening);
      if (number && is_document_number(text, *number) && linted.is_prose(code_begin(text, open), number->end))
        report(linted, *number);
      break;
    }
  }
}

}  // namespace gazette::lint
