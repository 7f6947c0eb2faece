#include "content/load.hpp"

#include "base/digest.hpp"
#include "base/parallel.hpp"
#include "base/text.hpp"
#include "content/category_reader.hpp"
#include "content/content_tree.hpp"
#include "content/item_reader.hpp"
#include "content/pinyin_slugs.hpp"
#include "formats/markdown.hpp"
#include "model/rules.hpp"
#include "privacy/findings.hpp"
#include "privacy/site_settings.hpp"

#include <optional>

namespace gazette {

namespace {

constexpr std::string_view k_root = "content";

struct ReadItem {
  std::optional<Item> item;
  Diagnostics diagnostics;
};

// Fills in what only the bytes can tell. A file that cannot be read is named at `place`.
void measure(const FileReader& files, Attachment& attachment, const Place& place, Diagnostics& diagnostics) {
  if (!files.is_file(attachment.source)) {
    diagnostics.add_error({ErrorKind::content,
                           "missing-attachment",
                           "there is no file " + quoted(attachment.file) + " beside this item",
                           place,
                           "put it into " + std::string(path_folder(attachment.source)) + ", or correct the name",
                           {}});
    return;
  }
  const auto bytes = files.read(attachment.source);
  if (!bytes) {
    diagnostics.add_error(bytes.error());
    return;
  }
  attachment.size = bytes->size();
  attachment.sha256 = sha256_hex(*bytes);
}

// What is withheld never reaches the output, and may need to name people.
void find_personal_data(const Item& item, std::string_view text, const SiteConfig& config,
                        const PrivacySettings& settings, Diagnostics& diagnostics) {
  if (item.disclosure != Disclosure::proactive) return;
  for (auto& error : personal_text_findings(item.source, text, settings))
    report_finding(config, item, std::move(error), diagnostics);
}

ReadItem read_one(const FileReader& files, const ItemFile& file, const SiteConfig& config,
                  const PrivacySettings& settings) {
  ReadItem read;
  const auto text = files.read(file.source);
  if (!text) {
    read.diagnostics.add_error(text.error());
    return read;
  }
  read.item = read_item(file, *text, config, read.diagnostics);
  if (!read.item) return read;
  find_personal_data(*read.item, *text, config, settings, read.diagnostics);
  for (auto& attachment : read.item->attachments)
    measure(files, attachment, place_in(*read.item, attachment.at), read.diagnostics);
  return read;
}

void find_personal_data(const CategoryFile& category, std::string_view text, const SiteConfig& config,
                        const PrivacySettings& settings, Diagnostics& diagnostics) {
  for (auto& error : personal_text_findings(category.source, text, settings))
    report_finding(config, category, std::move(error), diagnostics);
}

CategoryFile read_one(const FileReader& files, const CategoryFolder& folder, const SiteConfig& config,
                      const PrivacySettings& settings, Diagnostics& diagnostics) {
  auto category = bare_category(folder);
  if (folder.has_index) {
    const auto text = files.read(folder.source);
    if (text) {
      category = read_category(folder, *text, config, diagnostics);
      find_personal_data(category, *text, config, settings, diagnostics);
    } else {
      diagnostics.add_error(text.error());
    }
  }
  for (auto& file : category.files) measure(files, file, {folder.source, {}}, diagnostics);
  return category;
}

}  // namespace

LoadedSite load_content(const FileReader& files, const SiteConfig& config, unsigned jobs, Diagnostics& diagnostics) {
  prepare_markdown();
  LoadedSite loaded;
  const auto listing = files.list(std::string(k_root));
  if (!listing) {
    diagnostics.add_error(listing.error());
    return loaded;
  }
  const auto tree = plan_content_tree(*listing, diagnostics);
  const auto settings = privacy_settings(config);
  auto read = parallel_map(std::span<const ItemFile>(tree.items), jobs,
                           [&](const ItemFile& file) { return read_one(files, file, config, settings); });
  loaded.items.reserve(read.size());
  for (std::size_t i = 0; i < read.size(); ++i) {
    diagnostics.append(std::move(read[i].diagnostics));
    if (read[i].item) loaded.items.push_back(std::move(*read[i].item));
    else loaded.unreadable.push_back(tree.items[i].source);
  }
  give_pinyin_slugs(loaded.items, config, diagnostics);
  for (const auto& folder : tree.categories)
    loaded.categories.push_back(read_one(files, folder, config, settings, diagnostics));
  return loaded;
}

}  // namespace gazette
