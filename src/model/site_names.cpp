#include "model/site_names.hpp"

#include "base/version.hpp"

namespace gazette {

namespace {

Value agency_record(const Agency& agency) {
  Record record;
  for (const auto& [key, field] : k_agency_fields) record.set(std::string(key), Value::text_or_absent(agency.*field));
  return record;
}

Value site_record(const SiteConfig& config) {
  Record record;
  record.set("title", Value::text_or_absent(config.title));
  record.set("description", Value::text_or_absent(config.description));
  record.set("language", config.language);
  record.set("base_url", config.base_url);
  record.set("host", config.host);
  record.set("logo", config.look.logo.empty() ? Value() : Value(link_to(config, config.look.logo)));
  record.set("agency", agency_record(config.agency));
  record.set("extra", config.extra);
  record.set("generator", "gazette " + std::string(version()));
  return record;
}

Value words(const Presentation& presentation) {
  Record record;
  for (const auto& [key, text] : presentation.words) record.set(key, Value::text_or_absent(text));
  return record;
}

}  // namespace

Record site_names(const SiteConfig& config, const Presentation& presentation) {
  Record record;
  record.set("site", site_record(config));
  record.set("t", words(presentation));
  record.set("asset", presentation.assets);
  return record;
}

}  // namespace gazette
