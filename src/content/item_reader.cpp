#include "content/item_reader.hpp"

#include "content/changes.hpp"
#include "content/front_matter.hpp"
#include "content/markdown_options.hpp"
#include "content/metadata.hpp"
#include "content/text_findings.hpp"
#include "formats/table_reader.hpp"
#include "formats/toml.hpp"
#include "model/rules.hpp"

namespace gazette {

namespace {

// Findings of the Markdown reader obey the site's levels; its faults stay errors.
void add_body_findings(const SiteConfig& config, const Item& item, const Diagnostics& found, Diagnostics& diagnostics) {
  for (const auto& diagnostic : found.entries()) {
    if (find_rule(diagnostic.error.rule)) report_finding(config, item, diagnostic.error, diagnostics);
    else diagnostics.add(diagnostic.severity, diagnostic.error);
  }
}

// A draft may still hold what is to be replaced before it is published.
void add_text_findings(const SiteConfig& config, const Item& item, const std::vector<TextFinding>& found,
                       Diagnostics& diagnostics) {
  for (const auto& finding : found) {
    if (finding.rule == "placeholder" && item.is_draft) continue;
    report_finding(config, item, text_error(item.source, finding), diagnostics);
  }
}

}  // namespace

std::optional<Item> read_item(const ItemFile& file, std::string_view text, const SiteConfig& config,
                              Diagnostics& diagnostics) {
  const auto parts = split_front_matter(file.source, text);
  if (!parts) {
    diagnostics.add_error(parts.error());
    return std::nullopt;
  }
  const auto errors_before = diagnostics.count(Severity::error);
  const auto table = parse_toml({file.source, parts->metadata, parts->metadata_line, ErrorKind::content}, diagnostics);
  const auto state =
      diagnostics.count(Severity::error) == errors_before ? MetadataState::whole : MetadataState::damaged;
  Item item;
  TableReader reader(table, "the metadata of an item", ErrorKind::content, diagnostics, config.utc_offset_minutes);
  read_metadata(reader, state, file, config, item);
  reader.finish();

  auto options = markdown_options(config);
  options.articles = is_statute(config, item);
  options.figures = item.report.has_value();
  Diagnostics found;
  item.text_sha256 = body_digest(parts->body);
  item.body = render_markdown({file.source, parts->body, parts->body_line}, options, found);
  add_body_findings(config, item, found, diagnostics);
  add_text_findings(config, item, text_findings({text, *parts, table, item.report.has_value()}), diagnostics);
  return item;
}

}  // namespace gazette
