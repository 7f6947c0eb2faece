#include "formats/template.hpp"

#include "formats/template/expand.hpp"
#include "formats/template/fold.hpp"
#include "formats/template/lint.hpp"
#include "formats/template/mustache_engine.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace gazette {

struct CompiledTemplate::Content : std::enable_shared_from_this<CompiledTemplate::Content> {
  explicit Content(std::vector<TemplatePart> expanded) : parts(std::move(expanded)) {}

  const std::vector<TemplatePart> parts;
};

// Sections that do not pair have no scopes to look in; a partial that is missing hides no name of another.
static bool has_broken_tags(const Diagnostics& found) {
  const auto& entries = found.entries();
  return std::any_of(entries.begin(), entries.end(), [](const auto& d) { return d.error.rule == "template-syntax"; });
}

std::optional<CompiledTemplate> compile_template(const TemplateSource& source, const FindPartial& find_partial,
                                                 const NameSchema& names, Diagnostics& diagnostics,
                                                 const Record& constants) {
  Diagnostics found;
  auto parts = expand_template(source, find_partial, found);
  if (!has_broken_tags(found)) lint_names(parts, names, found);
  const bool is_sound = !found.has_errors();
  diagnostics.append(std::move(found));
  if (!is_sound) return std::nullopt;
  parts = fold_constants(std::move(parts), constants);
  return CompiledTemplate(std::make_shared<const CompiledTemplate::Content>(std::move(parts)));
}

/// Holds on to each content it has parsed: a freed one's address could come back with another template.
struct TemplateRenderer::State {
  struct Entry {
    std::shared_ptr<const CompiledTemplate::Content> content;
    ParsedTemplate parsed;
  };

  ParsedTemplate& parsed(const CompiledTemplate::Content& content) {
    const auto known = entries.find(&content);
    if (known != entries.end()) return known->second.parsed;
    Entry entry{content.shared_from_this(), ParsedTemplate(content.parts)};
    return entries.emplace(&content, std::move(entry)).first->second.parsed;
  }

  std::unordered_map<const CompiledTemplate::Content*, Entry> entries;
};

TemplateRenderer::TemplateRenderer() : state_(std::make_unique<State>()) {}
TemplateRenderer::~TemplateRenderer() = default;

Result<std::string> TemplateRenderer::render(const CompiledTemplate& compiled, const Names& context) {
  return state_->parsed(compiled.content()).render(Scopes(context));
}

}  // namespace gazette
