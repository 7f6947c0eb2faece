// Code and HTML blocks come from block_lines. Inside prose, a chunk (lines without a blank line between) is read for
// itself, as nothing inline reaches across a blank line. Each kind is looked for without regard to the others and all
// are taken together, so the map may protect too much but never too little.

#include "formats/lint/prose_map.hpp"

#include "base/text.hpp"
#include "formats/lint/characters.hpp"
#include "formats/lint/markdown_blocks.hpp"

#include <algorithm>
#include <array>

namespace gazette::lint {

namespace {

constexpr auto npos = std::string_view::npos;
constexpr std::size_t k_longest_figure = 400;  // bytes: a line may be megabytes of braces, and is walked once

void unite(std::vector<Span>& spans) {
  std::sort(spans.begin(), spans.end(), [](const Span& a, const Span& b) { return a.begin < b.begin; });
  std::vector<Span> out;
  for (const auto& span : spans) {
    if (span.begin >= span.end) continue;
    if (!out.empty() && span.begin <= out.back().end) out.back().end = std::max(out.back().end, span.end);
    else out.push_back(span);
  }
  spans = std::move(out);
}

// The runs of backticks in one line pair up as code does; anything else (an open run, escapes, tags) is in doubt.
bool add_code_of_line(std::string_view text, Span line, std::vector<Span>& code) {
  const auto part = text.substr(line.begin, line.end - line.begin);
  if (part.find('`') == npos) return true;
  if (part.find('<') != npos || part.find("\\`") != npos) return false;
  const auto run_at = [&](std::size_t at) { return std::min(part.find_first_not_of('`', at), part.size()) - at; };
  for (auto at = part.find('`'); at != npos;) {
    const auto size = run_at(at);
    auto close = part.find('`', at + size);
    while (close != npos && run_at(close) != size) close = part.find('`', close + run_at(close));
    if (close == npos) return false;
    code.push_back({line.begin + at, line.begin + close + size});
    at = part.find('`', close + size);
  }
  return true;
}

// In doubt, all between the first and the last backtick of the chunk is code.
void add_inline_code(std::string_view text, Span chunk, std::vector<Span>& code) {
  const auto part = text.substr(0, chunk.end);
  const auto first = part.find('`', chunk.begin);
  if (first == npos) return;
  std::vector<Span> found;
  bool is_certain = true;
  for (auto at = chunk.begin; at < chunk.end && is_certain; at = line_end(text, at) + 1)
    is_certain = add_code_of_line(text, {at, std::min(line_end(text, at), chunk.end)}, found);
  if (is_certain) code.insert(code.end(), found.begin(), found.end());
  else code.push_back({first, part.rfind('`') + 1});
}

// To the `)` that closes the address and title behind `](`, or to `end`. An address in `<>` may hold brackets.
std::size_t link_end(std::string_view text, std::size_t at, std::size_t end) {
  int depth = 1;
  const auto address = text.find_first_not_of(" \t\r\n", at);
  bool is_pointed = address < end && text[address] == '<';
  for (; at < end && depth > 0; ++at) {
    if (text[at] == '\\') ++at;
    else if (is_pointed) is_pointed = text[at] != '>';
    else if (text[at] == '(') ++depth;
    else if (text[at] == ')') --depth;
  }
  return std::min(at, end);
}

void add_link_targets(std::string_view text, Span chunk, std::vector<Span>& markup) {
  for (auto at = text.find("](", chunk.begin); at < chunk.end; at = text.find("](", at)) {
    const auto end = link_end(text, at + 2, chunk.end);
    markup.push_back({at, end});
    at = end;
  }
}

void add_tags(std::string_view text, Span chunk, std::vector<Span>& markup) {
  const auto part = text.substr(0, chunk.end);
  bool has_close = true;  // a `>` that is not there is not looked for again
  for (auto at = part.find('<', chunk.begin); at != npos; at = part.find('<', at + 1)) {
    const char next = at + 1 < part.size() ? part[at + 1] : ' ';
    if (!is_ascii_alpha(next) && next != '/' && next != '!' && next != '?') continue;
    if (part.substr(at).starts_with("<!--")) {
      const auto end = part.find("-->", at);
      markup.push_back({at, end == npos ? part.size() : end + 3});
      if (end == npos) return;
    } else if (has_close) {
      const auto close = part.find('>', at);
      has_close = close != npos;
      if (has_close) markup.push_back({at, close + 1});
    }
  }
}

// An address goes on to a blank or to Chinese punctuation: it may hold Han characters where [markdown] cjk is off.
std::size_t address_end(std::string_view text, std::size_t at, std::size_t end) {
  while (at < end && !is_ascii_space(text[at]) && text[at] != '<') {
    const auto character = decode_utf8(text.substr(at));
    if (is_chinese(character.code_point) && !is_han(character.code_point)) break;
    at += character.size;
  }
  return std::min(at, end);
}

void add_addresses(std::string_view text, Span chunk, std::vector<Span>& markup) {
  constexpr std::array<std::string_view, 4> starts = {"://", "www.", "mailto:", "@"};
  for (const auto& start : starts) {
    for (auto at = text.find(start, chunk.begin); at < chunk.end;) {
      auto begin = at;
      while (begin > chunk.begin && is_ascii_letter_or_digit(static_cast<unsigned char>(text[begin - 1]))) --begin;
      const auto end = address_end(text, at, chunk.end);
      markup.push_back({begin, end});
      at = text.find(start, std::max(end, at + start.size()));
    }
  }
}

void add_figures(std::string_view text, Span chunk, std::vector<Span>& figures) {
  for (auto at = text.find("{{", chunk.begin); at < chunk.end; at = text.find("{{", at + 2)) {
    const auto name = text.substr(at, std::min(k_longest_figure, chunk.end - at));
    const auto close = name.find("}}");
    if (close != npos && name.substr(0, close).find_first_of("\r\n") == npos) figures.push_back({at, at + close + 2});
  }
}

// What a line defines: the labels `[^note]:` and `[label]:` may stand behind each other.
struct Definition {
  std::size_t end = 0;      // behind the last colon; 0 without any
  bool has_target = false;  // an address follows, maybe in the next line
};

Definition definition_of(std::string_view text, const BlockLine& line) {
  Definition definition;
  for (const auto start : {after_blanks(text, line.begin), line.content}) {
    for (auto at = std::max(start, definition.end); at < line.end;) {
      const auto rest = text.substr(at, line.end - at);
      const auto size = label_size(rest);
      if (size == 0) break;
      definition.has_target = definition.has_target || !rest.starts_with("[^");
      definition.end = at + size;
      at = after_blanks(text, definition.end);
    }
  }
  return definition;
}

// A label must read the same where it is defined and where it is used.
void add_labels(std::string_view text, Span chunk, std::vector<Span>& markup) {
  std::vector<std::size_t> open;
  for (auto at = text.find_first_of("[]", chunk.begin); at < chunk.end; at = text.find_first_of("[]", at + 1)) {
    if (text[at] == '[') {
      open.push_back(at);
    } else if (!open.empty()) {
      markup.push_back({open.back(), at + 1});
      open.pop_back();
    }
  }
}

class MarkdownMapper {
 public:
  explicit MarkdownMapper(std::string_view text) : text_(text), lines_(block_lines(text)) {
    has_definitions_ = text.find("]:") != npos && std::any_of(lines_.begin(), lines_.end(), [&](const BlockLine& line) {
                         return line.kind == LineKind::prose && definition_of(text, line).end > 0;
                       });
  }

  ProseMap run() {
    Span chunk;
    for (const auto& line : lines_) {
      if (line.kind == LineKind::prose) {
        if (chunk.end == 0) chunk.begin = line.begin;
        chunk.end = line.end;
        add_definition(line);
        continue;
      }
      finish(chunk);
      if (line.kind == LineKind::code) map_.code.push_back({line.begin, line.end});
      if (line.kind == LineKind::html) map_.markup.push_back({line.begin, line.end});
    }
    finish(chunk);
    unite(map_.code);
    unite(map_.markup);
    unite(map_.figures);
    return std::move(map_);
  }

 private:
  void add_definition(const BlockLine& line) {
    const auto definition = has_definitions_ ? definition_of(text_, line) : Definition{};
    if (definition.end > 0) map_.markup.push_back({line.begin, definition.end});
    if (definition.has_target) target_ = std::min(target_, line.begin);
  }

  void finish(Span& chunk) {
    if (chunk.end == 0) return;
    const auto text = text_.substr(0, chunk.end);  // so that no search runs past the chunk
    add_inline_code(text, chunk, map_.code);
    add_link_targets(text, chunk, map_.markup);
    add_tags(text, chunk, map_.markup);
    add_addresses(text, chunk, map_.markup);
    add_figures(text, chunk, map_.figures);
    if (has_definitions_) add_labels(text, chunk, map_.markup);
    if (target_ < chunk.end) map_.markup.push_back({target_, chunk.end});
    target_ = npos;
    chunk = {};
  }

  std::string_view text_;
  std::vector<BlockLine> lines_;
  bool has_definitions_ = false;
  std::size_t target_ = npos;  // where the chunk defines an address
  ProseMap map_;
};

}  // namespace

ProseMap map_markdown(std::string_view text) { return MarkdownMapper(text).run(); }

ProseMap map_plain(std::string_view text) {
  ProseMap map;
  const Span all{0, text.size()};
  add_addresses(text, all, map.markup);
  add_figures(text, all, map.figures);
  unite(map.markup);
  unite(map.figures);
  return map;
}

bool meets(const std::vector<Span>& spans, std::size_t begin, std::size_t end) {
  const auto next =
      std::lower_bound(spans.begin(), spans.end(), end, [](const Span& span, auto at) { return span.begin < at; });
  return next != spans.begin() && (next - 1)->end > begin;
}

}  // namespace gazette::lint
