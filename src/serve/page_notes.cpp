#include "serve/page_notes.hpp"

#include "base/digest.hpp"
#include "base/text.hpp"
#include "build/publication.hpp"
#include "catalogue/publication.hpp"
#include "formats/json.hpp"
#include "serve/finding_json.hpp"

#include <algorithm>

namespace gazette {

namespace {

constexpr std::size_t k_digest_digits = 20;
constexpr std::size_t k_most_findings = 100;

bool is_chinese(const Site& site) { return site.config.language.starts_with("zh"); }

std::string said(const Site& site, std::string_view chinese, std::string_view english) {
  return std::string(is_chinese(site) ? chinese : english);
}

std::vector<std::string> stylesheets(const PreparedSite& prepared) {
  std::vector<std::string> links;
  for (const auto& file : prepared.theme->files) {
    if (file.route.path.ends_with(".css")) links.push_back(link_to(prepared.site.config, file.route.path));
  }
  return links;
}

// The item that a page is about, or would be about if it were public.
const Item* item_at(const PreparedSite& prepared, const Page* page, const std::string& path) {
  if (page) return page->entry ? page->entry->item : nullptr;
  for (const auto& item : prepared.site.loaded.items) {
    if (output_path(item.route) == path) return &item;
  }
  return nullptr;
}

std::string source_of(const Site& site, const Page& page) {
  if (page.entry) return page.entry->item->source;
  if (page.category) return page.category->file->source;
  if (page.kind == PageKind::home && site.home) return site.home->source;
  if (page.kind == PageKind::redirect) return page.target->declared_at.file;
  return {};
}

std::string parts_in_chinese(std::string parts) {
  for (const auto& [english, chinese] : {std::pair("what the catalogue says of it", "目录中的说明"),
                                         {"index number", "索引号"},
                                         {"attachments", "附件"},
                                         {"withdrawal", "撤回"},
                                         {"history", "修改记录"},
                                         {"text", "标题、正文或元数据"},
                                         {", ", "、"}})
    parts = replaced(parts, english, chinese);
  return parts;
}

// What publishing would change, by the ledger.
std::string change_words(const PreparedSite& prepared, const Page& page) {
  const auto& site = prepared.site;
  if (!page.entry) return {};
  auto now = item_publication(*page.entry);
  const auto before = prepared.ledger->lines.find(now.url);
  if (before == prepared.ledger->lines.end())
    return said(site, "尚未发布过：发布后将新增本页。", "never published: publishing adds this page");
  if (const auto* known = prepared.ledger->find(now.url))
    now.first_published = known->first_published;  // as publishing
  const auto day = iso_date(at_offset(before->second.at, site.config.utc_offset_minutes).date);
  if (says_the_same(now, before->second))
    return said(site, "与" + day + "发布的一致。", "the same as was published on " + day);
  const auto parts = changed_parts(now, before->second);
  return said(site, "自" + day + "发布以来有改动：" + parts_in_chinese(parts) + "。",
              "changed since it was published on " + day + ": " + parts);
}

void add_page(JsonWriter& json, const PreviewView& view, const FileReader& files, const Page* page, const Item* item) {
  const auto& prepared = *view.shown->prepared;
  const auto& site = prepared.site;
  const auto source = page ? source_of(site, *page) : item->source;
  json.begin_object().key("kind").text(page ? page_kind_name(page->kind) : "hidden");
  json.key("route").text(page ? page->route.path : item->route.path);
  json.key("title").text(item ? item->title : "").key("source").text(source);
  json.key("template").text(page ? template_name_of(*page) : std::string_view());
  json.key("status").text(item ? publicity_name(publicity_of(*item, site.view)) : "published");
  json.key("published").text(item && item->published ? iso_date(item->published->date) : "");
  json.key("reason").text(page ? reason_of(site, *page)
                               : said(site, "这一条目不公开，所以没有页面：" + status_words(site, *item),
                                      "the item is not public, so it has no page: " + status_words(site, *item)));
  json.key("change").text(page ? change_words(prepared, *page) : "");
  json.key("findings");
  add_findings(json, files, site.config.language,
               source.empty() ? std::vector<Diagnostic>{} : view.findings.of_file(source), k_most_findings);
  json.end_object();
}

}  // namespace

PageDigests page_digests(const PreparedSite* prepared, const std::string& bytes) {
  auto words = bytes;
  for (const auto& link : prepared ? stylesheets(*prepared) : std::vector<std::string>{}) {
    const auto stem = link.substr(0, link.rfind('.', link.size() - 5));
    words = replaced(words, link, stem);
  }
  return {sha256_hex(bytes).substr(0, k_digest_digits), sha256_hex(words).substr(0, k_digest_digits)};
}

std::string page_notes(const PreviewView& view, const FileReader& files, const std::string& output_path,
                       const PageDigests& digests) {
  const auto* prepared = view.shown ? view.shown->prepared.get() : nullptr;
  const auto language = prepared ? prepared->site.config.language : std::string("en");
  JsonWriter json(JsonWriter::Layout::one_line);
  json.begin_object().key("revision").number(static_cast<std::int64_t>(view.revision));
  const auto digest = [&](std::string_view key, const std::string& value) {
    json.key(key);
    if (value.empty()) json.null();
    else json.text(value);
  };
  digest("digest", digests.whole);
  digest("words", digests.words);
  json.key("styles").begin_array();
  if (prepared) {
    for (const auto& link : stylesheets(*prepared)) json.text(link);
  }
  json.end_array().key("language").text(language);
  const auto as_of = prepared ? rfc3339(prepared->site.view.as_of).substr(0, 16) : std::string();
  json.key("as_of").text(replaced(as_of, "T", " ")).key("as_of_asked").text(view.as_of);
  json.key("is_behind").flag(view.is_behind).key("is_checking").flag(!view.is_checked && !view.is_behind);
  json.key("problems");
  add_findings(json, files, language, view.findings.errors(), k_most_findings);
  const auto count = [&](Severity severity) { return static_cast<std::int64_t>(view.findings.count(severity)); };
  json.key("counts").begin_object().key("errors").number(count(Severity::error));
  json.key("warnings").number(count(Severity::warning)).key("infos").number(count(Severity::info)).end_object();
  const auto found = prepared ? view.shown->index.find(output_path) : std::nullopt;
  const auto* page = found && found->kind == OutputKind::page ? &prepared->plan.pages[found->index] : nullptr;
  const auto* item = prepared ? item_at(*prepared, page, output_path) : nullptr;
  json.key("page");
  if (page || item) add_page(json, view, files, page, item);
  else json.null();
  return json.end_object().take();
}

std::string status_words(const Site& site, const Item& item) {
  switch (publicity_of(item, site.view)) {
    case Publicity::published: return said(site, "已公开", "published");
    case Publicity::draft: return said(site, "草稿", "a draft");
    case Publicity::scheduled: return said(site, "定时公开", "scheduled");
    case Publicity::withheld: return said(site, "不主动公开", "not disclosed proactively");
  }
  return {};
}

std::string reason_of(const Site& site, const Page& page) {
  const auto say = [&](std::string_view chinese, std::string_view english) { return said(site, chinese, english); };
  switch (page.kind) {
    case PageKind::home: return say("每个网站都有首页", "every site has a home page");
    case PageKind::category: return say("内容文件夹就是栏目", "a folder with items is a category");
    case PageKind::item: return say("栏目中的条目", "an item of a category");
    case PageKind::page: return say("不属于任何栏目的页面", "a page outside any category");
    case PageKind::report: return say("元数据中有 [report] 的年度报告", "an annual report: its metadata has [report]");
    case PageKind::reports: return say("网站有年度报告", "the site has annual reports");
    case PageKind::comparison: return say("有多份年度报告可以比较", "there are annual reports to compare");
    case PageKind::taxonomy: return say("条目带有这一类词", "items have terms of this kind");
    case PageKind::term:
      return page.covered ? say("基本目录中的一行有条目", "a row of the scheme has items")
                          : say("有条目带有这个词", "items have this term");
    case PageKind::coverage: return say("site.toml 中有 [coverage]", "site.toml has [coverage]");
    case PageKind::standard: return say("[coverage] 列出了这个标准目录", "[coverage] names this standard catalogue");
    case PageKind::rules_register: return say("网站有规章或规范性文件", "the site has rules");
    case PageKind::verify: return say("每个网站都有核验说明", "every site tells how to verify a copy");
    case PageKind::subscribe: return say("网站有订阅源", "the site has feeds");
    case PageKind::search: return say("网站可以检索", "the site can be searched");
    case PageKind::data: return say("每个网站都有数据说明", "every site tells what data it has");
    case PageKind::redirect:
      return say("旧地址，转到 /" + page.target->route_path,
                 "a former address that leads to /" + page.target->route_path);
    case PageKind::not_found: return say("没有页面的地址显示本页", "shown where there is no page");
  }
  return {};
}

}  // namespace gazette
