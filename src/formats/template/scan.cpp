#include "formats/template/scan.hpp"

#include "base/text.hpp"
#include "base/unicode.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace gazette {

namespace {

constexpr auto k_nowhere = std::string_view::npos;
constexpr std::string_view k_open = "{{";
constexpr std::string_view k_close = "}}";
constexpr std::size_t k_max_depth = 100;  // the engine recurses once for each open section
constexpr int k_most_unclosed = 20;       // tags that are told; each is looked for to the end of the file

/// Turns byte offsets into positions; the offsets asked for never go back by more than the current line.
class PositionCounter {
 public:
  explicit PositionCounter(std::string_view text) : text_(text), line_end_(text.find('\n')) {}

  Position at(std::size_t offset, std::size_t bytes) {
    for (; line_end_ < offset; line_end_ = text_.find('\n', line_start_)) {
      line_start_ = counted_ = line_end_ + 1;
      column_ = 1;
      ++line_;
    }
    if (offset < counted_) counted_ = line_start_, column_ = 1;
    column_ += characters(counted_, offset - counted_);
    counted_ = offset;
    return {line_, column_, std::max(characters(offset, bytes), 1)};
  }

 private:
  int characters(std::size_t from, std::size_t bytes) const {
    return static_cast<int>(character_count(text_.substr(from, bytes)));
  }

  std::string_view text_;
  std::size_t line_end_;
  std::size_t line_start_ = 0, counted_ = 0;  // a theme may be one long line: its columns are counted once
  int line_ = 1, column_ = 1;                 // of `counted_`
};

Error syntax_error(Place place, std::string message, std::string help = {}) {
  return {ErrorKind::configuration, "template-syntax", std::move(message), std::move(place), std::move(help), {}};
}

/// What is between the delimiters of one tag, without white space at its ends.
struct TagBody {
  std::string_view contents;
  std::size_t end = 0;  ///< behind the closing delimiter
  bool is_triple = false;
};

TagKind kind_of(char sigil) {
  switch (sigil) {
    case '#': return TagKind::section;
    case '^': return TagKind::inverted_section;
    case '/': return TagKind::section_end;
    case '>': return TagKind::partial;
    case '&': return TagKind::raw_variable;
    case '!': return TagKind::comment;
    case '=': return TagKind::set_delimiters;
    default: return TagKind::variable;
  }
}

bool is_plain_word(std::string_view text) { return !text.empty() && text.find_first_of(" \t\r\n\v\f{}") == k_nowhere; }

/// `.`, or words with dots between them.
bool is_name(std::string_view name) {
  if (name == ".") return true;
  const auto words = split(name, '.');
  return std::all_of(words.begin(), words.end(), is_plain_word);
}

class Scanner {
 public:
  Scanner(const TemplateSource& source, Diagnostics& diagnostics)
      : source_(source), text_(source.text), positions_(text_), diagnostics_(diagnostics) {}

  std::vector<TemplateTag> run() {
    std::size_t done = 0;
    for (auto begin = text_.find(open_); begin != k_nowhere && unclosed_ < k_most_unclosed;
         begin = text_.find(open_, done))
      done = scan_tag(begin);
    return std::move(tags_);
  }

 private:
  /// Returns where the scan goes on.
  std::size_t scan_tag(std::size_t begin) {
    const auto body = body_at(begin);
    if (!body) {
      ++unclosed_;
      report(begin, open_.size(), "this tag is not closed", "a tag ends with " + quoted(close_));
      return begin + open_.size();
    }
    TemplateTag tag;
    tag.begin = begin;
    tag.end = body->end;
    read_contents(*body, tag);
    return tag.end;
  }

  std::optional<TagBody> body_at(std::size_t begin) const {
    auto start = begin + open_.size();
    const bool is_triple = open_ == k_open && close_ == k_close && text_.substr(start).starts_with('{');
    if (is_triple) ++start;
    const auto first = std::min(text_.find_first_not_of(" \t\r\n", start), text_.size());
    const auto sigil = is_triple ? std::string_view() : text_.substr(first, 1);
    const auto closing = is_triple ? "}}}" : sigil == "=" ? "=" + close_ : close_;
    const auto end = text_.find(closing, sigil == "=" ? first + 1 : start);
    if (end == k_nowhere) return std::nullopt;
    const auto contents = trimmed(text_.substr(start, end - start));
    const bool runs_into_next = sigil != "!" && sigil != "=" && contents.find(open_) != k_nowhere;
    if (runs_into_next) return std::nullopt;
    return TagBody{contents, end + closing.size(), is_triple};
  }

  void read_contents(const TagBody& body, TemplateTag& tag) {
    const char sigil = body.contents.empty() ? ' ' : body.contents.front();
    tag.kind = body.is_triple ? TagKind::raw_variable : kind_of(sigil);
    if (tag.kind == TagKind::comment || tag.kind == TagKind::set_delimiters) {
      tag.at = positions_.at(tag.begin, tag.end - tag.begin);
      if (tag.kind == TagKind::set_delimiters) set_delimiters(body.contents.substr(1), tag);
    } else {
      const bool has_sigil = !body.is_triple && tag.kind != TagKind::variable;
      if (!read_name(trimmed(body.contents.substr(has_sigil ? 1 : 0)), tag)) return;
    }
    tags_.push_back(std::move(tag));
  }

  /// False when there is no name at all. A broken name is kept, so that its section still pairs.
  bool read_name(std::string_view name, TemplateTag& tag) {
    if (name.empty()) {
      report(tag.begin, tag.end - tag.begin, "this tag is empty", "write a name, or remove the tag");
      return false;
    }
    const auto offset = static_cast<std::size_t>(name.data() - text_.data());
    tag.name = std::string(name);
    tag.at = positions_.at(offset, name.size());
    const bool is_good = tag.kind == TagKind::partial ? is_plain_word(name) : is_name(name);
    if (!is_good) {
      report(offset, name.size(), quoted(name) + " is not a name",
             "a name is one word, or words with single dots between them");
    }
    return true;
  }

  void set_delimiters(std::string_view contents, const TemplateTag& tag) {
    contents = trimmed(contents);
    const auto gap = contents.find_first_of(" \t\r\n");
    const auto open = contents.substr(0, gap);
    const auto close = gap == k_nowhere ? std::string_view() : trimmed(contents.substr(gap));
    if (close.empty() || contents.find('=') != k_nowhere || close.find_first_of(" \t\r\n") != k_nowhere) {
      report(tag.begin, tag.end - tag.begin, "this tag does not name two delimiters",
             "write them with a space between, such as {{=<% %>=}}");
      return;
    }
    open_ = open;
    close_ = close;
  }

  void report(std::size_t offset, std::size_t bytes, std::string message, std::string help) {
    diagnostics_.add_error(
        syntax_error({source_.file, positions_.at(offset, bytes)}, std::move(message), std::move(help)));
  }

  const TemplateSource& source_;
  std::string_view text_;
  PositionCounter positions_;
  Diagnostics& diagnostics_;
  std::string open_{k_open};
  std::string close_{k_close};
  std::vector<TemplateTag> tags_;
  int unclosed_ = 0;
};

/// Pairs the sections of one file.
class SectionCheck {
 public:
  SectionCheck(std::string_view file, Diagnostics& diagnostics) : file_(file), diagnostics_(diagnostics) {}

  void run(const std::vector<TemplateTag>& tags) {
    for (const auto& tag : tags) {
      if (open_.size() > k_max_depth) return;
      if (tag.kind == TagKind::section || tag.kind == TagKind::inverted_section) open(tag);
      if (tag.kind == TagKind::section_end) close(tag);
    }
    for (const auto* tag : open_) report(*tag, "section " + quoted(tag->name) + " is never closed");
  }

 private:
  void open(const TemplateTag& begin) {
    open_.push_back(&begin);
    if (open_.size() == k_max_depth + 1)
      report(begin, "more than " + counted(k_max_depth, "section") + " are open here");
  }

  void close(const TemplateTag& end) {
    if (open_.empty()) {
      report(end, quoted("/" + end.name) + " closes a section that is not open");
      return;
    }
    const bool is_open =
        std::any_of(open_.begin(), open_.end(), [&](const TemplateTag* tag) { return tag->name == end.name; });
    for (; is_open && open_.back()->name != end.name; open_.pop_back()) report_unclosed(*open_.back(), end);
    if (!is_open) report_mismatch(*open_.back(), end);
    open_.pop_back();
  }

  void report_unclosed(const TemplateTag& begin, const TemplateTag& end) {
    report(begin, "section " + quoted(begin.name) + " is not closed before " + quoted("/" + end.name),
           {{quoted(end.name) + " is closed here", place_of(end)}});
  }

  void report_mismatch(const TemplateTag& begin, const TemplateTag& end) {
    report(end, "section " + quoted(begin.name) + " is closed as " + quoted(end.name),
           {{quoted(begin.name) + " is opened here", place_of(begin)}});
  }

  void report(const TemplateTag& tag, std::string message, std::vector<Note> notes = {}) {
    auto error = syntax_error(place_of(tag), std::move(message));
    error.notes = std::move(notes);
    diagnostics_.add_error(std::move(error));
  }

  Place place_of(const TemplateTag& tag) const { return {std::string(file_), tag.at}; }

  std::string_view file_;
  Diagnostics& diagnostics_;
  std::vector<const TemplateTag*> open_;
};

}  // namespace

std::vector<TemplateTag> scan_template(const TemplateSource& source, Diagnostics& diagnostics) {
  auto tags = Scanner(source, diagnostics).run();
  SectionCheck(source.file, diagnostics).run(tags);
  return tags;
}

}  // namespace gazette
