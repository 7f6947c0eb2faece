#include "content/item_reader.hpp"

#include "base/fingerprint.hpp"
#include "content/front_matter.hpp"
#include "content/metadata.hpp"
#include "formats/table_reader.hpp"
#include "formats/toml.hpp"

namespace gazette {

std::optional<Item> read_item(const ItemFile& file, std::shared_ptr<const std::string> text, const SiteConfig& config,
                              std::shared_ptr<const TextRules> rules, Diagnostics& diagnostics) {
  const auto parts = split_front_matter(file.source, *text);
  if (!parts) {
    diagnostics.add_error(parts.error());
    return std::nullopt;
  }
  const auto errors_before = diagnostics.count(Severity::error);
  auto table = parse_toml({file.source, parts->metadata, parts->metadata_line, ErrorKind::content}, diagnostics);
  const auto state =
      diagnostics.count(Severity::error) == errors_before ? MetadataState::whole : MetadataState::damaged;
  Item item;
  TableReader reader(table, "the metadata of an item", ErrorKind::content, diagnostics, config.utc_offset_minutes);
  read_metadata(reader, state, file, config, item);
  reader.finish();
  item.fingerprint = fingerprint(fingerprint(file.source), parts->metadata);
  item.text = lazy_text(config, item, {std::move(text), *parts, std::move(table), std::move(rules)});
  return item;
}

}  // namespace gazette
