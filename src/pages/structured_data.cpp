#include "pages/structured_data.hpp"

#include "base/file_types.hpp"
#include "formats/json.hpp"
#include "pages/head_context.hpp"

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

void add_document(const SiteValues& values, JsonWriter& json, const Item& item) {
  const auto& config = values.site().config;
  json.key("@type").text(item.report ? "Report" : "DigitalDocument");
  json.key("name").text(item.title);
  json.text_field("identifier", item.index_number).text_field("alternateName", item.document_number);
  if (item.made) json.key("dateCreated").text(iso_date(*item.made));
  if (item.published) {
    json.key("datePublished").text(rfc3339(*item.published));
    json.key("dateModified").text(rfc3339(last_updated(item)));
  }
  if (item.expires) json.key("expires").text(iso_date(*item.expires));
  if (item.report) {
    const auto year = std::to_string(item.report->year);
    json.key("temporalCoverage").text(year + "-01-01/" + year + "-12-31");
  }
  json.key("publisher");
  add_organization(json, values.issuer_name(item), config.base_url);
  if (item.attachments.empty()) return;
  json.key("encoding").begin_array();
  for (const auto& file : item.attachments) add_media_object(json, config, item, file);
  json.end_array();
}

}  // namespace

std::string structured_data(const SiteValues& values, const Page& page) {
  const auto& config = values.site().config;
  JsonWriter json(JsonWriter::Layout::one_line);
  json.begin_object().key("@context").text("https://schema.org");
  if (page.entry) {
    add_document(values, json, *page.entry->item);
  } else {
    json.key("@type").text(page.kind == PageKind::home ? "WebSite" : "CollectionPage");
    json.key("name").text(page_title(values, page));
    json.key("publisher");
    add_organization(json, config.agency.name.empty() ? config.title : config.agency.name, config.base_url);
  }
  json.text_field("description", page_summary(values, page));
  json.key("inLanguage").text(config.language);
  json.key("url").text(absolute_link_to(config, page.route.path)).end_object();
  auto text = json.take();
  text.pop_back();
  return text;
}

}  // namespace gazette
