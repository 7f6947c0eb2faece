#include "report/cell_reader.hpp"

#include "base/date.hpp"
#include "base/rational.hpp"
#include "base/suggest.hpp"
#include "base/text.hpp"
#include "base/unicode.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace gazette {

namespace {

bool is_digits(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_ascii_digit); }

/// Digits without a needless zero in front, so that a number has one spelling.
bool is_whole(std::string_view text) { return is_digits(text) && (text.size() == 1 || text.front() != '0'); }

bool is_count(std::string_view text) { return is_whole(text) && parse_integer(text).has_value(); }

bool is_unsigned_decimal(std::string_view text) {
  const auto dot = text.find('.');
  if (dot == std::string_view::npos) return is_whole(text);
  return is_whole(text.substr(0, dot)) && is_digits(text.substr(dot + 1));
}

bool is_decimal(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  return is_unsigned_decimal(text);
}

bool is_of_type(CellType type, std::string_view text) {
  switch (type) {
    case CellType::count: return is_count(text);
    case CellType::money:
    case CellType::percent: return is_unsigned_decimal(text);
    case CellType::days: return text == "<1" || is_unsigned_decimal(text);
    case CellType::decimal: return is_decimal(text);
    case CellType::date: return bool(parse_date(text));
    case CellType::text:
    case CellType::enumeration: return true;
  }
  return false;
}

/// Whether a number has no more decimals than it may, and no more digits than can be computed with.
bool is_within(const CellFormat& format, std::string_view text) {
  if (!is_numeric(format.type) || text == "<1") return true;
  const auto point = text.find('.');
  const auto decimals = point == std::string_view::npos ? 0 : text.size() - point - 1;
  return parse_rational(text) && (!format.decimals || decimals <= static_cast<std::size_t>(*format.decimals));
}

std::string wanted_text(const CellFormat& format) {
  switch (format.type) {
    case CellType::count: return "a count: a whole number of 0 or more";
    case CellType::money: return "an amount of money: a decimal number of 0 or more, such as 59237.2449";
    case CellType::percent: return "a percentage: a decimal number of 0 or more, such as 99.5";
    case CellType::days: return "a number of days: a decimal number of 0 or more, or <1";
    case CellType::decimal: return "a decimal number such as -12.5";
    case CellType::date: return "a date such as 2016-12-31";
    case CellType::enumeration: return "one of the values of its column";
    case CellType::text: return "text";
  }
  return "a figure";
}

/// Full-width digits and signs (１６２．５％) as their ASCII twins.
std::string with_half_width(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const auto [code_point, size] = decode_utf8(text);
    append_utf8(out, half_width(code_point));
    text.remove_prefix(size);
  }
  return out;
}

bool is_separator(char c) { return c == ',' || c == ' ' || c == '\''; }

/// Digits alone, or one to three of them and then groups of three behind the same separator.
bool is_grouped(std::string_view whole) {
  const auto first = std::find_if(whole.begin(), whole.end(), is_separator);
  if (first == whole.end()) return is_digits(whole);
  const auto groups = split(whole, *first);
  const auto is_group = [](std::string_view group) { return group.size() == 3 && is_digits(group); };
  return groups.front().size() <= 3 && is_digits(groups.front()) &&
         std::all_of(groups.begin() + 1, groups.end(), is_group);
}

/// The figure without what people add to it: full width, group separators, the unit, a percent sign, zeros in front.
std::string plain_figure(const CellFormat& format, std::string_view text) {
  auto out = with_half_width(text);
  for (const std::string_view ending : {std::string_view(format.unit), std::string_view("%")})
    if (!ending.empty() && out.ends_with(ending))
      out = std::string(trimmed(std::string_view(out).substr(0, out.size() - ending.size())));
  if (auto plain = plain_number(out)) out = *std::move(plain);
  while (out.size() > 1 && out.front() == '0' && is_ascii_digit(out[1])) out.erase(0, 1);
  return out;
}

/// Signs that mean "nothing" to some readers and "zero" to others.
bool is_dash(std::string_view text) {
  constexpr std::array<std::string_view, 8> k_dashes = {"-", "--", "–", "—", "——", "/", "\\", "无"};
  return std::find(k_dashes.begin(), k_dashes.end(), text) != k_dashes.end();
}

std::string help_for(const CellFormat& format, std::string_view text) {
  if (is_dash(text) || text == "不适用")
    return "write \"\" for blank, 0 for none, or \"n/a\" for not applicable: they are three different values";
  const auto plain = plain_figure(format, text);
  if (plain != text && is_of_type(format.type, plain) && is_within(format, plain)) return "write it as " + plain;
  return {};
}

const FormChoice* find_choice(const CellFormat& format, std::string_view text) {
  const auto found = std::find_if(format.choices.begin(), format.choices.end(), [&](const FormChoice& choice) {
    return text == choice.key || text == choice.label.own || (!text.empty() && text == choice.label.english);
  });
  return found == format.choices.end() ? nullptr : &*found;
}

std::string help_for_choice(const CellFormat& format, std::string_view text) {
  std::vector<std::string_view> known;
  for (const auto& choice : format.choices) known.emplace_back(choice.key);
  auto help = suggestion(text, known);
  return help.empty() ? "values: " + joined({known.begin(), known.end()}, ", ") : help;
}

Cell cell_of(CellState state, std::string text = {}) {
  Cell cell;
  cell.state = state;
  cell.text = std::move(text);
  return cell;
}

Error invalid_figure(const CellFormat& format, std::string_view text, const Place& place) {
  auto message = quoted(text) + " is not " + wanted_text(format);
  auto help = format.type == CellType::enumeration ? help_for_choice(format, text) : help_for(format, text);
  if (is_of_type(format.type, text) && format.decimals)
    message += " with at most " + counted(static_cast<std::size_t>(*format.decimals), "decimal");
  else if (is_of_type(format.type, text) && is_numeric(format.type)) message += " of at most 18 digits";
  return {ErrorKind::content, "invalid-figure", std::move(message), place, std::move(help), {}};
}

}  // namespace

std::optional<std::string> plain_number(std::string_view text) {
  auto number = with_half_width(trimmed(text));
  const auto point = std::min(number.find('.'), number.size());
  const auto decimals = std::string_view(number).substr(point);
  const bool has_digits = decimals.empty() || is_digits(decimals.substr(1));
  if (!has_digits || !is_grouped(std::string_view(number).substr(0, point))) return std::nullopt;
  std::erase_if(number, is_separator);
  return number;
}

Result<Cell> read_cell(const CellFormat& format, const RawFigures::RawCell& raw) {
  const auto text = trimmed(raw.text);
  if (text.empty()) return cell_of(CellState::blank);
  if (lower_ascii(text) == "n/a") return cell_of(CellState::not_applicable);
  if (format.type == CellType::enumeration) {
    if (const auto* choice = find_choice(format, text)) return cell_of(CellState::value, choice->key);
    return invalid_figure(format, text, raw.place);
  }
  if (!is_of_type(format.type, text) || !is_within(format, text)) return invalid_figure(format, text, raw.place);
  return cell_of(CellState::value, std::string(text));
}

}  // namespace gazette
