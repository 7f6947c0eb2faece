#include "content/load.hpp"

#include "base/digest.hpp"
#include "base/fingerprint.hpp"
#include "base/parallel.hpp"
#include "base/text.hpp"
#include "content/category_reader.hpp"
#include "content/content_tree.hpp"
#include "content/item_reader.hpp"
#include "content/pinyin_slugs.hpp"
#include "content/text_reader.hpp"
#include "formats/image_size.hpp"
#include "formats/markdown.hpp"
#include "io/site_folders.hpp"
#include "model/rules.hpp"
#include "privacy/findings.hpp"

#include <atomic>
#include <optional>

namespace gazette {

namespace {

constexpr std::string_view k_root = "content";

// Fills in what only the bytes can tell. A file that cannot be read is named at `place`.
void measure(const FileReader& files, Attachment& attachment, const Place& place, Diagnostics& diagnostics) {
  const auto status = files.status(attachment.source);  // a link out of the site's folder is nothing
  if (!status || status->kind != FileKind::file) {
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
  attachment.pixels = image_size(*bytes);
}

// `before` is the same file as it was read last, or null. Markdown is most of the work: where the bytes are the same,
// the text is the one that was read then.
ReadItem read_one(const FileReader& files, const ItemFile& file, const ReadItem* before, const SiteConfig& config,
                  const std::shared_ptr<const TextRules>& rules) {
  ReadItem read;
  read.file = file;
  auto text = files.read(file.source);
  if (!text) {
    read.diagnostics.add_error(text.error());
    return read;
  }
  read.digest = fingerprint(*text);
  auto item = read_item(file, std::make_shared<const std::string>(*std::move(text)), config, rules, read.diagnostics);
  if (!item) return read;
  if (before && before->item && before->digest == read.digest) item->text = before->item->text;
  for (auto& attachment : item->attachments) {
    measure(files, attachment, place_in(*item, attachment.at), read.diagnostics);
    read.attachments.emplace_back(attachment.source, files.status(attachment.source));
  }
  read.item = std::make_shared<const Item>(*std::move(item));
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
  std::uint64_t seen = 0;
  if (folder.has_index) {
    const auto text = files.read(folder.source);
    if (text) {
      seen = fingerprint(*text);
      category = read_category(folder, *text, config, diagnostics);
      find_personal_data(category, *text, config, settings, diagnostics);
    } else {
      diagnostics.add_error(text.error());
    }
  }
  for (auto& file : category.files) {
    measure(files, file, {folder.source, {}}, diagnostics);
    seen = fingerprint(fingerprint(seen, file.file), file.sha256);
  }
  category.fingerprint = seen;
  return category;
}

}  // namespace

LoadedSite load_content(const FileReader& files, const SiteConfig& config, LoadOptions options, ContentMemory& memory,
                        Diagnostics& diagnostics) {
  prepare_markdown();
  LoadedSite loaded;
  if (auto fault = site_folder_fault(files, std::string(k_root), ErrorKind::content)) {
    diagnostics.add_error(*std::move(fault));
    return loaded;
  }
  const auto listing = files.list(std::string(k_root));
  if (!listing) {
    diagnostics.add_error(listing.error());
    return loaded;
  }
  const auto tree = plan_content_tree(*listing, diagnostics);
  const auto rules = text_rules(config, options.shelf);
  std::vector<const ReadItem*> items(tree.items.size());
  std::vector<std::size_t> unread;
  for (std::size_t i = 0; i < items.size(); ++i) {
    items[i] = memory.find(files, tree.items[i]);
    if (!items[i]) unread.push_back(i);
  }
  auto read = parallel_map(std::span<const std::size_t>(unread), options.jobs, [&](std::size_t i) {
    const auto& file = tree.items[i];
    auto one = read_one(files, file, memory.find(file.source), config, rules);
    if (options.reads_texts && one.item) (void)one.item->text.essence();
    return one;
  });
  memory.reserve(items.size());
  for (std::size_t i = 0; i < unread.size(); ++i) items[unread[i]] = memory.keep(std::move(read[i]));
  loaded.items.reserve(items.size());
  for (const auto* one : items) {
    diagnostics.append(one->diagnostics);
    if (one->item) loaded.items.add(one->item);
    else loaded.unreadable.push_back(one->file.source);
  }
  give_pinyin_slugs(loaded.items, config, diagnostics);
  for (const auto& folder : tree.categories)
    loaded.categories.push_back(read_one(files, folder, config, rules->privacy, diagnostics));
  return loaded;
}

const ReadItem* reread_item(const FileReader& files, const SiteConfig& config, const std::string& source,
                            ContentMemory& memory) {
  const auto* known = memory.find(source);
  const auto now = files.status(source);
  if (!known || !now || now->kind != FileKind::file) return nullptr;
  auto file = known->file;
  file.stamp.size = now->size;
  file.stamp.modified_ns = now->modified_ns;
  file.stamp.changed_ns = now->changed_ns;
  return memory.keep(read_one(files, file, known, config, text_rules(config)));
}

void report_texts(const SiteConfig& config, const ItemList& items, unsigned jobs, Diagnostics& diagnostics,
                  const std::function<bool()>& stops) {
  std::atomic<bool> has_stopped{false};
  parallel_for(items.size(), jobs, [&] {
    return [&](std::size_t i) {
      if (i % k_parallel_block == 0 && stops()) has_stopped = true;
      if (!has_stopped) (void)items[i].text.essence();
    };
  });
  if (has_stopped) return;
  for (const auto& item : items) report_text(config, item, diagnostics);
}

}  // namespace gazette
