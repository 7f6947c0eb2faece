// One run over the source, byte by byte, that copies it and puts a mark wherever cmark would misread the text or
// forget something. Marks never contain ASCII or line ends, so blocks and line numbers stay as they are. The run
// does not know code from prose: marks in code are taken out again with all others, which is why it may be simple.

#include "formats/markdown/marks.hpp"

#include "base/text.hpp"
#include "base/unicode.hpp"
#include "formats/markdown/document.hpp"
#include "formats/markdown/flanks.hpp"
#include "formats/markdown/footnote_labels.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace gazette::markdown {

namespace {

constexpr std::string_view k_mark_start = "\xEE\x80";
constexpr std::size_t k_mark_size = 3;
constexpr std::size_t k_longest_scheme = 5;    // https
constexpr std::size_t k_deepest_image = 1000;  // open brackets before `![` stays text: cmark passes them at each link
constexpr std::size_t k_longest_figure = 200;  // bytes of `{{name}}`, so that `{{{{{{…` costs no square

bool is_delimiter(char c) { return c == '*' || c == '_' || c == '~'; }

std::string_view hidden(char c) {
  switch (c) {
    case '*': return k_hidden_star;
    case '_': return k_hidden_underscore;
    default: return k_hidden_tilde;
  }
}

bool is_figure_character(char c) {
  return is_ascii_alpha(c) || is_ascii_digit(c) || c == '_' || c == '.' || static_cast<unsigned char>(c) >= 0x80;
}

// The size of a whole `{{name}}` at the start of `text`, 0 if there is none. The name's characters are ASCII
// letters, digits, `_` and `.`; other bytes pass, so that a mistyped name is reported and not printed.
std::size_t figure_size(std::string_view text) {
  text = text.substr(0, k_longest_figure);
  text = text.substr(0, text.find('\n'));
  const auto close = text.find("}}");
  if (close == std::string_view::npos) return 0;
  const auto name = trimmed(text.substr(2, close - 2));
  const bool is_name = !name.empty() && std::all_of(name.begin(), name.end(), is_figure_character);
  return is_name ? close + 2 : 0;
}

// Whether an address after `before` belongs to a link, to angle brackets or to a tag, which protect it themselves.
bool is_in_markup(std::string_view before) {
  if (!before.empty() && std::string_view("<\"'=").find(before.back()) != std::string_view::npos) return true;
  while (before.ends_with(' ')) before.remove_suffix(1);
  return before.ends_with("](");
}

class Marker {
 public:
  Marker(std::string_view text, const MarkRules& rules) : in_(text), rules_(rules) {
    out_.text.reserve(text.size() + text.size() / 8);
    rule_ = rules.chinese ? AddressEnd::chinese : AddressEnd::gfm;
    is_chinese_ = rules.chinese && has_chinese(text);
  }

  MarkedText run(const SourceText& source, const SpoiledLines& spoiled);

 private:
  void run_until(std::size_t end);
  void spoil_row(std::size_t start, std::string_view row);
  void copy_until(std::size_t at);
  void replace(std::size_t at, std::size_t size, std::string_view mark);
  void insert(std::size_t at, std::string_view mark) { replace(at, 0, mark); }
  void insert_number(std::size_t at, MarkedPlace place, bool has_lead);
  void hide(std::size_t from, std::size_t to);

  std::size_t after_character(std::size_t at);
  std::size_t after_backslash(std::size_t at);
  std::size_t after_delimiters(std::size_t at);
  bool is_literal_run(std::size_t start, std::size_t end) const;
  std::size_t after_colon(std::size_t at);
  std::size_t after_www(std::size_t at);
  std::string_view address_view(std::size_t at);
  std::size_t after_address(const Extent& address, std::string_view view, std::size_t at);
  void mark_caret(std::size_t at);
  std::size_t after_opening_bracket(std::size_t at);
  std::size_t after_closing_bracket(std::size_t at);
  std::size_t after_brace(std::size_t at);
  void mark_tilde_borders(std::size_t start, std::size_t end, bool letter_before, bool letter_after);

  std::string_view in_;
  MarkRules rules_;
  AddressEnd rule_ = AddressEnd::gfm;
  bool is_chinese_ = false;  // the rules for Chinese apply, and there is a Chinese character
  MarkedText out_;
  std::size_t at_ = 0;
  std::size_t copied_ = 0;
  std::size_t literal_until_ = 0;  // delimiters before it are text
  std::size_t open_brackets_ = 0;
  std::size_t address_limit_ = 0;  // the first byte at or behind the last address that ends any
  FootnoteLabels footnotes_{in_};
};

void Marker::copy_until(std::size_t at) {
  out_.text.append(in_, copied_, at - copied_);
  copied_ = at;
}

void Marker::replace(std::size_t at, std::size_t size, std::string_view mark) {
  copy_until(at);
  out_.text += mark;
  copied_ += size;
  out_.shifts.push_back({copied_, out_.text.size() - copied_});
}

void Marker::insert_number(std::size_t at, MarkedPlace place, bool has_lead) {
  std::array<char, 2 * k_mark_size * sizeof(std::size_t) * 8> digits{};
  std::size_t start = digits.size();
  auto rest = out_.places.size();
  do {
    digits[--start] = static_cast<char>(k_first_digit + rest % 8);
    digits[--start] = k_mark_start[1];
    digits[--start] = k_mark_start[0];
    rest /= 8;
  } while (rest > 0);
  if (has_lead) insert(at, k_place_mark);
  insert(at, std::string_view(digits.data() + start, digits.size() - start));
  out_.places.push_back(place);
}

void Marker::hide(std::size_t from, std::size_t to) {
  for (auto at = from; at < to; ++at) {
    if (is_delimiter(in_[at])) replace(at, 1, hidden(in_[at]));
    else mark_caret(at);
  }
}

std::size_t Marker::after_backslash(std::size_t at) {
  if (at + 1 == in_.size() || static_cast<unsigned char>(in_[at + 1]) >= 0x80) return at + 1;
  if (!is_punctuation(static_cast<unsigned char>(in_[at + 1]))) return at + 1;
  const auto after = at + 2;
  const bool matters = std::string_view("~:./@").find(in_[at + 1]) != std::string_view::npos;
  if (!matters || !(rules_.strikethrough || rules_.autolinks)) return after;
  // A mark beside a delimiter run would change what the run may do, so it goes to the other side.
  const bool touches_run = after < in_.size() && is_delimiter(in_[after]);
  insert(touches_run ? at : after, touches_run ? k_escaped_next : k_escaped_previous);
  return after;
}

// In Chinese the letter counts for the tildes too: `前~~**旧**~~后`.
void Marker::mark_tilde_borders(std::size_t start, std::size_t end, bool letter_before, bool letter_after) {
  const auto first_other = in_.find_first_not_of('~', start);
  const auto last_other = in_.find_last_not_of('~', end - 1);
  const bool before = letter_before && first_other > start;
  const bool after = letter_after && last_other + 1 < end;
  if (first_other >= end || !(before || after)) return;
  const bool is_chinese = is_chinese_ && is_beside_chinese(in_.substr(0, start), in_.substr(end));
  const auto mark = is_chinese ? k_flank_mark : k_skip_mark;
  if (before) insert(first_other, mark);
  if (after) insert(last_other + 1, mark);
}

// Runs that are no delimiters in Chinese text: `9:00~11:00`, `138****5678`.
bool Marker::is_literal_run(std::size_t start, std::size_t end) const {
  const auto before = in_.substr(0, start);
  const auto after = in_.substr(end);
  if (end - start == 1 && in_[start] == '~') return is_range_sign(before, after);
  const auto run = in_.substr(start, end - start);
  return run.find_first_not_of('*') == std::string_view::npos && is_between_digits(before, after);
}

std::size_t Marker::after_delimiters(std::size_t start) {
  const auto found = in_.find_first_not_of("*_~", start);
  const auto end = found == std::string_view::npos ? in_.size() : found;
  if (start < literal_until_ || (is_chinese_ && is_literal_run(start, end))) {
    hide(start, end);
    return end;
  }
  FlankMarks flanks;
  if (is_chinese_) flanks = flank_marks(in_.substr(0, start), in_.substr(end));
  if (in_[start] == '_') flanks.before = false;
  if (in_[end - 1] == '_') flanks.after = false;
  if (flanks.before) insert(start, k_flank_mark);
  if (rules_.strikethrough) {
    const auto before = start > 0 ? decode_last_utf8(in_.substr(0, start)).code_point : U'\n';
    const auto after = end < in_.size() ? decode_utf8(in_.substr(end)).code_point : U'\n';
    const auto is_letter = [](char32_t c) { return !is_unicode_space(c) && !is_punctuation(c); };
    mark_tilde_borders(start, end, flanks.before || is_letter(before), flanks.after || is_letter(after));
  }
  if (flanks.after) insert(end, k_flank_mark);
  return end;
}

// As much of the text as an address at `at` may be seen in: brackets, code and table cells end it sooner than GFM does.
// Asked from left to right, so that the end is looked for once for each part of the text.
std::string_view Marker::address_view(std::size_t at) {
  if (address_limit_ < at) address_limit_ = std::min(in_.find_first_of("]`|\">< \t\n\v\f\r", at), in_.size());
  return in_.substr(0, address_limit_);
}

// Hides what certainly is text of an address, also the punctuation before a bracket that GFM would run over.
std::size_t Marker::after_address(const Extent& address, std::string_view view, std::size_t at) {
  const bool goes_on =
      view.size() < in_.size() && std::string_view("]`|\">").find(in_[view.size()]) != std::string_view::npos;
  const bool is_whole = view.find_first_not_of("?!.,:*_~'\");", address.end) == std::string_view::npos;
  const auto end = goes_on && is_whole ? view.size() : address.end;
  hide(at, end);
  return std::max(end, at + 1);
}

std::size_t Marker::after_colon(std::size_t at) {
  if (!rules_.autolinks || !in_.substr(at).starts_with("://")) return at + 1;
  auto start = at;
  while (start > 0 && is_ascii_alpha(in_[start - 1]) && at - start <= k_longest_scheme) --start;
  if (is_in_markup(in_.substr(0, start))) return at + 1;
  const auto view = address_view(at);
  const auto url = url_around(view, at, rule_);
  return url ? after_address(*url, view, at) : at + 1;
}

std::size_t Marker::after_www(std::size_t at) {
  if (!rules_.autolinks || !in_.substr(at).starts_with("www.")) return at + 1;
  if (!may_precede_www(in_.substr(0, at), rule_) || is_in_markup(in_.substr(0, at))) return at + 1;
  const auto view = address_view(at);
  const auto address = www_address_at(view, at, rule_);
  return address ? after_address(*address, view, at) : at + 1;
}

void Marker::mark_caret(std::size_t at) {
  if (in_.substr(at).starts_with("[^") && !footnotes_.may_refer(at)) insert(at + 1, k_skip_mark);
}

std::size_t Marker::after_opening_bracket(std::size_t at) {
  const bool opens_image = in_.substr(0, at).ends_with('!');
  if (opens_image && open_brackets_ >= k_deepest_image) insert(at, k_skip_mark);
  mark_caret(at);
  ++open_brackets_;
  return at + 1;
}

// A number at the start of a link's address says which `](` it came from.
std::size_t Marker::after_closing_bracket(std::size_t at) {
  if (open_brackets_ > 0) --open_brackets_;
  if (!rules_.link_places || !in_.substr(at).starts_with("](")) return at + 1;
  auto start = in_.find_first_not_of(" \t", at + 2);
  if (start != std::string_view::npos && in_[start] == '<') ++start;
  if (start >= in_.size() || is_ascii_space(in_[start]) || in_[start] == '\\' || is_delimiter(in_[start]))
    return at + 1;
  insert_number(start, {at, 2}, true);
  return start;
}

std::size_t Marker::after_brace(std::size_t at) {
  if (!rules_.figures || !in_.substr(at).starts_with("{{")) return at + 1;
  const auto size = figure_size(in_.substr(at));
  if (size == 0) return at + 1;
  insert_number(at + 1, {at, size}, false);
  hide(at, at + size);
  return at + size;
}

std::size_t Marker::after_character(std::size_t at) {
  switch (in_[at]) {
    case '\\': return after_backslash(at);
    case '*':
    case '_':
    case '~': return after_delimiters(at);
    case ':': return after_colon(at);
    case 'w': return after_www(at);
    case '[': return after_opening_bracket(at);
    case ']': return after_closing_bracket(at);
    case '{': return after_brace(at);
    default: return at + 1;
  }
}

void Marker::run_until(std::size_t end) {
  static const auto is_stop = [] {
    std::array<bool, 256> stops{};
    for (const char c : std::string_view("\\*_~:w[]{")) stops[static_cast<unsigned char>(c)] = true;
    return stops;
  }();
  while (at_ < end)
    at_ = is_stop[static_cast<unsigned char>(in_[at_])] ? after_character(at_) : find_ascii(in_, at_ + 1);
}

void Marker::spoil_row(std::size_t start, std::string_view row) {
  insert(start + row.find('-'), k_place_mark);
  at_ = start + row.size();
}

MarkedText Marker::run(const SourceText& source, const SpoiledLines& spoiled) {
  std::vector<std::pair<int, bool>> lines;  // and whether each is a row
  for (const auto row : spoiled.delimiter_rows) lines.emplace_back(row, true);
  for (const auto line : spoiled.crowded) lines.emplace_back(line, false);
  std::sort(lines.begin(), lines.end());
  for (const auto& [number, is_row] : lines) {
    const auto start = source.line_start(number);
    run_until(start);
    if (at_ > start) continue;
    if (is_row) spoil_row(start, source.line(number));
    else literal_until_ = start + source.line(number).size();
  }
  run_until(in_.size());
  copy_until(in_.size());
  return std::move(out_);
}

}  // namespace

MarkedText marked(const SourceText& source, const SpoiledLines& spoiled, const MarkRules& rules) {
  return Marker(source.text(), rules).run(source, spoiled);
}

std::size_t MarkedText::source_offset(const SourceText& source, int line, int column) const {
  const auto shift_before = [](auto first) { return (first - 1)->shift; };
  const auto start = source.line_start(line);
  const auto first =
      std::lower_bound(shifts.begin(), shifts.end(), start, [](const Shift& s, auto at) { return s.source_at < at; });
  const auto marked_start = start + (first == shifts.begin() ? 0 : shift_before(first));
  const auto wanted = marked_start + static_cast<std::size_t>(std::max(column, 1) - 1);
  const auto next =
      std::upper_bound(first, shifts.end(), wanted, [](auto at, const Shift& s) { return at < s.source_at + s.shift; });
  const auto offset = wanted - (next == shifts.begin() ? 0 : shift_before(next));
  return std::clamp(offset, start, start + source.line(line).size());
}

bool has_mark(std::string_view text) { return text.find(k_mark_start) != std::string_view::npos; }

std::string restored(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  std::size_t start = 0;
  for (auto at = text.find(k_mark_start); at != std::string_view::npos; at = text.find(k_mark_start, start)) {
    out.append(text, start, at - start);
    const auto mark = text.substr(at, k_mark_size);
    if (mark == k_hidden_star) out += '*';
    else if (mark == k_hidden_underscore) out += '_';
    else if (mark == k_hidden_tilde) out += '~';
    else if (mark > "\xEE\x80\x8F") out += mark;
    start = std::min(at + k_mark_size, text.size());
  }
  return out.append(text, start);
}

std::size_t take_place(std::string_view& url) {
  if (!url.starts_with(k_place_mark)) return k_no_mark;
  const auto number = number_at(url.substr(k_mark_size));
  url.remove_prefix(k_mark_size + number.size);
  return number.size == 0 ? k_no_mark : number.value;
}

Number number_at(std::string_view text) {
  Number number;
  while (text.substr(number.size).starts_with(k_mark_start) && number.size + 2 < text.size()) {
    const auto last = static_cast<unsigned char>(text[number.size + 2]);
    if (last < k_first_digit || last > k_first_digit + 7) break;
    number.value = number.value * 8 + (last - k_first_digit);
    number.size += k_mark_size;
  }
  return number;
}

}  // namespace gazette::markdown
