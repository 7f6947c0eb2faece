#pragma once
// The text of documents and slides, paragraph by paragraph: WordprocessingML, DrawingML, OpenDocument, OFD.

#include "attachments/extraction.hpp"

#include <string_view>

namespace gazette {

/// Which elements hold text: those of runs (`w:t`, `a:t`), among numbers of the layout; or all.
enum class TextElements { runs, all };

/// Reads a part named `part` into `sink`. Of a paragraph with tracked changes both states are told, the one before them
/// as hidden; so is hidden text. Changes, hidden text and the names of those who made changes or comments go to
/// `found`.
void read_paragraphs(std::string_view xml, const TextPlace& part, TextElements elements, const TextSink& sink,
                     Extraction& found);

}  // namespace gazette
