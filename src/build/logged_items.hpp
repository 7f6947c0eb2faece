#pragma once
// Items in a build log: what reading content/ gave, so that the next build reads only the files that changed.

#include "content/content_memory.hpp"
#include "log/build_log.hpp"
#include "model/item_text.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

/// Nothing for an item that could not be read, or whose text lies on no shelf.
std::optional<std::string> logged_item(const ReadItem& read);

/// The items of a log as they were read; those that are damaged are left out, and
/// of those that may have changed while they were read only the texts count. Texts stay on `shelf`. Holds as long as
/// the log's `held`.
ContentMemory recalled_items(const BuildLog& log, const std::shared_ptr<TextShelf>& shelf, unsigned jobs);

}  // namespace gazette
