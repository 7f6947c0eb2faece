#pragma once
// One content file to one Item (contract, section 2): a pure function of its bytes and the configuration.

#include "base/diagnostics.hpp"
#include "content/content_tree.hpp"
#include "content/text_reader.hpp"
#include "model/config.hpp"
#include "model/item.hpp"

#include <memory>
#include <optional>
#include <string>

namespace gazette {

/// Reads an item's metadata; its text waits until it is asked for, and `report_text` tells what is wrong with it. Every
/// fault of the metadata is reported at its place; nothing is returned when it could not be read at all. Attachments
/// have their names but no size or digest yet.
std::optional<Item> read_item(const ItemFile& file, std::shared_ptr<const std::string> text, const SiteConfig& config,
                              std::shared_ptr<const TextRules> rules, Diagnostics& diagnostics);

}  // namespace gazette
