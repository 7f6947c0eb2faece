#include "pages/page_inputs.hpp"

#include "base/fingerprint.hpp"
#include "base/parallel.hpp"
#include "catalogue/links.hpp"
#include "catalogue/publication.hpp"
#include "pages/body_html.hpp"
#include "pages/contexts.hpp"
#include "pages/coverage_context.hpp"
#include "pages/generated_files.hpp"
#include "pages/list_contexts.hpp"
#include "pages/page_json.hpp"
#include "pages/related.hpp"
#include "pages/search_files.hpp"

namespace gazette {

namespace {

/// A fingerprint of one thing after another.
class Sum {
 public:
  Sum& add(std::string_view text) {
    value_ = fingerprint(value_, text);
    return *this;
  }
  Sum& add(const std::string& text) { return add(std::string_view(text)); }
  Sum& add(std::uint64_t number) {
    value_ = fingerprint(value_, number);
    return *this;
  }
  Sum& add(const Route& route) { return add(route.path); }
  Sum& add(const std::vector<std::string>& texts) {
    add(texts.size());
    for (const auto& text : texts) add(text);
    return *this;
  }

  std::uint64_t value() const { return value_; }

 private:
  std::uint64_t value_ = 0;
};

void add_value(Sum& sum, const Value& value);

void add_names(Sum& sum, const Names& record) {
  for (const auto name : record.all()) {
    sum.add(name);
    add_value(sum, *record.find(name));
  }
}

void add_rows(Sum& sum, const Rows& rows) {
  for (std::size_t i = 0; i < rows.size(); ++i) add_value(sum, rows.row(i));
}

void add_value(Sum& sum, const Value& value) {
  if (const auto* flag = value.as_flag()) {
    sum.add(*flag ? 2 : 1);
  } else if (const auto text = value.as_text()) {
    sum.add(3).add(*text);
  } else if (const auto count = value.row_count()) {
    sum.add(4).add(*count);
    if (const auto* rows = value.as_rows()) add_rows(sum, *rows);
    else
      for (const auto& element : *value.as_list()) add_value(sum, element);
  } else if (const auto* record = value.as_record()) {
    sum.add(5).add(record->all().size());
    add_names(sum, *record);
  } else {
    sum.add(0);
  }
}

// What the whole site may have changed in an item that was read: its address, what lies ahead, files that are data.
void add_site_edits(Sum& sum, const Item& item) {
  sum.add(item.route).add(item.changes.size()).add(item.withdrawn.has_value()).add(item.attachments.size());
  for (const auto& file : item.attachments) sum.add(file.file).add(file.sha256);
}

std::uint64_t text_fingerprint(const LazyText& text) {
  if (const auto place = text.place()) return place->fingerprint;
  return Sum().add(text.essence().sha256).add(text.essence().summary).value();
}

void add_list_part(Sum& sum, const ListPart& part, std::size_t count) {
  sum.add(part.number).add(part.total).add(part.first).add(part.size).add(count);
}

bool is_own_list(const Page& page) { return page.kind == PageKind::category && page.category; }

}  // namespace

PageInputs::PageInputs(const SiteValues& values, const SitePlan& plan, unsigned jobs)
    : values_(values), plan_(plan), entries_(values.site().entries.size()) {
  const auto& site = values.site();
  parallel_for(entries_.size(), jobs,
               [&] { return [&](std::size_t i) { entries_[i] = inputs_of(*site.entries[i]); }; });
  Sum cards, texts, withdrawn, categories;
  for (const auto& entry : entries_) {
    cards.add(entry.card);
    texts.add(entry.whole);
  }
  for (const auto& category : site.categories) categories.add(category->file->fingerprint).add(category->file->route);
  // What a feed says of a withdrawn item names its successor.
  for (const auto& entry : site.entries) {
    if (entry->item->withdrawn) withdrawn.add(entries_[entry->index].whole).add(link_of(entry->successor));
  }
  all_cards_ = cards.value();
  all_texts_ = texts.value();
  all_categories_ = categories.value();
  withdrawn_ = withdrawn.value();
  Sum navigation;
  navigation.add(site.coverage.is_on()).add(values.publisher_name());
  for (const auto& links : {main_links(site), footer_links(site)})
    for (const auto& link : links) navigation.add(link.title).add(link.url);
  navigation_ = navigation.value();
  Sum routes;
  for (const auto* page : listed_pages(plan)) routes.add(page->route);
  // A category may answer another row than before: then the newest entry of the row's list is another.
  for (const auto& row : site.coverage.rows) routes.add(cards_of(row.entries, 0, row.entries.size()));
  all_routes_ = routes.value();
}

PageInputs::EntryInputs PageInputs::inputs_of(const Entry& entry) const {
  const auto& item = *entry.item;
  const auto* category = category_of(values_.site(), entry);
  Sum card;
  card.add(item.fingerprint);
  add_site_edits(card, item);
  card.add(item.text.essence().summary);
  card.add(static_cast<std::uint64_t>(entry.state)).add(static_cast<std::uint64_t>(entry.validity));
  card.add(entry.is_current);
  if (category) card.add(category->file->title).add(category->file->route);
  const auto whole = Sum(card).add(text_fingerprint(item.text)).value();
  return {whole, card.value(), Sum().add(item.title).add(item.route).value(), text_of(entry)};
}

std::uint64_t PageInputs::link_of(const Entry* entry) const { return entry ? entries_[entry->index].link : 0; }

std::uint64_t PageInputs::links_of(const EntryList& entries) const {
  Sum sum;
  for (const auto* entry : entries) sum.add(link_of(entry));
  return sum.value();
}

// Where the links of a text lead, which other files may change.
std::uint64_t PageInputs::body_links(const LinkOrigin& origin) const {
  Sum sum;
  for (const auto& slot : origin.body->slots) {
    if (slot.kind != SlotKind::link && slot.kind != SlotKind::image) continue;
    const auto link = resolve_link(values_.site(), origin, slot, nullptr);
    if (link) sum.add(link->route_path).add(link->suffix).add(link->fragment).add(link->is_same_page);
    else sum.add(1);
  }
  return sum.value();
}

std::uint64_t PageInputs::chain_of(const Category* category) const {
  Sum sum;
  for (; category; category = category->parent) {
    const auto& file = *category->file;
    sum.add(file.title).add(file.route).add(file.description).add(file.keywords).add(file.column_types);
  }
  return sum.value();
}

std::uint64_t PageInputs::coverage_of(const Item& item) const {
  const auto& coverage = values_.site().coverage;
  Sum sum;
  if (const auto rows = coverage.rows_of.find(item.source); rows != coverage.rows_of.end()) {
    for (const auto at : rows->second)
      sum.add(coverage_row_title(values_, coverage.rows[at])).add(coverage.rows[at].route);
  }
  if (const auto rows = coverage.standards_of.find(item.source); rows != coverage.standards_of.end()) {
    for (const auto* row : rows->second) sum.add(row->path).add(standard_row_url(values_, *row));
  }
  return sum.value();
}

std::uint64_t PageInputs::counts_of(const std::vector<const Category*>& categories) const {
  Sum sum;
  for (const auto* category : categories) {
    const auto& file = *category->file;
    sum.add(file.title).add(file.route).add(file.description).add(category->entries.size());
  }
  return sum.value();
}

std::uint64_t PageInputs::cards_of(const EntryList& entries, std::size_t first, std::size_t size) const {
  Sum sum;
  for (std::size_t i = first; i < first + size; ++i) sum.add(entries_[entries[i]->index].card);
  return sum.value();
}

OutputInputs PageInputs::of(const Page& page) const {
  switch (page.kind) {
    case PageKind::item:
    case PageKind::page: return of_item(page);
    case PageKind::category: return is_own_list(page) ? of_category(page) : of_context(page);
    case PageKind::term: return of_term(page);
    case PageKind::redirect: return of_redirect(page);
    default: return of_context(page);
  }
}

OutputInputs PageInputs::of_item(const Page& page) const {
  const auto& site = values_.site();
  const auto& entry = *page.entry;
  const auto& item = *entry.item;
  Sum around;
  around.add(navigation_).add(chain_of(category_of(site, entry)));
  around.add(link_of(entry.previous)).add(link_of(entry.next)).add(link_of(entry.successor));
  around.add(links_of(entry.replaces)).add(links_of(entry.replaced_by)).add(coverage_of(item));
  for (const auto& others : {related_to(site, entry), replacement_chain(entry)})
    around.add(cards_of(others, 0, others.size()));
  around.add(entries_[entry.index].text);
  return {Sum().add(entries_[entry.index].whole).add(template_name_of(page)).value(), around.value(), 0};
}

OutputInputs PageInputs::of_category(const Page& page) const {
  const auto& site = values_.site();
  const auto& category = *page.category;
  const auto& file = *category.file;
  Sum subject;
  subject.add(file.fingerprint).add(file.route).add(file.files.size());
  subject.add(told_changes(file, site.config, site.view).size());
  Sum around;
  around.add(navigation_).add(chain_of(category.parent)).add(counts_of(category.children));
  around.add(body_links(origin_of(file)));
  Sum list;
  add_list_part(list, page.part, category.entries.size());
  list.add(cards_of(category.entries, page.part.first, page.part.size));
  for (const auto& year : years_of_list(page))
    list.add(static_cast<std::uint64_t>(year.year)).add(year.count).add(year.part);
  return {subject.value(), around.value(), list.value()};
}

OutputInputs PageInputs::of_term(const Page& page) const {
  const auto& entries = page.term ? page.term->entries : page.covered->entries;
  Sum subject;
  if (page.term) {
    subject.add(page.term->title).add(page.term->route).add(page.taxonomy->route).add(page.taxonomy->config->key);
  } else {
    subject.add(coverage_row_title(values_, *page.covered)).add(page.covered->route);
  }
  Sum list;
  add_list_part(list, page.part, entries.size());
  list.add(cards_of(entries, page.part.first, page.part.size));
  return {subject.value(), navigation_, list.value()};
}

OutputInputs PageInputs::of_redirect(const Page& page) const {
  return {Sum().add(page.target->title).add(page.target->route_path).value(), navigation_, 0};
}

OutputInputs PageInputs::of_context(const Page& page) const {
  Sum sum;
  add_names(sum, context_of(values_, page));
  return {sum.add(template_name_of(page)).value(), 0, 0};
}

std::uint64_t PageInputs::text_of(const Entry& entry) const {
  const auto& site = values_.site();
  const auto& item = *entry.item;
  if (!item.text.essence().has_slots) return 0;
  return entry.report ? fingerprint(body_html(site, origin_of(item), entry.report, LinkForm::absolute))
                      : body_links(origin_of(item));
}

std::uint64_t PageInputs::feed_list(const Feed& feed) const {
  const auto& site = values_.site();
  const auto& entries = feed.term ? feed.term->entries : feed.category ? feed.category->entries : site.current;
  Sum sum;
  sum.add(withdrawn_);
  for (const auto* entry : entries) {
    sum.add(entries_[entry->index].whole).add(entries_[entry->index].text);
  }
  return sum.value();
}

std::uint64_t PageInputs::archive_list(const FeedArchive& archive) const {
  Sum sum;
  sum.add(archive.state);
  for (const auto* entry : archive.entries) {
    sum.add(entries_[entry->index].whole).add(link_of(entry->successor));
    sum.add(entries_[entry->index].text);
  }
  return sum.value();
}

// What results show of the documents in a file; all addresses make up the version that it names.
std::uint64_t PageInputs::searched_list(std::size_t file) const {
  const auto& site = values_.site();
  Sum sum;
  const auto first = file * k_documents_per_file;
  for (auto i = first; i < std::min(first + k_documents_per_file, searched_count(site)); ++i) {
    const auto [entry, category] = searched_at(site, i);
    if (entry) sum.add(entries_[entry->index].card);
    else sum.add(category->file->fingerprint).add(category->file->title);
  }
  return sum.value();
}

OutputInputs PageInputs::of_archive(std::size_t index) const {
  const auto& archives = plan_.archives;
  Sum subject;
  subject.add(feed_title(values_, {FeedFormat::atom})).add(archive_route(archives[index]));
  subject.add(values_.publisher_name());
  Sum around;
  if (index > 0) around.add(archives[index - 1].state).add(archive_route(archives[index - 1]));
  if (index + 1 < archives.size()) around.add(archive_route(archives[index + 1]));
  return {subject.value(), around.value(), archive_list(archives[index])};
}

// Its metadata is part of the card; of other items only title and address are shown. Reports are few, and what is said
// of them comes from their forms too.
OutputInputs PageInputs::of_page_json(const Entry& entry) const {
  if (entry.report) return {fingerprint(page_json(values_, entry)), 0, 0};
  Sum around;
  around.add(links_of(entry.replaces)).add(links_of(entry.replaced_by)).add(link_of(entry.successor));
  return {entries_[entry.index].card, around.value(), 0};
}

OutputInputs PageInputs::of(const GeneratedFile& file) const {
  switch (file.kind) {
    case GeneratedKind::feed: {
      Sum subject;
      subject.add(feed_title(values_, file.feed)).add(feed_route(file.feed)).add(values_.publisher_name());
      if (file.feed.category) subject.add(file.feed.category->file->description);
      const bool has_archives = !file.feed.category && !file.feed.term && !plan_.archives.empty();
      return {subject.value(), has_archives ? plan_.archives.back().state : 0, feed_list(file.feed)};
    }
    case GeneratedKind::feed_archive: return of_archive(file.number);
    case GeneratedKind::page_json: return of_page_json(*file.entry);
    case GeneratedKind::sitemap:
    case GeneratedKind::sitemap_part: return {0, all_routes_, all_cards_};
    case GeneratedKind::catalogue_csv:
    case GeneratedKind::catalogue_json: return {0, Sum().add(values_.home_title()).value(), all_cards_};
    case GeneratedKind::search_index: return {0, all_categories_, all_cards_};
    case GeneratedKind::search_words: return {0, all_categories_, all_texts_};
    case GeneratedKind::search_documents: return {0, all_routes_, searched_list(file.number)};
    default: return {fingerprint(generated_bytes(values_, plan_, file)), 0, 0};
  }
}

}  // namespace gazette
