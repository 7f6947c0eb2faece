#pragma once
// What a rule or a named error means and how it is mended, in the language of the site: out of docs/RULES.zh.md, which
// is inside the binary. English needs none: the message says it.

#include <string>
#include <string_view>

namespace gazette {

struct RuleWords {
  std::string what, how;  ///< empty where there are none
};

/// Thread-safe.
RuleWords rule_words(std::string_view rule, std::string_view language);

/// The same out of a document with a section `## \`rule\`` of two paragraphs for each rule.
RuleWords rule_words_in(std::string_view document, std::string_view rule);

}  // namespace gazette
