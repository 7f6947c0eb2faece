// The repository's own site is the demonstration: it must be whole.

#include "build/pipeline.hpp"
#include "build/render_site.hpp"

#include "io/file_system.hpp"
#include "support/catch.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <regex>
#include <set>

using namespace gazette;

namespace {

// 2026-11-24T00:00:00Z: the scheduled item stays scheduled, the rest is published.
constexpr std::int64_t k_now = 1'795'478'400;

std::map<std::string, std::string> built(unsigned jobs) {
  const auto files = open_disk(GAZETTE_SOURCE_DIR);
  BuildRequest request;
  request.now = k_now;
  request.jobs = jobs;
  Observer observer;
  Diagnostics diagnostics;
  const auto prepared = prepare_site(*files, request, observer, diagnostics);
  for (const auto& diagnostic : diagnostics.entries())
    UNSCOPED_INFO(diagnostic.error.place.file + ": " + diagnostic.error.message);
  REQUIRE(prepared);
  CHECK(diagnostics.count(Severity::warning) == 0);
  MemorySink memory;
  REQUIRE(render_site(*files, *prepared, jobs, memory, observer));
  return memory.take();
}

const std::map<std::string, std::string>& demo() {
  static const auto files = built(2);
  return files;
}

std::string resolved(const std::string& page, std::string address) {
  if (address.starts_with('/')) address = address.substr(1);
  else address = page.substr(0, page.rfind('/') + 1) + address;
  address = decoded_path(address.substr(0, address.find_first_of("?#")));
  const bool is_folder = address.ends_with('/');
  address = normal_path(address).value_or("outside of the site");
  if (is_folder && !address.empty()) address += '/';
  return address.empty() || address.ends_with('/') ? address + "index.html" : address;
}

std::set<std::string> matches(const std::string& text, const std::string& pattern) {
  std::set<std::string> found;
  const std::regex expression(pattern);
  for (std::sregex_iterator at(text.begin(), text.end(), expression), end; at != end; ++at) found.insert((*at)[1]);
  return found;
}

bool is_internal(const std::string& address) {
  return !address.empty() && address.find("://") == std::string::npos && !address.starts_with("mailto:") &&
         !address.starts_with("tel:");
}

}  // namespace

TEST_CASE("no internal link of the demonstration site is dead, and every anchor exists") {
  for (const auto& [path, bytes] : demo()) {
    if (!path.ends_with(".html")) continue;
    for (const auto& address : matches(bytes, " (?:href|src)=\"([^\"]*)\"")) {
      if (!is_internal(address)) continue;
      INFO(path << " -> " << address);
      const auto hash = address.find('#');
      const auto target = hash == 0 ? path : resolved(path, address);
      REQUIRE(demo().contains(target));
      if (hash == std::string::npos) continue;
      CHECK(demo().at(target).find(" id=\"" + decoded_path(address.substr(hash + 1)) + "\"") != std::string::npos);
    }
  }
}

TEST_CASE("every path of the contract that this version covers exists for the demonstration site") {
  for (const auto* path : {"index.html",
                           "404.html",
                           "rss.xml",
                           "atom.xml",
                           "feed.json",
                           "sitemap.xml",
                           "robots.txt",
                           "catalogue.csv",
                           "catalogue.json",
                           "manifest.json",
                           "data.json",
                           "data/index.html",
                           "atom-2016.xml",
                           "reports/2016/index.json",
                           "statutory/finance/2016-budget/index.json",
                           "guide/index.html",
                           "guide/rss.xml",
                           "institutions/index.html",
                           "statutory/index.html",
                           "statutory/page/2/index.html",
                           "statutory/finance/index.html",
                           "statutory/finance/atom.xml",
                           "requests/index.html",
                           "reports/index.html",
                           "reports/2016/index.html",
                           "reports/2016/figures.json",
                           "reports/2016/disclosed.csv",
                           "reports/2024/t3.csv",
                           "reports/2025/t4.csv",
                           "tags/index.html",
                           "issuers/index.html",
                           "issuers/jyj/index.html",
                           "topics/index.html",
                           "genres/index.html",
                           "years/index.html",
                           "years/2016/index.html",
                           "about/index.html",
                           "accessibility/index.html",
                           "statutory/finance/2016-budget/index.html"}) {
    INFO(path);
    CHECK(demo().contains(path));
  }
}

TEST_CASE("every page has one h1, a language, a canonical address and the three page tags") {
  for (const auto& [path, bytes] : demo()) {
    if (!path.ends_with(".html")) continue;
    INFO(path);
    CHECK(matches(bytes, "(<h1)").size() == 1);
    CHECK(bytes.find("<html lang=\"zh-CN\">") != std::string::npos);
    if (path != "404.html")
      CHECK(bytes.find("<link rel=\"canonical\" href=\"https://jyj.example.gov.cn/") != std::string::npos);
    if (bytes.find("http-equiv=\"refresh\"") != std::string::npos) continue;
    for (const auto* tag : {"SiteName", "SiteDomain", "SiteIDCode"})
      CHECK(bytes.find("<meta name=\"" + std::string(tag) + "\"") != std::string::npos);
  }
}

TEST_CASE("the report of 2016 prints its figures from data, without the typos of the original") {
  const auto& page = demo().at("reports/2016/index.html");
  CHECK(page.find("累计主动公开政府信息为815条，本年度主动公开162条") != std::string::npos);
  CHECK(page.find("答复率100%") != std::string::npos);
  CHECK(page.find("???") == std::string::npos);
  CHECK(page.find("{{") == std::string::npos);
  for (const auto* part :
       {"一、概述", "二、主动公开政府信息情况", "三、依申请公开政府信息情况", "四、行政复议、诉讼和申诉情况",
        "五、依申请公开信息收取费用情况", "六、主要问题及改进措施", "七、下步工作安排"})
    CHECK(page.find(part) != std::string::npos);
}

TEST_CASE("the report of 2025 counts its requests from the ledger, which itself is not published") {
  const auto& page = demo().at("reports/2025/index.html");
  CHECK(page.find("新收政府信息公开申请142件，上年结转5件；办结138件，答复率93.9%，结转下年度9件") !=
        std::string::npos);
  CHECK(page.find("最长34个工作日；经批准延期7件，逾期2件") != std::string::npos);
  CHECK(page.find("有效期于2025年8月31日届满，自动失效") != std::string::npos);
  for (const auto& [path, bytes] : demo()) {
    INFO(path);
    CHECK_FALSE(path.ends_with("requests/2025.csv"));
    CHECK(bytes.find("2025-072") == std::string::npos);
  }
}

TEST_CASE("no draft, scheduled or withheld item reaches the demonstration site") {
  for (const auto& [path, bytes] : demo()) {
    INFO(path);
    CHECK(path.find("2017-work-plan") == std::string::npos);
    CHECK(path.find("2036-time-capsule") == std::string::npos);
    CHECK(path.find("2016-petition-files") == std::string::npos);
    CHECK(bytes.find("2036-time-capsule") == std::string::npos);
  }
}

TEST_CASE("one job and many build the demonstration site to the same bytes") { CHECK(built(1) == demo()); }

namespace {

using nlohmann::json;

// What each type must say to be of use: for data sets what search engines for data demand, for the others what tells a
// reader what it is, whose it is and where.
const std::map<std::string, std::vector<std::string>>& required_of() {
  static const std::map<std::string, std::vector<std::string>> required = {
      {"WebSite", {"name", "url", "publisher", "inLanguage"}},
      {"SearchResultsPage", {"name", "url", "publisher", "inLanguage"}},
      {"WebPage", {"name", "url", "publisher", "inLanguage"}},
      {"CollectionPage", {"name", "url", "publisher", "inLanguage"}},
      {"DataCatalog", {"name", "url", "publisher", "inLanguage", "dataset"}},
      {"DigitalDocument", {"name", "url", "publisher", "inLanguage", "datePublished", "dateModified"}},
      {"Legislation",
       {"name", "url", "publisher", "inLanguage", "datePublished", "dateModified", "legislationIdentifier",
        "legislationLegalForce"}},
      {"Report",
       {"name", "url", "publisher", "inLanguage", "datePublished", "dateModified", "temporalCoverage", "hasPart"}},
      {"Dataset", {"name", "description", "url", "creator", "inLanguage", "isAccessibleForFree", "distribution"}},
      {"DataDownload", {"contentUrl", "encodingFormat"}},
      {"MediaObject", {"name", "contentUrl", "encodingFormat", "contentSize", "sha256"}},
      {"GovernmentOrganization", {"name", "url"}}};
  return required;
}

std::size_t characters_of(const std::string& text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

void check_node(const json& node, std::set<std::string>& types) {
  REQUIRE(node.contains("@type"));
  const auto type = node["@type"].get<std::string>();
  INFO(type);
  REQUIRE(required_of().contains(type));
  types.insert(type);
  for (const auto& field : required_of().at(type)) {
    INFO(field);
    REQUIRE(node.contains(field));
    CHECK_FALSE(node[field].empty());
    CHECK(node[field] != "");
  }
  if (type == "Dataset") CHECK(characters_of(node["description"].get<std::string>()) >= 50);
  for (const auto& [key, value] : node.items()) {
    if (key.ends_with("Url") || key == "url") CHECK(value.get<std::string>().starts_with("https://"));
    if (value.is_object()) check_node(value, types);
    if (!value.is_array()) continue;
    for (const auto& element : value)
      if (element.is_object()) check_node(element, types);
  }
}

// What stands in the script element of a page; empty without one.
std::string json_ld_of(const std::string& html) {
  const std::string begin = "<script type=\"application/ld+json\">";
  const auto at = html.find(begin);
  if (at == std::string::npos) return {};
  const auto start = at + begin.size();
  return html.substr(start, html.find("</script>", start) - start);
}

}  // namespace

TEST_CASE("the JSON-LD of every page of the demonstration site parses and says what its type must say") {
  std::set<std::string> types;
  for (const auto& [path, bytes] : demo()) {
    const auto text = path.ends_with(".html") ? json_ld_of(bytes) : std::string();
    if (text.empty()) continue;
    INFO(path);
    const auto node = json::parse(text, nullptr, false);
    REQUIRE_FALSE(node.is_discarded());
    CHECK(node["@context"] == "https://schema.org");
    check_node(node, types);
  }
  for (const auto& [type, fields] : required_of()) {
    INFO(type);
    CHECK((types.contains(type) || type == "Legislation"));
  }
}

TEST_CASE("only redirects and the page for missing addresses are without JSON-LD") {
  for (const auto& [path, bytes] : demo()) {
    if (!path.ends_with(".html") || path == "404.html" || bytes.find("http-equiv=\"refresh\"") != std::string::npos) continue;
    INFO(path);
    CHECK_FALSE(json_ld_of(bytes).empty());
  }
}
