#pragma once
// The pages of docs/RULES.md, which are inside the binary.

#include <string>
#include <string_view>

namespace gazette {

/// The page of a rule without its heading, as Markdown; empty when there is none.
std::string rule_page(std::string_view rule);

/// The same without the marks of emphasis, as a terminal shows it.
std::string plain_rule_page(std::string_view rule);

/// The section of `rule` in a document of the form of docs/RULES.md.
std::string rule_page_in(std::string_view document, std::string_view rule);

}  // namespace gazette
