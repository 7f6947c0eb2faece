#include "pages/structured_data.hpp"

#include "base/file_types.hpp"
#include "catalogue/life.hpp"
#include "formats/json.hpp"
#include "pages/plan.hpp"
#include "report/computed.hpp"

namespace gazette {

namespace {

void add_organization(JsonWriter& json, std::string_view name, const std::string& url) {
  json.begin_object().key("@type").text("GovernmentOrganization").key("name").text(name);
  json.text_field("url", url).end_object();
}

void add_media_object(JsonWriter& json, const SiteConfig& config, const Item& item, const Attachment& file) {
  json.begin_object().key("@type").text("MediaObject");
  json.key("name").text(file.title.empty() ? file.file : file.title);
  json.key("contentUrl").text(absolute_link_to(config, item.route.path + file.file));
  json.key("encodingFormat").text(media_type(file.file));
  json.key("contentSize").text(std::to_string(file.size));
  json.key("sha256").text(file.sha256).end_object();
}

void add_download(JsonWriter& json, const SiteConfig& config, const std::string& route_path) {
  json.begin_object().key("@type").text("DataDownload");
  json.key("contentUrl").text(absolute_link_to(config, route_path));
  json.key("encodingFormat").text(media_type(route_path)).end_object();
}

std::string period_text(const ReportEntry& report) {
  const auto period = reported_period(*report.report);
  return iso_date(period.first) + "/" + iso_date(period.last);
}

// What anybody who looks for data asks: whose it is, in which language, and on which terms.
void add_dataset_terms(JsonWriter& json, const SiteConfig& config, std::string_view creator) {
  json.key("creator");
  add_organization(json, creator, config.base_url);
  json.key("inLanguage").text(config.language).key("isAccessibleForFree").flag(true);
  json.text_field("license", config.data.license);
}

// Search engines want 50 characters or more of it.
std::string dataset_description(const SiteValues& values, const ReportEntry& report, const FormTable& table) {
  const auto& config = values.site().config;
  const auto& form = *report.report->form;
  const auto period = reported_period(*report.report);
  return values.issuer_name(*report.entry->item) + values.word("cell_separator") +
         label_in(form.title, config.language) + values.word("colon") + label_in(table.title, config.language) +
         values.word("cell_separator") + values.word("report_period") + " " + iso_date(period.first) + "/" +
         iso_date(period.last);
}

// Each table of an annual report is a dataset of its own, with its CSV; the JSON holds them all.
void add_datasets(const SiteValues& values, JsonWriter& json, const ReportEntry& report) {
  const auto& config = values.site().config;
  const auto& route = report.entry->item->route.path;
  json.key("hasPart").begin_array();
  for (const auto& table : report.report->form->tables) {
    json.begin_object().key("@type").text("Dataset");
    json.key("name").text(report.entry->item->title + values.word("colon") + label_in(table.title, config.language));
    json.key("description").text(dataset_description(values, report, table));
    json.key("url").text(absolute_link_to(config, route) + "#table-" + table.key);
    json.key("temporalCoverage").text(period_text(report));
    json.text_field("isBasedOn", report.report->form->basis);
    add_dataset_terms(json, config, values.issuer_name(*report.entry->item));
    json.key("distribution").begin_array();
    add_download(json, config, route + table.key + ".csv");
    add_download(json, config, route + "figures.json");
    json.end_array().end_object();
  }
  json.end_array();
}

// A rule is legislation: schema.org knows whether it binds and what it repealed.
void add_legislation(JsonWriter& json, const SiteConfig& config, const Entry& entry) {
  const auto& item = *entry.item;
  json.text_field("legislationIdentifier", item.document_number);
  if (item.made) json.key("legislationDate").text(iso_date(*item.made));
  json.key("legislationLegalForce")
      .text(is_in_force(entry.state) ? "https://schema.org/InForce" : "https://schema.org/NotInForce");
  if (entry.replaces.empty()) return;
  json.key("legislationRepeals").begin_array();
  for (const auto* older : entry.replaces) json.text(absolute_link_to(config, older->item->route.path));
  json.end_array();
}

void add_document(const SiteValues& values, JsonWriter& json, const Entry& entry) {
  const auto& item = *entry.item;
  const auto& config = values.site().config;
  const bool is_rule = !item.report && is_normative(config, item);
  json.key("@type").text(item.report ? "Report" : is_rule ? "Legislation" : "DigitalDocument");
  json.key("name").text(item.title);
  json.text_field("identifier", item.index_number).text_field("alternateName", item.document_number);
  if (item.made) json.key("dateCreated").text(iso_date(*item.made));
  if (item.published) {
    json.key("datePublished").text(rfc3339(*item.published));
    json.key("dateModified").text(rfc3339(last_updated(item)));
  }
  if (is_rule) add_legislation(json, config, entry);
  if (item.expires) json.key("expires").text(iso_date(*item.expires));
  if (entry.report) {
    json.key("temporalCoverage").text(period_text(*entry.report));
    add_datasets(values, json, *entry.report);
  }
  json.key("publisher");
  add_organization(json, values.issuer_name(item), config.base_url);
  if (item.attachments.empty() || is_notice(entry)) return;
  json.key("encoding").begin_array();
  for (const auto& file : item.attachments) add_media_object(json, config, item, file);
  json.end_array();
}

void add_catalogue(const SiteValues& values, JsonWriter& json) {
  const auto& config = values.site().config;
  json.key("dataset").begin_array().begin_object().key("@type").text("Dataset");
  json.key("name").text(values.word("data_items_title")).key("description").text(values.word("data_items_note"));
  json.key("url").text(absolute_link_to(config, std::string(k_data_route)));
  add_dataset_terms(json, config, values.publisher_name());
  json.key("distribution").begin_array();
  add_download(json, config, "catalogue.csv");
  add_download(json, config, "catalogue.json");
  json.end_array().end_object().end_array();
}

std::string_view type_of(PageKind kind) {
  switch (kind) {
    case PageKind::home: return "WebSite";
    case PageKind::data: return "DataCatalog";
    case PageKind::search: return "SearchResultsPage";
    case PageKind::subscribe:
    case PageKind::verify:
    case PageKind::not_found: return "WebPage";
    default: return "CollectionPage";
  }
}

}  // namespace

std::string structured_data(const PageSubject& p) {
  const auto& values = p.values;
  const auto& page = p.page;
  const auto& config = values.site().config;
  JsonWriter json(JsonWriter::Layout::one_line);
  json.reserve(1024);
  json.begin_object().key("@context").text("https://schema.org");
  if (page.entry) {
    add_document(values, json, *page.entry);
  } else {
    json.key("@type").text(type_of(page.kind));
    json.key("name").text(p.title());
    json.key("publisher");
    add_organization(json, values.publisher_name(), config.base_url);
    if (page.kind == PageKind::data) add_catalogue(values, json);
  }
  json.text_field("description", p.description());
  json.key("inLanguage").text(config.language);
  json.key("url").text(absolute_link_to(config, page.route.path)).end_object();
  return json.take_line();
}

}  // namespace gazette
