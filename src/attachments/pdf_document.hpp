#pragma once
// Text and metadata of PDF. Adapter of poppler.

#include "attachments/extraction.hpp"

#include <string_view>

namespace gazette {

/// Reads the text of each page, the title, subject and keywords, and the author. A document without any text (a scan)
/// and one that wants a password are told in `not_scanned`; so are files attached to it.
void read_pdf(std::string_view bytes, const TextSink& sink, Extraction& found);

}  // namespace gazette
