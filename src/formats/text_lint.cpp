#include "formats/text_lint.hpp"

#include "formats/lint/rules.hpp"
#include "formats/lint/traces.hpp"

namespace gazette {

std::vector<TextFinding> lint_text(const LintedSource& source) {
  lint::LintedText text(source);
  const auto traces = lint::traces_of(source.text);
  if (text.is_markdown()) {
    if (traces.hash) lint::find_headings_without_space(text);
    if (traces.list_number) lint::find_list_numbers(text);
    if (traces.bar) lint::find_full_width_bars(text);
  }
  if (traces.digit) lint::find_full_width_digits(text);
  if (traces.sign) lint::find_half_width_punctuation(text);
  if (traces.number) lint::find_document_numbers(text);
  if (traces.damage) lint::find_damage(text);
  if (traces.invisible) lint::find_invisible_characters(text);
  if (traces.placeholder) lint::find_placeholders(text);
  return text.take_findings();
}

}  // namespace gazette
