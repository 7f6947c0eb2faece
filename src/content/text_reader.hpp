#pragma once
// What stands below the metadata of a content file, as a text that is read when it is first asked for.

#include "content/content_tree.hpp"
#include "content/front_matter.hpp"
#include "formats/markdown.hpp"
#include "formats/toml.hpp"
#include "model/config.hpp"
#include "model/item.hpp"
#include "privacy/sighting.hpp"

#include <functional>
#include <memory>
#include <set>
#include <string>

namespace gazette {

/// What a site wants of all its texts. Shared by those that are not read yet.
struct TextRules {
  MarkdownOptions markdown;
  PrivacySettings privacy;
  std::set<std::string, std::less<>> off;  ///< rules of which the site wants to know nothing
  std::shared_ptr<TextShelf> shelf;        ///< where texts go once they are read; null: they stay in memory
};

std::shared_ptr<const TextRules> text_rules(const SiteConfig& config, std::shared_ptr<TextShelf> shelf = nullptr);

/// A content file whose metadata was read.
struct UnreadText {
  std::shared_ptr<const std::string> bytes;  ///< of the whole file
  FrontMatter parts;                         ///< of `bytes`
  TomlTable metadata;
  std::shared_ptr<const TextRules> rules;
};

/// The text of `item`, whose other fields are read already. It keeps `unread` until it is read, and nothing of `item`
/// or `config`.
LazyText lazy_text(const SiteConfig& config, const Item& item, UnreadText unread);

/// Reads the item's text, if nobody did, and adds what was found in it at the levels of the site and the item.
void report_text(const SiteConfig& config, const Item& item, Diagnostics& diagnostics);

}  // namespace gazette
