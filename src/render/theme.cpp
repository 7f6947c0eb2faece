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
  void load_words() {
    const auto path = "i18n/" + config_.language + ".toml";
    const auto* file = files_.find(path);
    if (!file) {
      std::vector<std::string> known;
      for (const auto& [name, each] : files_.in_folder("i18n/")) known.emplace_back(path_name(name));
      diagnostics_.add_error({k_kind,
                              "missing-language",
                              "the theme has no words in the language " + quoted(config_.language),
                              {"themes/" + config_.theme + "/" + path, {}},
                              "it has " + joined(known, ", "),
                              {}});
      return;
    }
    for (const auto* layer : files_.layers(path)) read_words(*layer, theme_.presentation.words, diagnostics_);
    for (const auto key : required_words()) {
      if (!theme_.presentation.words.contains(key))
        diagnostics_.add_error({k_kind,
                                "missing-word",
                                "the theme's words lack " + quoted(key),
                                {file->path, {}},
                                "add " + std::string(key) + " = \"…\"",
                                {}});
    }
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

const std::vector<std::string_view>& required_words() {
  static const std::vector<std::string_view> words = {"home",
                                                      "reports_title",
                                                      "not_found_title",
                                                      "verify_title",
                                                      "data_title",
                                                      "data_items_title",
                                                      "data_items_note",
                                                      "search_title",
                                                      "subscribe_title",
                                                      "subscribe_site",
                                                      "subscribe_whole_site",
                                                      "subscribe_categories",
                                                      "page_number",
                                                      "list_separator",
                                                      "not_applicable",
                                                      "taxonomy_tags",
                                                      "taxonomy_issuers",
                                                      "taxonomy_topics",
                                                      "taxonomy_genres",
                                                      "taxonomy_years",
                                                      "validity_in_force",
                                                      "validity_amended",
                                                      "validity_repealed",
                                                      "validity_expired",
                                                      "disclosure_proactive",
                                                      "disclosure_on_request",
                                                      "disclosure_withheld",
                                                      "fact_index_number",
                                                      "fact_title",
                                                      "fact_issuer",
                                                      "fact_document_number",
                                                      "fact_made",
                                                      "fact_published",
                                                      "fact_effective",
                                                      "fact_expires",
                                                      "fact_validity",
                                                      "fact_topic",
                                                      "fact_genre",
                                                      "fact_category",
                                                      "fact_keywords",
                                                      "fact_channels",
                                                      "fact_disclosure",
                                                      "fact_source",
                                                      "fact_author"};
  return words;
}

}  // namespace gazette
