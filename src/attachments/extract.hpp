#pragma once
// The text of a published file of any kind: the one entrance to this room.

#include "attachments/extraction.hpp"

#include <string_view>

namespace gazette {

/// Tells `sink` all text in a file and returns what else there is to say; what could not be read is in `not_scanned`.
///
/// What a file is, its first bytes tell before its name does. Text may be in any encoding that `base/text_encoding`
/// recognises. Archives are opened, and archives and documents in them. Bounded in memory and time (ReadingLimits)
/// whatever the bytes are. Safe in several threads.
Extraction extract_text(std::string_view name, std::string_view bytes, const TextSink& sink);

}  // namespace gazette
