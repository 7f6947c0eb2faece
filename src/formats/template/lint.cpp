// The lint walks the parts with a stack of scopes. A section over a record or a list pushes its names; any other
// section pushes a scope without names, so that each section end pops exactly one. A name is looked up from the
// innermost scope outwards by its first word; its other words are looked up inside what was found, and nowhere else.
#include "formats/template/lint.hpp"

#include "base/suggest.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

namespace gazette {

namespace {

/// What a section opens. `is_text`: `{{.}}` prints something here.
struct Scope {
  const NameSchema* names = nullptr;
  bool is_open = false;
  bool is_text = false;
};

/// Opened by an unknown section, so that what is inside is not reported as well.
constexpr Scope k_anything{nullptr, true, true};

/// What `{{.}}` stands for.
const NameField k_plain_text{"."};

const NameField* field_of(const NameSchema* names, std::string_view name) {
  if (!names) return nullptr;
  const auto found =
      std::find_if(names->fields.begin(), names->fields.end(), [&](const NameField& f) { return f.name == name; });
  return found == names->fields.end() ? nullptr : &*found;
}

Scope scope_inside(const NameField& field) {
  switch (field.type) {
    case NameType::text:
    case NameType::html: return {nullptr, false, true};
    case NameType::flag: return {};
    case NameType::record: return {field.inside, field.is_open, false};
    case NameType::list: return {field.inside, field.is_open, field.inside == nullptr};
  }
  return {};
}

class NameLint {
 public:
  NameLint(const NameSchema& names, Diagnostics& diagnostics) : scopes_{{&names}}, diagnostics_(diagnostics) {}

  void check(TemplatePart& part) {
    if (part.kind == PartKind::text) return;
    if (part.kind == PartKind::section_end) {
      scopes_.pop_back();
      return;
    }
    const auto* field = part.path.empty() ? field_of_dot(part) : field_of_path(part);
    part.may_be_unset = !field;
    if (field) check_use(*field, part);
    if (part.kind == PartKind::section) scopes_.push_back(field ? scope_inside(*field) : k_anything);
    if (part.kind == PartKind::inverted_section) scopes_.push_back({nullptr, false, scopes_.back().is_text});
  }

 private:
  void check_use(const NameField& field, const TemplatePart& part) {
    const bool is_raw = part.kind == PartKind::raw_variable;
    if (part.kind != PartKind::variable && !is_raw) return;
    const auto& name = part.text;
    switch (field.type) {
      case NameType::text:
        if (is_raw) misused(part, " is text: without escaping, what it holds could run as HTML", "{{" + name + "}}");
        return;
      case NameType::html:
        if (!is_raw) misused(part, " is HTML: escaped, a reader would see its tags", "{{{" + name + "}}}");
        return;
      case NameType::flag: return misused(part, " is a flag, which prints nothing", opened(name));
      case NameType::record: return misused(part, " is a record, which prints nothing", opened(name));
      case NameType::list: return misused(part, " is a list, which prints nothing", opened(name));
    }
  }

  static std::string opened(const std::string& name) { return "{{#" + name + "}} … {{/" + name + "}}"; }

  void misused(const TemplatePart& part, std::string_view what, const std::string& instead) {
    diagnostics_.add_error(
        {ErrorKind::configuration, "misused-name", quoted(part.text).append(what), part.place, "write " + instead, {}});
  }

  // These three return null for what is inside an open record, and for what they report.

  const NameField* field_of_dot(const TemplatePart& part) {
    if (scopes_.back().is_open) return nullptr;
    if (!scopes_.back().is_text) {
      report(part, "\".\" stands for nothing here", "it needs a section over text or over a list of plain text");
    }
    return &k_plain_text;
  }

  const NameField* field_of_path(TemplatePart& part) {
    for (auto scope = scopes_.rbegin(); scope != scopes_.rend(); ++scope) {
      if (const auto* field = field_of(scope->names, part.path.front())) {
        part.is_of_page = scope + 1 == scopes_.rend();
        return field_inside(field, part);
      }
      if (scope->is_open) return nullptr;
    }
    report(part, quoted(part.path.front()) + " is not a known name", suggestion(part.path.front(), visible_names()));
    return nullptr;
  }

  const NameField* field_inside(const NameField* field, const TemplatePart& part) {
    for (auto word = part.path.begin() + 1; word != part.path.end(); ++word) {
      const bool is_record = field->type == NameType::record;
      const auto* next = is_record ? field_of(field->inside, *word) : nullptr;
      if (!next) {
        if (!is_record || !field->is_open) report_no_field(*field, *word, part);
        return nullptr;
      }
      field = next;
    }
    return field;
  }

  void report_no_field(const NameField& field, std::string_view word, const TemplatePart& part) {
    std::string help;
    if (field.type == NameType::list) help = "it is a list: open a section with {{#" + field.name + "}}";
    if (field.type == NameType::record && field.inside) help = suggestion(word, names_of(*field.inside));
    report(part, quoted(field.name) + " has no name " + quoted(word) + " inside", std::move(help));
  }

  static std::vector<std::string_view> names_of(const NameSchema& names) {
    std::vector<std::string_view> found;
    for (const auto& field : names.fields) found.push_back(field.name);
    return found;
  }

  std::vector<std::string_view> visible_names() const {
    std::vector<std::string_view> found;
    for (auto scope = scopes_.rbegin(); scope != scopes_.rend(); ++scope) {
      if (!scope->names) continue;
      for (const auto name : names_of(*scope->names)) found.push_back(name);
    }
    return found;
  }

  void report(const TemplatePart& part, std::string message, std::string help) {
    diagnostics_.add_error(
        {ErrorKind::configuration, "unknown-name", std::move(message), part.place, std::move(help), {}});
  }

  std::vector<Scope> scopes_;
  Diagnostics& diagnostics_;
};

}  // namespace

void lint_names(std::vector<TemplatePart>& parts, const NameSchema& names, Diagnostics& diagnostics) {
  NameLint lint(names, diagnostics);
  for (auto& part : parts) lint.check(part);
}

}  // namespace gazette
