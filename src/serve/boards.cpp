#include "serve/boards.hpp"

#include "base/diagnostic_text.hpp"
#include "base/text.hpp"
#include "build/source_lines.hpp"
#include "catalogue/publication.hpp"
#include "deadlines/due.hpp"
#include "formats/html.hpp"
#include "privacy/masking.hpp"
#include "serve/board_html.hpp"
#include "serve/due_page.hpp"
#include "serve/page_notes.hpp"
#include "serve/rule_words.hpp"

#include <algorithm>
#include <array>
#include <functional>

namespace gazette {

namespace {

constexpr std::size_t k_most_lines = 500;

/// What the boards say in one language.
struct BoardText {
  std::string_view home, drafts, scheduled, withheld, due, findings, routes;
  std::string_view note, nothing, cut, filter, apply, problems, ending;
  std::string_view title, file, day, address, kind, reason, about, template_name, errors, warnings, infos, comma;
};

constexpr BoardText k_chinese = {"预览",
                                 "草稿",
                                 "定时公开",
                                 "不主动公开",
                                 "近期到期事项",
                                 "检查结果",
                                 "所有地址",
                                 "本页只在预览中显示，不会发布。",
                                 "没有。",
                                 "只列出前500行。",
                                 "只列出含有：",
                                 "筛选",
                                 "网站有错误，还不能显示",
                                 "改好之后，本页会自动更新。",
                                 "标题",
                                 "文件",
                                 "公开日期",
                                 "地址",
                                 "种类",
                                 "为什么有这个页面",
                                 "来源",
                                 "模板",
                                 "错误",
                                 "警告",
                                 "提示",
                                 "，"};
constexpr BoardText k_english = {"Preview",
                                 "Drafts",
                                 "Scheduled",
                                 "Withheld",
                                 "What falls due",
                                 "Findings",
                                 "All addresses",
                                 "Only the preview shows this page; it is never published.",
                                 "None.",
                                 "Only the first 500 lines are shown.",
                                 "Only lines with:",
                                 "Filter",
                                 "The site has errors and cannot be shown yet",
                                 "This page renews itself once they are mended.",
                                 "Title",
                                 "File",
                                 "Published",
                                 "Address",
                                 "Kind",
                                 "Why it exists",
                                 "From",
                                 "Template",
                                 "errors",
                                 "warnings",
                                 "remarks",
                                 ", "};

const BoardText& text_for(std::string_view language) {
  return board_language(language) == "en" ? k_english : k_chinese;
}

std::string paragraph(std::string_view text) { return "<p>" + escape_html(text) + "</p>\n"; }
std::string link(std::string_view url, std::string_view text) {
  return "<a href=\"" + escape_html(url) + "\">" + escape_html(text) + "</a>";
}
std::string code(std::string_view text) { return "<code>" + escape_html(text) + "</code>"; }

/// Rows of HTML cells, as many as a board shows.
class BoardTable {
 public:
  BoardTable(const BoardText& text, std::vector<std::string_view> headers, std::string_view query)
      : text_(text), headers_(std::move(headers)), query_(query) {}

  /// `words` is what the query is looked for in.
  void add(std::string_view words, const std::function<std::vector<std::string>()>& cells) {
    if (!query_.empty() && words.find(query_) == std::string_view::npos) return;
    if (++count_ > k_most_lines) return;
    rows_ += "<tr>";
    for (const auto& cell : cells()) rows_ += "<td>" + cell + "</td>";
    rows_ += "</tr>\n";
  }

  std::string html() const {
    if (count_ == 0) return paragraph(text_.nothing);
    std::string out = count_ > k_most_lines ? paragraph(text_.cut) : std::string();
    out += "<table>\n<thead><tr>";
    for (const auto header : headers_) out.append("<th scope=\"col\">").append(header).append("</th>");
    return out + "</tr></thead>\n<tbody>\n" + rows_ + "</tbody>\n</table>\n";
  }

 private:
  const BoardText& text_;
  std::vector<std::string_view> headers_;
  std::string_view query_;
  std::string rows_;
  std::size_t count_ = 0;
};

std::string filter_form(const BoardText& text, std::string_view query) {
  return "<form><label>" + escape_html(text.filter) + " <input name=\"q\" value=\"" + escape_html(query) +
         "\"></label> <button>" + escape_html(text.apply) + "</button></form>\n";
}

std::string item_table(const Site& site, const BoardText& text, Publicity publicity, std::string_view query) {
  BoardTable table(text, {text.title, text.day, text.file}, query);
  for (const auto& item : site.loaded.items) {
    if (publicity_of(item, site.view) != publicity) continue;
    table.add(item.title + item.source, [&] {
      const auto url = link_to(site.config, item.route.path);
      const auto title = is_shown(item, site.view) ? link(url, item.title) : escape_html(item.title);
      return std::vector{title, item.published ? iso_date(item.published->date) : std::string("—"), code(item.source)};
    });
  }
  return table.html();
}

std::string finding_html(const Diagnostic& found, SourceLines& lines, std::string_view language) {
  const Diagnostic shown{found.severity, with_masked_words(found.error)};
  const auto& error = shown.error;
  const auto line = error.place.at.line > 0 ? with_masks(lines.line_at(error.place), error.rule) : std::string();
  const auto words = rule_words(error.rule, language);
  auto html = words.what.empty() ? std::string() : paragraph(words.what + words.how);
  return html + "<pre>" + escape_html(diagnostic_text(shown, line, Coloring::plain)) + "</pre>\n";
}

std::string finding_list(const FileReader& files, const BoardText& text, std::string_view language,
                         const std::vector<Diagnostic>& findings, std::string_view query) {
  SourceLines lines(files);
  std::string out;
  std::size_t count = 0;
  for (const auto& found : findings) {
    const auto words = place_text(found.error.place) + found.error.rule + found.error.message;
    if (!query.empty() && words.find(query) == std::string::npos) continue;
    if (++count > k_most_lines) break;
    out += finding_html(found, lines, language);
  }
  if (count == 0) return paragraph(text.nothing);
  return count > k_most_lines ? paragraph(text.cut) + out : out;
}

std::string route_table(const ShownSite& shown, const BoardText& text, std::string_view query) {
  const auto& site = shown.prepared->site;
  const auto& plan = shown.prepared->plan;
  BoardTable table(text, {text.address, text.kind, text.reason, text.template_name}, query);
  const auto address = [&](const std::string& path) { return link(link_to(site.config, path), "/" + path); };
  for (const auto& page : plan.pages) {
    const auto kind = std::string(page_kind_name(page.kind));
    table.add("/" + page.route.path + " " + kind, [&] {
      return std::vector{address(page.route.path), kind, escape_html(reason_of(site, page)),
                         escape_html(template_name_of(page))};
    });
  }
  for (const auto& file : plan.files)
    table.add("/" + file.route.path, [&] {
      return std::vector{address(file.route.path), std::string("gazette"), std::string(), std::string()};
    });
  for (const auto& copy : plan.copies)
    table.add("/" + copy.route.path, [&] {
      return std::vector{address(copy.route.path), code(copy.source), std::string(), std::string()};
    });
  for (const auto& file : shown.prepared->theme->files)
    table.add("/" + file.route.path, [&] {
      return std::vector{address(file.route.path), std::string("theme"), std::string(), std::string()};
    });
  return table.html();
}

std::string overview(const PreviewView& view, const BoardText& text) {
  const auto& site = view.shown->prepared->site;
  std::array<std::size_t, 4> counts{};
  for (const auto& item : site.loaded.items) ++counts[static_cast<std::size_t>(publicity_of(item, site.view))];
  const auto of = [&](Publicity publicity) { return std::to_string(counts[static_cast<std::size_t>(publicity)]); };
  const auto line = [](std::string_view path, std::string_view name, const std::string& number) {
    return "<li>" + link("/_gazette/" + std::string(path) + "/", name) + " (" + number + ")</li>\n";
  };
  const auto found = [&](Severity severity, std::string_view name) {
    return std::to_string(view.findings.count(severity)) + " " + std::string(name);
  };
  std::string out = "<ul>\n" + line("drafts", text.drafts, of(Publicity::draft));
  out += line("scheduled", text.scheduled, of(Publicity::scheduled));
  out += line("withheld", text.withheld, of(Publicity::withheld));
  out += line("due", text.due, std::to_string(due_entries(site, k_board_days).size()));
  out += line("findings", text.findings,
              found(Severity::error, text.errors) + std::string(text.comma) + found(Severity::warning, text.warnings) +
                  std::string(text.comma) + found(Severity::info, text.infos));
  out += line("routes", text.routes, std::to_string(view.shown->output.size()));
  return out + "</ul>\n";
}

}  // namespace

std::optional<std::string> board_page(const PreviewView& view, const FileReader& files, std::string_view path,
                                      std::string_view query) {
  const auto& site = view.shown->prepared->site;
  const auto& language = site.config.language;
  const auto& text = text_for(language);
  const auto nav = "<nav>" + link(link_to(site.config, ""), site.config.title.empty() ? "/" : site.config.title) +
                   link("/_gazette/", text.home) + "</nav>\n" + paragraph(text.note);
  const auto page = [&](std::string_view title, const std::string& content) {
    return board_html(language, title, nav + content);
  };
  const auto items = [&](std::string_view title, Publicity publicity) {
    return page(title, filter_form(text, query) + item_table(site, text, publicity, query));
  };
  if (path == "/_gazette/") return page(text.home, overview(view, text));
  if (path == "/_gazette/drafts/") return items(text.drafts, Publicity::draft);
  if (path == "/_gazette/scheduled/") return items(text.scheduled, Publicity::scheduled);
  if (path == "/_gazette/withheld/") return items(text.withheld, Publicity::withheld);
  if (path == "/_gazette/due/") return due_page(site, due_entries(site, k_board_days));
  if (path == "/_gazette/findings/")
    return page(text.findings,
                filter_form(text, query) + finding_list(files, text, language, view.findings.all(), query));
  if (path == "/_gazette/routes/")
    return page(text.routes, filter_form(text, query) + route_table(*view.shown, text, query));
  return std::nullopt;
}

std::string problem_page(const FileReader& files, std::string_view language, const std::vector<Diagnostic>& problems) {
  const auto& text = text_for(language);
  return board_html(language, text.problems,
                    paragraph(text.ending) + finding_list(files, text, language, problems, ""));
}

}  // namespace gazette
