#include "formats/toml_scan.hpp"

#include "base/text.hpp"
#include "base/unicode.hpp"

#include <algorithm>

namespace gazette {

namespace {

constexpr std::string_view k_marks = "[]{}=,";

bool is_quote(char c) { return c == '"' || c == '\''; }

bool is_word_end(char c) {
  return is_ascii_space(c) || is_quote(c) || c == '#' || k_marks.find(c) != std::string_view::npos;
}

std::size_t line_end(std::string_view text, std::size_t at) { return std::min(text.find('\n', at), text.size()); }

// A string of one line ends at the line's end at the latest.
TomlToken take_line_string(std::string_view text, std::size_t begin) {
  const char quote = text[begin];
  std::size_t at = begin + 1;
  for (; at < text.size() && text[at] != '\n'; ++at) {
    if (text[at] == quote) return {TomlToken::Kind::text, {begin, at + 1}, true};
    if (quote == '"' && text[at] == '\\' && at + 1 < text.size() && text[at + 1] != '\n') ++at;
  }
  while (text[at - 1] == '\r' && at - 1 > begin) --at;
  return {TomlToken::Kind::text, {begin, at}, false};
}

// Up to two quotes may stand before the three that close a string of several lines.
TomlToken take_long_string(std::string_view text, std::size_t begin) {
  const char quote = text[begin];
  for (std::size_t at = begin + 3; at < text.size(); ++at) {
    if (quote == '"' && text[at] == '\\') ++at;
    else if (text.substr(at).starts_with(std::string(3, quote))) {
      at += 3;
      for (int extra = 0; extra < 2 && at < text.size() && text[at] == quote; ++extra) ++at;
      return {TomlToken::Kind::text, {begin, at}, true};
    }
  }
  return {TomlToken::Kind::text, {begin, text.size()}, false};
}

TomlToken take_token(std::string_view text, std::size_t begin) {
  const char first = text[begin];
  if (k_marks.find(first) != std::string_view::npos) return {TomlToken::Kind::mark, {begin, begin + 1}, true};
  if (is_quote(first)) {
    const bool is_long = text.substr(begin).starts_with(std::string(3, first));
    return is_long ? take_long_string(text, begin) : take_line_string(text, begin);
  }
  std::size_t end = begin + 1;
  while (end < text.size() && !is_word_end(text[end])) ++end;
  return {TomlToken::Kind::word, {begin, end}, true};
}

std::vector<TomlToken> first_tokens(std::string_view line, std::size_t count) {
  std::vector<TomlToken> tokens;
  for (std::size_t at = 0; at < line.size() && tokens.size() < count;) {
    if (line[at] == '#') break;
    if (is_ascii_space(line[at])) {
      ++at;
      continue;
    }
    tokens.push_back(take_token(line, at));
    at = tokens.back().span.end;
  }
  return tokens;
}

// Neither a `key =` nor a `[name]` can stand at the start of a line inside an array.
bool looks_like_statement(std::string_view line) {
  const auto tokens = first_tokens(line, 3);
  if (tokens.size() < 2 || tokens[0].kind == TomlToken::Kind::text) return false;
  if (tokens[0].kind == TomlToken::Kind::word) return is_mark(line, tokens[1], '=');
  if (!is_mark(line, tokens[0], '[')) return false;
  const auto& name = is_mark(line, tokens[1], '[') && tokens.size() > 2 ? tokens[2] : tokens[1];
  const auto word = text_at(line, name.span);
  const bool is_value = word == "true" || word == "false" || word == "inf" || word == "nan";
  return name.kind == TomlToken::Kind::word && is_ascii_alpha(word.front()) && !is_value;
}

// Walks over a text once; each call of `take` yields the next statement.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  std::optional<TomlStatement> take() {
    if (!find_start()) return std::nullopt;
    TomlStatement statement;
    statement.span.begin = at_;
    open_.clear();
    while (at_ < text_.size() && !is_at_end(statement)) step(statement);
    statement.span.end = at_;
    if (!open_.empty()) statement.is_complete = false;
    return statement;
  }

 private:
  // Moves to the first line that is neither blank nor a comment.
  bool find_start() {
    while (at_ < text_.size()) {
      const auto end = line_end(text_, at_);
      const auto line = trimmed(text_.substr(at_, end - at_));
      if (!line.empty() && line.front() != '#') return true;
      at_ = std::min(end + 1, text_.size());
    }
    return false;
  }

  bool is_at_end(TomlStatement& statement) {
    if (text_[at_] != '\n') return false;
    if (open_.empty()) return true;
    const auto next = text_.substr(at_ + 1, line_end(text_, at_ + 1) - (at_ + 1));
    if (open_.find('{') != std::string::npos || !looks_like_statement(next)) return false;
    statement.is_complete = false;
    return true;
  }

  void step(TomlStatement& statement) {
    if (text_[at_] == '#') at_ = line_end(text_, at_);
    else if (is_ascii_space(text_[at_])) ++at_;
    else add(statement, take_token(text_, at_));
  }

  void add(TomlStatement& statement, const TomlToken& token) {
    at_ = token.span.end;
    if (statement.tokens.empty()) statement.is_header = is_mark(text_, token, '[');
    if (!token.is_closed) statement.is_complete = false;
    if (!statement.is_header && token.kind == TomlToken::Kind::mark) count(statement, text_[token.span.begin]);
    statement.tokens.push_back(token);
  }

  void count(TomlStatement& statement, char mark) {
    if (mark == '=' && !statement.equals) statement.equals = statement.tokens.size();
    if (!statement.equals) return;
    if (mark == '[' || mark == '{') open_ += mark;
    if ((mark == ']' || mark == '}') && !open_.empty()) open_.pop_back();
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::string open_;  // the brackets that are open, outermost first
};

std::size_t line_start(std::string_view text, std::size_t offset) {
  const auto before = text.substr(0, offset).rfind('\n');
  return before == std::string_view::npos ? 0 : before + 1;
}

std::string_view without_quotes(std::string_view string) {
  const std::size_t size = string.starts_with(R"(""")") || string.starts_with("'''") ? 3 : 1;
  return string.size() < 2 * size ? std::string_view() : string.substr(size, string.size() - 2 * size);
}

}  // namespace

std::vector<TomlStatement> scan_toml(std::string_view text) {
  std::vector<TomlStatement> statements;
  Scanner scanner(text);
  while (auto statement = scanner.take()) statements.push_back(*std::move(statement));
  return statements;
}

std::string_view text_at(std::string_view text, TomlSpan span) {
  return text.substr(span.begin, span.end - span.begin);
}

bool is_mark(std::string_view text, const TomlToken& token, char mark) {
  return token.kind == TomlToken::Kind::mark && text[token.span.begin] == mark;
}

Position position_at(std::string_view text, std::size_t offset) {
  const auto start = line_start(text, offset);
  const auto line = std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(start), '\n') + 1;
  const auto column = character_count(text.substr(start, offset - start)) + 1;
  return {static_cast<int>(line), static_cast<int>(column), 1};
}

std::size_t offset_at(std::string_view text, Position at) {
  std::size_t offset = 0;
  for (int line = 1; line < at.line && offset < text.size(); ++line)
    offset = std::min(line_end(text, offset) + 1, text.size());
  for (int column = 1; column < at.column && offset < text.size() && text[offset] != '\n'; ++column)
    offset += decode_utf8(text.substr(offset)).size;
  return offset;
}

Position position_of(std::string_view text, TomlSpan span) {
  auto position = position_at(text, span.begin);
  auto first_line = text_at(text, {span.begin, std::min(span.end, line_end(text, span.begin))});
  while (!first_line.empty() && is_ascii_space(first_line.back())) first_line.remove_suffix(1);
  position.length = std::max(1, static_cast<int>(character_count(first_line)));
  return position;
}

std::vector<std::string> key_parts(std::string_view text, const std::vector<TomlToken>& tokens, std::size_t first,
                                   std::size_t last) {
  std::vector<std::string> parts(1);
  for (std::size_t i = first; i < last && i < tokens.size(); ++i) {
    const auto written = text_at(text, tokens[i].span);
    if (tokens[i].kind == TomlToken::Kind::text) {
      parts.back() += without_quotes(written);
      continue;
    }
    for (const char c : written) {
      if (c == '.') parts.emplace_back();
      else parts.back() += c;
    }
  }
  return parts;
}

}  // namespace gazette
