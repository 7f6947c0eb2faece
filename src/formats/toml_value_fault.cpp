// A walk over the tokens behind a `=` by the grammar of TOML 1.0, which stops at the first token that does
// not fit. What a token alone is worth is asked of the real parser, so both agree on numbers and dates.

#include "base/text.hpp"
#include "base/unicode.hpp"
#include "formats/date_text.hpp"
#include "formats/toml_fault.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace gazette {

namespace {

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

bool is_hex(char c) { return is_ascii_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

// `text` without the quotation marks of Chinese and typeset text around it.
std::string_view without_curly_quotes(std::string_view text) {
  constexpr std::array<std::string_view, 8> marks = {"“", "”", "‘", "’", "「", "」", "『", "』"};
  for (const auto mark : marks) {
    if (text.starts_with(mark)) text.remove_prefix(mark.size());
    if (text.ends_with(mark)) text.remove_suffix(mark.size());
  }
  return text;
}

// The first escape of a string between double quotes that TOML does not know.
std::optional<TomlSpan> bad_escape(std::string_view string) {
  const bool is_long = string.starts_with(R"(""")");
  for (std::size_t at = string.find('\\'); at != std::string_view::npos && at + 1 < string.size();
       at = string.find('\\', at + 2)) {
    const char c = string[at + 1];
    if (c == 'u' || c == 'U') {
      const std::size_t digits = c == 'u' ? 4 : 8;
      const auto hex = string.substr(at + 2, digits);
      if (hex.size() < digits || !std::all_of(hex.begin(), hex.end(), is_hex)) return TomlSpan{at, at + 2};
      continue;
    }
    const bool is_line_end = is_long && is_ascii_space(c);
    const bool is_known = std::string_view("btnfr\"\\").find(c) != std::string_view::npos;
    if (!is_known && !is_line_end) return TomlSpan{at, at + 1 + decode_utf8(string.substr(at + 1)).size};
  }
  return std::nullopt;
}

std::optional<std::size_t> control_character(std::string_view string) {
  const auto found = std::find_if(string.begin(), string.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\t' && c != '\n' && c != '\r') || byte == 0x7F;
  });
  if (found == string.end()) return std::nullopt;
  return static_cast<std::size_t>(found - string.begin());
}

TomlFault escape_fault(std::string_view escape, TomlSpan at) {
  const bool is_unicode = escape == "\\u" || escape == "\\U";
  if (is_unicode)
    return {.message = std::string(escape) + " wants " + (escape == "\\u" ? "four" : "eight") + " hexadecimal digits",
            .help = "write \\\\ for a backslash, or put the text between single quotes",
            .span = at};
  return {.message = "unknown escape " + std::string(escape),
          .help = "write \\\\ for a backslash, or put the text between single quotes",
          .span = at};
}

class ValueWalker {
 public:
  ValueWalker(std::string_view text, const TomlStatement& pair, ReadsAsValue reads)
      : text_(text), tokens_(pair.tokens), at_(*pair.equals + 1), reads_(reads) {
    key_ = text.substr(tokens_.front().span.begin, tokens_[*pair.equals].span.begin - tokens_.front().span.begin);
    key_ = trimmed(key_);
  }

  std::optional<TomlFault> walk() {
    if (value(0) && at_ < tokens_.size()) more_after_value();
    return std::move(fault_);
  }

 private:
  bool is_at_end() const { return at_ >= tokens_.size(); }
  bool sees(char mark) const { return !is_at_end() && is_mark(text_, tokens_[at_], mark); }
  std::string_view written() const { return text_at(text_, tokens_[at_].span); }

  bool fail(TomlFault fault) {
    fault_ = std::move(fault);
    return false;
  }
  bool fail(std::string message, std::string help, TomlSpan span) {
    return fail({.message = std::move(message), .help = std::move(help), .span = span});
  }

  bool value(std::size_t depth) {
    if (is_at_end()) return no_value();
    if (depth > k_toml_depth)
      return fail("values are nested deeper than " + std::to_string(k_toml_depth) + " levels", {}, tokens_[at_].span);
    if (sees('[')) return list(depth);
    if (sees('{')) return table(depth);
    if (tokens_[at_].kind == TomlToken::Kind::mark)
      return fail("found " + quoted(written()) + ", wanted a value", {}, tokens_[at_].span);
    return tokens_[at_].kind == TomlToken::Kind::text ? string() : word(depth);
  }

  bool no_value() {
    const auto end = tokens_.back().span.end;
    return fail(shown(key_) + " has no value", "write " + std::string(key_) + " = \"…\", or delete the line",
                {end - 1, end});
  }

  bool string() {
    const auto span = tokens_[at_].span;
    const auto string = written();
    if (!tokens_[at_].is_closed) return open_string(string, span);
    if (!reads_(string)) {
      if (const auto bad = bad_escape(string); bad && string.front() == '"')
        return fail(escape_fault(text_at(string, *bad), {span.begin + bad->begin, span.begin + bad->end}));
      if (const auto bad = control_character(string))
        return fail("the text holds a control character", "delete it, or write it as \\u and four digits",
                    {span.begin + *bad, span.begin + *bad + 1});
    }
    ++at_;
    return true;
  }

  bool open_string(std::string_view string, TomlSpan span) {
    const std::string quote(1, string.front());
    const bool is_long = string.starts_with(quote + quote + quote);
    const auto marks = is_long ? quote + quote + quote : quote;
    if (is_long) span.end = span.begin + marks.size();
    return fail("the text has no closing " + marks, "end it with " + marks, span);
  }

  // A date and a time with a space between them are one value of two words.
  TomlSpan word_span() const {
    const auto span = tokens_[at_].span;
    if (!looks_like_date(written()) || at_ + 1 >= tokens_.size()) return span;
    const auto& next = tokens_[at_ + 1];
    const bool is_time = next.kind == TomlToken::Kind::word && is_ascii_digit(text_[next.span.begin]);
    const bool is_near = next.span.begin == span.end + 1 && text_[span.end] == ' ';
    return is_time && is_near ? TomlSpan{span.begin, next.span.end} : span;
  }

  bool word(std::size_t depth) {
    const auto span = word_span();
    const auto word = text_at(text_, span);
    if (!reads_(word)) return looks_like_date(word) ? wrong_date(span) : not_a_value(depth);
    at_ += span.end == tokens_[at_].span.end ? 1 : 2;
    return true;
  }

  bool wrong_date(TomlSpan span) {
    auto error = date_text_error(text_at(text_, span));
    return fail({.rule = error.rule, .message = std::move(error.message), .help = std::move(error.help), .span = span});
  }

  // From here to the end of the line, or inside brackets to the next mark.
  TomlSpan plain_text(std::size_t depth) const {
    auto span = tokens_[at_].span;
    for (std::size_t i = at_ + 1; i < tokens_.size(); ++i) {
      if (depth > 0 && tokens_[i].kind == TomlToken::Kind::mark) break;
      span.end = tokens_[i].span.end;
    }
    const auto line = text_at(text_, {span.begin, std::min(span.end, text_.find('\n', span.begin))});
    return {span.begin, span.begin + trimmed(line).size()};
  }

  bool is_line_break_between(std::size_t a, std::size_t b) const {
    return text_at(text_, {tokens_[a].span.end, tokens_[b].span.begin}).find('\n') != std::string_view::npos;
  }

  std::string assigned(std::size_t depth, std::string_view value) const {
    return "write " + (depth == 0 ? std::string(key_) + " = " : std::string()) + std::string(value);
  }

  bool not_a_value(std::size_t depth) {
    const auto span = plain_text(depth);
    const auto found = text_at(text_, span);
    const auto lower = lower_ascii(found);
    if (is_one_of(lower, {"true", "yes", "on"}))
      return fail("found " + quoted(found) + ", wanted true or false", assigned(depth, "true"), span);
    if (is_one_of(lower, {"false", "no", "off"}))
      return fail("found " + quoted(found) + ", wanted true or false", assigned(depth, "false"), span);
    if (is_one_of(lower, {"null", "none", "nil", "~"}))
      return fail("TOML has no " + quoted(found), "leave the key out", span);
    if (std::string_view("0123456789+-.").find(found.front()) != std::string_view::npos) return wrong_number(depth);
    return unquoted_text(depth, span);
  }

  bool wrong_number(std::size_t depth) {
    const auto span = plain_text(depth);
    const auto found = text_at(text_, span);
    const bool only_digits = std::all_of(found.begin(), found.end(), is_ascii_digit);
    const auto* const why = !only_digits           ? " is neither a number nor a date"
                            : found.front() == '0' ? " is not a number: it must not begin with 0"
                                                   : " is too large a number";
    return fail(shown(found) + why, assigned(depth, quoted(found)) + " if it is text", span);
  }

  bool unquoted_text(std::size_t depth, TomlSpan span) {
    const auto found = text_at(text_, span);
    const auto inner = without_curly_quotes(found);
    const bool is_plain = inner.find_first_of("\"\\") == std::string_view::npos;
    const std::string which = inner.size() == found.size() ? "double quotes" : "straight double quotes";
    const auto help = is_plain ? assigned(depth, quoted(inner))
                               : std::string("write \" before and after it, and \\\" for a quotation mark inside");
    return fail("text must stand between " + which + ", found " + shown(found), help, span);
  }

  bool list(std::size_t depth) {
    const auto open = tokens_[at_++].span;
    while (!sees(']')) {
      if (is_at_end()) return fail("the list has no closing ]", "end it with ]", open);
      if (!value(depth + 1)) return false;
      if (sees(',')) ++at_;
      else if (!is_at_end() && !sees(']')) return no_comma("]");
    }
    ++at_;
    return true;
  }

  bool no_comma(std::string_view close) {
    const auto found = decode_utf8(written());
    const auto first = written().substr(0, found.size);
    if (is_one_of(first, {"，", "、", "；"})) {
      const auto begin = tokens_[at_].span.begin;
      return fail("found " + quoted(first) + ", wanted a comma", "write an ordinary comma: ,",
                  {begin, begin + first.size()});
    }
    return fail("found " + shown(written()) + ", wanted a comma or " + std::string(close),
                "write a comma between two values", tokens_[at_].span);
  }

  bool table(std::size_t depth) {
    const auto open = at_++;
    std::vector<Given> given;
    while (!sees('}')) {
      if (is_at_end()) return fail("the table has no closing }", "end it with }", tokens_[open].span);
      if (!member(depth, given)) return false;
      if (sees(',') && at_ + 1 < tokens_.size() && is_mark(text_, tokens_[at_ + 1], '}'))
        return fail("found a comma before }", "delete it", tokens_[at_].span);
      if (sees(',')) ++at_;
      else if (!is_at_end() && !sees('}')) return no_comma("}");
    }
    if (is_line_break_between(at_ - 1, at_)) return broken_table();
    ++at_;
    return true;
  }

  bool broken_table() {
    return fail("a table between { and } must stand on one line",
                "write it on one line, or write a [header] with its keys below", tokens_[at_].span);
  }

  struct Given {
    std::vector<std::string> parts;
    TomlSpan span;
  };

  bool member(std::size_t depth, std::vector<Given>& given) {
    const auto first = at_;
    for (; !is_at_end() && tokens_[at_].kind != TomlToken::Kind::mark; ++at_)
      if (is_line_break_between(at_ - 1, at_)) return broken_table();
    auto fault =
        sees('=') || first == at_ ? key_fault(text_, tokens_, first, at_) : sign_fault(text_, tokens_, first, at_);
    if (fault) return fail(*std::move(fault));
    const TomlSpan span = {tokens_[first].span.begin, tokens_[at_ - 1].span.end};
    if (!sees('=')) return fail("there is no \"=\" after " + shown(text_at(text_, span)), "write key = value", span);
    if (!is_new(given, {key_parts(text_, tokens_, first, at_), span})) return false;
    ++at_;
    return value(depth + 1);
  }

  // In a table between braces a key must neither be another one nor lie inside it.
  bool is_new(std::vector<Given>& given, Given key) {
    const auto clashes = [&](const Given& earlier) {
      const auto size = std::min(earlier.parts.size(), key.parts.size());
      return std::equal(earlier.parts.begin(), earlier.parts.begin() + static_cast<std::ptrdiff_t>(size),
                        key.parts.begin());
    };
    const auto earlier = std::find_if(given.begin(), given.end(), clashes);
    if (earlier != given.end())
      return fail({.rule = "duplicate-key",
                   .message = "the key " + shown(text_at(text_, key.span)) +
                              (earlier->parts == key.parts ? " is given twice" : " is already given in another form"),
                   .help = "delete one of them",
                   .span = key.span,
                   .first = earlier->span});
    given.push_back(std::move(key));
    return true;
  }

  void more_after_value() {
    const auto span = plain_text(0);
    const bool after_text = tokens_[at_ - 1].kind == TomlToken::Kind::text;
    const bool more_quotes = text_at(text_, span).find('"') != std::string_view::npos;
    if (after_text && more_quotes)
      fail("the text ends at the quotation mark before " + shown(written()),
           "write \\\" for a quotation mark inside the text", span);
    else
      fail("found " + shown(text_at(text_, span)) + " after the value of " + shown(key_),
           "one line holds one key and its value", span);
  }

  std::string_view text_;
  const std::vector<TomlToken>& tokens_;
  std::size_t at_;
  ReadsAsValue reads_;
  std::string_view key_;
  std::optional<TomlFault> fault_;
};

}  // namespace

std::optional<TomlFault> value_fault(std::string_view text, const TomlStatement& pair, ReadsAsValue reads) {
  return ValueWalker(text, pair, reads).walk();
}

}  // namespace gazette
