#pragma once
// site.toml as a value (contract, section 3). Made by `config`, read by every later stage.

#include "base/date.hpp"
#include "base/diagnostics.hpp"
#include "model/calendar.hpp"
#include "model/han_latin_break.hpp"
#include "model/rhythm.hpp"
#include "model/value.hpp"

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

/// The body that publishes the site. Empty text where site.toml says nothing.
struct Agency {
  std::string name, short_name, code, site_id, address, postcode, hours, phone, fax, email, icp, psb, complaint, office;
};

/// The keys of `[agency]` and what they fill, in the order of the contract.
struct AgencyField {
  std::string_view key;
  std::string Agency::*field;
};
inline constexpr std::array<AgencyField, 14> k_agency_fields = {{
    {"name", &Agency::name},
    {"short_name", &Agency::short_name},
    {"code", &Agency::code},
    {"site_id", &Agency::site_id},
    {"address", &Agency::address},
    {"postcode", &Agency::postcode},
    {"hours", &Agency::hours},
    {"phone", &Agency::phone},
    {"fax", &Agency::fax},
    {"email", &Agency::email},
    {"icp", &Agency::icp},
    {"psb", &Agency::psb},
    {"complaint", &Agency::complaint},
    {"office", &Agency::office},
}};

struct Issuer {
  std::string key, name, code;
  std::string index_number_pattern;  ///< empty: the site's
};

enum class TaxonomyKind { tags, issuers, topics, genres, years };

/// One way to index items across categories. The folder's name in the output is its key.
struct TaxonomyConfig {
  TaxonomyKind kind = TaxonomyKind::tags;
  std::string key;    ///< `tags`, `issuers`, …
  std::string title;  ///< empty: the theme's own word
  bool enabled = true;
  bool has_feed = false;
  std::vector<std::string> values;  ///< topics and genres: the allowed ones; empty allows any
};

enum class FeedFormat { rss, atom, json };

struct FeedConfig {
  std::vector<FeedFormat> formats = {FeedFormat::rss, FeedFormat::atom, FeedFormat::json};
  int items = 20;
  bool is_full = true;  ///< whole texts, not summaries
};

struct MarkdownConfig {
  bool raw_html = false;
  bool cjk = true;
  HanLatinBreak han_latin_break = HanLatinBreak::nothing;
  std::optional<bool> articles;  ///< whether texts are read as statutes; absent: those of `article_genres` are
  std::vector<std::string> article_genres = {"法律",     "行政法规", "地方性法规",     "部门规章",   "地方政府规章",
                                             "政府规章", "规章",     "行政规范性文件", "规范性文件", "条例",
                                             "规定",     "办法",     "细则",           "实施细则"};
  std::vector<int> toc_levels = {2, 3};
};

/// The register of rules (规章, 规范性文件) at `/register/`.
struct RegisterConfig {
  bool enabled = true;
  std::string title;                ///< empty: the theme's own word
  std::vector<std::string> genres;  ///< of what it lists; empty: `MarkdownConfig::article_genres`
  int paginate_by = 200;
};

/// What the last part of an item's address is made of, where the item does not say.
enum class SlugSource { file_name, pinyin };

/// What the scan for personal data passes over.
struct PersonalDataConfig {
  std::vector<std::string> allowed;    ///< numbers, `@domain`s and names that the body publishes on purpose
  Date latest_birth = {2999, 12, 31};  ///< the end of the year of the view: set by the pipeline, not by site.toml
};

/// A row of the scheme that a body says it holds nothing of, and why.
struct NotApplicable {
  std::string row, reason;
  Place place;
};

/// `[coverage]`: what the body must publish. Nothing is said of it where neither a scheme nor a catalogue is named.
struct CoverageConfig {
  std::string scheme;  ///< id; empty: none
  Place scheme_place;
  std::vector<std::string> groups;
  Place groups_place;
  std::vector<std::string> standards;  ///< CSV files, from the site's folder
  Place standards_place;
  std::vector<NotApplicable> not_applicable;
};

/// What answers on the search page.
enum class SearchEngine {
  built_in,
  pagefind,  ///< run on the output after each build
  none       ///< no search page
};

/// A link that stands on every page.
struct NavigationLink {
  std::string address;  ///< `/about/`, a page of the site; or one elsewhere
  std::string title;    ///< empty: that of the page
  Place place;
};

/// `[navigation]`: what every page leads to. Absent: the columns, and the pages that stand in none.
struct NavigationConfig {
  std::optional<std::vector<NavigationLink>> main, footer;
};

/// `[look]`: what makes a theme this body's own. Empty text where site.toml says nothing.
struct LookConfig {
  std::string accent;       ///< `#rrggbb`, legible on white
  std::string accent_dark;  ///< the same for dark paper; there whenever `accent` is
  std::string logo;         ///< a picture, by its path in static/
};

/// `[security]`: how to tell the body of a weak point of its site (RFC 9116). Nothing is published without a contact.
struct SecurityConfig {
  std::vector<std::string> contacts;  ///< addresses, the preferred one first: `mailto:`, `https:` or `tel:`
  std::optional<Date> expires;        ///< the first day on which it holds no longer; always there with a contact
  Place expires_place;
  std::string policy, encryption, acknowledgments, hiring;  ///< addresses; empty: none
  std::vector<std::string> preferred_languages;
};

/// `[data]`: what the site has for programs.
struct DataConfig {
  bool page_json = true;  ///< whether each item has its metadata beside its page
  std::string license;    ///< the address of the terms under which the data may be used; empty: not said
};

struct SiteConfig {
  std::string base_url;   ///< absolute, ends in `/`
  std::string base_path;  ///< the path of `base_url`, begins and ends with `/`
  std::string host;
  std::string title, description;
  std::string language = "zh-CN";
  int utc_offset_minutes = 8 * 60;
  std::string theme = "default";
  int paginate_by = 20;
  NavigationConfig navigation;
  LookConfig look;
  Agency agency;
  std::vector<Issuer> issuers;
  std::string item_permalink = "/:category/:slug/";
  SlugSource slug_source = SlugSource::file_name;
  SearchEngine search_engine = SearchEngine::built_in;
  std::vector<TaxonomyConfig> taxonomies;  ///< all five, in the order of TaxonomyKind
  std::string index_number_pattern;        ///< empty: none
  FeedConfig feeds;
  DataConfig data;
  SecurityConfig security;
  MarkdownConfig markdown;
  RegisterConfig rules_register;
  std::map<std::string, std::optional<Severity>> check_levels;  ///< by rule; nullopt is "off"
  PersonalDataConfig personal_data;
  int publish_within_working_days = 20;
  std::map<std::string, Rhythm, std::less<>> rhythms;  ///< by k_rhythm_keys; what is not there keeps none
  int commit_days = 30;                                ///< how many days an item may be dated before its first commit
  std::optional<Date> commits_since;       ///< items first committed before this day are not judged by their commits
  bool precompresses = false;              ///< text files also as `.gz` and `.br`
  bool checks_private_links = false;       ///< `check --external` also asks addresses of private networks
  std::vector<CalendarYear> calendar;      ///< by year; working days of other years cannot be judged
  std::string report_form;                 ///< default form of annual reports; empty: each report names its own
  std::string report_deadline;             ///< `MM-DD` of the year after; empty: the form's
  std::optional<bool> report_makes_rules;  ///< whether the body may make rules (规章); absent: not said
  CoverageConfig coverage;
  std::string manifest_public_key;  ///< minisign's, as pages show it; empty: manifests are not signed
  int serve_port = 1313;
  std::string serve_bind = "127.0.0.1";
  Record extra;

  const TaxonomyConfig& taxonomy(TaxonomyKind kind) const { return taxonomies[static_cast<std::size_t>(kind)]; }
};

/// The keys of `[check.rhythm]`: the home page, every column, and the columns that a platform must have (in the order
/// of `Column`).
inline constexpr std::array<std::string_view, 7> k_rhythm_keys = {"home",      "default", "guide",   "institutions",
                                                                  "statutory", "reports", "requests"};

/// The issuer with this key, or null. Valid as long as `config`.
const Issuer* find_issuer(const SiteConfig& config, const std::string& key);

/// An address that starts with `base_path` for a route, percent-encoded: what pages link to.
std::string link_to(const SiteConfig& config, const std::string& route_path);

/// The same with scheme and host: for feeds, sitemaps and canonical links.
std::string absolute_link_to(const SiteConfig& config, const std::string& route_path);

}  // namespace gazette
