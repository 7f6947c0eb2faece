// A literal is looked for from the cursor on: the first byte from which it matches whole (or its first 48 bytes) is
// where it starts, and what was passed over is markup. A character matches itself, its escape, or an entity. Inside the
// literal the characters follow each other, but where the tree hides something the search begins anew.

#include "formats/markdown/source_cursor.hpp"

#include "base/text.hpp"
#include "base/unicode.hpp"

#include <algorithm>
#include <optional>

namespace gazette::markdown {

namespace {

constexpr std::size_t k_window = 4096;
constexpr std::size_t k_certain = 48;  // bytes that settle where a literal starts
constexpr std::size_t k_longest_entity = 34;

bool is_ascii_mark(char c) {
  return c > ' ' && static_cast<unsigned char>(c) < 0x7F && !is_ascii_alpha(c) && !is_ascii_digit(c);
}

// The size of `&name;`, `&#1;` or `&#x1;` at the start of `text`; 0 for anything else.
std::size_t entity_size(std::string_view text) {
  if (!text.starts_with('&')) return 0;
  std::size_t at = text.substr(1).starts_with('#') ? 2 : 1;
  const auto name = at;
  while (at < text.size() && at < k_longest_entity && (is_ascii_alpha(text[at]) || is_ascii_digit(text[at]))) ++at;
  return at > name && at < text.size() && text[at] == ';' ? at + 1 : 0;
}

// How a character of a literal is written: `lead` bytes before it, then `source_size` bytes.
struct Match {
  std::size_t lead = 0;
  std::size_t source_size = 0;
  std::size_t size = 0;
};

std::optional<Match> match_character(std::string_view source, std::string_view literal) {
  if (source.empty() || source.front() == '\n') return std::nullopt;
  const bool is_escape = source.size() > 1 && source[0] == '\\' && is_ascii_mark(source[1]);
  if (is_escape && source[1] == literal.front()) return Match{1, 1, 1};
  const auto size = decode_utf8(literal).size;
  const auto entity = entity_size(source);
  if (entity > 0 && !literal.starts_with(source.substr(0, entity))) return Match{0, entity, size};
  if (source.starts_with(literal.substr(0, size))) return Match{0, size, size};
  return std::nullopt;
}

// How many bytes of the literal the source has from its start on; counting ends when the place is certain.
std::size_t matched_size(std::string_view source, std::string_view literal) {
  std::size_t done = 0, at = 0;
  while (done < literal.size() && done < k_certain) {
    const auto match = match_character(source.substr(at), literal.substr(done));
    if (!match) break;
    at += match->lead + match->source_size;
    done += match->size;
  }
  return done;
}

std::size_t after_spaces(std::string_view text, std::size_t at) {
  while (at < text.size() && is_ascii_space(text[at])) ++at;
  return at;
}

// The first `end` from `at` on that is not escaped, or the end of the text.
std::size_t find_plain(std::string_view text, char end, std::size_t at) {
  for (; at < text.size() && text[at] != end; ++at) {
    if (text[at] == '\\') ++at;
  }
  return std::min(at, text.size());
}

// Behind the address that starts at `at`: in angle brackets, or up to a space or the bracket that closes the link.
std::size_t after_destination(std::string_view text, std::size_t at) {
  if (text.substr(at).starts_with('<')) return std::min(find_plain(text, '>', at) + 1, text.size());
  int depth = 0;
  for (; at < text.size() && !is_ascii_space(text[at]); ++at) {
    if (text[at] == '\\') ++at;
    else if (text[at] == '(') ++depth;
    else if (text[at] == ')' && depth-- == 0) break;
  }
  return std::min(at, text.size());
}

std::size_t after_title(std::string_view text, std::size_t at) {
  if (at == text.size() || std::string_view("\"'(").find(text[at]) == std::string_view::npos) return at;
  return std::min(find_plain(text, text[at] == '(' ? ')' : text[at], at + 1) + 1, text.size());
}

}  // namespace

std::size_t SourceCursor::start_of(std::string_view literal) const {
  const auto wanted = std::min(literal.size(), k_certain);
  const auto end = std::min(text_.size(), at_ + k_window);
  auto best = at_;
  std::size_t best_size = 0;
  for (auto at = at_; at < end; ++at) {
    const auto size = matched_size(text_.substr(at), literal);
    if (size >= wanted) return at;
    if (size > best_size) {
      best = at;
      best_size = size;
    }
  }
  return best_size > 0 ? best : text_.size();
}

std::vector<SourcePiece> SourceCursor::follow(std::string_view literal) {
  std::vector<SourcePiece> pieces;
  for (std::size_t done = 0; done < literal.size();) {
    const auto start = start_of(literal.substr(done));
    if (start == text_.size()) {
      pieces.push_back({done, literal.size() - done, at_, 0});
      break;
    }
    at_ = start;
    bool may_join = false;
    while (done < literal.size()) {
      const auto match = match_character(text_.substr(at_), literal.substr(done));
      if (!match) break;
      at_ += match->lead;
      const bool is_plain = match->source_size == match->size && text_[at_] != '&';
      if (may_join && is_plain && match->lead == 0) pieces.back().size += match->size;
      else pieces.push_back({done, match->size, at_, 0});
      at_ += match->source_size;
      done += match->size;
      pieces.back().source_size = at_ - pieces.back().source_at;
      may_join = is_plain;
    }
  }
  return pieces;
}

void SourceCursor::skip_line_break() {
  const auto end = text_.find('\n', at_);
  at_ = end == std::string_view::npos ? text_.size() : end + 1;
}

void SourceCursor::skip_code() {
  const auto start = text_.find('`', at_);
  if (start == std::string_view::npos) return;
  const auto inner = std::min(text_.find_first_not_of('`', start), text_.size());
  for (auto at = text_.find('`', inner); at != std::string_view::npos; at = text_.find('`', at)) {
    const auto end = std::min(text_.find_first_not_of('`', at), text_.size());
    if (end - at == inner - start) {
      at_ = end;
      return;
    }
    at = end;
  }
}

void SourceCursor::skip_html(std::string_view literal) {
  const auto start = text_.substr(0, std::min(text_.size(), at_ + k_window + literal.size())).find(literal, at_);
  if (start != std::string_view::npos) at_ = start + literal.size();
}

void SourceCursor::skip_footnote_mark() {
  const auto start = text_.find("[^", at_);
  if (start != std::string_view::npos) at_ = std::min(find_plain(text_, ']', start) + 1, text_.size());
}

void SourceCursor::skip_address(std::size_t bracket) {
  auto at = after_destination(text_, after_spaces(text_, bracket + 2));
  at = after_spaces(text_, after_title(text_, after_spaces(text_, at)));
  at_ = at < text_.size() && text_[at] == ')' ? at + 1 : at;
}

void SourceCursor::skip_reference() {
  auto at = at_;
  while (at < text_.size() && std::string_view("*_~").find(text_[at]) != std::string_view::npos) ++at;
  if (at == text_.size() || (text_[at] != ']' && text_[at] != '>')) return;
  const bool has_label = text_.substr(at).starts_with("][");
  at_ = has_label ? std::min(find_plain(text_, ']', at + 2) + 1, text_.size()) : at + 1;
}

void SourceCursor::skip_description() {
  const auto start = text_.find("![", at_);
  if (start == std::string_view::npos) return;
  int depth = 0;
  for (auto at = start + 1; at < text_.size() && at < start + k_window; ++at) {
    if (text_[at] == '\\') ++at;
    else if (text_[at] == '[') ++depth;
    else if (text_[at] == ']' && --depth == 0) {
      at_ = at;
      return skip_reference();
    }
  }
}

std::vector<std::size_t> starts_of_cells(const SourceText& source, std::size_t row_start, std::size_t count) {
  const auto text = source.text();
  const auto end = std::min(text.find('\n', row_start), text.size());
  std::vector<std::size_t> starts = {row_start};
  if (row_start < end && text[row_start] == '|') ++starts.back();
  while (starts.size() < count) {
    const auto bar = find_plain(text.substr(0, end), '|', starts.back());
    starts.push_back(std::min(bar + 1, end));
  }
  return starts;
}

}  // namespace gazette::markdown
