#include "formats/text_lint.hpp"

#include "formats/lint/rules.hpp"

namespace gazette {

std::vector<TextFinding> lint_text(const LintedSource& source) {
  lint::LintedText text(source);
  if (text.is_markdown()) {
    lint::find_headings_without_space(text);
    lint::find_list_numbers(text);
    lint::find_full_width_bars(text);
  }
  lint::find_full_width_digits(text);
  lint::find_half_width_punctuation(text);
  lint::find_document_numbers(text);
  lint::find_damage(text);
  lint::find_placeholders(text);
  return text.take_findings();
}

}  // namespace gazette
