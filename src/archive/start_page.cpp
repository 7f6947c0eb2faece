#include "archive/start_page.hpp"

#include "formats/html.hpp"

#include <string_view>

namespace gazette {

namespace {

struct StartWords {
  std::string_view title_before, title_after, note, list, catalogue, record, reports, items, day, number, name, source,
      withdrawn;
};

constexpr StartWords k_chinese = {
    "",
    "年公开的政府信息",
    "本包收录当年公开的政府信息。网页副本不需要网络即可阅读；指向未收录页面的链接通往原网站。",
    "按年份列出的信息",
    "信息目录",
    "网站全部文件的清单",
    "年度报告",
    "信息",
    "公开日期",
    "索引号",
    "名称",
    "原始文件",
    "已撤回"};

constexpr StartWords k_english = {
    "Public record of ",
    "",
    "What was published in this year. The pages can be read without a network; links to pages that are not in this "
    "package lead to the website.",
    "List of the year",
    "Catalogue",
    "Manifest of all files of the website",
    "Annual report",
    "Items",
    "Published",
    "Index number",
    "Title",
    "Source",
    "withdrawn"};

const StartWords& words_for(std::string_view language) { return language.starts_with("zh") ? k_chinese : k_english; }

constexpr std::string_view k_style =
    "body{font:16px/1.6 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}"
    "table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.3rem .6rem;"
    "border-bottom:1px solid #ccc;overflow-wrap:anywhere}td:first-child{white-space:nowrap}a{color:#0b4f9e}";

/// Writes the page piece by piece.
class StartPage {
 public:
  StartPage(const Site& site, const YearItems& items, const BrowsableCopy& copy)
      : site_(site), items_(items), copy_(copy), words_(words_for(site.config.language)) {}

  std::string write() {
    const auto title = std::string(words_.title_before) + std::to_string(items_.year) + std::string(words_.title_after);
    out_ = "<!doctype html>\n<html lang=\"";
    text(site_.config.language);
    out_ +=
        "\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>";
    text(title);
    out_.append("</title>\n<style>").append(k_style).append("</style>\n</head>\n<body>\n<main>\n<h1>");
    text(title);
    out_ += "</h1>\n";
    paragraph(site_.config.agency.name.empty() ? site_.config.title : site_.config.agency.name);
    paragraph(words_.note);
    add_parts();
    add_reports();
    add_items();
    return std::move(out_ += "</main>\n</body>\n</html>\n");
  }

 private:
  void text(std::string_view plain) { append_escaped_html(out_, plain); }

  void element(std::string_view name, std::string_view plain) {
    out_.append("<").append(name).append(">");
    text(plain);
    out_.append("</").append(name).append(">");
  }

  void paragraph(std::string_view plain) {
    element("p", plain);
    out_ += '\n';
  }

  void link(std::string_view title, std::string_view to) {
    out_ += "<a href=\"";
    text(relative_address("index.html", to));
    out_ += "\">";
    text(title);
    out_ += "</a>";
  }

  void listed(std::string_view title, std::string_view to) {
    out_ += "<li>";
    link(title, to);
    out_ += "</li>\n";
  }

  void add_parts() {
    out_ += "<ul>\n";
    if (const auto list = copy_.list_place()) listed(words_.list, *list);
    for (const auto* ending : {"csv", "json"})
      listed(std::string(words_.catalogue) + " (" + ending + ")", std::string("catalogue.") + ending);
    listed(words_.record, "record/manifest.json");
    out_ += "</ul>\n";
  }

  void add_reports() {
    if (items_.reports.empty()) return;
    element("h2", words_.reports);
    out_ += "\n<ul>\n";
    for (const auto* report : items_.reports) {
      const auto& item = *report->entry->item;
      if (const auto place = copy_.place_of(item.route)) listed(item.title, *place);
    }
    out_ += "</ul>\n";
  }

  void add_items() {
    if (items_.published.empty()) return;
    element("h2", words_.items);
    out_ += "\n<table>\n<thead><tr>";
    for (const auto name : {words_.day, words_.number, words_.name, words_.source}) element("th", name);
    out_ += "</tr></thead>\n<tbody>\n";
    for (const auto* entry : items_.published) add_row(*entry);
    out_ += "</tbody>\n</table>\n";
  }

  void add_row(const Entry& entry) {
    const auto& item = *entry.item;
    out_ += "<tr>";
    element("td", item.published ? iso_date(item.published->date) : std::string());
    element("td", item.index_number);
    out_ += "<td>";
    if (const auto place = copy_.place_of(item.route)) link(item.title, *place);
    out_ += "</td><td>";
    if (item.withdrawn) text(words_.withdrawn);
    else link(item.source, item.source);
    out_ += "</td></tr>\n";
  }

  const Site& site_;
  const YearItems& items_;
  const BrowsableCopy& copy_;
  const StartWords& words_;
  std::string out_;
};

}  // namespace

std::string start_page(const Site& site, const YearItems& items, const BrowsableCopy& copy) {
  return StartPage(site, items, copy).write();
}

}  // namespace gazette
