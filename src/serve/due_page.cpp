#include "serve/due_page.hpp"

#include "formats/html.hpp"
#include "serve/board_html.hpp"

#include <array>
#include <cstdlib>

namespace gazette {

namespace {

/// The words of the board in one language.
struct BoardWords {
  std::string_view title, as_of, nothing, note;
  std::array<std::string_view, 5> headers;  ///< day, days left, kind, name, file
  std::array<std::string_view, 6> kinds;    ///< in the order of DueKind
  std::array<std::string_view, 4> doubts;   ///< in the order of DueDoubt
  std::string_view today, left_before, left_after, overdue_before, overdue_after, report_before, report_after, home;
};

constexpr BoardWords k_chinese = {"近期到期事项",
                                  "截至",
                                  "没有逾期事项，今后30天内也没有到期事项。",
                                  "列出已经逾期和今后30天内到期的事项。本页只在预览中显示，不会发布。",
                                  {"期限", "剩余", "事项", "名称", "文件"},
                                  {"公开期限", "定时公开", "年度报告", "栏目更新", "首页更新", "有效期届满"},
                                  {"", "没有规定期限", "没有该年的工作日历", "从未更新"},
                                  "今天",
                                  "",
                                  "天",
                                  "逾期",
                                  "天",
                                  "",
                                  "年度报告：",
                                  "首页"};

constexpr BoardWords k_english = {
    "What falls due",
    "As of",
    "Nothing is overdue, and nothing falls due within 30 days.",
    "What is overdue, and what falls due within 30 days. Only the preview shows this page; it is never published.",
    {"Day", "Left", "Kind", "Name", "File"},
    {"Publication", "Scheduled", "Annual report", "Column", "Home page", "Expiry"},
    {"", "no deadline known", "no calendar for the year", "never renewed"},
    "today",
    "",
    " days",
    "",
    " days overdue",
    "Report on ",
    ": ",
    "Home page"};

const BoardWords& words_for(std::string_view language) { return language.starts_with("zh") ? k_chinese : k_english; }

void cell(std::string& out, std::string_view name, std::string_view html) {
  out += "<td class=\"";
  out.append(name).append("\">").append(html).append("</td>");
}

std::string left_text(const BoardWords& words, const DueEntry& entry) {
  if (!entry.date) return std::string(words.doubts[static_cast<std::size_t>(entry.doubt)]);
  if (entry.days_left == 0) return std::string(words.today);
  const auto days = std::to_string(std::abs(entry.days_left));
  return entry.is_overdue ? std::string(words.overdue_before) + days + std::string(words.overdue_after)
                          : std::string(words.left_before) + days + std::string(words.left_after);
}

std::string name_html(const Site& site, const BoardWords& words, const DueEntry& entry) {
  std::string name = entry.title;
  if (entry.kind == DueKind::home) name = words.home;
  if (entry.kind == DueKind::report)
    name =
        std::string(words.report_before) + std::to_string(entry.year) + std::string(words.report_after) + entry.title;
  auto html = escape_html(name);
  if (!entry.has_page) return html;
  return "<a href=\"" + escape_html(link_to(site.config, entry.route)) + "\">" + html + "</a>";
}

void add_row(std::string& out, const Site& site, const BoardWords& words, const DueEntry& entry) {
  out += entry.is_overdue ? "<tr class=\"overdue\">" : "<tr>";
  cell(out, "day", entry.date ? "<time>" + iso_date(*entry.date) + "</time>" : std::string("—"));
  cell(out, "left", left_text(words, entry));
  cell(out, "kind", words.kinds[static_cast<std::size_t>(entry.kind)]);
  cell(out, "name", name_html(site, words, entry));
  cell(out, "file", "<code>" + escape_html(entry.source) + "</code>");
  out += "</tr>\n";
}

std::string table_html(const Site& site, const BoardWords& words, const std::vector<DueEntry>& entries) {
  std::string out = "<table>\n<thead><tr>";
  for (const auto header : words.headers) out.append("<th scope=\"col\">").append(header).append("</th>");
  out += "</tr></thead>\n<tbody>\n";
  for (const auto& entry : entries) add_row(out, site, words, entry);
  return out + "</tbody>\n</table>\n";
}

}  // namespace

std::string due_page(const Site& site, const std::vector<DueEntry>& entries) {
  const auto& words = words_for(site.config.language);
  std::string out = "<p>";
  out.append(words.as_of).append(" ").append(iso_date(site.view.as_of.date)).append("</p>\n<p>");
  out.append(words.note).append("</p>\n");
  out += entries.empty() ? "<p>" + std::string(words.nothing) + "</p>\n" : table_html(site, words, entries);
  return board_html(site.config.language, words.title, out);
}

}  // namespace gazette
