#include "formats/toml_repair.hpp"

#include "base/text.hpp"
#include "base/unicode.hpp"

#include <algorithm>

namespace gazette {

namespace {

constexpr std::string_view k_header_name = "gazette: left out ";

// `title "x"` and `title: x`: the key is plain, only the sign is not.
bool has_plain_key(std::string_view text, const TomlStatement& statement) {
  const auto& tokens = statement.tokens;
  if (tokens.size() < 2 || tokens[0].kind != TomlToken::Kind::word) return false;
  const auto first = text_at(text, tokens[0].span);
  const auto second = text_at(text, tokens[1].span);
  return first.ends_with(':') || tokens[1].kind == TomlToken::Kind::text || second.starts_with(':') ||
         second.starts_with("＝");
}

std::size_t plain_key_end(std::string_view text, const TomlToken& token) {
  auto word = text_at(text, token.span);
  while (word.ends_with(':')) word.remove_suffix(1);
  return token.span.begin + word.size();
}

bool is_plain_name(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return is_ascii_alpha(c) || is_ascii_digit(c) || c == '-' || c == '_';
  });
}

}  // namespace

bool TomlRepair::is_left_out_header(std::string_view key) { return key.starts_with(k_header_name); }

// The parser notices some faults of a header only when it has read on to the next line.
std::optional<std::size_t> TomlRepair::faulty_statement(const std::vector<TomlStatement>& statements,
                                                        std::size_t offset) const {
  std::size_t after = 0;
  while (after < statements.size() && statements[after].span.begin <= offset) ++after;
  if (after == 0) return std::nullopt;
  const auto& last = statements[after - 1];
  const bool is_inside = offset <= last.span.end && offset > last.span.begin;
  if (is_inside) return after - 1;
  const auto up_to = last.span.begin == offset ? after - 1 : after;
  const auto before = std::string_view(text_).substr(0, up_to < statements.size() ? statements[up_to].span.begin : offset);
  if (up_to > 0 && !reads_all_(before)) return up_to - 1;
  return last.span.begin == offset ? std::optional(after - 1) : std::nullopt;
}

TomlFault TomlRepair::explain(const TomlRefusal& refusal) {
  broken_.reset();
  const auto statements = scan_toml(text_);
  const auto index = faulty_statement(statements, refusal.offset);
  if (!index) return explain_refusal(refusal);
  broken_ = statements[*index];
  return explain_statement(text_, statements, *index, refusal, reads_);
}

bool TomlRepair::leave_out(const TomlFault& fault) {
  if (!broken_) {
    const auto line = std::string_view(text_).rfind('\n', fault.span.begin == 0 ? 0 : fault.span.begin - 1);
    const auto begin = line == std::string_view::npos ? 0 : line;
    blank({begin, std::min(text_.find('\n', fault.span.begin), text_.size())});
    return true;
  }
  const auto statement = *broken_;
  if (fault.rule == "invalid-date") {
    leave_out_token(fault.span);
    return true;
  }
  if (!is_sure_end(statement)) {
    cut();
    return false;
  }
  const bool has_key = statement.equals && fault.span.begin > statement.tokens[*statement.equals].span.begin;
  if (statement.is_header) leave_out_header(statement);
  else if (has_key) leave_out_value(statement.tokens[*statement.equals].span.end, statement.span.end);
  else if (fault.rule == "duplicate-key" || !has_plain_key(text_, statement)) blank(statement.span);
  else {
    const auto key_end = plain_key_end(text_, statement.tokens[0]);
    const auto key_begin = statement.tokens[0].span.begin;
    if (is_plain_name(text_at(text_, {key_begin, key_end}))) leave_out_value(key_end, statement.span.end);
    else blank(statement.span);
  }
  return true;
}

void TomlRepair::cut() { text_.resize(broken_ ? broken_->span.begin : 0); }

// A line that is no statement may still belong to the faulty one: the rest of a text, for example.
bool TomlRepair::is_sure_end(const TomlStatement& statement) const {
  if (statement.is_complete || statement.is_header) return true;
  const bool has_long_text = std::any_of(statement.tokens.begin(), statement.tokens.end(), [&](const TomlToken& token) {
    const auto written = text_at(text_, token.span);
    return !token.is_closed && (written.starts_with(R"(""")") || written.starts_with("'''"));
  });
  if (has_long_text || statement.span.end >= text_.size()) return statement.span.end < text_.size() || !has_long_text;
  const auto next = scan_toml(std::string_view(text_).substr(statement.span.end));
  return next.empty() || next.front().is_header || next.front().equals;
}

void TomlRepair::leave_out_header(const TomlStatement& header) {
  const auto line = position_at(text_, header.span.begin).line;
  text_.replace(header.span.begin, header.span.end - header.span.begin,
                "[" + quoted(std::string(k_header_name) + std::to_string(line)) + "]");
}

// Puts an empty text in the place of a value and keeps the line ends in it.
void TomlRepair::leave_out_value(std::size_t begin, std::size_t end) {
  const auto lines = std::count(text_.begin() + static_cast<std::ptrdiff_t>(begin),
                                text_.begin() + static_cast<std::ptrdiff_t>(end), '\n');
  const std::string_view sign = text_[begin - 1] == '=' ? "" : "=";
  const auto at = position_at(text_, begin + sign.size());
  text_.replace(begin, end - begin, std::string(sign) + "\"\"" + std::string(static_cast<std::size_t>(lines), '\n'));
  left_out_.insert({at.line, static_cast<int>(at.column)});
}

void TomlRepair::leave_out_token(TomlSpan span) {
  const auto at = position_of(text_, span);
  const auto inner = static_cast<std::size_t>(std::max(at.length, 2) - 2);
  text_.replace(span.begin, span.end - span.begin, "\"" + std::string(inner, ' ') + "\"");
  left_out_.insert({at.line, at.column});
}

void TomlRepair::blank(TomlSpan span) {
  const auto begin = text_.begin() + static_cast<std::ptrdiff_t>(span.begin);
  const auto end = text_.begin() + static_cast<std::ptrdiff_t>(span.end);
  std::replace_if(begin, end, [](char c) { return c != '\n'; }, ' ');
}

}  // namespace gazette
