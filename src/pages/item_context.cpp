#include "pages/item_context.hpp"

#include "base/slug.hpp"
#include "base/text.hpp"
#include "pages/body_html.hpp"
#include "pages/coverage_context.hpp"

#include <algorithm>

namespace gazette {

namespace {

// A table of contents for one or two headings helps nobody.
constexpr std::size_t k_least_contents = 3;
constexpr std::size_t k_least_chapters = 2;  // of a statute, which readers cite by them

// The metadata table, in the order of the catalogue rules (domain, A.4.1).
class Facts {
 public:
  Facts(const SiteValues& values, const Entry& entry) : values_(values), entry_(entry), item_(*entry.item) {}

  List list() {
    add("index_number", item_.index_number);
    add("title", item_.title);
    add("issuer", values_.issuer_name(item_), term_url(TaxonomyKind::issuers, item_.issuer));
    add("document_number", item_.document_number);
    if (item_.made) add("made", iso_date(*item_.made));
    if (item_.published) add("published", iso_date(item_.published->date));
    if (item_.effective) add("effective", iso_date(*item_.effective));
    if (item_.expires) add("expires", iso_date(*item_.expires));
    add("validity", values_.state_label(entry_.state));
    add("topic", item_.topic, term_url(TaxonomyKind::topics, item_.topic));
    add("genre", item_.genre, term_url(TaxonomyKind::genres, item_.genre));
    if (const auto* category = category_of(values_.site(), entry_))
      add("category", category->file->title, values_.url(category->file->route));
    add_coverage();
    const auto separator = values_.word("list_separator");
    add("keywords", joined(item_.keywords, separator));
    add("channels", joined(item_.channels, separator));
    add("disclosure", values_.word("disclosure_" + replaced(disclosure_key(item_.disclosure), "-", "_")));
    add("source", item_.origin);
    add("author", item_.author);
    return std::move(list_);
  }

 private:
  void add(const std::string& key, const std::string& value, const std::string& url = {}) {
    if (value.empty()) return;
    Record fact;
    fact.set("key", key);
    fact.set("label", values_.word("fact_" + key));
    fact.set("value", value);
    fact.set("url", Value::text_or_absent(url));
    list_.emplace_back(std::move(fact));
  }

  void add_coverage() {
    const auto& coverage = values_.site().coverage;
    if (const auto rows = coverage.rows_of.find(item_.source); rows != coverage.rows_of.end()) {
      for (const auto at : rows->second)
        add("scheme", coverage_row_title(values_, coverage.rows[at]), values_.url(coverage.rows[at].route));
    }
    if (const auto rows = coverage.standards_of.find(item_.source); rows != coverage.standards_of.end()) {
      for (const auto* row : rows->second) add("standard", row->path, standard_row_url(values_, *row));
    }
  }

  // The page of a term exists only while something current is listed there.
  std::string term_url(TaxonomyKind kind, const std::string& key) const {
    if (key.empty() || !entry_.is_current || item_.category.empty()) return {};
    const auto& config = values_.site().config.taxonomy(kind);
    return config.enabled ? values_.url({config.key + "/" + slug_of(key) + "/"}) : std::string();
  }

  const SiteValues& values_;
  const Entry& entry_;
  const Item& item_;
  List list_;
};

List contents(const SiteConfig& config, const Body& body) {
  List list;
  const auto& levels = config.markdown.toc_levels;
  for (const auto& heading : body.headings) {
    if (std::find(levels.begin(), levels.end(), heading.level) == levels.end()) continue;
    Record entry;
    entry.set("title", heading.text);
    entry.set("url", "#" + encoded_path(heading.anchor));
    entry.set("level", std::to_string(heading.level));
    list.emplace_back(std::move(entry));
  }
  const auto least = body.is_statute ? k_least_chapters : k_least_contents;
  return list.size() < least ? List{} : list;
}

List tags(const SiteValues& values, const Entry& entry) {
  List list;
  const auto& config = values.site().config.taxonomy(TaxonomyKind::tags);
  if (!config.enabled || !entry.is_current || entry.item->category.empty()) return list;
  for (const auto& tag : entry.item->tags) list.push_back(values.link(tag, {config.key + "/" + slug_of(tag) + "/"}));
  return list;
}

List links(const SiteValues& values, const EntryList& entries) {
  List list;
  for (const auto* entry : entries) list.push_back(values.link(*entry));
  return list;
}

Value link_or_absent(const SiteValues& values, const Entry* entry) { return entry ? values.link(*entry) : Value(); }

Value withdrawal(const SiteValues& values, const Entry& entry) {
  const auto& withdrawn = entry.item->withdrawn;
  if (!withdrawn) return {};
  Record record;
  record.set("date", iso_date(withdrawn->date));
  record.set("reason", withdrawn->reason);
  record.set("successor", link_or_absent(values, entry.successor));
  return record;
}

List waivers(const Item& item) {
  List list;
  for (const auto& waiver : item.waivers) {
    Record record;
    record.set("rule", waiver.rule);
    record.set("reason", waiver.reason);
    list.emplace_back(std::move(record));
  }
  return list;
}

void add_standing(const SiteValues& values, const Entry& entry, Record& record) {
  record.set("validity", validity_key(entry.validity));
  record.set("validity_label", values.validity_label(entry.validity));
  record.set("state", life_state_key(entry.state));
  record.set("state_label", values.state_label(entry.state));
  record.set("is_in_force", is_in_force(entry.state));
  record.set("is_pending", entry.state == LifeState::pending);
  record.set("is_current", entry.is_current);
  record.set("replaces", links(values, entry.replaces));
  record.set("replaced_by", links(values, entry.replaced_by));
  record.set("withdrawn", withdrawal(values, entry));
  record.set("effective", entry.item->effective ? Value(iso_date(*entry.item->effective)) : Value());
  record.set("expires", entry.item->expires ? Value(iso_date(*entry.item->expires)) : Value());
  record.set("is_draft", entry.item->is_draft);
  record.set("waivers", waivers(*entry.item));
}

}  // namespace

List change_list(const std::vector<Change>& changes) {
  List list;
  for (auto change = changes.rbegin(); change != changes.rend(); ++change) {
    Record record;
    record.set("date", iso_date(change->date));
    record.set("note", change->note);
    record.set("is_major", change->kind == ChangeKind::major);
    list.emplace_back(std::move(record));
  }
  return list;
}

void add_item_names(const SiteValues& values, const Page& page, Record& record) {
  const auto& entry = *page.entry;
  const auto& item = *entry.item;
  // The page of a withdrawn item is its notice. A report stays: what it said of its year is part of the record.
  const bool is_notice = item.withdrawn && !page.report;
  record.set("body",
             is_notice ? std::string() : body_html(values.site(), origin_of(item), page.report, LinkForm::rooted));
  record.set("facts", Facts(values, entry).list());
  record.set("contents", is_notice ? List{} : contents(values.site().config, *body_of(item.text)));
  record.set("attachments", is_notice ? List{} : values.attachments(item.attachments, item.route));
  record.set("tags", tags(values, entry));
  record.set("changes", change_list(item.changes));
  record.set("has_history", !item.changes.empty() || item.withdrawn.has_value());
  record.set("published", item.published ? Value(iso_date(item.published->date)) : Value());
  record.set("published_datetime", item.published ? Value(rfc3339(*item.published)) : Value());
  record.set("updated", item.changes.empty() ? Value() : Value(iso_date(item.changes.back().date)));
  record.set("document_number", Value::text_or_absent(item.document_number));
  record.set("issuer", Value::text_or_absent(values.issuer_name(item)));
  record.set("previous", link_or_absent(values, entry.previous));
  record.set("next", link_or_absent(values, entry.next));
  record.set("extra", item.extra);
  add_standing(values, entry, record);
}

}  // namespace gazette
