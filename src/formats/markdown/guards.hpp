#pragma once
// What is refused before parsing: texts too long, our private characters, and tables that would take cmark minutes.

#include "base/diagnostics.hpp"
#include "formats/markdown.hpp"
#include "formats/markdown/source_text.hpp"

#include <string>
#include <vector>

namespace gazette::markdown {

/// Collects problems of one file with their rule and place.
struct Findings {
  const std::string& file;
  Diagnostics& diagnostics;

  void error(std::string rule, std::string message, Position at, std::string help) const;
  void warning(std::string rule, std::string message, Position at, std::string help) const;
};

/// False (and error `long-text`) when the text is over 4 MiB.
bool has_fair_length(const MarkdownSource& source, const Findings& findings);

/// The text with U+FFFD for each of U+E000 to U+E00F, and an error `private-character` for each.
SourceText without_private_characters(SourceText source, const Findings& findings);

/// The lines (from 1) that would be delimiter rows of tables with more than 200 columns, or with more than
/// 200,000 cells; an error `wide-table` for each.
std::vector<int> find_refused_tables(const SourceText& source, const Findings& findings);

/// The lines (from 1) of paragraphs in which so many delimiters of emphasis meet so many brackets that cmark, which
/// goes through the ones at each of the others, would take minutes; an error `crowded-paragraph` for each paragraph.
std::vector<int> find_crowded_lines(const SourceText& source, const Findings& findings);

}  // namespace gazette::markdown
