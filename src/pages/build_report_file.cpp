#include "pages/build_report_file.hpp"

#include "formats/json.hpp"

namespace gazette {

namespace {

std::int64_t count_of(const BuildReport& report, Severity level) {
  std::size_t count = 0;
  for (const auto& finding : report.findings) count += finding.level == level ? finding.count : 0;
  return static_cast<std::int64_t>(count);
}

void write_waiver(JsonWriter& json, const SiteConfig& config, const PublishedWaiver& waiver) {
  json.begin_object().key("rule").text(waiver.rule).key("reason").text(waiver.reason);
  json.key("title").text(waiver.title).key("url").text(absolute_link_to(config, waiver.route_path));
  json.key("source").text(waiver.source);
  json.key("findings").number(static_cast<std::int64_t>(waiver.findings)).end_object();
}

}  // namespace

std::string build_report_json(const SiteConfig& config, const BuildReport& report) {
  JsonWriter json;
  json.begin_object().key("url").text(config.base_url);
  json.key("summary").begin_object().key("errors").number(count_of(report, Severity::error));
  json.key("warnings").number(count_of(report, Severity::warning));
  json.key("infos").number(count_of(report, Severity::info));
  json.key("waivers").number(static_cast<std::int64_t>(report.waivers.size())).end_object();
  json.key("findings").begin_array();
  for (const auto& finding : report.findings) {
    json.begin_object().key("rule").text(finding.rule).key("level").text(severity_name(finding.level));
    json.key("count").number(static_cast<std::int64_t>(finding.count)).end_object();
  }
  json.end_array().key("waivers").begin_array();
  for (const auto& waiver : report.waivers) write_waiver(json, config, waiver);
  json.end_array().end_object();
  return json.take();
}

}  // namespace gazette
