#include "config/check_config.hpp"

#include "base/text.hpp"
#include "model/rules.hpp"

namespace gazette {

namespace {

constexpr auto k_kind = ErrorKind::configuration;

void read_level(TableReader& reader, const Rule& rule, SiteConfig& config) {
  const auto written = reader.text(rule.name);
  if (!written) return;
  const std::string name(rule.name);
  if (*written == "error") config.check_levels[name] = Severity::error;
  else if (*written == "warning") config.check_levels[name] = Severity::warning;
  else if (*written == "info") config.check_levels[name] = Severity::info;
  else if (*written == "off") config.check_levels[name] = std::nullopt;
  else reader.fail(rule.name, "wrong-value", quoted(*written) + " is not a level", "use error, warning, info or off");
}

void read_rhythm(TableReader& reader, std::string_view key, std::string_view name, SiteConfig& config) {
  const auto written = reader.text(key);
  if (!written) return;
  if (const auto rhythm = parse_rhythm(*written)) config.rhythms[std::string(name)] = *rhythm;
  else
    reader.fail(key, "invalid-rhythm", quoted(*written) + " is not a rhythm",
                "write \"2 weeks\", \"6 months\", \"1 year\", or \"none\"");
}

// `rhythm = "1 year"` is short for `rhythm = { default = "1 year" }`.
void read_rhythms(RecordedReader& check, const std::vector<std::string_view>& top_keys, SiteConfig& config) {
  auto& reader = check.reader();
  const auto* value = reader.value("rhythm");
  if (const auto* table = value ? value->as_table() : nullptr) {
    TableReader inside(*table, "[check.rhythm]", k_kind, reader.diagnostics());
    for (const auto key : k_rhythm_keys) read_rhythm(inside, key, key, config);
    inside.finish(top_keys);
  } else if (value) {
    read_rhythm(reader, "rhythm", "default", config);
  }
  std::vector<std::string> shown;
  for (const auto& [name, rhythm] : config.rhythms) shown.push_back(name + ": " + rhythm_text(rhythm));
  check.note("rhythm", shown.empty() ? "none" : joined(shown, ", "));
}

void read_commit_days(RecordedReader& check, SiteConfig& config) {
  check.integer("commit_days", config.commit_days, 0, 36'500);
  config.commits_since = check.reader().date("commits_since");
  check.note("commits_since", config.commits_since ? iso_date(*config.commits_since) : "the first commit");
}

void read_privacy(RecordedReader& check, const std::vector<std::string_view>& top_keys, SiteConfig& config) {
  const auto* table = check.reader().table("privacy");
  if (table) {
    TableReader reader(*table, "[check.privacy]", k_kind, check.reader().diagnostics());
    config.personal_data.allowed = reader.texts("allow").value_or(std::vector<std::string>{});
    reader.finish(top_keys);
  }
  check.note("privacy.allow", counted(config.personal_data.allowed.size(), "value"));
}

}  // namespace

void read_check(RecordedReader& section, const std::vector<std::string_view>& top_keys, SiteConfig& config) {
  section.integer("publish_within_working_days", config.publish_within_working_days, 1, 366);
  read_privacy(section, top_keys, config);
  section.flag("external_private", config.checks_private_links);
  read_rhythms(section, top_keys, config);
  read_commit_days(section, config);
  for (const auto& rule : rules()) {
    read_level(section.reader(), rule, config);
    const auto level = level_of(config, rule.name);
    section.note(rule.name, level ? std::string(severity_name(*level)) : "off");
  }
}

}  // namespace gazette
