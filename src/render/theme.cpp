#include "render/theme.hpp"

#include "base/digest.hpp"
#include "base/suggest.hpp"
#include "base/text.hpp"
#include "formats/table_reader.hpp"
#include "model/route.hpp"
#include "model/site_names.hpp"
#include "render/look.hpp"
#include "render/theme_files.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace gazette {

namespace {

constexpr auto k_kind = ErrorKind::configuration;
constexpr std::size_t k_fingerprint_digits = 12;

constexpr std::array k_kinds = {PageKind::home,      PageKind::category,  PageKind::item,           PageKind::page,
                                PageKind::report,    PageKind::reports,   PageKind::comparison,     PageKind::taxonomy,
                                PageKind::term,      PageKind::coverage,  PageKind::standard,       PageKind::verify,
                                PageKind::redirect,  PageKind::not_found, PageKind::rules_register, PageKind::search,
                                PageKind::subscribe, PageKind::data};

// `css/style.css` becomes `assets/css/style.1a2b3c4d5e6f.css`: a new content is a new address.
Route fingerprinted(const std::string& name, const std::string& bytes) {
  const auto digest = sha256_hex(bytes).substr(0, k_fingerprint_digits);
  const auto dot = name.rfind('.');
  if (dot == std::string::npos || dot < name.rfind('/') + 1) return {"assets/" + name + "." + digest};
  return {"assets/" + name.substr(0, dot) + "." + digest + name.substr(dot)};
}

std::string asset_key(std::string_view name) {
  std::string key(name);
  std::replace_if(
      key.begin(), key.end(), [](char c) { return c == '.' || c == '/' || c == '-'; }, '_');
  return key;
}

// Reads one i18n file; keys that are not text are faults.
void read_words(const ThemeFile& file, std::map<std::string, std::string, std::less<>>& words,
                Diagnostics& diagnostics) {
  const auto table = parse_toml({file.path, file.bytes, 1, k_kind}, diagnostics);
  TableReader reader(table, "a theme's words", k_kind, diagnostics);
  for (const auto& entry : table) {
    if (const auto text = reader.text(entry.key)) words.try_emplace(entry.key, *text);
  }
}

class ThemeLoader {
 public:
  ThemeLoader(const ThemeFiles& files, const SiteConfig& config, Diagnostics& diagnostics)
      : files_(files), config_(config), diagnostics_(diagnostics) {}

  Theme load(const NamesOfKind& names_of_kind) {
    load_words();
    load_files();
    load_templates(names_of_kind);
    return std::move(theme_);
  }

 private:
  // The theme's own, and those of the default theme that it does not say, since the program prints some.
  void load_words() {
    const auto path = "i18n/" + config_.language + ".toml";
    auto layers = files_.layers(path);
    const auto common = default_words(config_.language);
    if (common && std::ranges::find(layers, common->path, &ThemeFile::path) == layers.end()) layers.push_back(&*common);
    if (layers.empty()) return report_language(path);
    for (const auto* layer : layers) read_words(*layer, theme_.presentation.words, diagnostics_);
    for (const auto key : required_words()) {
      if (theme_.presentation.words.contains(key)) continue;
      diagnostics_.add_error({k_kind,
                              "missing-word",
                              "the theme's words lack " + quoted(key),
                              {layers.front()->path, {}},
                              "add " + std::string(key) + " = \"…\"",
                              {}});
    }
  }

  void report_language(const std::string& path) {
    std::vector<std::string> known;
    for (const auto& [name, each] : files_.in_folder("i18n/")) known.emplace_back(path_name(name));
    diagnostics_.add_error({k_kind,
                            "missing-language",
                            "the theme has no words in the language " + quoted(config_.language),
                            {"themes/" + config_.theme + "/" + path, {}},
                            "it has " + joined(known, ", "),
                            {}});
  }

  void add_asset(const std::string& name, const std::string& bytes) {
    const auto route = fingerprinted(name, bytes);
    theme_.presentation.assets.set(asset_key(name), link_to(config_, route.path));
    theme_.files.push_back({route, bytes});
  }

  // Every theme may ask for the site's own colours, so that their name is always set.
  void load_files() {
    theme_.presentation.assets.set(asset_key(k_look_file), Value());
    for (const auto& [path, file] : files_.in_folder("static/"))
      add_asset(path.substr(std::string_view("static/").size()), file->bytes);
    if (const auto sheet = look_stylesheet(config_.look); !sheet.empty()) add_asset(std::string(k_look_file), sheet);
  }

  std::optional<TemplateSource> partial(std::string_view name) const {
    const auto* file = files_.find("partials/" + std::string(name) + ".mustache");
    if (!file) return std::nullopt;
    return TemplateSource{file->path, file->bytes};
  }

  // The page's names, with this theme's own words and files inside `t` and `asset`.
  NameSchema names_with_theme(const NameSchema& names) {
    NameSchema own = names;
    for (auto& field : own.fields) {
      if (field.name == "t") field.inside = &words_;
      if (field.name == "asset" || field.name == "local_asset") field.inside = &assets_;
    }
    return own;
  }

  void compile(const std::string& name, const ThemeFile& file, const NameSchema& names) {
    auto compiled = compile_template(
        {file.path, file.bytes}, [&](std::string_view p) { return partial(p); }, names_with_theme(names), diagnostics_,
        constants_);
    if (compiled) theme_.templates.emplace(name, std::move(*compiled));
  }

  void load_templates(const NamesOfKind& names_of_kind) {
    for (const auto& [key, text] : theme_.presentation.words)
      words_.fields.push_back({key, NameType::text, nullptr, false});
    for (const auto name : theme_.presentation.assets.all())
      assets_.fields.push_back({std::string(name), NameType::text, nullptr, false});
    constants_ = site_names(config_, theme_.presentation);
    std::set<std::string> used;
    for (const auto kind : k_kinds) {
      const std::string name(page_kind_name(kind));
      const auto path = "templates/" + name + ".mustache";
      used.insert(path);
      if (const auto* file = files_.find(path)) compile(name, *file, names_of_kind(kind));
      else
        diagnostics_.add_error({k_kind,
                                "missing-template",
                                "the theme has no template for " + name + " pages",
                                {"themes/" + config_.theme + "/" + path, {}},
                                "add it, or extend a theme that has it: extends = \"default\" in theme.toml",
                                {}});
    }
    for (const auto& [path, file] : files_.in_folder("templates/")) {
      const std::string_view suffix = ".mustache";
      if (used.contains(path) || !path.ends_with(suffix)) continue;
      const auto start = std::string_view("templates/").size();
      compile(path.substr(start, path.size() - start - suffix.size()), *file, names_of_kind(PageKind::item));
    }
  }

  const ThemeFiles& files_;
  const SiteConfig& config_;
  Diagnostics& diagnostics_;
  NameSchema words_, assets_;
  Record constants_;
  Theme theme_;
};

}  // namespace

std::optional<Theme> load_theme(const FileReader& files, const SiteConfig& config, const NamesOfKind& names_of_kind,
                                Diagnostics& diagnostics) {
  const auto theme_files = load_theme_files(files, config.theme, diagnostics);
  if (!theme_files) return std::nullopt;
  Diagnostics found;
  auto theme = ThemeLoader(*theme_files, config, found).load(names_of_kind);
  const bool is_sound = !found.has_errors();
  diagnostics.append(std::move(found));
  if (!is_sound) return std::nullopt;
  return theme;
}

std::span<const std::string_view> required_words() {
  static constexpr auto k_words = std::to_array<std::string_view>({"by_category",          "cell_separator",
                                                                   "chart_description",    "check_difference",
                                                                   "check_missing",        "check_no_previous",
                                                                   "check_previous",       "check_sides",
                                                                   "checks_summary",       "colon",
                                                                   "comparison_title",     "coverage_title",
                                                                   "data_items_note",      "data_items_title",
                                                                   "data_title",           "disclosure_on_request",
                                                                   "disclosure_proactive", "disclosure_withheld",
                                                                   "fact_author",          "fact_category",
                                                                   "fact_channels",        "fact_disclosure",
                                                                   "fact_document_number", "fact_effective",
                                                                   "fact_expires",         "fact_genre",
                                                                   "fact_index_number",    "fact_issuer",
                                                                   "fact_keywords",        "fact_made",
                                                                   "fact_published",       "fact_source",
                                                                   "fact_title",           "fact_topic",
                                                                   "fact_validity",        "home",
                                                                   "list_separator",       "not_applicable",
                                                                   "not_found_title",      "page_number",
                                                                   "register_all",         "register_ended",
                                                                   "register_in_force",    "register_note",
                                                                   "register_pending",     "register_title",
                                                                   "report_period",        "reports_title",
                                                                   "search_title",         "see_instead",
                                                                   "standard_title",       "subscribe_categories",
                                                                   "subscribe_site",       "subscribe_title",
                                                                   "subscribe_whole_site", "taxonomy_genres",
                                                                   "taxonomy_issuers",     "taxonomy_tags",
                                                                   "taxonomy_topics",      "taxonomy_years",
                                                                   "unit_separator",       "validity_amended",
                                                                   "validity_expired",     "validity_in_force",
                                                                   "validity_repealed",    "verify_title",
                                                                   "withdrawn_label"});
  return k_words;
}

}  // namespace gazette
