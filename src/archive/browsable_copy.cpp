#include "archive/browsable_copy.hpp"

#include <unordered_set>

namespace gazette {

namespace {

// What makes a list of the year's items.
bool is_list_of(const Page& page, int year) {
  return page.term && page.taxonomy && page.taxonomy->config->kind == TaxonomyKind::years &&
         page.term->key == std::to_string(year);
}

std::string place_of_page(const Page& page) { return path_join(k_pages_folder, output_path(page.route)); }

// Files of withdrawn items, which a site may still hold though no page of it leads there.
std::unordered_set<std::string> withdrawn_files(const Site& site) {
  std::unordered_set<std::string> paths;
  for (const auto& entry : site.entries) {
    if (!entry->item->withdrawn) continue;
    for (const auto& file : entry->item->attachments) paths.insert(entry->item->route.path + file.file);
  }
  return paths;
}

using Entries = std::unordered_set<const Entry*>;

void add_places_of_files(const SitePlan& plan, const Entries& wanted, CopyLinks::Places& places) {
  for (const auto* entry : wanted) {
    if (entry->item->withdrawn) continue;
    for (const auto& file : entry->item->attachments) places[entry->item->route.path + file.file] = file.source;
  }
  for (const auto& file : plan.files) {
    if (file.report && wanted.contains(file.report->entry))
      places[file.route.path] = path_join(k_figures_folder, file.route.path);
  }
}

}  // namespace

/// What makes the pages of the copy: for one thread, but for `links`.
struct BrowsableCopy::Maker {
  Maker(const FileReader& files, const PreparedSite& prepared, CopyLinks::Places places)
      : output(files, prepared),
        index(output),
        hidden(withdrawn_files(prepared.site)),
        links(prepared.site.config, std::move(places), std::string(k_pages_folder),
              [this](const std::string& path) { return may_come(path); }) {}

  bool may_come(const std::string& path) const {
    const auto file = index.find(path);
    return file && file->compression == Compression::none && (file->kind == OutputKind::copy || file->kind == OutputKind::asset) && !hidden.contains(path);
  }

  Result<std::string> page(const std::string& path) {
    const auto bytes = output.bytes(*index.find(path), renderer);
    if (!bytes) return bytes.error();
    return links.page(*bytes, path).bytes;
  }

  SiteOutput output;
  OutputIndex index;
  std::unordered_set<std::string> hidden;
  CopyLinks links;
  TemplateRenderer renderer;
};

BrowsableCopy::BrowsableCopy(const FileReader& files, const PreparedSite& prepared, const YearItems& items)
    : files_(files), prepared_(prepared) {
  add_places(items);
}

BrowsableCopy::~BrowsableCopy() = default;

void BrowsableCopy::add_places(const YearItems& items) {
  const Entries wanted(items.all.begin(), items.all.end());
  CopyLinks::Places places;
  for (const auto& page : prepared_.plan.pages) {
    const bool is_list = is_list_of(page, items.year);
    const bool is_item = page.kind != PageKind::redirect && page.entry && wanted.contains(page.entry);
    if (!is_list && !is_item) continue;
    const auto path = output_path(page.route);
    pages_[path] = is_item ? page.entry->item->source : std::string();
    places[path] = place_of_page(page);
    if (is_list && page.part.number == 1) list_place_ = place_of_page(page);
  }
  add_places_of_files(prepared_.plan, wanted, places);
  maker_ = std::make_shared<Maker>(files_, prepared_, std::move(places));
}

void BrowsableCopy::take(const std::string& output_path, std::string_view bytes) {
  const auto page = pages_.find(output_path);
  if (page == pages_.end()) return;
  const auto copied = maker_->links.page(bytes, output_path);
  PackedFile file;
  file.path = maker_->links.place_of(output_path);
  file.size = copied.bytes.size();
  file.sha256 = sha256_hex(copied.bytes);
  file.make = [maker = maker_, output_path] { return maker->page(output_path); };
  const std::lock_guard lock(mutex_);
  taken_.emplace(output_path, std::move(file));
  needed_.insert(copied.needed.begin(), copied.needed.end());
  note_elsewhere(copied, page->second);
}

void BrowsableCopy::note_elsewhere(const CopyLinks::Copied& copied, const std::string& item_file) {
  for (const auto& address : copied.elsewhere) {
    auto& source = elsewhere_[address];
    if (source.empty() || (!item_file.empty() && item_file < source)) source = item_file;
  }
}

// A style sheet may need more files.
Result<PackedFile> BrowsableCopy::needed_file(const std::string& output_path, std::set<std::string>& needed) {
  const auto file = *maker_->index.find(output_path);
  const auto place = maker_->links.place_of(output_path);
  const bool is_style = path_extension(output_path) == "css";
  if (file.kind == OutputKind::copy && !is_style)
    return packed_copy(files_, place, prepared_.plan.copies[file.index].source);
  auto bytes = maker_->output.bytes(file, maker_->renderer);
  if (!bytes) return bytes.error();
  if (!is_style) return packed_text(place, *std::move(bytes));
  auto copied = maker_->links.style_sheet(*bytes, output_path);
  needed.merge(copied.needed);
  note_elsewhere(copied, {});
  return packed_text(place, std::move(copied.bytes));
}

Result<std::vector<PackedFile>> BrowsableCopy::packed() {
  std::vector<PackedFile> files;
  for (const auto& [path, file] : taken_) files.push_back(file);
  std::set<std::string> done;
  for (auto open = needed_; !open.empty();) {
    const auto path = *open.begin();
    open.erase(open.begin());
    if (!done.insert(path).second) continue;
    auto file = needed_file(path, open);
    if (!file) return file.error();
    files.push_back(*std::move(file));
  }
  return files;
}

std::optional<std::string> BrowsableCopy::place_of(const Route& page) const {
  const auto path = output_path(page);
  if (!pages_.contains(path)) return std::nullopt;
  return maker_->links.place_of(path);
}

std::optional<std::string> BrowsableCopy::list_place() const { return list_place_; }

}  // namespace gazette
