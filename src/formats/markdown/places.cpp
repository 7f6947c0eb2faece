#include "formats/markdown/places.hpp"

#include "base/unicode.hpp"

#include <algorithm>

namespace gazette::markdown {

namespace {

// The longest link text that is searched for its opening bracket.
constexpr std::size_t k_longest_link_text = 10'000;

// How far behind the start of its line a bare address is looked for, in bytes.
constexpr std::size_t k_widest_search = 4'000;

bool is_escaped_at(std::string_view text, std::size_t at) {
  std::size_t backslashes = 0;
  while (backslashes < at && text[at - backslashes - 1] == '\\') ++backslashes;
  return backslashes % 2 == 1;
}

// `last` is the last backtick of a run that may close a code span: the first one of the run that opens it, or of
// the run itself when nothing does.
std::size_t start_of_code_span(std::string_view text, std::size_t last) {
  const auto before_run = text.find_last_not_of('`', last);
  const auto run_start = before_run == std::string_view::npos ? 0 : before_run + 1;
  const auto size = last + 1 - run_start;
  for (auto at = run_start; at > 0;) {
    const auto end = text.find_last_of('`', at - 1);
    if (end == std::string_view::npos) break;
    const auto other = text.find_last_not_of('`', end);
    const auto start = other == std::string_view::npos ? 0 : other + 1;
    if (end + 1 - start == size) return start;
    at = start;
  }
  return run_start;
}

}  // namespace

int Places::line_of_node(NodeId id) const {
  while (document_.at(id).line <= 0 && document_.at(id).parent != k_no_node) id = document_.at(id).parent;
  return std::max(document_.at(id).line, 1);
}

std::size_t Places::hinted_offset(NodeId id) const {
  const auto line = line_of_node(id);
  return document_.at(id).line > 0 ? marks_.source_offset(source_, line, document_.at(id).column)
                                   : source_.line_start(line);
}

// The first of `characters` in the node's line from the hint on, else the first in the line, else the line's start.
std::size_t Places::nearest_of(NodeId id, std::string_view characters) const {
  const auto number = line_of_node(id);
  const auto start = source_.line_start(number);
  const auto line = source_.line(number);
  auto found = line.find_first_of(characters, hinted_offset(id) - start);
  if (found == std::string_view::npos) found = line.find_first_of(characters);
  return found == std::string_view::npos ? start : start + found;
}

std::size_t Places::opening_bracket(std::size_t closing) const {
  const auto floor = closing - std::min(closing, k_longest_link_text);
  const auto text = source_.text().substr(floor, closing - floor);
  int depth = 1;
  for (auto at = text.size(); at-- > 0;) {
    if (text[at] == '`') {
      at = start_of_code_span(text, at);
    } else if (text[at] == ']' && !is_escaped_at(text, at)) {
      ++depth;
    } else if (text[at] == '[' && !is_escaped_at(text, at) && --depth == 0) {
      return floor + at;
    }
  }
  return closing;
}

Position Places::of_block(NodeId id) const { return source_.position_at(hinted_offset(id)); }

Position Places::of_html(NodeId id) const { return source_.position_at(nearest_of(id, "<")); }

Position Places::of_link(NodeId id) const {
  const Node& node = document_.at(id);
  if (node.mark >= marks_.places.size()) return source_.position_at(nearest_of(id, "[!<"));
  auto start = opening_bracket(marks_.places[node.mark].offset);
  const bool has_bang = node.type == NodeType::image && start > 0 && source_.text()[start - 1] == '!';
  return source_.position_at(has_bang ? start - 1 : start);
}

// Without `position_at`, whose memory of the last place must not go back and forth.
Position Places::of_external(NodeId id) const {
  const Node& node = document_.at(id);
  if (node.mark < marks_.places.size()) return of_link(id);
  const auto number = line_of_node(id);
  const auto near = source_.text().substr(source_.line_start(number), k_widest_search);
  const auto scheme_end = node.url.find("://");
  auto at = near.find(node.url);
  // `www.example.cn` was given its scheme.
  if (at == std::string_view::npos && scheme_end != std::string_view::npos)
    at = near.find(node.url.substr(scheme_end + 3));
  if (at == std::string_view::npos) at = 0;
  if (at > 0 && near[at - 1] == '<') --at;
  const auto before = near.substr(0, at);
  const auto line_end = before.rfind('\n');
  const auto in_line = line_end == std::string_view::npos ? before : before.substr(line_end + 1);
  const auto lines = static_cast<int>(std::ranges::count(before, '\n'));
  return {source_.first_line() + number - 1 + lines, static_cast<int>(character_count(in_line)) + 1, 1};
}

Position Places::of_figure(NodeId id) const {
  const auto mark = document_.at(id).mark;
  if (mark >= marks_.places.size()) return of_block(id);
  const auto [offset, size] = marks_.places[mark];
  return source_.position_at(offset, static_cast<int>(character_count(source_.text().substr(offset, size))));
}

}  // namespace gazette::markdown
