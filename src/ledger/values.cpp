#include "ledger/values.hpp"

#include "base/suggest.hpp"
#include "base/text.hpp"
#include "formats/date_text.hpp"
#include "ledger/names.hpp"

#include <algorithm>
#include <array>

namespace gazette {

namespace {

constexpr std::int64_t k_most_days = 9999;

std::array<std::string_view, 4> labels_of(const FormLine& line) {
  return {line.label.own, line.label.english, line.short_label.own, line.short_label.english};
}

bool has_label(const FormLine& line, std::string_view name) {
  const auto is_it = [&](std::string_view label) { return !label.empty() && lower_ascii(label) == lower_ascii(name); };
  const auto labels = labels_of(line);
  return std::any_of(labels.begin(), labels.end(), is_it);
}

std::vector<const FormLine*> lines_named(const std::vector<FormLine>& all, const std::vector<std::size_t>& lines,
                                         std::string_view name) {
  std::vector<const FormLine*> named;
  for (const auto line : lines) {
    if (name == all[line].key) return {&all[line]};
    if (has_label(all[line], name)) named.push_back(&all[line]);
  }
  return named;
}

std::string list_of(const std::vector<FormLine>& all, const std::vector<std::size_t>& lines) {
  std::vector<std::string> names;
  for (const auto line : lines) names.push_back(all[line].key + " (" + short_label_of(all[line]).own + ")");
  return joined(names, ", ");
}

/// Whether a group is called `name`, with or without its number (`（三）不予公开`).
bool is_called(const FormGroup& group, std::string_view name) {
  const auto& own = group.label.own;
  const auto behind = [&](std::string_view mark) { return own.ends_with(std::string(mark).append(name)); };
  return group.key == name || own == name || behind("）") || behind("、") ||
         lower_ascii(group.label.english) == lower_ascii(name);
}

/// The lines of the group of that name, which is no line itself; none when there is no such group.
std::vector<std::size_t> lines_in_group(const LineChoice& choice, std::string_view name) {
  const auto& groups = choice.groups;
  const auto group = std::find_if(groups.begin(), groups.end(), [&](const auto& one) { return is_called(one, name); });
  auto lines = group == groups.end() ? std::vector<std::size_t>() : choice.lines;
  std::erase_if(lines, [&](std::size_t line) {
    return !is_in_group(groups, choice.all[line], static_cast<std::size_t>(group - groups.begin()));
  });
  return lines;
}

std::string help_for_line(const LineChoice& choice, std::string_view name) {
  const auto& [all, lines, groups] = choice;
  if (const auto inside = lines_in_group(choice, name); !inside.empty())
    return "it is a group of the form: write which of its lines, " + list_of(all, inside);
  std::vector<std::string_view> known;
  for (const auto line : lines) {
    known.emplace_back(all[line].key);
    for (const auto label : labels_of(all[line]))
      if (!label.empty()) known.push_back(label);
  }
  auto help = suggestion(name, known);
  if (!help.empty()) return help;
  return lines.empty() ? "the form has none" : "the form has " + list_of(all, lines);
}

Error date_error(std::string_view text) {
  if (!parse_date_time(text, 0)) return date_text_error(text);
  return {ErrorKind::content,
          "invalid-date",
          quoted(text) + " is a day and a time, where a day is wanted",
          {},
          "write it as " + std::string(text.substr(0, std::string_view("2024-03-01").size())),
          {}};
}

}  // namespace

const LedgerCell* LedgerValues::take(LedgerField field) {
  auto& cell = row_.cell(field);
  if (cell.is_faulty) return nullptr;
  if (!cell.text.empty()) return &cell;
  if (is_required(field))
    fail(field, ledger_error("missing-value",
                             "the request has no " + std::string(ledger_field_key(field)) + " (" +
                                 std::string(ledger_field_label(field)) + ")",
                             {}));
  return nullptr;
}

void LedgerValues::fail(LedgerField field, Error error) {
  auto& cell = row_.cell(field);
  error.place = cell.place;
  cell.is_faulty = true;
  diagnostics_.add_error(std::move(error));
}

std::string LedgerValues::text(LedgerField field) {
  const auto* const cell = take(field);
  return cell ? cell->text : std::string();
}

std::optional<Date> LedgerValues::date(LedgerField field) {
  const auto* const cell = take(field);
  if (!cell) return std::nullopt;
  if (const auto date = parse_date(cell->text)) return *date;
  fail(field, date_error(cell->text));
  return std::nullopt;
}

std::optional<bool> LedgerValues::flag(LedgerField field) {
  const auto* const cell = take(field);
  if (!cell) return std::nullopt;
  const auto text = lower_ascii(cell->text);
  if (text == "yes" || text == "true" || text == "是") return true;
  if (text == "no" || text == "false" || text == "否") return false;
  fail(field, ledger_error("invalid-flag", quoted(cell->text) + " is neither yes nor no", {},
                           "write yes or no, 是 or 否, true or false"));
  return std::nullopt;
}

std::optional<int> LedgerValues::days(LedgerField field) {
  const auto* const cell = take(field);
  if (!cell) return std::nullopt;
  const auto number = parse_integer(cell->text);
  if (number && *number >= 0 && *number <= k_most_days) return static_cast<int>(*number);
  fail(field, ledger_error("invalid-number", quoted(cell->text) + " is not a number of working days", {},
                           "write a whole number from 0 to " + std::to_string(k_most_days)));
  return std::nullopt;
}

std::string LedgerValues::line(LedgerField field, const LineChoice& choice, std::string_view what) {
  const auto* const cell = take(field);
  if (!cell) return {};
  const auto named = lines_named(choice.all, choice.lines, cell->text);
  if (named.size() == 1) return named.front()->key;
  if (named.empty())
    fail(field,
         ledger_error("unknown-" + std::string(what), "the form has no " + std::string(what) + " " + quoted(cell->text),
                      {}, help_for_line(choice, cell->text)));
  else
    fail(field, ledger_error("ambiguous-label", quoted(cell->text) + " is the label of several lines of the form", {},
                             "write the key instead: " + named.front()->key + " is one"));
  return {};
}

}  // namespace gazette
