#pragma once
// Runs an expanded template on the Mustache engine (kainjow). The engine's header stays in the `.cpp`.

#include "base/result.hpp"
#include "formats/template/expand.hpp"
#include "formats/template/scopes.hpp"

#include <memory>
#include <string>
#include <vector>

namespace gazette {

/// A template parsed for one thread. `parts` must outlive it. Parsing costs about as much as a few renders.
class ParsedTemplate {
 public:
  explicit ParsedTemplate(const std::vector<TemplatePart>& parts);
  ~ParsedTemplate();
  ParsedTemplate(ParsedTemplate&&) noexcept;
  ParsedTemplate& operator=(ParsedTemplate&&) noexcept;

  /// Renders with `scopes` as the outermost level. Fails with `unknown-name` at the first name that nothing sets
  /// (the others are notes), or with `template-syntax` if the engine refuses parts that do not pair.
  Result<std::string> render(Scopes scopes);

 private:
  struct Engine;
  std::unique_ptr<Engine> engine_;
};

}  // namespace gazette
