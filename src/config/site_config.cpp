// One function a section of site.toml; `read_config` calls them in the order of the contract.
#include "config/site_config.hpp"

#include "base/file_name.hpp"
#include "base/slug.hpp"
#include "base/suggest.hpp"
#include "base/text.hpp"
#include "base/text_encoding.hpp"
#include "config/calendar_config.hpp"
#include "config/check_config.hpp"
#include "config/coverage_config.hpp"
#include "config/look_config.hpp"
#include "config/navigation_config.hpp"
#include "config/open_data_config.hpp"
#include "config/publication_config.hpp"
#include "config/recorded_reader.hpp"
#include "formats/toml.hpp"
#include "formats/toml_record.hpp"
#include "model/index_number.hpp"
#include "model/route.hpp"

#include <algorithm>
#include <set>

namespace gazette {

namespace {

constexpr std::string_view k_file = "site.toml";
constexpr auto k_kind = ErrorKind::configuration;

// The keys that stand above the first header: a key that fell into a table by mistake is told so.
const std::vector<std::string_view> k_top_keys = {"base_url",   "title", "description", "language",
                                                  "utc_offset", "theme", "paginate_by"};

using Effective = std::vector<EffectiveValue>;

// Calls `read` with a RecordedReader for the table `key`, or for an empty one when it is absent.
template <typename Read>
void in_section(TableReader& top, std::string_view key, Effective& record, Read read) {
  static const TomlTable empty;
  const auto* found = top.table(key);
  TableReader reader(found ? *found : empty, "[" + std::string(key) + "]", k_kind, top.diagnostics());
  RecordedReader recorded(reader, std::string(key) + ".", record);
  read(recorded);
  reader.finish(k_top_keys);
}

void split_base_url(TableReader& top, bool is_from_command, SiteConfig& config) {
  auto& url = config.base_url;
  const auto scheme = url.find("://");
  const bool is_web = url.starts_with("http://") || url.starts_with("https://");
  const auto path = is_web ? url.find('/', scheme + 3) : std::string::npos;
  config.host = is_web ? url.substr(scheme + 3, path - scheme - 3) : std::string();
  if (config.host.empty() || url.find_first_of("?# ") != std::string::npos) {
    const auto place = is_from_command ? Place{} : top.place_of("base_url");
    top.fail_at(place, "invalid-base-url", quoted(url) + " is not the address of a site",
                is_from_command ? "write scheme and host, as in --base-url https://www.example.gov.cn/"
                                : "write scheme and host, as in base_url = \"https://www.example.gov.cn/\"");
    return;
  }
  if (!url.ends_with('/')) url += '/';
  config.base_path = decoded_path(path == std::string::npos ? "/" : std::string_view(url).substr(path));
}

void read_base_url(TableReader& top, const ConfigRequest& request, SiteConfig& config, Effective& record) {
  const auto written = top.text("base_url");
  config.base_url = request.base_url.value_or(written.value_or(""));
  if (!request.base_url && !written) {
    if (!top.has("base_url"))
      top.diagnostics().add_error({k_kind,
                                   "missing-base-url",
                                   "base_url is missing",
                                   {std::string(k_file), {}},
                                   "write base_url = \"https://www.example.gov.cn/\" in the first line",
                                   {}});
    return;
  }
  split_base_url(top, request.base_url.has_value(), config);
  const auto place = top.place_of("base_url");
  record.push_back({"base_url", quoted(config.base_url),
                    request.base_url ? "command line" : place.file + ":" + std::to_string(place.at.line)});
}

void read_utc_offset(RecordedReader& top, SiteConfig& config) {
  std::string text = utc_offset_text(config.utc_offset_minutes);
  top.text("utc_offset", text);
  const auto minutes = parse_utc_offset(text);
  if (minutes) config.utc_offset_minutes = *minutes;
  else
    top.reader().fail("utc_offset", "invalid-utc-offset", quoted(text) + " is not an offset from UTC",
                      "write it as \"+08:00\"");
}

void read_look_section(TableReader& top, const FileReader& files, LookConfig& look, Effective& record) {
  in_section(top, "look", record, [&](RecordedReader& reader) { read_look(reader, files, look); });
}

void read_navigation_section(TableReader& top, NavigationConfig& navigation, Effective& record) {
  in_section(top, "navigation", record, [&](RecordedReader& reader) { read_navigation(reader, navigation); });
}

void read_agency(TableReader& top, Agency& agency, Effective& record) {
  in_section(top, "agency", record, [&](RecordedReader& reader) {
    for (const auto& [key, field] : k_agency_fields) reader.text(key, agency.*field);
  });
}

void check_index_number_pattern(TableReader& reader, const std::string& key, const std::string& pattern) {
  if (pattern.empty()) return;
  if (const auto fault = index_number_pattern_fault(pattern); !fault.empty())
    reader.fail(key, "invalid-pattern", fault, "write " + key + " = \"{code}/{year}-{serial:05}\"");
}

void read_issuers(TableReader& top, SiteConfig& config) {
  std::set<std::string> keys;
  for (const auto* table : top.tables("issuers")) {
    TableReader reader(*table, "[[issuers]]", k_kind, top.diagnostics());
    const auto key = reader.text("key"), name = reader.text("name");
    Issuer issuer{key.value_or(""), name.value_or(""), reader.text("code").value_or(""),
                  reader.text("index_number").value_or("")};
    check_index_number_pattern(reader, "index_number", issuer.index_number_pattern);
    if (!reader.has("key") || (key && (key->empty() || slug_of(*key) != *key)))
      reader.fail("key", "invalid-key",
                  "an issuer needs a key of letters, digits, - and _" + (key ? ", found " + quoted(*key) : ""),
                  "write key = \"jyj\"");
    else if (key && !keys.insert(*key).second)
      reader.fail("key", "duplicate-key", "there is already an issuer with the key " + quoted(*key));
    if (!reader.has("name") || (name && trimmed(*name).empty()))
      reader.fail("name", "missing-name", "an issuer needs a name", "write name = \"…\"");
    reader.finish(k_top_keys);
    config.issuers.push_back(std::move(issuer));
  }
}

void read_slug_source(RecordedReader& reader, SiteConfig& config) {
  std::string source = "file";
  reader.text("slug", source);
  if (source == "pinyin") config.slug_source = SlugSource::pinyin;
  else if (source != "file")
    reader.reader().fail("slug", "wrong-value", quoted(source) + " is no way to make an address",
                         "use \"file\" (the file's name) or \"pinyin\" (the title's)");
}

void read_permalinks(TableReader& top, SiteConfig& config, Effective& record) {
  in_section(top, "permalinks", record, [&](RecordedReader& reader) {
    reader.text("item", config.item_permalink);
    read_slug_source(reader, config);
    if (!config.item_permalink.starts_with('/') || !config.item_permalink.ends_with('/'))
      reader.reader().fail("item", "invalid-permalink", "a permalink must begin and end with /",
                           "write item = \"/:category/:slug/\"");
    static const std::vector<std::string_view> tokens = {"category", "slug", "year", "month", "day"};
    for (const auto part : split(config.item_permalink, '/')) {
      if (part == "." || part == ".." || file_name_fault(part) || part.find_first_of("%?#") != std::string_view::npos)
        reader.reader().fail("item", "invalid-permalink", quoted(part) + " cannot be part of an address as it is",
                             "write item = \"/:category/:slug/\"");
      if (!part.starts_with(':')) continue;
      if (std::find(tokens.begin(), tokens.end(), part.substr(1)) == tokens.end())
        reader.reader().fail("item", "invalid-permalink", quoted(part) + " is not part of a permalink",
                             "use :category, :slug, :year, :month and :day");
    }
    if (config.item_permalink.find(":slug") == std::string::npos)
      reader.reader().fail("item", "invalid-permalink", "a permalink without :slug gives many items one address");
  });
}

void read_taxonomy(RecordedReader& all, TaxonomyConfig& taxonomy) {
  auto& reader = all.reader();
  const auto* value = reader.value(taxonomy.key);
  if (const auto* flag = value ? value->as_flag() : nullptr) taxonomy.enabled = *flag;
  else if (const auto* table = value ? value->as_table() : nullptr) {
    TableReader inside(*table, "[taxonomies." + taxonomy.key + "]", k_kind, reader.diagnostics());
    taxonomy.title = inside.text("title").value_or("");
    taxonomy.has_feed = inside.flag("feed").value_or(false);
    const bool has_values = taxonomy.kind == TaxonomyKind::topics || taxonomy.kind == TaxonomyKind::genres;
    if (has_values) taxonomy.values = inside.texts("values").value_or(std::vector<std::string>{});
    inside.finish(k_top_keys);
  } else if (value) {
    reader.fail(taxonomy.key, "wrong-type", taxonomy.key + " must be true, false or a table",
                "write " + taxonomy.key + " = { title = \"…\", feed = true }");
  }
  all.note(taxonomy.key, !taxonomy.enabled ? "off" : taxonomy.has_feed ? "on, with feed" : "on");
}

void read_taxonomies(TableReader& top, SiteConfig& config, Effective& record) {
  config.taxonomies = {{TaxonomyKind::tags, "tags", "", true, false, {}},
                       {TaxonomyKind::issuers, "issuers", "", true, false, {}},
                       {TaxonomyKind::topics, "topics", "", true, false, {}},
                       {TaxonomyKind::genres, "genres", "", true, false, {}},
                       {TaxonomyKind::years, "years", "", true, false, {}}};
  in_section(top, "taxonomies", record, [&](RecordedReader& reader) {
    for (auto& taxonomy : config.taxonomies) read_taxonomy(reader, taxonomy);
  });
}

void read_index_number(TableReader& top, SiteConfig& config, Effective& record) {
  in_section(top, "index_number", record, [&](RecordedReader& reader) {
    reader.text("pattern", config.index_number_pattern);
    check_index_number_pattern(reader.reader(), "pattern", config.index_number_pattern);
  });
}

void read_open_data(TableReader& top, SiteConfig& config, Effective& record) {
  in_section(top, "data", record, [&](RecordedReader& reader) { read_data(reader, config.data); });
  in_section(top, "security", record, [&](RecordedReader& reader) { read_security(reader, config.security); });
}

void read_check_section(TableReader& top, SiteConfig& config, Effective& record) {
  in_section(top, "check", record, [&](RecordedReader& reader) { read_check(reader, k_top_keys, config); });
}

void read_publication(TableReader& top, SiteConfig& config, Effective& record) {
  in_section(top, "markdown", record, [&](RecordedReader& section) { read_markdown(section, config.markdown); });
  in_section(top, "register", record, [&](RecordedReader& section) { read_register(section, config.rules_register); });
  in_section(top, "search", record, [&](RecordedReader& section) { read_search(section, config.search_engine); });
  in_section(top, "output", record,
             [&](RecordedReader& section) { section.flag("precompress", config.precompresses); });
}

void read_calendar_section(TableReader& top, SiteConfig& config, Effective& record) {
  in_section(top, "calendar", record, [&](RecordedReader& reader) { read_calendar(reader, k_top_keys, config); });
}

void read_coverage_section(TableReader& top, SiteConfig& config, Effective& record) {
  in_section(top, "coverage", record, [&](RecordedReader& reader) { read_coverage(reader, config.coverage); });
}

void read_report_defaults(RecordedReader& reader, SiteConfig& config) {
  reader.text("form", config.report_form);
  reader.text("deadline", config.report_deadline);
  if (!config.report_deadline.empty() && !parse_date("2001-" + config.report_deadline))
    reader.reader().fail("deadline", "invalid-deadline",
                         quoted(config.report_deadline) + " is not a month and a day of every year",
                         "write the day of the following year as 03-31");
  config.report_makes_rules = reader.reader().flag("makes_rules");
  if (config.report_makes_rules) reader.note("makes_rules", *config.report_makes_rules ? "true" : "false");
}

void read_report_and_serve(TableReader& top, SiteConfig& config, Effective& record) {
  in_section(top, "report", record, [&](RecordedReader& reader) { read_report_defaults(reader, config); });
  in_section(top, "serve", record, [&](RecordedReader& reader) {
    reader.integer("port", config.serve_port, 1, 65535);
    reader.text("bind", config.serve_bind);
  });
}

void read_top(TableReader& top, SiteConfig& config, Effective& record) {
  RecordedReader reader(top, "", record);
  reader.text("title", config.title);
  reader.text("description", config.description);
  reader.text("language", config.language);
  read_utc_offset(reader, config);
  reader.text("theme", config.theme);
  reader.integer("paginate_by", config.paginate_by, 1, 10'000);
  if (config.theme.empty() || config.theme.find_first_of("/\\") != std::string::npos || config.theme.starts_with('.'))
    top.fail("theme", "invalid-theme", quoted(config.theme) + " is not the name of a theme",
             "write the name of a folder in themes/");
}

LoadedConfig read_config(const TomlTable& table, const ConfigRequest& request, const FileReader& files,
                         Diagnostics& diagnostics) {
  LoadedConfig loaded;
  auto& config = loaded.config;
  auto& record = loaded.effective;
  TableReader top(table, "site.toml", k_kind, diagnostics);
  read_base_url(top, request, config, record);
  read_top(top, config, record);
  read_look_section(top, files, config.look, record);
  read_navigation_section(top, config.navigation, record);
  read_agency(top, config.agency, record);
  read_issuers(top, config);
  read_permalinks(top, config, record);
  read_taxonomies(top, config, record);
  read_index_number(top, config, record);
  in_section(top, "feeds", record, [&](RecordedReader& section) { read_feeds(section, config.feeds); });
  read_open_data(top, config, record);
  read_publication(top, config, record);
  read_check_section(top, config, record);
  read_calendar_section(top, config, record);
  read_coverage_section(top, config, record);
  in_section(top, "manifest", record,
             [&](RecordedReader& section) { read_public_key(section, config.manifest_public_key); });
  read_report_and_serve(top, config, record);
  if (const auto* extra = top.table("extra")) config.extra = record_of(*extra);
  top.finish();
  return loaded;
}

// `over` wins key by key; tables are merged, everything else is replaced.
void merge(TomlTable& table, const TomlTable& over) {
  for (const auto& entry : over) {
    const auto same = std::find_if(table.begin(), table.end(), [&](const TomlEntry& e) { return e.key == entry.key; });
    if (same == table.end()) {
      table.push_back(entry);
      continue;
    }
    auto* below = std::get_if<TomlTable>(&same->value.held);
    const auto* above = entry.value.as_table();
    if (below && above) merge(*below, *above);
    else *same = entry;
  }
}

std::optional<TomlTable> read_table(const FileReader& files, const std::string& path, Diagnostics& diagnostics) {
  auto text = files.read(path);
  if (!text) {
    auto error = std::move(text).error();
    error.kind = k_kind;
    error.rule = "missing-site-toml";
    error.help = "`gazette init DIR` makes a site; `-s DIR` names the folder of an existing one";
    diagnostics.add_error(std::move(error));
    return std::nullopt;
  }
  if (auto fault = encoding_fault(path, *text, k_kind)) {
    diagnostics.add_error(*std::move(fault));
    return std::nullopt;
  }
  return parse_toml({path, *text, 1, k_kind}, diagnostics);
}

}  // namespace

std::optional<LoadedConfig> load_site_config(const FileReader& files, const ConfigRequest& request,
                                             Diagnostics& diagnostics) {
  auto table = read_table(files, std::string(k_file), diagnostics);
  if (!table) return std::nullopt;
  if (!request.environment.empty()) {
    const auto over = read_table(files, "site." + request.environment + ".toml", diagnostics);
    if (!over) return std::nullopt;
    merge(*table, *over);
  }
  auto loaded = read_config(*table, request, files, diagnostics);
  if (diagnostics.has_errors()) return std::nullopt;
  return loaded;
}

}  // namespace gazette
