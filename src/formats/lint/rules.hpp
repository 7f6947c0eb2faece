#pragma once
// The rules, a function each. Every one adds its slips in any order.

#include "formats/lint/linted_text.hpp"

namespace gazette::lint {

/// `#标题`: a heading that lacks the space after its marks.
void find_headings_without_space(LintedText& text);
/// `1、`, `2、` on lines that follow each other: one paragraph to Markdown.
void find_list_numbers(LintedText& text);
/// `｜` between the cells of a table.
void find_full_width_bars(LintedText& text);
/// `２０１６年`, `Ａ4`.
void find_full_width_digits(LintedText& text);
/// `,` `;` `:` `?` `!` between Chinese characters, `.` at the end of a sentence, `(…)` around them.
void find_half_width_punctuation(LintedText& text);
/// `国办发[2018]47号` and its kin.
void find_document_numbers(LintedText& text);
/// U+FFFD, and text that was read in a wrong encoding.
void find_damage(LintedText& text);
/// Controls, marks of direction and blanks of no width.
void find_invisible_characters(LintedText& text);
/// What was to be replaced before publication.
void find_placeholders(LintedText& text);

}  // namespace gazette::lint
