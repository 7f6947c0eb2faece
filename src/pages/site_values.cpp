#include "pages/site_values.hpp"

#include "base/excerpt.hpp"
#include "base/file_types.hpp"
#include "base/text.hpp"
#include "base/version.hpp"

#include <array>
#include <atomic>
#include <mutex>

namespace gazette {

namespace {

Value agency_record(const Agency& agency) {
  Record record;
  for (const auto& [key, field] : k_agency_fields) record.set(std::string(key), Value::text_or_absent(agency.*field));
  return record;
}

Value make_site_record(const SiteConfig& config) {
  Record record;
  record.set("title", Value::text_or_absent(config.title));
  record.set("description", Value::text_or_absent(config.description));
  record.set("language", config.language);
  record.set("base_url", config.base_url);
  record.set("host", config.host);
  record.set("agency", agency_record(config.agency));
  record.set("extra", config.extra);
  record.set("generator", "gazette " + std::string(version()));
  return record;
}

Value make_words(const Presentation& presentation) {
  Record record;
  for (const auto& [key, text] : presentation.words) record.set(key, Value::text_or_absent(text));
  return record;
}

}  // namespace

/// A place for each entry's card. The locks are few, since two threads seldom want the same card at the same time.
struct SiteValues::Cards {
  explicit Cards(std::size_t count) : values(count), are_made(count) {}

  std::vector<Value> values;
  std::vector<std::atomic<bool>> are_made;
  std::array<std::mutex, 64> locks;
};

SiteValues::SiteValues(const Site& site, const Presentation& presentation)
    : site_(site),
      presentation_(presentation),
      site_record_(make_site_record(site.config)),
      words_(make_words(presentation)),
      assets_(presentation.assets),
      cards_(std::make_unique<Cards>(site.entries.size())) {}

SiteValues::~SiteValues() = default;

const Value& SiteValues::card(const Entry& entry) const {
  auto& value = cards_->values[entry.index];
  auto& is_made = cards_->are_made[entry.index];
  if (is_made.load(std::memory_order_acquire)) return value;
  const std::lock_guard lock(cards_->locks[entry.index % cards_->locks.size()]);
  if (!is_made.load(std::memory_order_relaxed)) {
    value = make_card(entry);
    is_made.store(true, std::memory_order_release);
  }
  return value;
}

Value SiteValues::make_card(const Entry& entry) const {
  const auto& item = *entry.item;
  const auto* category = category_of(site_, entry);
  const auto published = item.published;
  Record card;
  card.set("title", item.title);
  card.set("url", url(item.route));
  card.set("date", published ? Value(iso_date(published->date)) : Value());
  card.set("datetime", published ? Value(rfc3339(*published)) : Value());
  const auto& summary = item.withdrawn ? item.withdrawn->reason : summary_of(item);
  card.set("summary", Value::text_or_absent(excerpt(summary, 120)));
  card.set("index_number", Value::text_or_absent(item.index_number));
  card.set("document_number", Value::text_or_absent(item.document_number));
  card.set("issuer", Value::text_or_absent(issuer_name(item)));
  card.set("genre", Value::text_or_absent(item.genre));
  card.set("category", category ? Value(category->file->title) : Value());
  card.set("category_url", category ? Value(url(category->file->route)) : Value());
  card.set("validity", validity_key(entry.validity));
  card.set("validity_label", validity_label(entry.validity));
  card.set("state", life_state_key(entry.state));
  card.set("state_label", state_label(entry.state));
  card.set("is_in_force", is_in_force(entry.state));
  card.set("is_current", entry.is_current);
  card.set("is_withdrawn", item.withdrawn.has_value());
  card.set("is_report", item.report.has_value());
  return card;
}

void SiteValues::forget_card(const Entry& entry) { cards_->are_made[entry.index] = false; }

List SiteValues::cards(const EntryList& entries, std::size_t first, std::size_t size) const {
  List list;
  list.reserve(size);
  for (std::size_t i = first; i < first + size; ++i) list.push_back(card(*entries[i]));
  return list;
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

std::string SiteValues::issuer_name(const Item& item) const {
  const auto* issuer = find_issuer(site_.config, item.issuer);
  return issuer ? issuer->name : site_.config.agency.name;
}

std::string SiteValues::validity_label(Validity validity) const {
  return word("validity_" + replaced(validity_key(validity), "-", "_"));
}

std::string SiteValues::state_label(LifeState state) const {
  return word("state_" + replaced(life_state_key(state), "-", "_"));
}

std::string SiteValues::taxonomy_title(const Taxonomy& taxonomy) const {
  return taxonomy.config->title.empty() ? word("taxonomy_" + taxonomy.config->key) : taxonomy.config->title;
}

std::string SiteValues::home_title() const {
  if (site_.home && !site_.home->title.empty()) return site_.home->title;
  if (!site_.config.title.empty()) return site_.config.title;
  return site_.config.agency.name.empty() ? site_.config.host : site_.config.agency.name;
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
