#include "formats/toml_repair.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace gazette {

namespace {

constexpr std::string_view k_header_name = "gazette: left out ";

std::string line_ends_in(std::string_view text) {
  return std::string(static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')), '\n');
}

bool is_plain_name(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return is_ascii_alpha(c) || is_ascii_digit(c) || c == '-' || c == '_';
  });
}

// In `title "x"` and `title: x` only the sign is wrong: where the key ends, if it is so.
std::optional<std::size_t> end_of_plain_key(std::string_view text, const TomlStatement& statement) {
  const auto& tokens = statement.tokens;
  if (tokens.front().kind != TomlToken::Kind::word) return std::nullopt;
  auto name = text_at(text, tokens.front().span);
  const bool ends_with_sign = name.ends_with(':');
  if (ends_with_sign) name.remove_suffix(1);
  const auto second = tokens.size() > 1 ? text_at(text, tokens[1].span) : std::string_view();
  const bool has_sign = ends_with_sign || second.starts_with(':') || second.starts_with("＝");
  const bool is_followed_by_text = tokens.size() > 1 && tokens[1].kind == TomlToken::Kind::text;
  if (!is_plain_name(name) || !(has_sign || is_followed_by_text)) return std::nullopt;
  return tokens.front().span.begin + name.size();
}

bool has_open_long_text(std::string_view text, const TomlStatement& statement) {
  return std::any_of(statement.tokens.begin(), statement.tokens.end(), [&](const TomlToken& token) {
    const auto written = text_at(text, token.span);
    return !token.is_closed && (written.starts_with(R"(""")") || written.starts_with("'''"));
  });
}

}  // namespace

bool TomlRepair::is_left_out_header(std::string_view key) { return key.starts_with(k_header_name); }

TomlFault TomlRepair::explain(const TomlRefusal& refusal) {
  broken_.reset();
  const auto statements = scan_toml(text_);
  const auto index = faulty_statement(statements, refusal.offset);
  if (!index) return explain_refusal(refusal);
  broken_ = statements[*index];
  return explain_statement(text_, statements, *index, refusal, reads_value_);
}

// The parser notices some faults of a line only when it has read on to the next one, so the start of a
// statement and the space between two may mean the one before.
std::optional<std::size_t> TomlRepair::faulty_statement(const std::vector<TomlStatement>& statements,
                                                        std::size_t offset) const {
  const auto after = std::find_if(statements.begin(), statements.end(),
                                  [&](const TomlStatement& statement) { return statement.span.begin > offset; });
  if (after == statements.begin()) return std::nullopt;
  const auto last = static_cast<std::size_t>(after - statements.begin()) - 1;
  const auto span = statements[last].span;
  // What stands behind an open bracket is read as part of it, and the parser stops somewhere inside.
  if (last > 0 && !statements[last - 1].is_complete) return last - 1;
  if (offset > span.begin && offset <= span.end) return last;
  const bool is_at_start = offset == span.begin;
  const bool is_fault_before = !reads_document_(text_at(text_, {0, is_at_start ? span.begin : span.end}));
  if (is_at_start) return is_fault_before && last > 0 ? last - 1 : last;
  return is_fault_before ? std::optional(last) : std::nullopt;
}

void TomlRepair::leave_out(const TomlFault& fault) {
  if (broken_ && fault.rule == "invalid-date") return leave_out_date(fault.span);
  if (broken_) return leave_out_until(fault, end_of(*broken_));
  const auto offset = std::min(fault.span.begin, text_.size());
  const auto before = std::string_view(text_).substr(0, offset).rfind('\n');
  const auto begin = before == std::string_view::npos ? 0 : before + 1;
  blank({begin, std::min(text_.find('\n', offset), text_.size())});
}

void TomlRepair::leave_out_rest(const TomlFault& fault) {
  if (broken_) leave_out_until(fault, text_.size());
  else blank({fault.span.begin, text_.size()});
}

// Where a string or a bracket is not closed, what follows may belong to it, up to the next proper statement.
// A string of several lines may hold anything.
std::size_t TomlRepair::end_of(const TomlStatement& statement) const {
  if (statement.is_complete || statement.is_header) return statement.span.end;
  if (has_open_long_text(text_, statement)) return text_.size();
  const auto following = scan_toml(std::string_view(text_).substr(statement.span.end));
  for (const auto& next : following)
    if (next.is_header || next.equals) return statement.span.end + next.span.begin - 1;
  return text_.size();
}

void TomlRepair::leave_out_until(const TomlFault& fault, std::size_t end) {
  const auto statement = *broken_;
  const auto& tokens = statement.tokens;
  const bool has_key = statement.equals.value_or(0) > 0;
  const bool is_value_fault = has_key && fault.span.begin >= tokens[*statement.equals].span.begin;
  if (is_value_fault) leave_out_value(tokens[*statement.equals].span.end, end);
  else if (statement.is_header && end == statement.span.end) leave_out_header(statement);
  else if (const auto key_end = end_of_plain_key(text_, statement); key_end && !statement.equals)
    leave_out_value(*key_end, end);
  else blank({statement.span.begin, end});
}

// A header with a text of several lines leaves as many line ends.
void TomlRepair::leave_out_header(const TomlStatement& header) {
  const auto line = position_at(text_, header.span.begin).line;
  const auto size = header.span.end - header.span.begin;
  const auto line_ends = line_ends_in(std::string_view(text_).substr(header.span.begin, size));
  text_.replace(header.span.begin, size,
                "[" + quoted(std::string(k_header_name) + std::to_string(line)) + "]" + line_ends);
}

void TomlRepair::leave_out_value(std::size_t begin, std::size_t end) {
  const std::string sign = text_[begin - 1] == '=' ? "" : "=";
  auto at = position_at(text_, begin);
  at.column += static_cast<int>(sign.size());
  text_.replace(begin, end - begin, sign + "\"\"" + line_ends_in(std::string_view(text_).substr(begin, end - begin)));
  left_out_.insert({at.line, at.column});
}

// An empty text of the same width, so that the columns behind it stay.
void TomlRepair::leave_out_date(TomlSpan span) {
  const auto at = position_of(text_, span);
  const auto inner = static_cast<std::size_t>(std::max(at.length, 2) - 2);
  text_.replace(span.begin, span.end - span.begin, quoted(std::string(inner, ' ')));
  left_out_.insert({at.line, at.column});
}

void TomlRepair::blank(TomlSpan span) {
  const auto begin = text_.begin() + static_cast<std::ptrdiff_t>(span.begin);
  const auto end = text_.begin() + static_cast<std::ptrdiff_t>(span.end);
  std::replace_if(
      begin, end, [](char c) { return c != '\n'; }, ' ');
}

}  // namespace gazette
