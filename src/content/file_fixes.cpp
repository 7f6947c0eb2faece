#include "content/file_fixes.hpp"

#include "content/item_reader.hpp"
#include "content/text_findings.hpp"
#include "model/rules.hpp"

namespace gazette {

namespace {

// The findings whose rules this site and this item have; none for a file that cannot be read.
std::vector<TextFinding> wanted_findings(const std::string& file, std::string_view text, const SiteConfig& config,
                                         const Item& item) {
  const auto parts = split_front_matter(file, text);
  if (!parts) return {};
  Diagnostics faults;
  const auto metadata = parse_toml({file, parts->metadata, parts->metadata_line, ErrorKind::content}, faults);
  if (faults.has_errors()) return {};
  auto found = text_findings({text, *parts, metadata, item.report.has_value()});
  std::erase_if(found, [&](const TextFinding& finding) {
    return !level_of(config, finding.rule) || is_waived(item, finding.rule);
  });
  return found;
}

FixedText fixed(const std::string& file, const std::string& text, const SiteConfig& config, const Item& item) {
  return fix_all(text, [&](std::string_view each) { return wanted_findings(file, each, config, item); });
}

}  // namespace

FixedText fixed_item(const ItemFile& file, const std::string& text, const SiteConfig& config) {
  Diagnostics faults;
  const auto item = read_item(file, std::make_shared<const std::string>(text), config, text_rules(config), faults);
  return item ? fixed(file.source, text, config, *item) : FixedText{text, 0};
}

FixedText fixed_category(const CategoryFolder& folder, const std::string& text, const SiteConfig& config) {
  return fixed(folder.source, text, config, Item{});
}

}  // namespace gazette
