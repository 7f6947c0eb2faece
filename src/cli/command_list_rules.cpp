#include "cli/commands.hpp"

#include "formats/json.hpp"
#include "model/rules.hpp"

namespace gazette {

namespace {

std::string_view level_name(std::optional<Severity> level) { return level ? severity_name(*level) : "off"; }

std::string line_of(const Rule& rule, const SiteConfig& config) {
  return std::string(rule.name) + "\t" + std::string(level_name(level_of(config, rule.name))) + "\t" +
         std::string(rule.why);
}

std::string json_of(const Rule& rule, const SiteConfig& config) {
  JsonWriter json(JsonWriter::Layout::one_line);
  json.begin_object().key("rule").text(rule.name).key("level").text(level_name(level_of(config, rule.name)));
  json.key("default").text(severity_name(rule.level)).key("why").text(rule.why);
  json.key("external").flag(rule.scope == RuleScope::external).end_object();
  return json.take_line();
}

}  // namespace

int run_list_rules(const CommandInput& input) {
  const auto& [arguments, console] = input;
  const auto request = build_request(arguments);
  if (!request) return fail(console, request.error());
  const auto files = open_disk(source_folder(arguments));
  Diagnostics diagnostics;
  const auto loaded = load_site_config(*files, request->config, diagnostics);
  if (!diagnostics.empty()) console.report(*files, diagnostics);
  if (!loaded) return console.exit_status(diagnostics);
  for (const auto& rule : rules())
    console.print(console.options().is_json ? json_of(rule, loaded->config) : line_of(rule, loaded->config));
  return console.exit_status(diagnostics);
}

}  // namespace gazette
