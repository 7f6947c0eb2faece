#pragma once
// Mustache (kainjow) made strict: partials expanded once, every name known, every fault with file and line.

#include "base/diagnostics.hpp"
#include "model/value.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

/// One template file or partial.
struct TemplateSource {
  std::string file;  ///< for messages: `themes/default/partials/head.mustache`
  std::string text;
};

/// What a name stands for, by its type: the language in which the known names are written.
enum class NameType { text, html, flag, record, list };

struct NameSchema;

struct NameField {
  std::string name;
  NameType type = NameType::text;
  const NameSchema* inside =
      nullptr;           ///< record, list of records: their names; null for a list of plain text (`{{.}}`)
  bool is_open = false;  ///< record: any name inside is accepted (`site.extra`)
};

/// The names that may be used at one level. The lint looks from the innermost level outwards, as Mustache does.
struct NameSchema {
  std::vector<NameField> fields;
};

/// Finds a partial by name; nullopt when there is none.
using FindPartial = std::function<std::optional<TemplateSource>(std::string_view name)>;

/// A template ready to render, with all partials inside. Immutable and safe to share between threads.
class CompiledTemplate {
 public:
  struct Content;
  explicit CompiledTemplate(std::shared_ptr<const Content> content) : content_(std::move(content)) {}
  const Content& content() const { return *content_; }

 private:
  std::shared_ptr<const Content> content_;
};

/// Checks and expands one template.
///
/// Reports, each at its file, line and column: `template-syntax` (unclosed or mismatched section, broken or empty
/// tag), `missing-partial`, `recursive-partial`, `unknown-name` (with the nearest known one), `misused-name`. Returns
/// nothing when there was an error. All are of ErrorKind::configuration.
/// `constants` are names of the outermost level with the values that every context sets: they become literal text.
std::optional<CompiledTemplate> compile_template(const TemplateSource& source, const FindPartial& find_partial,
                                                 const NameSchema& names, Diagnostics& diagnostics,
                                                 const Record& constants = {});

/// Renders compiled templates for one thread. Not thread-safe: each worker has its own.
class TemplateRenderer {
 public:
  TemplateRenderer();
  ~TemplateRenderer();
  TemplateRenderer(const TemplateRenderer&) = delete;
  TemplateRenderer& operator=(const TemplateRenderer&) = delete;

  /// Renders with `context` as the outermost level. `{{x}}` is escaped for HTML, `{{{x}}}` is not.
  /// A name that no level sets is an Error (`unknown-name`) with the template's file and line.
  Result<std::string> render(const CompiledTemplate& compiled, const Names& context);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace gazette
