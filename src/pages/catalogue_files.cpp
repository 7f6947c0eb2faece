#include "pages/catalogue_files.hpp"

#include "base/text.hpp"
#include "formats/csv.hpp"
#include "formats/json.hpp"

#include <vector>

namespace gazette {

namespace {

// A value, written into `made` where no text of the item is the value itself; a list is joined.
struct CatalogueField {
  std::string_view name;
  FieldType type = FieldType::text;
  std::string_view (*value)(const SiteValues&, const Entry&, std::string& made);
  std::vector<std::string> Item::*list = nullptr;
};

std::string_view day(const std::optional<Date>& date, std::string& made) {
  return date ? made = iso_date(*date) : std::string_view();
}

constexpr std::string_view k_separator = ";";

const std::vector<CatalogueField>& fields() {
  using V = const SiteValues&;
  using E = const Entry&;
  using M = std::string&;
  using Text = std::string_view;
  static const std::vector<CatalogueField> all = {
      {"index_number", FieldType::text, [](V, E e, M) -> Text { return e.item->index_number; }},
      {"title", FieldType::text, [](V, E e, M) -> Text { return e.item->title; }},
      {"document_number", FieldType::text, [](V, E e, M) -> Text { return e.item->document_number; }},
      {"issuer", FieldType::text, [](V v, E e, M) -> Text { return v.issuer_name(*e.item); }},
      {"made", FieldType::date, [](V, E e, M made) { return day(e.item->made, made); }},
      {"published", FieldType::date_time,
       [](V, E e, M made) { return e.item->published ? Text(made = rfc3339(*e.item->published)) : Text(); }},
      {"effective", FieldType::date, [](V, E e, M made) { return day(e.item->effective, made); }},
      {"expires", FieldType::date, [](V, E e, M made) { return day(e.item->expires, made); }},
      {"validity", FieldType::text,
       [](V, E e, M) { return e.item->withdrawn ? Text("withdrawn") : validity_key(e.validity); }},
      {"state", FieldType::text, [](V, E e, M) { return life_state_key(e.state); }},
      {"category", FieldType::text, [](V, E e, M) -> Text { return e.item->category; }},
      {"genre", FieldType::text, [](V, E e, M) -> Text { return e.item->genre; }},
      {"topic", FieldType::text, [](V, E e, M) -> Text { return e.item->topic; }},
      {"tags", FieldType::joined_texts, [](V, E e, M made) -> Text { return made = joined(e.item->tags, k_separator); },
       &Item::tags},
      {"keywords", FieldType::joined_texts,
       [](V, E e, M made) -> Text { return made = joined(e.item->keywords, k_separator); }, &Item::keywords},
      {"channels", FieldType::joined_texts,
       [](V, E e, M made) -> Text { return made = joined(e.item->channels, k_separator); }, &Item::channels},
      {"summary", FieldType::text,
       [](V, E e, M) -> Text { return e.item->withdrawn ? e.item->summary : summary_of(*e.item); }},
      {"updated", FieldType::date_time, [](V, E e, M made) -> Text { return made = rfc3339(last_updated(*e.item)); }},
      {"url", FieldType::address,
       [](V v, E e, M made) -> Text { return made = absolute_link_to(v.site().config, e.item->route.path); }},
  };
  return all;
}

// About what an item takes.
constexpr std::size_t k_bytes_per_item = 512;

// Entries are those of the site or some of them: pointers of either kind.
template <typename Entries>
std::string csv_of(const SiteValues& values, const Entries& entries) {
  std::vector<std::string> names;
  for (const auto& field : fields()) names.emplace_back(field.name);
  std::string out, made;
  out.reserve(entries.size() * k_bytes_per_item);
  out.append(k_utf8_bom).append(csv_line(names));
  for (const auto& entry : entries) {
    if (entry->item->category.empty()) continue;
    for (const auto& field : fields()) {
      if (&field != &fields().front()) out += ',';
      append_csv_cell(out, field.value(values, *entry, made));
    }
    out += "\r\n";
  }
  return out;
}

template <typename Entries>
std::string json_of(const SiteValues& values, const Entries& entries) {
  JsonWriter json;
  std::string made;
  json.reserve(entries.size() * k_bytes_per_item * 3 / 2);
  json.begin_object().key("title").text(values.home_title());
  json.key("url").text(values.site().config.base_url).key("items").begin_array();
  for (const auto& entry : entries) {
    if (entry->item->category.empty()) continue;
    json.begin_object();
    for (const auto& field : fields()) json.text_field(field.name, field.value(values, *entry, made));
    json.end_object();
  }
  json.end_array().end_object();
  return json.take();
}

}  // namespace

std::vector<FieldRow> catalogue_fields() {
  std::vector<FieldRow> rows;
  for (const auto& field : fields()) rows.push_back({std::string(field.name), field.type});
  return rows;
}

void write_catalogue_fields(JsonWriter& json, const SiteValues& values, const Entry& entry) {
  std::string made;
  for (const auto& field : fields()) {
    if (!field.list) {
      json.text_field(field.name, field.value(values, entry, made));
    } else if (const auto& texts = entry.item->*field.list; !texts.empty()) {
      json.key(field.name).begin_array();
      for (const auto& text : texts) json.text(text);
      json.end_array();
    }
  }
}

std::string catalogue_csv(const SiteValues& values) { return csv_of(values, values.site().entries); }
std::string catalogue_json(const SiteValues& values) { return json_of(values, values.site().entries); }

std::string catalogue_csv(const SiteValues& values, const EntryList& entries) { return csv_of(values, entries); }
std::string catalogue_json(const SiteValues& values, const EntryList& entries) { return json_of(values, entries); }

}  // namespace gazette
