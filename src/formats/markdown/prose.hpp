#pragma once
// The prose of a document with the place of each word, for Body::prose.

#include "formats/markdown/document.hpp"
#include "formats/markdown/marks.hpp"
#include "formats/markdown/source_text.hpp"
#include "model/prose.hpp"

#include <vector>

namespace gazette::markdown {

/// Every block with prose, in the order of the text. Asked after all passes.
std::vector<ProseBlock> prose_of(const Document& document, const SourceText& source, const MarkedText& marks);

}  // namespace gazette::markdown
