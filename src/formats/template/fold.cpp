// One walk with a stack of the open sections. A constant that is false takes its section with it; one that is true
// leaves what is inside. Sections over text and flags set no names, so that without them every other name means what it
// meant before; only `{{.}}` changes, and is worked out with its section.
#include "formats/template/fold.hpp"

#include "formats/html.hpp"
#include "formats/template/scopes.hpp"

#include <algorithm>
#include <utility>

namespace gazette {

namespace {

class Folder {
 public:
  explicit Folder(const Record& constants) : constants_(constants), scopes_(constants) {}

  std::vector<TemplatePart> run(std::vector<TemplatePart> parts) {
    for (std::size_t i = 0; i < parts.size(); ++i) {
      auto& part = parts[i];
      switch (part.kind) {
        case PartKind::text: add_text(part.text); break;
        case PartKind::section_end: close(std::move(part)); break;
        case PartKind::section:
        case PartKind::inverted_section:
          if (!open(part)) i = end_of_section(parts, i);
          break;
        default: print(std::move(part));
      }
    }
    return std::move(folded_);
  }

 private:
  struct Section {
    bool is_kept = true;
    bool is_level = true;          ///< `{{.}}` means something else inside
    const Value* value = nullptr;  ///< of a constant
  };

  /// What the part's name always is; null where the page decides it.
  const Value* constant_of(const TemplatePart& part) const {
    static const Value absent;
    if (part.path.empty()) {
      const auto level = std::find_if(open_.rbegin(), open_.rend(), [](const Section& s) { return s.is_level; });
      return level == open_.rend() ? nullptr : level->value;
    }
    if (!part.is_of_page || !constants_.find(part.path.front())) return nullptr;
    const auto* value = scopes_.find({part.path.begin(), part.path.end()});
    return !value && part.may_be_unset ? &absent : value;
  }

  void add_text(std::string_view text) {
    if (text.empty()) return;
    if (folded_.empty() || folded_.back().kind != PartKind::text) folded_.emplace_back();
    folded_.back().text += text;
  }

  void print(TemplatePart part) {
    const auto* value = constant_of(part);
    if (!value) folded_.push_back(std::move(part));
    else if (const auto text = value->as_text())
      add_text(part.kind == PartKind::raw_variable ? std::string(*text) : escape_html(*text));
  }

  /// False when nothing of the section can ever be seen.
  bool open(TemplatePart& part) {
    const bool is_inverted = part.kind == PartKind::inverted_section;
    const auto* value = constant_of(part);
    if (value && value->is_true() == is_inverted) return false;
    const bool is_kept = !value || (!is_inverted && (value->row_count() || value->as_record()));
    open_.push_back({is_kept, !is_inverted, is_kept ? nullptr : value});
    if (is_kept) folded_.push_back(std::move(part));
    return true;
  }

  void close(TemplatePart part) {
    if (open_.back().is_kept) folded_.push_back(std::move(part));
    open_.pop_back();
  }

  static std::size_t end_of_section(const std::vector<TemplatePart>& parts, std::size_t begin) {
    std::size_t depth = 0;
    for (auto at = begin;; ++at) {
      const auto kind = parts[at].kind;
      if (kind == PartKind::section || kind == PartKind::inverted_section) ++depth;
      if (kind == PartKind::section_end && --depth == 0) return at;
    }
  }

  const Record& constants_;
  Scopes scopes_;
  std::vector<Section> open_;
  std::vector<TemplatePart> folded_;
};

}  // namespace

std::vector<TemplatePart> fold_constants(std::vector<TemplatePart> parts, const Record& constants) {
  return Folder(constants).run(std::move(parts));
}

}  // namespace gazette
