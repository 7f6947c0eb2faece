#include "prose/prose_numbers.hpp"

#include "base/text.hpp"
#include "prose/number_context.hpp"

#include <utility>

namespace gazette {

namespace {

struct Digit {
  char ascii = 0;  // 0: none
  std::size_t size = 0;
};

// An ASCII digit or a full-width one (U+FF10 to U+FF19).
Digit digit_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {};
  if (is_ascii_digit(text[at])) return {text[at], 1};
  if (text.substr(at, 2) != "\xEF\xBC" || at + 2 >= text.size()) return {};
  const auto last = static_cast<unsigned char>(text[at + 2]);
  return last >= 0x90 && last <= 0x99 ? Digit{static_cast<char>('0' + (last - 0x90)), 3} : Digit{};
}

struct Written {
  std::string digits;
  std::size_t size = 0;
  bool has_separator = false;
};

// Takes the digits at `written.size`; returns how many.
std::size_t take_digits(std::string_view text, Written& written) {
  std::size_t count = 0;
  for (auto digit = digit_at(text, written.size); digit.ascii != 0; digit = digit_at(text, written.size)) {
    written.digits += digit.ascii;
    written.size += digit.size;
    ++count;
  }
  return count;
}

// `,234`, when no fourth digit follows.
bool take_group(std::string_view text, Written& written) {
  if (written.size >= text.size() || text[written.size] != ',') return false;
  auto longer = written;
  ++longer.size;
  longer.has_separator = true;
  if (take_digits(text, longer) != 3) return false;
  written = std::move(longer);
  return true;
}

void take_decimals(std::string_view text, Written& written) {
  constexpr std::string_view k_wide_point = "．";
  auto longer = written;
  if (text.substr(written.size).starts_with('.')) longer.size += 1;
  else if (text.substr(written.size).starts_with(k_wide_point)) longer.size += k_wide_point.size();
  else return;
  longer.digits += '.';
  if (take_digits(text, longer) > 0) written = std::move(longer);
}

Written written_at(std::string_view text) {
  Written written;
  if (take_digits(text, written) <= 3) {
    while (take_group(text, written)) {}
  }
  take_decimals(text, written);
  return written;
}

// Where the text ends that a number from `start` on may reach into: citations begin and end a number.
std::size_t end_of_reach(const ProseText& prose, std::size_t start) {
  const auto* piece = &prose.piece_at(start);
  const bool is_cited = !piece->figure.empty();
  for (++piece; piece != prose.pieces.data() + prose.pieces.size(); ++piece) {
    if (is_cited || !piece->figure.empty()) return piece->start;
  }
  return prose.text.size();
}

class NumberReader {
 public:
  explicit NumberReader(const ProseText& prose) : prose_(prose), text_(prose.text) {}

  std::vector<ProseNumber> run() {
    for (std::size_t at = 0; at < text_.size();) {
      if (digit_at(text_, at).ascii != 0) {
        at += read(at);
        continue;
      }
      if (text_.substr(at).starts_with("《")) ++titles_;
      if (text_.substr(at).starts_with("》") && titles_ > 0) --titles_;
      ++at;
    }
    return std::move(numbers_);
  }

 private:
  std::size_t read(std::size_t at) {
    if (at >= reach_) reach_ = end_of_reach(prose_, at);
    const auto written = written_at(text_.substr(at, reach_ - at));
    const auto& piece = prose_.piece_at(at);
    const auto after = text_.substr(at + written.size);
    auto unit = unit_at(after);
    const auto unit_end = at + written.size + unit.size;
    const bool is_cited = !piece.figure.empty();
    if (is_cited && piece.start != at) return written.size;
    if (!is_cited && titles_ > 0) return written.size;
    if (!is_cited && counts_nothing({text_.substr(0, at), after, written.digits, written.has_separator, unit}))
      return written.size;
    if (const auto value = parse_rational(written.digits))
      numbers_.push_back({*value, written.digits, std::move(unit.name), piece.figure, at, written.size, unit_end});
    return written.size;
  }

  const ProseText& prose_;
  std::string_view text_;
  std::size_t reach_ = 0;
  int titles_ = 0;  // how many 《 are open
  std::vector<ProseNumber> numbers_;
};

}  // namespace

std::vector<ProseNumber> numbers_of(const ProseText& prose) { return NumberReader(prose).run(); }

std::string shown_number(const ProseText& prose, const ProseNumber& number) {
  return prose.text.substr(number.start, number.unit_end - number.start);
}

Position position_of(const ProseText& prose, const ProseNumber& number) {
  return prose.position_of(number.start, number.size);
}

}  // namespace gazette
