#include "formats/template/expand.hpp"

#include "base/text.hpp"
#include "formats/template/scan.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace gazette {

namespace {

constexpr std::string_view k_blanks = " \t";

/// What a tag takes out of its text: the tag, or its whole lines when it stands alone on them.
struct Extent {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool is_standalone = false;
};

bool may_stand_alone(TagKind kind) { return kind != TagKind::variable && kind != TagKind::raw_variable; }

Extent extent_of(std::string_view text, const TemplateTag& tag) {
  const Extent inline_tag{tag.begin, tag.end, false};
  if (!may_stand_alone(tag.kind)) return inline_tag;
  const auto before = text.substr(0, tag.begin);
  const auto line_start = before.find_last_not_of(k_blanks) + 1;  // npos + 1 is 0
  if (line_start > 0 && text[line_start - 1] != '\n') return inline_tag;
  const auto after = text.find_first_not_of(k_blanks, tag.end);
  if (after == std::string_view::npos) return {line_start, text.size(), true};
  if (text.substr(after).starts_with("\r\n")) return {line_start, after + 2, true};
  if (text[after] == '\n') return {line_start, after + 1, true};
  return inline_tag;
}

PartKind part_kind(TagKind kind) {
  switch (kind) {
    case TagKind::raw_variable: return PartKind::raw_variable;
    case TagKind::section: return PartKind::section;
    case TagKind::inverted_section: return PartKind::inverted_section;
    case TagKind::section_end: return PartKind::section_end;
    default: return PartKind::variable;
  }
}

std::vector<std::string> path_of(std::string_view name) {
  if (name == ".") return {};
  const auto words = split(name, '.');
  return {words.begin(), words.end()};
}

struct ScannedFile {
  TemplateSource source;
  std::vector<TemplateTag> tags;
};

/// Where the text of one file goes: how far its lines are indented, and whether a line begins now.
struct Layout {
  std::string indent;
  bool is_line_start = true;
};

struct Inclusion {
  std::string name;
  Place place;
};

class Expander {
 public:
  Expander(const FindPartial& find_partial, Diagnostics& diagnostics)
      : find_partial_(find_partial), diagnostics_(diagnostics) {}

  std::vector<TemplatePart> run(const TemplateSource& source) {
    expand_file(scanned(source), {});
    return std::move(parts_);
  }

 private:
  ScannedFile scanned(TemplateSource source) {
    auto tags = scan_template(source, diagnostics_);
    return {std::move(source), std::move(tags)};
  }

  void expand_file(const ScannedFile& file, std::string indent) {
    const std::string_view text = file.source.text;
    Layout layout{std::move(indent)};
    std::size_t done = 0;
    for (const auto& tag : file.tags) {
      const auto extent = extent_of(text, tag);
      add_text(text.substr(done, extent.begin - done), layout);
      if (!extent.is_standalone) begin_line(layout);
      const auto margin = text.substr(extent.begin, tag.begin - extent.begin);
      add_tag(tag, file.source.file, extent.is_standalone ? layout.indent + std::string(margin) : std::string());
      done = extent.end;
    }
    add_text(text.substr(done), layout);
  }

  void add_tag(const TemplateTag& tag, const std::string& file, std::string indent) {
    if (tag.kind == TagKind::comment || tag.kind == TagKind::set_delimiters) return;
    Place place{file, tag.at};
    if (tag.kind == TagKind::partial) {
      include({tag.name, std::move(place)}, std::move(indent));
    } else {
      parts_.push_back({part_kind(tag.kind), tag.name, path_of(tag.name), std::move(place)});
    }
  }

  void add_text(std::string_view text, Layout& layout) {
    while (!text.empty()) {
      begin_line(layout);
      const auto line = text.substr(0, std::min(text.find('\n'), text.size() - 1) + 1);
      append(line);
      layout.is_line_start = line.ends_with('\n');
      text.remove_prefix(line.size());
    }
  }

  void begin_line(Layout& layout) {
    if (layout.is_line_start) append(layout.indent);
    layout.is_line_start = false;
  }

  void append(std::string_view text) {
    if (text.empty()) return;
    if (parts_.empty() || parts_.back().kind != PartKind::text) parts_.emplace_back();
    parts_.back().text += text;
  }

  void include(Inclusion inclusion, std::string indent) {
    if (looping_.contains(inclusion.name) || is_recursive(inclusion)) return;
    const auto* file = partial(inclusion.name);
    if (!file) {
      report_missing(inclusion);
      return;
    }
    chain_.push_back(std::move(inclusion));
    expand_file(*file, std::move(indent));
    chain_.pop_back();
  }

  /// Finds and scans each partial once, however often it is included; null when there is none.
  const ScannedFile* partial(const std::string& name) {
    auto known = partials_.find(name);
    if (known == partials_.end()) {
      auto source = find_partial_(name);
      std::optional<ScannedFile> file;
      if (source) file = scanned(std::move(*source));
      known = partials_.emplace(name, std::move(file)).first;
    }
    return known->second ? &*known->second : nullptr;
  }

  /// Reports an inclusion that is open already. Its loop is left alone from then on: one report is enough.
  bool is_recursive(const Inclusion& inclusion) {
    const auto first =
        std::find_if(chain_.begin(), chain_.end(), [&](const Inclusion& open) { return open.name == inclusion.name; });
    if (first == chain_.end()) return false;
    std::vector<Note> notes;
    for (auto step = first; step != chain_.end(); ++step) {
      looping_.insert(step->name);
      notes.push_back({quoted(step->name) + " is included here", step->place});
    }
    diagnostics_.add_error({ErrorKind::configuration, "recursive-partial",
                            "partial " + quoted(inclusion.name) + " includes itself", inclusion.place,
                            "partials are put in once, before a page is known: use a list and a section", notes});
    return true;
  }

  void report_missing(const Inclusion& inclusion) {
    diagnostics_.add_error({ErrorKind::configuration,
                            "missing-partial",
                            "no partial " + quoted(inclusion.name) + ": the theme has no file " +
                                quoted("partials/" + inclusion.name + ".mustache"),
                            inclusion.place,
                            {},
                            {}});
  }

  const FindPartial& find_partial_;
  Diagnostics& diagnostics_;
  std::vector<TemplatePart> parts_;
  std::map<std::string, std::optional<ScannedFile>> partials_;
  std::vector<Inclusion> chain_;
  std::set<std::string> looping_;
};

}  // namespace

std::vector<TemplatePart> expand_template(const TemplateSource& source, const FindPartial& find_partial,
                                          Diagnostics& diagnostics) {
  return Expander(find_partial, diagnostics).run(source);
}

}  // namespace gazette
