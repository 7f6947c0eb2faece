#pragma once
// Slips in Chinese text, found in the bytes of a Markdown body or of one plain line before anything is rendered.
// The only door to formats/lint/; docs/MARKDOWN.md lists the rules, model/rules.cpp their levels.

#include "base/place.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

/// Bytes of the linted text and what should stand there instead.
struct TextEdit {
  std::size_t offset = 0;
  std::size_t size = 0;
  std::string text;
};

struct TextFinding {
  std::string_view rule;  ///< a rule's name
  std::string message;
  std::string help;
  Position at;
  std::size_t places = 1;       ///< how many such slips of this line it stands for
  std::vector<TextEdit> edits;  ///< by offset, apart from each other; empty when only a person can tell
};

enum class TextForm {
  markdown,  ///< code, addresses and HTML are left alone; damaged characters are found in addresses too
  plain      ///< a title or a summary
};

struct LintedSource {
  std::string_view text;  ///< UTF-8, LF or CRLF
  TextForm form = TextForm::markdown;
  Position start = {1, 1, 1};  ///< where the text begins in its file
  bool has_figures = false;    ///< `{{name}}` cites a figure here, as in annual reports
};

/// All findings by place. Slips of one rule in one line are one finding, safe ones apart from the others.
/// Pure and thread-safe; a text without slips costs a few passes over its bytes.
std::vector<TextFinding> lint_text(const LintedSource& source);

}  // namespace gazette
