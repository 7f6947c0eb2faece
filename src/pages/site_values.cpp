#include "pages/site_values.hpp"

#include "base/excerpt.hpp"
#include "base/file_types.hpp"
#include "base/text.hpp"
#include "model/lazy_names.hpp"
#include "model/site_names.hpp"

#include <array>
#include <atomic>
#include <span>

namespace gazette {

namespace {

constexpr std::size_t k_longest_on_card = 120;

struct CardSubject {
  const SiteValues& values;
  const Entry& entry;
};

const NameTable<CardSubject>& card_names() {
  using C = const CardSubject&;
  static const auto item = [](C c) -> const Item& { return *c.entry.item; };
  static const auto category = [](C c) { return category_of(c.values.site(), c.entry); };
  static const NameTable<CardSubject> names = {
      {"title", [](C c) { return Value::lent(item(c).title); }},
      {"url", [](C c) { return Value(c.values.url(item(c).route)); }},
      {"date", [](C c) { return item(c).published ? Value(iso_date(item(c).published->date)) : Value(); }},
      {"datetime", [](C c) { return item(c).published ? Value(rfc3339(*item(c).published)) : Value(); }},
      {"summary", [](C c) { return c.values.summary_on_card(c.entry); }},
      {"index_number", [](C c) { return Value::lent(item(c).index_number); }},
      {"document_number", [](C c) { return Value::lent(item(c).document_number); }},
      {"issuer", [](C c) { return Value::lent(c.values.issuer_name(item(c))); }},
      {"genre", [](C c) { return Value::lent(item(c).genre); }},
      {"category", [](C c) { return category(c) ? Value::lent(category(c)->file->title) : Value(); }},
      {"category_url", [](C c) { return category(c) ? Value(c.values.url(category(c)->file->route)) : Value(); }},
      {"validity", [](C c) { return Value::lent(validity_key(c.entry.validity)); }},
      {"validity_label", [](C c) { return Value::lent(c.values.validity_label(c.entry.validity)); }},
      {"state", [](C c) { return Value::lent(life_state_key(c.entry.state)); }},
      {"state_label", [](C c) { return Value::lent(c.values.state_label(c.entry.state)); }},
      {"is_in_force", [](C c) { return Value(is_in_force(c.entry.state)); }},
      {"is_current", [](C c) { return Value(c.entry.is_current); }},
      {"is_withdrawn", [](C c) { return Value(item(c).withdrawn.has_value()); }},
      {"is_report", [](C c) { return Value(item(c).report.has_value()); }},
  };
  return names;
}

class CardRows final : public Rows {
 public:
  CardRows(const SiteValues& values, std::span<const Entry* const> entries) : values_(values), entries_(entries) {}

  std::size_t size() const override { return entries_.size(); }
  Value row(std::size_t number) const override { return values_.card(*entries_[number]); }

 private:
  const SiteValues& values_;
  std::span<const Entry* const> entries_;
};

List links_of(const std::vector<ShownLink>& links, const Category* current) {
  List list;
  for (const auto& link : links) {
    Record record;
    record.set("title", link.title);
    record.set("url", link.url);
    record.set("is_current", current && link.category == current);
    list.push_back(std::move(record));
  }
  return list;
}

const Category* top_of(const Category* category) {
  while (category && category->parent) category = category->parent;
  return category;
}

std::string_view card_text(const Item& item) {
  if (item.withdrawn) return item.withdrawn->reason;
  return summary_of(item);
}

/// The excerpt's end that `place` holds, found out where it holds none yet. Two threads find the same.
ExcerptEnd kept_end(std::atomic<std::uint64_t>& place, std::string_view text, std::size_t most) {
  constexpr std::uint64_t is_known = std::uint64_t{1} << 33, is_inside = std::uint64_t{1} << 32;
  auto held = place.load(std::memory_order_relaxed);
  if (!(held & is_known)) {
    const auto end = excerpt_end(text, most);
    held = is_known | (end.is_inside_sentence ? is_inside : 0) | end.bytes;
    place.store(held, std::memory_order_relaxed);
  }
  return {static_cast<std::uint32_t>(held), (held & is_inside) != 0};
}

}  // namespace

struct SiteValues::ExcerptEnds {
  explicit ExcerptEnds(std::size_t count) : on_card(count), on_page(count) {}

  std::vector<std::atomic<std::uint64_t>> on_card, on_page;
};

SiteValues::SiteValues(const Site& site, const Presentation& presentation)
    : site_(site),
      presentation_(presentation),
      constants_(site_names(site.config, presentation)),
      home_link_(link(word("home"), {""})),
      excerpt_ends_(std::make_unique<ExcerptEnds>(site.entries.size())) {
  for (const auto& category : site.categories)
    category_links_.emplace(category.get(), link(category->file->title, category->file->route));
  for (const auto validity : {Validity::in_force, Validity::amended, Validity::repealed, Validity::expired})
    validity_labels_.push_back(word("validity_" + replaced(validity_key(validity), "-", "_")));
  for (const auto state : {LifeState::in_force, LifeState::pending, LifeState::amended, LifeState::superseded,
                           LifeState::repealed, LifeState::expired, LifeState::withdrawn})
    state_labels_.push_back(word("state_" + replaced(life_state_key(state), "-", "_")));
  const auto links = main_links(site);
  add_navigation(links, nullptr);
  for (const auto* category : site.top_categories) add_navigation(links, category);
  footer_links_ = links_of(gazette::footer_links(site), nullptr);
}

SiteValues::~SiteValues() = default;

void SiteValues::add_navigation(const std::vector<ShownLink>& links, const Category* current) {
  navigations_.emplace(current, links_of(links, current));
}

const Value& SiteValues::navigation(const Category* category) const {
  const auto found = navigations_.find(top_of(category));
  return found == navigations_.end() ? navigations_.at(nullptr) : found->second;
}

const Value& SiteValues::link(const Category& category) const { return category_links_.at(&category); }

Value SiteValues::card(const Entry& entry) const {
  return std::shared_ptr<const Names>(
      std::make_shared<const LazyNames<CardSubject>>(card_names(), CardSubject{*this, entry}));
}

Value SiteValues::cards(const EntryList& entries, std::size_t first, std::size_t size) const {
  return std::shared_ptr<const Rows>(
      std::make_shared<const CardRows>(*this, std::span<const Entry* const>(entries).subspan(first, size)));
}

Value SiteValues::summary_on_card(const Entry& entry) const {
  const auto text = card_text(*entry.item);
  const auto end = kept_end(excerpt_ends_->on_card[entry.index], text, k_longest_on_card);
  if (end.is_inside_sentence) return excerpt_at(text, end);
  return Value::lent(text.substr(0, end.bytes));
}

std::string SiteValues::summary_on_page(const Entry& entry, std::string_view text) const {
  return excerpt_at(text, kept_end(excerpt_ends_->on_page[entry.index], text, k_longest_summary));
}

void SiteValues::forget_card(const Entry& entry) {
  excerpt_ends_->on_card[entry.index] = 0;
  excerpt_ends_->on_page[entry.index] = 0;
}

Value SiteValues::link(std::string_view title, const Route& route, bool is_current) const {
  Record record;
  record.set("title", title);
  record.set("url", url(route));
  record.set("is_current", is_current);
  return record;
}

Value SiteValues::count(std::string_view title, const Route& route, std::size_t number,
                        std::string_view summary) const {
  Record record;
  record.set("title", title);
  record.set("url", url(route));
  record.set("count", std::to_string(number));
  record.set("summary", Value::text_or_absent(summary));
  return record;
}

List SiteValues::counts(const std::vector<const Category*>& categories) const {
  List list;
  for (const auto* category : categories)
    list.push_back(
        count(category->file->title, category->file->route, category->entries.size(), category->file->description));
  return list;
}

List SiteValues::attachments(const std::vector<Attachment>& files, const Route& folder) const {
  List list;
  for (const auto& file : files) {
    Record record;
    record.set("title", file.title.empty() ? file.file : file.title);
    record.set("file", file.file);
    record.set("url", url({folder.path + file.file}));
    record.set("type", file_type_label(file.file));
    record.set("size", size_text(file.size));
    record.set("sha256", file.sha256);
    record.set("is_inaccessible", file.accessible == false);
    list.emplace_back(std::move(record));
  }
  return list;
}

const std::string& SiteValues::issuer_name(const Item& item) const {
  const auto* issuer = find_issuer(site_.config, item.issuer);
  return issuer ? issuer->name : site_.config.agency.name;
}

const std::string& SiteValues::validity_label(Validity validity) const {
  return validity_labels_[static_cast<std::size_t>(validity)];
}

const std::string& SiteValues::state_label(LifeState state) const {
  return state_labels_[static_cast<std::size_t>(state)];
}

std::string SiteValues::taxonomy_title(const Taxonomy& taxonomy) const {
  return taxonomy.config->title.empty() ? word("taxonomy_" + taxonomy.config->key) : taxonomy.config->title;
}

std::string SiteValues::home_title() const {
  if (site_.home && !site_.home->title.empty()) return site_.home->title;
  if (!site_.config.title.empty()) return site_.config.title;
  return site_.config.agency.name.empty() ? site_.config.host : site_.config.agency.name;
}

std::string SiteValues::publisher_name() const {
  const auto& name = site_.config.agency.name.empty() ? site_.config.title : site_.config.agency.name;
  return name.empty() ? home_title() : name;
}

std::string size_text(std::uint64_t bytes) {
  constexpr std::array<std::string_view, 4> units = {"kB", "MB", "GB", "TB"};
  if (bytes < 1000) return std::to_string(bytes) + " B";
  std::uint64_t scale = 1000;
  std::size_t unit = 0;
  // 999,950 would round up to 1000.0 kB.
  while (unit + 1 < units.size() && bytes + scale / 20 >= scale * 1000) {
    scale *= 1000;
    ++unit;
  }
  const auto tenths = (bytes * 10 + scale / 2) / scale;
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " " + std::string(units[unit]);
}

}  // namespace gazette
