#include "pages/catalogue_files.hpp"

#include "base/text.hpp"
#include "formats/csv.hpp"
#include "formats/json.hpp"

#include <functional>

namespace gazette {

namespace {

struct CatalogueField {
  std::string_view name;
  std::function<std::string(const SiteValues&, const Entry&)> value;
};

std::string day(const std::optional<Date>& date) { return date ? iso_date(*date) : std::string(); }

const std::vector<CatalogueField>& fields() {
  using V = const SiteValues&;
  using E = const Entry&;
  static const std::vector<CatalogueField> all = {
      {"index_number", [](V, E e) { return e.item->index_number; }},
      {"title", [](V, E e) { return e.item->title; }},
      {"document_number", [](V, E e) { return e.item->document_number; }},
      {"issuer", [](V v, E e) { return v.issuer_name(*e.item); }},
      {"made", [](V, E e) { return day(e.item->made); }},
      {"published", [](V, E e) { return e.item->published ? rfc3339(*e.item->published) : std::string(); }},
      {"effective", [](V, E e) { return day(e.item->effective); }},
      {"expires", [](V, E e) { return day(e.item->expires); }},
      {"validity", [](V, E e) { return e.item->withdrawn ? "withdrawn" : std::string(validity_key(e.validity)); }},
      {"state", [](V, E e) { return std::string(life_state_key(e.state)); }},
      {"category", [](V, E e) { return e.item->category; }},
      {"genre", [](V, E e) { return e.item->genre; }},
      {"topic", [](V, E e) { return e.item->topic; }},
      {"tags", [](V, E e) { return joined(e.item->tags, ";"); }},
      {"keywords", [](V, E e) { return joined(e.item->keywords, ";"); }},
      {"channels", [](V, E e) { return joined(e.item->channels, ";"); }},
      {"summary", [](V, E e) { return e.item->withdrawn ? e.item->summary : summary_of(*e.item); }},
      {"updated", [](V, E e) { return rfc3339(last_updated(*e.item)); }},
      {"url", [](V v, E e) { return absolute_link_to(v.site().config, e.item->route.path); }},
  };
  return all;
}

}  // namespace

std::string catalogue_csv(const SiteValues& values) {
  std::vector<std::string> cells;
  for (const auto& field : fields()) cells.emplace_back(field.name);
  std::string out = "\xEF\xBB\xBF" + csv_line(cells);
  for (const auto& entry : values.site().entries) {
    if (entry->item->category.empty()) continue;
    cells.clear();
    for (const auto& field : fields()) cells.push_back(field.value(values, *entry));
    out += csv_line(cells);
  }
  return out;
}

std::string catalogue_json(const SiteValues& values) {
  JsonWriter json;
  json.begin_object().key("title").text(values.home_title());
  json.key("url").text(values.site().config.base_url).key("items").begin_array();
  for (const auto& entry : values.site().entries) {
    if (entry->item->category.empty()) continue;
    json.begin_object();
    for (const auto& field : fields()) json.text_field(field.name, field.value(values, *entry));
    json.end_object();
  }
  json.end_array().end_object();
  return json.take();
}

}  // namespace gazette
