#include "serve/rule_words.hpp"

#include "base/embedded.hpp"
#include "base/text.hpp"

#include <algorithm>

namespace gazette {

RuleWords rule_words_in(std::string_view document, std::string_view rule) {
  constexpr std::string_view k_how = "怎样改：";
  const auto heading = "\n## `" + std::string(rule) + "`\n";
  const auto at = document.find(heading);
  if (at == std::string_view::npos) return {};
  auto section = document.substr(at + heading.size());
  section = trimmed(section.substr(0, section.find("\n## ")));
  const auto end = std::min(section.find("\n\n"), section.size());
  auto how = trimmed(section.substr(end));
  if (how.starts_with(k_how)) how.remove_prefix(k_how.size());
  return {std::string(section.substr(0, end)), std::string(how)};
}

RuleWords rule_words(std::string_view rule, std::string_view language) {
  if (!language.starts_with("zh")) return {};
  const auto files = embedded_files();
  const auto found = std::ranges::find(files, "docs/RULES.zh.md", &EmbeddedFile::path);
  return found == files.end() ? RuleWords{} : rule_words_in(found->bytes, rule);
}

}  // namespace gazette
