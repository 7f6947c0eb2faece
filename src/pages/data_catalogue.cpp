// DCAT 3 (W3C Recommendation of 2024-08-22) and not DCAT-US: it asks for nothing that only agencies of one country
// have, and both DCAT-AP and DCAT-US 3 are profiles of it.
#include "pages/data_catalogue.hpp"

#include "base/file_types.hpp"
#include "base/text.hpp"
#include "formats/json.hpp"
#include "pages/feed_plan.hpp"
#include "pages/plan.hpp"
#include "report/computed.hpp"

#include <algorithm>
#include <array>

namespace gazette {

namespace {

struct Prefix {
  std::string_view name, meaning;
};

constexpr auto k_prefixes = std::to_array<Prefix>({{"dcat", "http://www.w3.org/ns/dcat#"},
                                                   {"dct", "http://purl.org/dc/terms/"},
                                                   {"foaf", "http://xmlns.com/foaf/0.1/"},
                                                   {"vcard", "http://www.w3.org/2006/vcard/ns#"},
                                                   {"xsd", "http://www.w3.org/2001/XMLSchema#"}});
// What is text in JSON, and an address, a moment or a day in what it means.
constexpr auto k_addresses = std::to_array<std::string_view>(
    {"dcat:accessURL", "dcat:downloadURL", "dcat:landingPage", "dcat:mediaType", "dct:conformsTo", "dct:language",
     "dct:license", "foaf:homepage", "vcard:hasEmail", "vcard:hasTelephone"});
constexpr auto k_moments = std::to_array<std::string_view>({"dct:issued", "dct:modified"});
constexpr auto k_days = std::to_array<std::string_view>({"dcat:startDate", "dcat:endDate"});
constexpr auto k_words =
    std::to_array<std::string_view>({"dct:title", "dct:description", "dcat:keyword", "foaf:name", "vcard:fn"});

bool is_phone(std::string_view text) {
  return !text.empty() && text.find_first_not_of("+-0123456789") == std::string_view::npos;
}

bool is_email(std::string_view text) {
  return text.find('@') != std::string_view::npos && text.find_first_of(" <>\"") == std::string_view::npos;
}

class DataCatalogue {
 public:
  explicit DataCatalogue(const SiteValues& values)
      : values_(values), site_(values.site()), config_(values.site().config) {}

  std::string text() {
    json_.begin_object();
    add_context();
    json_.key("@id").text(absolute("data.json#catalogue")).key("@type").text("dcat:Catalog");
    json_.key("dct:conformsTo").text("https://www.w3.org/TR/vocab-dcat-3/");
    json_.key("dct:title").text(values_.home_title());
    json_.key("dct:description").text(config_.description.empty() ? values_.home_title() : config_.description);
    json_.key("foaf:homepage").text(config_.base_url);
    add_times();
    add_common(values_.publisher_name());
    json_.key("dcat:dataset").begin_array();
    add_items();
    for (const auto& report : site_.reports) add_report(report);
    json_.end_array().end_object();
    return json_.take();
  }

 private:
  std::string absolute(const std::string& path) const { return config_.base_url + path; }

  template <typename Names>
  void add_terms(const Names& names, std::string_view key, std::string_view value) {
    for (const auto name : names) json_.key(name).begin_object().key(key).text(value).end_object();
  }

  void add_context() {
    json_.key("@context").begin_object();
    for (const auto& prefix : k_prefixes) json_.key(prefix.name).text(prefix.meaning);
    add_terms(k_addresses, "@type", "@id");
    add_terms(k_moments, "@type", "xsd:dateTime");
    add_terms(k_days, "@type", "xsd:date");
    add_terms(k_words, "@language", config_.language);
    json_.end_object();
  }

  // From the first publication to the last change of all that is published.
  void add_times() {
    std::optional<DateTime> issued, modified;
    for (const auto& entry : site_.entries) {
      const auto& item = *entry->item;
      if (!item.published) continue;
      issued = std::min(issued.value_or(*item.published), *item.published);
      modified = std::max(modified.value_or(*item.published), last_updated(item));
    }
    if (issued) json_.key("dct:issued").text(rfc3339(*issued)).key("dct:modified").text(rfc3339(*modified));
  }

  void add_common(std::string_view publisher) {
    json_.key("dct:language")
        .text("http://id.loc.gov/vocabulary/iso639-1/" + config_.language.substr(0, config_.language.find('-')));
    json_.key("dct:publisher").begin_object().key("@type").text("foaf:Organization");
    json_.text_field("foaf:name", publisher).key("foaf:homepage").text(config_.base_url).end_object();
    json_.text_field("dct:license", config_.data.license);
    add_contact();
  }

  void add_contact() {
    const auto& agency = config_.agency;
    if (!is_email(agency.email) && !is_phone(agency.phone)) return;
    json_.key("dcat:contactPoint").begin_object().key("@type").text("vcard:Organization");
    json_.key("vcard:fn").text(agency.office.empty() ? values_.publisher_name() : agency.office);
    if (is_email(agency.email)) json_.key("vcard:hasEmail").text("mailto:" + agency.email);
    if (is_phone(agency.phone)) json_.key("vcard:hasTelephone").text("tel:" + agency.phone);
    json_.end_object();
  }

  void add_distribution(const std::string& title, const std::string& path, std::string_view type) {
    const auto url = absolute_link_to(config_, path);
    json_.begin_object().key("@type").text("dcat:Distribution").key("dct:title").text(title);
    json_.key("dcat:accessURL").text(url).key("dcat:downloadURL").text(url);
    json_.key("dcat:mediaType")
        .text("https://www.iana.org/assignments/media-types/" + std::string(type.substr(0, type.find(';'))));
    json_.text_field("dct:license", config_.data.license).end_object();
  }

  void add_items() {
    json_.begin_object().key("@id").text(absolute("data.json#items")).key("@type").text("dcat:Dataset");
    json_.key("dct:title").text(values_.word("data_items_title"));
    json_.key("dct:description").text(values_.word("data_items_note"));
    add_times();
    add_common(values_.publisher_name());
    json_.key("dcat:landingPage").text(absolute_link_to(config_, std::string(k_data_route)));
    json_.key("dcat:distribution").begin_array();
    for (const std::string path : {"catalogue.csv", "catalogue.json"}) add_distribution(path, path, media_type(path));
    for (const auto format : config_.feeds.formats) {
      const Feed feed{format};
      add_distribution(std::string(feed_format_name(format)), feed_route(feed).path, feed_media_type(format));
    }
    json_.end_array().end_object();
  }

  void add_period(const ReportEntry& report) {
    const auto period = reported_period(*report.report);
    json_.key("dct:temporal").begin_object().key("@type").text("dct:PeriodOfTime");
    json_.key("dcat:startDate").text(iso_date(period.first)).key("dcat:endDate").text(iso_date(period.last));
    json_.end_object();
  }

  // A table is a dataset of its own, as in the report's page; figures.json holds all of them.
  void add_report(const ReportEntry& report) {
    const auto& item = *report.entry->item;
    const auto page = absolute_link_to(config_, item.route.path);
    for (const auto& table : report.report->form->tables) {
      const auto title = label_in(table.title, config_.language);
      json_.begin_object().key("@id").text(page + "#table-" + table.key).key("@type").text("dcat:Dataset");
      json_.key("dct:title").text(item.title + values_.word("colon") + title);
      json_.key("dct:description")
          .text(label_in(report.report->form->title, config_.language) + values_.word("colon") + title);
      if (item.published) {
        json_.key("dct:issued").text(rfc3339(*item.published));
        json_.key("dct:modified").text(rfc3339(last_updated(item)));
      }
      add_common(values_.issuer_name(item).empty() ? values_.publisher_name() : values_.issuer_name(item));
      add_period(report);
      json_.key("dcat:landingPage").text(page).key("dcat:distribution").begin_array();
      for (const auto& file : {table.key + ".csv", std::string("figures.json")})
        add_distribution(file, item.route.path + file, media_type(file));
      json_.end_array().end_object();
    }
  }

  const SiteValues& values_;
  const Site& site_;
  const SiteConfig& config_;
  JsonWriter json_;
};

}  // namespace

std::string data_catalogue(const SiteValues& values) { return DataCatalogue(values).text(); }

}  // namespace gazette
