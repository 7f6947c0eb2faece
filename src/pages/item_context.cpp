#include "pages/item_context.hpp"

#include "base/slug.hpp"
#include "base/text.hpp"
#include "formats/qr_code.hpp"
#include "pages/body_html.hpp"
#include "pages/citation.hpp"
#include "pages/coverage_context.hpp"
#include "pages/head_context.hpp"
#include "pages/related.hpp"

#include <algorithm>

namespace gazette {

namespace {

// A table of contents for one or two headings helps nobody.
constexpr std::size_t k_least_contents = 3;
constexpr std::size_t k_least_chapters = 2;  // of a statute, which readers cite by them

struct Fact {
  std::string_view key;
  std::string label, value, url;
};

Value fact_rows(std::vector<Fact> facts) {
  static const NameTable<Fact> names = {
      {"key", [](const Fact& fact) { return Value::lent(fact.key); }},
      {"label", [](const Fact& fact) { return Value::lent(fact.label); }},
      {"value", [](const Fact& fact) { return Value::lent(fact.value); }},
      {"url", [](const Fact& fact) { return Value::lent(fact.url); }},
  };
  return lazy_rows(names, std::move(facts));
}

// The metadata table, in the order of the catalogue rules (domain, A.4.1).
class Facts {
 public:
  Facts(const SiteValues& values, const Entry& entry) : values_(values), entry_(entry), item_(*entry.item) {}

  std::vector<Fact> list() {
    list_.reserve(20);
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
  void add(std::string_view key, std::string value, std::string url = {}) {
    if (value.empty()) return;
    list_.push_back({key, values_.word(std::string("fact_").append(key)), std::move(value), std::move(url)});
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
  std::vector<Fact> list_;
};

Value contents(const SiteConfig& config, const Body& body) {
  static const NameTable<const Heading*> names = {
      {"title", [](const Heading* const& heading) { return Value::lent(heading->text); }},
      {"url", [](const Heading* const& heading) { return Value("#" + encoded_path(heading->anchor)); }},
      {"level", [](const Heading* const& heading) { return Value(std::to_string(heading->level)); }},
  };
  std::vector<const Heading*> shown;
  const auto& levels = config.markdown.toc_levels;
  for (const auto& heading : body.headings) {
    if (std::find(levels.begin(), levels.end(), heading.level) != levels.end()) shown.push_back(&heading);
  }
  const auto least = body.is_statute ? k_least_chapters : k_least_contents;
  if (shown.size() < least) shown.clear();
  return lazy_rows(names, std::move(shown));
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

List cards(const SiteValues& values, const EntryList& entries) {
  List list;
  for (const auto* entry : entries) list.push_back(values.card(*entry));
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

Value day_or_absent(const std::optional<Date>& day) { return day ? Value(iso_date(*day)) : Value(); }

Value body(const PageSubject& p) {
  if (is_notice(*p.page.entry)) return std::string();
  const auto& text = p.body();
  if (text->slots.empty()) return Value::lent(text->html);
  const auto& item = *p.page.entry->item;
  return body_html(p.values.site(), {item.source, item.folder, item.route, text, &item.attachments}, p.page.report,
                   LinkForm::rooted);
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

const PageTable& item_names() {
  using P = const PageSubject&;
  static const auto item = [](P p) -> const Item& { return *p.page.entry->item; };
  static const auto names = page_names().with({
      {"body", body},
      {"facts", [](P p) { return fact_rows(Facts(p.values, *p.page.entry).list()); }},
      {"contents",
       [](P p) { return is_notice(*p.page.entry) ? Value(List{}) : contents(p.values.site().config, *p.body()); }},
      {"attachments",
       [](P p) {
         return Value(is_notice(*p.page.entry) ? List{} : p.values.attachments(item(p).attachments, item(p).route));
       }},
      {"tags", [](P p) { return Value(tags(p.values, *p.page.entry)); }},
      {"citation", [](P p) { return Value(citation_of(p.values, item(p))); }},
      {"qr_code",
       [](P p) {
         const auto address = absolute_link_to(p.values.site().config, item(p).route.path);
         return Value(qr_code_svg(address, address));
       }},
      {"related", [](P p) { return Value(cards(p.values, related_to(p.values.site(), *p.page.entry))); }},
      {"chain", [](P p) { return Value(cards(p.values, replacement_chain(*p.page.entry))); }},
      {"changes", [](P p) { return Value(change_list(item(p).changes)); }},
      {"has_history", [](P p) { return Value(!item(p).changes.empty() || item(p).withdrawn.has_value()); }},
      {"published", [](P p) { return item(p).published ? Value(iso_date(item(p).published->date)) : Value(); }},
      {"published_datetime", [](P p) { return item(p).published ? Value(rfc3339(*item(p).published)) : Value(); }},
      {"updated", [](P p) { return item(p).changes.empty() ? Value() : Value(iso_date(item(p).changes.back().date)); }},
      {"document_number", [](P p) { return Value::lent(item(p).document_number); }},
      {"issuer", [](P p) { return Value::lent(p.values.issuer_name(item(p))); }},
      {"previous", [](P p) { return link_or_absent(p.values, p.page.entry->previous); }},
      {"next", [](P p) { return link_or_absent(p.values, p.page.entry->next); }},
      {"extra", [](P p) { return Value(item(p).extra); }},
      {"validity", [](P p) { return Value::lent(validity_key(p.page.entry->validity)); }},
      {"validity_label", [](P p) { return Value::lent(p.values.validity_label(p.page.entry->validity)); }},
      {"state", [](P p) { return Value::lent(life_state_key(p.page.entry->state)); }},
      {"state_label", [](P p) { return Value::lent(p.values.state_label(p.page.entry->state)); }},
      {"is_in_force", [](P p) { return Value(is_in_force(p.page.entry->state)); }},
      {"is_pending", [](P p) { return Value(p.page.entry->state == LifeState::pending); }},
      {"is_current", [](P p) { return Value(p.page.entry->is_current); }},
      {"replaces", [](P p) { return Value(links(p.values, p.page.entry->replaces)); }},
      {"replaced_by", [](P p) { return Value(links(p.values, p.page.entry->replaced_by)); }},
      {"withdrawn", [](P p) { return withdrawal(p.values, *p.page.entry); }},
      {"effective", [](P p) { return day_or_absent(item(p).effective); }},
      {"expires", [](P p) { return day_or_absent(item(p).expires); }},
      {"is_draft", [](P p) { return Value(item(p).is_draft); }},
      {"waivers", [](P p) { return Value(waivers(item(p))); }},
  });
  return names;
}

}  // namespace gazette
