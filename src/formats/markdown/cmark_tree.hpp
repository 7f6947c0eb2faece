#pragma once
// Text to Document through cmark-gfm. Only the thread-safe extensions (table, tasklist) are attached:
// strikethrough and autolink change file-static tables of the library and spoil other threads' documents.

#include "formats/markdown/document.hpp"

#include <string_view>

namespace gazette::markdown {

/// Registers the library's extensions, once.
void prepare_cmark();

/// Parses marked text. Marks stay in text nodes; other literals, addresses and titles are without them, and the
/// place of a link's address is in `Node::mark`. Neighbouring texts are one node. Thread-safe.
Document parse_document(std::string_view marked_text);

}  // namespace gazette::markdown
