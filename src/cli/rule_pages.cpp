#include "cli/rule_pages.hpp"

#include "base/embedded.hpp"
#include "base/text.hpp"

#include <algorithm>

namespace gazette {

std::string rule_page_in(std::string_view document, std::string_view rule) {
  const auto heading = "\n## `" + std::string(rule) + "`\n";
  const auto at = document.find(heading);
  if (at == std::string_view::npos) return {};
  auto page = document.substr(at + heading.size());
  return std::string(trimmed(page.substr(0, page.find("\n## "))));
}

std::string rule_page(std::string_view rule) {
  const auto files = embedded_files();
  const auto found = std::ranges::find(files, "docs/RULES.md", &EmbeddedFile::path);
  return found == files.end() ? std::string() : rule_page_in(found->bytes, rule);
}

std::string plain_rule_page(std::string_view rule) { return replaced(rule_page(rule), "**", ""); }

}  // namespace gazette
