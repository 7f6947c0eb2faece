#include "pages/page_json.hpp"

#include "base/file_types.hpp"
#include "pages/catalogue_files.hpp"
#include "report/computed.hpp"

#include <algorithm>
#include <array>

namespace gazette {

namespace {

using V = const SiteValues&;

struct PublishedFile {
  const Item& item;
  const Attachment& file;
};

std::string flag_text(bool flag) { return flag ? "true" : "false"; }

std::string kind_of(const Entry& entry) {
  return entry.report ? "report" : entry.item->category.empty() ? "page" : "item";
}

constexpr auto k_more = std::to_array<DataField<Entry>>({
    {"kind", FieldType::text, [](V, const Entry& e) { return kind_of(e); }},
    {"category_title", FieldType::text,
     [](V v, const Entry& e) {
       const auto* category = category_of(v.site(), e);
       return category ? category->file->title : std::string();
     }},
    {"is_current", FieldType::flag, [](V, const Entry& e) { return flag_text(e.is_current); }},
    {"description", FieldType::text,
     [](V, const Entry& e) { return is_notice(e) ? std::string() : e.item->description; }},
    {"source", FieldType::text, [](V, const Entry& e) { return e.item->origin; }},
    {"author", FieldType::text, [](V, const Entry& e) { return e.item->author; }},
});

constexpr auto k_link = std::to_array<DataField<Entry>>({
    {"title", FieldType::text, [](V, const Entry& e) { return e.item->title; }},
    {"url", FieldType::address,
     [](V v, const Entry& e) { return absolute_link_to(v.site().config, e.item->route.path); }},
});

constexpr auto k_withdrawn = std::to_array<DataField<Entry>>({
    {"date", FieldType::date, [](V, const Entry& e) { return iso_date(e.item->withdrawn->date); }},
    {"reason", FieldType::text, [](V, const Entry& e) { return e.item->withdrawn->reason; }},
    {"successor", FieldType::address,
     [](V v, const Entry& e) {
       return e.successor ? absolute_link_to(v.site().config, e.successor->item->route.path) : std::string();
     }},
});

constexpr auto k_change = std::to_array<DataField<Change>>({
    {"date", FieldType::date, [](V, const Change& c) { return iso_date(c.date); }},
    {"note", FieldType::text, [](V, const Change& c) { return c.note; }},
    {"kind", FieldType::text,
     [](V, const Change& c) { return std::string(c.kind == ChangeKind::major ? "major" : "minor"); }},
});

constexpr auto k_file = std::to_array<DataField<PublishedFile>>({
    {"title", FieldType::text,
     [](V, const PublishedFile& f) { return f.file.title.empty() ? f.file.file : f.file.title; }},
    {"url", FieldType::address,
     [](V v, const PublishedFile& f) { return absolute_link_to(v.site().config, f.item.route.path + f.file.file); }},
    {"type", FieldType::text, [](V, const PublishedFile& f) { return media_type(f.file.file); }},
    {"size", FieldType::number, [](V, const PublishedFile& f) { return std::to_string(f.file.size); }},
    {"sha256", FieldType::text, [](V, const PublishedFile& f) { return f.file.sha256; }},
    {"accessible", FieldType::flag,
     [](V, const PublishedFile& f) { return f.file.accessible ? flag_text(*f.file.accessible) : std::string(); }},
});

constexpr auto k_report = std::to_array<DataField<ReportEntry>>({
    {"year", FieldType::number, [](V, const ReportEntry& r) { return std::to_string(r.report->year); }},
    {"form", FieldType::text, [](V, const ReportEntry& r) { return r.report->form->id; }},
    {"first_day", FieldType::date, [](V, const ReportEntry& r) { return iso_date(reported_period(*r.report).first); }},
    {"last_day", FieldType::date, [](V, const ReportEntry& r) { return iso_date(reported_period(*r.report).last); }},
    {"figures", FieldType::address,
     [](V v, const ReportEntry& r) {
       return absolute_link_to(v.site().config, r.entry->item->route.path + "figures.json");
     }},
});

constexpr auto k_waiver = std::to_array<DataField<Waiver>>({
    {"rule", FieldType::text, [](V, const Waiver& w) { return w.rule; }},
    {"reason", FieldType::text, [](V, const Waiver& w) { return w.reason; }},
});

/// A field that holds objects: how it is written, and what stands inside.
struct NestedField {
  std::string_view name;
  FieldType type = FieldType::objects;
  void (*write)(JsonWriter&, std::string_view name, const SiteValues&, const Entry&);
  void (*add_inside)(std::vector<FieldRow>&, std::string_view prefix);
};

template <const auto& fields, typename Thing>
void write_object(JsonWriter& json, const SiteValues& values, const Thing& thing) {
  json.begin_object();
  write_fields(json, fields, values, thing);
  json.end_object();
}

template <const auto& fields>
void add_fields(std::vector<FieldRow>& rows, std::string_view prefix) {
  add_rows(rows, prefix, fields);
}

void write_links(JsonWriter& json, std::string_view name, const SiteValues& values,
                 const std::vector<const Entry*>& entries) {
  if (entries.empty()) return;
  json.key(name).begin_array();
  for (const auto* entry : entries) write_object<k_link>(json, values, *entry);
  json.end_array();
}

// The page of a withdrawn item is its notice, which has no files; a report stays.
void write_files(JsonWriter& json, std::string_view name, const SiteValues& values, const Entry& entry) {
  const auto& item = *entry.item;
  if (item.attachments.empty() || is_notice(entry)) return;
  json.key(name).begin_array();
  for (const auto& file : item.attachments) write_object<k_file>(json, values, PublishedFile{item, file});
  json.end_array();
}

void write_history(JsonWriter& json, std::string_view name, const SiteValues& values, const Entry& entry) {
  const auto& changes = entry.item->changes;
  if (changes.empty()) return;
  json.key(name).begin_array();
  for (auto change = changes.rbegin(); change != changes.rend(); ++change)
    write_object<k_change>(json, values, *change);
  json.end_array();
}

void write_waivers(JsonWriter& json, std::string_view name, const SiteValues& values, const Entry& entry) {
  if (entry.item->waivers.empty()) return;
  json.key(name).begin_array();
  for (const auto& waiver : entry.item->waivers) write_object<k_waiver>(json, values, waiver);
  json.end_array();
}

constexpr auto k_nested = std::to_array<NestedField>({
    {"report", FieldType::object,
     [](JsonWriter& json, std::string_view name, V values, const Entry& e) {
       if (!e.report) return;
       json.key(name);
       write_object<k_report>(json, values, *e.report);
     },
     add_fields<k_report>},
    {"attachments", FieldType::objects, write_files, add_fields<k_file>},
    {"replaces", FieldType::objects,
     [](JsonWriter& json, std::string_view name, V values, const Entry& e) {
       write_links(json, name, values, e.replaces);
     },
     add_fields<k_link>},
    {"replaced_by", FieldType::objects,
     [](JsonWriter& json, std::string_view name, V values, const Entry& e) {
       write_links(json, name, values, e.replaced_by);
     },
     add_fields<k_link>},
    {"withdrawn", FieldType::object,
     [](JsonWriter& json, std::string_view name, V values, const Entry& e) {
       if (!e.item->withdrawn) return;
       json.key(name);
       write_object<k_withdrawn>(json, values, e);
     },
     add_fields<k_withdrawn>},
    {"history", FieldType::objects, write_history, add_fields<k_change>},
    {"waivers", FieldType::objects, write_waivers, add_fields<k_waiver>},
});

}  // namespace

bool has_page_json(const SiteConfig& config, const Item& item) {
  return config.data.page_json && std::ranges::none_of(item.attachments, [](const Attachment& file) {
           return file.file == k_page_json || file.file.starts_with(std::string(k_page_json) + "/");
         });
}

Route page_json_route(const Item& item) { return {item.route.path + std::string(k_page_json)}; }

std::string page_json(const SiteValues& values, const Entry& entry) {
  JsonWriter json;
  json.reserve(1024);
  json.begin_object();
  write_catalogue_fields(json, values, entry);
  write_fields(json, k_more, values, entry);
  for (const auto& field : k_nested) field.write(json, field.name, values, entry);
  json.end_object();
  return json.take();
}

std::vector<FieldRow> page_json_fields() {
  auto rows = catalogue_fields();
  for (auto& row : rows)
    if (row.type == FieldType::joined_texts) row.type = FieldType::texts;
  add_rows(rows, "", k_more);
  for (const auto& field : k_nested) {
    rows.push_back({std::string(field.name), field.type});
    field.add_inside(rows, std::string(field.name) + (field.type == FieldType::objects ? "[]." : "."));
  }
  return rows;
}

}  // namespace gazette
