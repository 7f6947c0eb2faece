#include "formats/toml_fault.hpp"

#include "base/text.hpp"
#include "base/unicode.hpp"

#include <algorithm>
#include <utility>

namespace gazette {

namespace {

using Path = std::vector<std::string>;

bool is_list_header(std::string_view text, const TomlStatement& header) {
  return header.tokens.size() > 1 && is_mark(text, header.tokens[1], '[') &&
         header.tokens[1].span.begin == header.tokens[0].span.end;
}

// The index of the first token behind the name in a header.
std::size_t name_end(std::string_view text, const TomlStatement& header, std::size_t first) {
  std::size_t at = first;
  while (at < header.tokens.size() && !is_mark(text, header.tokens[at], ']')) ++at;
  return at;
}

Path own_path(std::string_view text, const TomlStatement& statement) {
  if (!statement.is_header) return key_parts(text, statement.tokens, 0, statement.equals.value_or(0));
  const std::size_t first = is_list_header(text, statement) ? 2 : 1;
  return key_parts(text, statement.tokens, first, name_end(text, statement, first));
}

// The paths of all statements from the top of the file.
std::vector<Path> full_paths(std::string_view text, const std::vector<TomlStatement>& statements) {
  std::vector<Path> paths;
  Path header;
  for (const auto& statement : statements) {
    auto path = own_path(text, statement);
    if (statement.is_header) header = path;
    else path.insert(path.begin(), header.begin(), header.end());
    paths.push_back(std::move(path));
  }
  return paths;
}

bool is_inside(const Path& outer, const Path& inner) {
  return outer.size() < inner.size() && std::equal(outer.begin(), outer.end(), inner.begin());
}

// The key of a pair, or the whole header.
TomlSpan name_span(std::string_view text, const TomlStatement& statement) {
  const auto& tokens = statement.tokens;
  if (!statement.is_header)
    return {tokens.front().span.begin, tokens[std::max<std::size_t>(statement.equals.value_or(1), 1) - 1].span.end};
  auto last = name_end(text, statement, 1);
  if (is_list_header(text, statement)) ++last;
  return {tokens.front().span.begin, tokens[std::min(last, tokens.size() - 1)].span.end};
}

// Whether `earlier` already made something of a part of the way to `later`, so that `later` cannot go on there:
// a pair, or for a dotted key a table that has its own header below the one of `later`.
bool blocks(const TomlStatement& earlier, const Path& earlier_path, const TomlStatement& later, const Path& later_path,
            std::size_t own_parts) {
  if (is_inside(later_path, earlier_path)) return true;
  if (!is_inside(earlier_path, later_path)) return false;
  return !earlier.is_header || (!later.is_header && earlier_path.size() + own_parts > later_path.size());
}

// Nearest first, since in a list of tables each element may have the same keys. An equal path is the better answer.
std::optional<std::size_t> first_given(std::string_view text, const std::vector<TomlStatement>& statements,
                                       std::size_t index) {
  const auto paths = full_paths(text, statements);
  const auto own_parts = own_path(text, statements[index]).size();
  for (std::size_t i = index; i-- > 0;)
    if (paths[i] == paths[index]) return i;
  for (std::size_t i = index; i-- > 0;)
    if (blocks(statements[i], paths[i], statements[index], paths[index], own_parts)) return i;
  return std::nullopt;
}

TomlFault duplicate_fault(std::string_view text, const std::vector<TomlStatement>& statements, std::size_t index) {
  const auto& statement = statements[index];
  const auto span = name_span(text, statement);
  const auto written = text_at(text, span);
  TomlFault fault{
      .rule = "duplicate-key",
      .message = (statement.is_header ? std::string(written) : shown(written)) + " is already given in another form",
      .help = "delete one of them",
      .span = span};
  const auto earlier = first_given(text, statements, index);
  if (!earlier) return fault;
  const auto& first = statements[*earlier];
  fault.first = name_span(text, first);
  if (own_path(text, first) != own_path(text, statement) || first.is_header != statement.is_header ||
      is_list_header(text, first) != is_list_header(text, statement))
    return fault;
  fault.message = statement.is_header ? "the table " + std::string(written) + " is given twice"
                                      : "the key " + shown(written) + " is given twice";
  if (statement.is_header) fault.help = "put all its keys below the first";
  return fault;
}

std::optional<TomlFault> more_after_header(std::string_view text, const TomlStatement& header, std::size_t after) {
  if (after == header.tokens.size()) return std::nullopt;
  const TomlSpan more = {header.tokens[after].span.begin, header.tokens.back().span.end};
  return TomlFault{.message = "found " + shown(text_at(text, more)) + " after the header",
                   .help = "write it on a line of its own",
                   .span = more};
}

std::optional<TomlFault> header_fault(std::string_view text, const TomlStatement& header) {
  const auto& tokens = header.tokens;
  const bool is_list = is_list_header(text, header);
  const std::string close = is_list ? "]]" : "]";
  const std::size_t first = is_list ? 2 : 1;
  const auto last = name_end(text, header, first);
  if (first == last)
    return TomlFault{
        .message = "the header has no name", .help = "write it between the brackets", .span = name_span(text, header)};
  const auto after = last + close.size();
  if (after > tokens.size() || (is_list && !is_mark(text, tokens[last + 1], ']')))
    return TomlFault{.message = "the header has no closing " + close,
                     .help = "end it with " + close,
                     .span = {tokens.front().span.begin, tokens[std::min(last, tokens.size() - 1)].span.end}};
  if (auto fault = key_fault(text, tokens, first, last)) {
    if (fault->help.starts_with("write ")) fault->help = "write [name], or [\"name\"] for one with other characters";
    return fault;
  }
  return more_after_header(text, header, after);
}

TomlFault no_equals(std::string_view text, const TomlStatement& statement) {
  const auto& tokens = statement.tokens;
  if (auto fault = sign_fault(text, tokens, 0, tokens.size())) return *std::move(fault);
  if (auto fault = key_fault(text, tokens, 0, 1); fault && !tokens.front().is_closed) return *std::move(fault);
  const TomlSpan whole = {tokens.front().span.begin, tokens.back().span.end};
  const auto name = text_at(text, tokens.front().span);
  const bool is_name = std::any_of(name.begin(), name.end(), is_ascii_alpha) && !key_fault(text, tokens, 0, 1);
  if (is_name && tokens.front().kind == TomlToken::Kind::word)
    return {.message = "there is no \"=\" after " + quoted(name),
            .help = "write " + std::string(name) + " = …",
            .span = tokens.front().span};
  return {.message = "found " + shown(text_at(text, whole)) + ", wanted key = value",
          .help = name == "---" ? "this part is TOML, not YAML: delete the line" : "write # before a comment",
          .span = whole};
}

bool is_redefinition(std::string_view description) {
  return description.find("redefine") != std::string_view::npos ||
         description.find("into existing inline table") != std::string_view::npos;
}

std::optional<TomlFault> pair_fault(std::string_view text, const TomlStatement& pair, ReadsAsValue reads) {
  if (!pair.equals) return no_equals(text, pair);
  if (auto fault = key_fault(text, pair.tokens, 0, *pair.equals)) return fault;
  return value_fault(text, pair, reads);
}

// "Error while parsing string: unknown…" without its first part, which names a rule of the grammar.
std::string cleaned(std::string_view description) {
  constexpr std::string_view lead = "Error while parsing ";
  if (description.starts_with(lead))
    if (const auto colon = description.find(": "); colon != std::string_view::npos)
      description.remove_prefix(colon + 2);
  auto text = replaced(description, R"(saw '\n')", "found the end of the line");
  const bool is_capital = text.size() > 1 && text[0] >= 'A' && text[0] <= 'Z' && (text[1] < 'A' || text[1] > 'Z');
  if (is_capital) text[0] = static_cast<char>(text[0] - 'A' + 'a');
  return text;
}

// The first run of more than `k_toml_depth` names with dots between them. Values have no such runs outside strings.
std::optional<TomlSpan> deep_key(std::string_view text, const TomlStatement& statement) {
  std::size_t dots = 0;
  std::size_t begin = statement.span.begin;
  for (const auto& token : statement.tokens) {
    if (token.kind == TomlToken::Kind::mark) {
      dots = 0;
      begin = token.span.end;
    } else if (token.kind == TomlToken::Kind::word) {
      const auto word = text_at(text, token.span);
      dots += static_cast<std::size_t>(std::count(word.begin(), word.end(), '.'));
    }
    if (dots >= k_toml_depth) return TomlSpan{begin, token.span.end};
  }
  return std::nullopt;
}

bool has_many_dots(std::string_view text) {
  std::size_t dots = 0;
  for (const char c : text) {
    if (c == '\n') dots = 0;
    if (c == '.' && ++dots >= k_toml_depth) return true;
  }
  return false;
}

}  // namespace

TomlFault explain_statement(std::string_view text, const std::vector<TomlStatement>& statements, std::size_t index,
                            const TomlRefusal& refusal, ReadsAsValue reads) {
  const auto& statement = statements[index];
  const bool is_duplicate = is_redefinition(refusal.description);
  if (is_duplicate && first_given(text, statements, index)) return duplicate_fault(text, statements, index);
  auto fault = statement.is_header ? header_fault(text, statement) : pair_fault(text, statement, reads);
  if (fault) return *std::move(fault);
  if (is_duplicate) return duplicate_fault(text, statements, index);
  auto plain = explain_refusal(refusal);
  plain.span.begin = std::clamp(plain.span.begin, statement.span.begin, statement.span.end);
  plain.span.end = plain.span.begin;
  return plain;
}

TomlFault explain_refusal(const TomlRefusal& refusal) {
  return {.message = cleaned(refusal.description), .help = {}, .span = {refusal.offset, refusal.offset}};
}

std::optional<TomlFault> depth_fault(std::string_view text) {
  if (!has_many_dots(text)) return std::nullopt;
  for (const auto& statement : scan_toml(text))
    if (const auto span = deep_key(text, statement))
      return TomlFault{
          .message = "a key has more than " + std::to_string(k_toml_depth) + " parts", .help = {}, .span = *span};
  return std::nullopt;
}

std::string shown(std::string_view written) {
  constexpr std::size_t longest = 30;
  const auto line = trimmed(written.substr(0, written.find('\n')));
  std::size_t size = 0;
  for (std::size_t count = 0; count < longest && size < line.size(); ++count)
    size += decode_utf8(line.substr(size)).size;
  auto text = std::string(line.substr(0, size)) + (size < trimmed(written).size() ? "…" : "");
  std::replace_if(
      text.begin(), text.end(), [](char c) { return (c >= 0 && c < ' ') || c == '\x7F'; }, '?');
  return text.starts_with('"') ? text : quoted(text);
}

}  // namespace gazette
