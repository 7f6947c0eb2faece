#include "pages/data_context.hpp"

#include "base/file_types.hpp"
#include "base/text.hpp"
#include "pages/catalogue_files.hpp"
#include "pages/data_catalogue.hpp"
#include "pages/feed_archives.hpp"
#include "pages/feed_plan.hpp"
#include "pages/head_context.hpp"
#include "pages/page_json.hpp"

#include <algorithm>

namespace gazette {

namespace {

std::string plain_type(std::string_view path) {
  const auto type = media_type(path);
  return type.substr(0, type.find(';'));
}

void add_page_file(const Site& site, std::vector<DataListing>& files) {
  const auto has_one = [&](const auto& entry) { return has_page_json(site.config, *entry->item); };
  const auto entry = std::ranges::find_if(site.entries, has_one);
  if (entry != site.entries.end()) files.push_back({"page_json", page_json_route(*(*entry)->item), "application/json"});
}

void add_report_files(const Site& site, std::vector<DataListing>& files) {
  if (site.reports.empty()) return;
  const auto& report = site.reports.front();
  const auto& folder = report.entry->item->route.path;
  const auto& tables = report.report->form->tables;
  const auto add = [&](std::string key, const std::string& name) {
    files.push_back({std::move(key), {folder + name}, plain_type(name)});
  };
  if (!tables.empty()) add("report_csv", tables.front().key + ".csv");
  add("report_json", "figures.json");
  add("report_checks", "checks.csv");
}

void add_feed_files(const Site& site, std::vector<DataListing>& files) {
  for (const auto format : site.config.feeds.formats) {
    const Feed feed{format};
    const auto key = format == FeedFormat::rss ? "feed_rss" : format == FeedFormat::atom ? "feed_atom" : "feed_json";
    files.push_back({key, feed_route(feed), std::string(feed_media_type(format))});
  }
  const auto archives = plan_feed_archives(site);
  if (!archives.empty())
    files.push_back({"feed_archive", archive_route(archives.back()), std::string(feed_media_type(FeedFormat::atom))});
}

Value file_row(const SiteValues& values, const DataListing& file) {
  Record record;
  record.set("key", file.key);
  record.set("title", values.word("data_file_" + file.key));
  record.set("note", values.word("data_file_" + file.key + "_note"));
  record.set("url", values.url(file.route));
  record.set("address", absolute_link_to(values.site().config, file.route.path));
  record.set("type", file.type);
  return record;
}

Value files(const SiteValues& values) {
  List list;
  for (const auto& file : data_listings(values.site())) list.push_back(file_row(values, file));
  return list;
}

Value field_row(const SiteValues& values, const FieldRow& field) {
  const auto type = std::string(field_type_key(field.type));
  Record record;
  record.set("name", field.name);
  record.set("type", type);
  record.set("type_label", values.word("data_type_" + replaced(type, "-", "_")));
  record.set("meaning", values.word(field_word(field)));
  return record;
}

Value schema(const SiteValues& values, const std::string& key, const std::vector<FieldRow>& fields) {
  List rows;
  for (const auto& field : fields) rows.push_back(field_row(values, field));
  Record record;
  record.set("key", key);
  record.set("title", values.word("data_schema_" + key));
  record.set("note", values.word("data_schema_" + key + "_note"));
  record.set("fields", std::move(rows));
  return record;
}

Value schemas(const SiteValues& values) {
  List list;
  list.push_back(schema(values, "catalogue", catalogue_fields()));
  if (values.site().config.data.page_json) list.push_back(schema(values, "page", page_json_fields()));
  return list;
}

}  // namespace

std::vector<DataListing> data_listings(const Site& site) {
  std::vector<DataListing> files = {{"catalogue_csv", {"catalogue.csv"}, "text/csv"},
                                    {"catalogue_json", {"catalogue.json"}, "application/json"}};
  add_page_file(site, files);
  add_report_files(site, files);
  add_feed_files(site, files);
  files.push_back({"data_json", {std::string(k_data_catalogue_route)}, "application/ld+json"});
  files.push_back({"sitemap", {"sitemap.xml"}, "application/xml"});
  files.push_back({"manifest", {"manifest.json"}, "application/json"});
  files.push_back({"build_report", {"build-report.json"}, "application/json"});
  return files;
}

const PageTable& data_names() {
  using P = const PageSubject&;
  static const auto names = page_names().with({
      {"files", [](P p) { return files(p.values); }},
      {"schemas", [](P p) { return schemas(p.values); }},
      {"license", [](P p) { return Value::lent(p.values.site().config.data.license); }},
  });
  return names;
}

}  // namespace gazette
