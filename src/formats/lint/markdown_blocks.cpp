// A line is matched against the open containers (quotes, list items, footnotes), then may open new ones; what is left
// of it is code, HTML or prose. This is the first phase of CommonMark's own algorithm (appendix "A parsing strategy")
// without the parts that only decide between kinds of prose. Invariant: containers_ are those that a line of the open
// paragraph or fence must match.

#include "formats/lint/markdown_blocks.hpp"

#include "base/text.hpp"
#include "formats/lint/html_blocks.hpp"

#include <algorithm>

namespace gazette::lint {

namespace {

constexpr int k_code_indent = 4;

struct Container {
  enum class Kind { quote, item, footnote };
  Kind kind = Kind::item;
  int content_column = 0;  // of an item: the column its lines begin at
  bool is_empty = false;   // of an item: nothing but its marker yet, so that a blank line ends it
};

struct Fence {
  char mark = 0;  // 0: none is open
  std::size_t size = 0;
};

class BlockReader {
 public:
  explicit BlockReader(std::string_view text) : text_(text) {}

  std::vector<BlockLine> run() {
    std::vector<BlockLine> lines;
    for (std::size_t at = 0; at < text_.size();) {
      BlockLine line;
      line.begin = at;
      line.end = std::min(text_.find_first_of("\r\n", at), text_.size());
      read(line);
      lines.push_back(line);
      at = line.end + (text_.substr(line.end).starts_with("\r\n") ? 2 : 1);
    }
    return lines;
  }

 private:
  void read(BlockLine& line) {
    at_ = line.begin;
    end_ = line.end;
    column_ = base_ = 0;
    const auto matched = match_containers();
    if (matched < containers_.size()) {
      fence_ = {};
      html_end_ = {};
    }
    line.kind = fence_.mark ? read_fenced() : is_in_html() ? read_html() : read_open(matched);
    line.content = std::min(at_, line.end);
  }

  // How many of the open containers the line continues.
  std::size_t match_containers() {
    for (std::size_t i = 0; i < containers_.size(); ++i) {
      const auto indent = peek_indent();
      if (containers_[i].kind == Container::Kind::quote) {
        if (indent.width - base_ >= k_code_indent || indent.at >= end_ || text_[indent.at] != '>') return i;
        take_quote_mark(indent);
      } else if (indent.at >= end_ ? !containers_[i].is_empty : indent.width >= containers_[i].content_column) {
        containers_[i].is_empty = false;
        base_ = containers_[i].content_column;
      } else {
        return i;
      }
    }
    return containers_.size();
  }

  struct Indent {
    std::size_t at = 0;
    int width = 0;  // the column of the first character that is no blank
  };

  Indent peek_indent() const {
    Indent indent{at_, column_};
    for (; indent.at < end_ && (text_[indent.at] == ' ' || text_[indent.at] == '\t'); ++indent.at)
      indent.width += text_[indent.at] == '\t' ? 4 - indent.width % 4 : 1;
    return indent;
  }

  bool is_blank() const { return peek_indent().at >= end_; }
  bool is_in_html() const { return html_end_.kind != HtmlEnd::Kind::none; }

  void take_quote_mark(const Indent& indent) {
    at_ = indent.at + 1;
    column_ = indent.width + 1;
    if (at_ < end_ && text_[at_] == ' ') {
      ++at_;
      ++column_;
    }
    base_ = column_;
  }

  std::string_view rest_from(std::size_t at) const { return text_.substr(at, end_ - at); }

  LineKind read_fenced() {
    const auto indent = peek_indent();
    const auto rest = rest_from(indent.at);
    const auto run = std::min(rest.find_first_not_of(fence_.mark), rest.size());
    const bool closes = run >= fence_.size && indent.width - base_ < k_code_indent && trimmed(rest.substr(run)).empty();
    if (closes) fence_ = {};
    return LineKind::code;
  }

  LineKind read_html() {
    if (ends_html(html_end_, rest_from(at_))) html_end_ = {};
    return LineKind::html;
  }

  // A line outside fences and HTML, whose first containers are matched.
  LineKind read_open(std::size_t matched) {
    if (is_blank()) {
      containers_.resize(matched);
      is_in_paragraph_ = false;
      at_ = end_;
      return LineKind::blank;
    }
    const auto unmatched = cut_containers(matched);
    const bool interrupts = is_in_paragraph_ && unmatched.empty();
    bool goes_on = is_in_paragraph_;
    if (containers_.empty()) has_definition_ = false;
    if (!goes_on) is_in_doubt_ = has_definition_ || is_in_footnote();
    while (open_container(interrupts && goes_on)) goes_on = false;
    is_in_paragraph_ = false;
    const auto indent = peek_indent();
    at_ = indent.at;
    if (at_ >= end_) return LineKind::blank;
    const auto rest = rest_from(at_);
    const bool is_indented = indent.width - base_ >= k_code_indent;
    if (is_indented && !goes_on) return LineKind::code;
    if (!is_indented) {
      if (opens_fence(rest)) return LineKind::code;
      html_end_ = html_block_at(rest, interrupts && goes_on);
      if (is_in_html()) return read_html();
      if (is_heading(rest) || is_break(rest) || (interrupts && goes_on && is_underline(rest))) return LineKind::prose;
    }
    // A lazy line goes on with the paragraph and its containers.
    if (goes_on) containers_.insert(containers_.end(), unmatched.begin(), unmatched.end());
    is_in_paragraph_ = true;
    has_definition_ = has_definition_ || (!containers_.empty() && label_size(rest) > 0);
    return is_in_doubt_ ? LineKind::code : LineKind::prose;
  }

  // How far a footnote goes on behind a blank line is cmark's secret.
  bool is_in_footnote() const {
    return std::any_of(containers_.begin(), containers_.end(),
                       [](const Container& each) { return each.kind == Container::Kind::footnote; });
  }

  std::vector<Container> cut_containers(std::size_t count) {
    const auto first = containers_.begin() + static_cast<std::ptrdiff_t>(count);
    std::vector<Container> cut(first, containers_.end());
    containers_.erase(first, containers_.end());
    return cut;
  }

  bool opens_fence(std::string_view rest) {
    const char mark = rest.front();
    if (mark != '`' && mark != '~') return false;
    const auto size = std::min(rest.find_first_not_of(mark), rest.size());
    if (size < 3 || (mark == '`' && rest.find('`', size) != std::string_view::npos)) return false;
    fence_ = {mark, size};
    return true;
  }

  static bool is_heading(std::string_view rest) {
    const auto marks = std::min(rest.find_first_not_of('#'), rest.size());
    return marks >= 1 && marks <= 6 && (marks == rest.size() || rest[marks] == ' ' || rest[marks] == '\t');
  }

  static bool is_underline(std::string_view rest) {
    rest = trimmed(rest);
    return !rest.empty() && (rest.front() == '=' || rest.front() == '-') &&
           rest.find_first_not_of(rest.front()) == std::string_view::npos;
  }

  static bool is_break(std::string_view rest) {
    const char mark = rest.front();
    if (mark != '-' && mark != '*' && mark != '_') return false;
    return std::all_of(rest.begin(), rest.end(), [&](char c) { return c == mark || is_ascii_space(c); }) &&
           std::count(rest.begin(), rest.end(), mark) >= 3;
  }

  // The size of a list marker or a footnote's label at the start of `rest`; 0 without one.
  static std::size_t marker_size(std::string_view rest, bool interrupts) {
    if (rest.starts_with("[^")) return label_size(rest);
    std::size_t size = 0;
    if (std::string_view("-+*").find(rest.front()) != std::string_view::npos) {
      size = 1;
    } else {
      while (size < rest.size() && size < 10 && is_ascii_digit(rest[size])) ++size;
      if (size == 0 || size == 10 || size == rest.size() || (rest[size] != '.' && rest[size] != ')')) return 0;
      if (interrupts && rest.substr(0, size) != "1") return 0;
      ++size;
    }
    if (size == rest.size()) return interrupts ? 0 : size;
    if (rest[size] != ' ' && rest[size] != '\t') return 0;
    return interrupts && trimmed(rest.substr(size)).empty() ? 0 : size;
  }

  bool open_container(bool interrupts) {
    const auto indent = peek_indent();
    if (indent.at >= end_ || indent.width - base_ >= k_code_indent) return false;
    const auto rest = rest_from(indent.at);
    if (rest.front() == '>') {
      take_quote_mark(indent);
      containers_.push_back({Container::Kind::quote, 0, false});
      return true;
    }
    const auto size = is_break(rest) ? 0 : marker_size(rest, interrupts);
    if (size == 0) return false;
    const bool is_footnote = rest.front() == '[';
    at_ = indent.at + size;
    column_ = indent.width + static_cast<int>(size);
    const auto inner = peek_indent();
    const bool is_plain = inner.at < end_ && inner.width - column_ <= k_code_indent;
    const int content = is_footnote ? base_ + k_code_indent : is_plain ? inner.width : column_ + 1;
    containers_.push_back(
        {is_footnote ? Container::Kind::footnote : Container::Kind::item, content, inner.at >= end_ && !is_footnote});
    base_ = is_footnote ? inner.width : content;
    return true;
  }

  std::string_view text_;
  std::size_t at_ = 0, end_ = 0;
  int column_ = 0, base_ = 0;
  std::vector<Container> containers_;
  Fence fence_;
  HtmlEnd html_end_;
  bool is_in_paragraph_ = false;
  bool is_in_doubt_ = false;     // about the open paragraph
  bool has_definition_ = false;  // in an open container: cmark ends an item of nothing else at a second blank line
};

}  // namespace

std::size_t label_size(std::string_view rest) {
  if (!rest.starts_with('[')) return 0;
  std::size_t at = 1;
  while (at < rest.size() && rest[at] != ']' && rest[at] != '[') at += rest[at] == '\\' ? 2 : 1;
  return at < rest.size() && rest.substr(at).starts_with("]:") ? at + 2 : 0;
}

std::vector<BlockLine> block_lines(std::string_view text) { return BlockReader(text).run(); }

}  // namespace gazette::lint
