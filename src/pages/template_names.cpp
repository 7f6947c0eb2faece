#include "pages/template_names.hpp"

#include <algorithm>
#include <map>

namespace gazette {

namespace {

constexpr auto k_text = NameType::text;
constexpr auto k_html = NameType::html;
constexpr auto k_flag = NameType::flag;
constexpr auto k_record = NameType::record;
constexpr auto k_list = NameType::list;

}  // namespace

// What is empty is false in a section: `{{#summary}}…{{/summary}}` shows nothing when there is no summary.
const std::vector<DocumentedRecord>& documented_records() {  // NOLINT(readability-function-size): it is a table
  static const std::vector<DocumentedRecord> records = {
      {"page",
       "What every page has.",
       {
           {"site", k_record, "site", "the site itself"},
           {"t", k_record, "words",
            "the theme's words in the site's language, from `i18n/<language>.toml`: `{{t.search}}`"},
           {"asset", k_record, "assets",
            "addresses of the theme's files in `static/`, by name with `.` and `/` as `_`: `{{asset.style_css}}`"},
           {"kind", k_text, "",
            "`home`, `category`, `item`, `page`, `report`, `reports`, `comparison`, `taxonomy`, `term`, `coverage`, "
            "`standard`, `register`, "
            "`verify`, `redirect` or "
            "`404`"},
           {"title", k_text, "", "the page's own title"},
           {"head_title", k_text, "", "title and site title, for `<title>`"},
           {"summary", k_text, "", "one plain paragraph about the page, at most 200 characters"},
           {"url", k_text, "", "the page's address, from `/`"},
           {"canonical", k_text, "", "the same with scheme and host"},
           {"home_url", k_text, "", "the address of the home page"},
           {"verify_url", k_text, "", "the page that tells how to verify a copy, or what the site has in its place"},
           {"coverage_url", k_text, "",
            "the page that shows what of the body's duties the site answers; absent without `[coverage]`"},
           {"is_home", k_flag, "", "this is the home page"},
           {"navigation", k_list, "link", "the top-level categories in their order"},
           {"breadcrumb", k_list, "link", "the way from the home page to this page, both included"},
           {"page_tags", k_list, "meta",
            "the government page tags of this page type (国办发〔2017〕47号), for `<meta name>`"},
           {"open_graph", k_list, "meta", "for `<meta property>`"},
           {"json_ld", k_html, "", "schema.org data, safe inside `<script type=\"application/ld+json\">`"},
           {"feeds", k_list, "feed", "the feeds of this page, else of the site"},
       }},
      {"site",
       "The site, from site.toml.",
       {
           {"title", k_text, "", ""},
           {"description", k_text, "", ""},
           {"language", k_text, "", "`zh-CN`, `en`"},
           {"base_url", k_text, "", ""},
           {"host", k_text, "", "the host name of `base_url`"},
           {"agency", k_record, "agency", "the body that publishes the site"},
           {"extra", k_record, "extra", "the site's own `[extra]` table"},
           {"generator", k_text, "", "`gazette` and its version"},
       }},
      {"agency",
       "`[agency]` of site.toml.",
       {
           {"name", k_text, "", ""},
           {"short_name", k_text, "", ""},
           {"code", k_text, "", ""},
           {"site_id", k_text, "", "site identification code"},
           {"address", k_text, "", ""},
           {"postcode", k_text, "", ""},
           {"hours", k_text, "", ""},
           {"phone", k_text, "", ""},
           {"fax", k_text, "", ""},
           {"email", k_text, "", ""},
           {"icp", k_text, "", "ICP filing number"},
           {"psb", k_text, "", "public security filing number"},
           {"complaint", k_text, "", "where to complain"},
           {"office", k_text, "", "name of the disclosure office"},
       }},
      {"link",
       "A page to go to.",
       {
           {"title", k_text, "", ""},
           {"url", k_text, "", ""},
           {"is_current", k_flag, "", "it is this page, or this page lies below it"},
       }},
      {"meta", "A `<meta>` element.", {{"name", k_text, "", ""}, {"content", k_text, "", ""}}},
      {"feed",
       "A feed.",
       {
           {"title", k_text, "", ""},
           {"url", k_text, "", ""},
           {"type", k_text, "", "media type"},
           {"format", k_text, "", "`RSS`, `Atom` or `JSON Feed`"},
       }},
      {"card",
       "An item in a list.",
       {
           {"title", k_text, "", ""},
           {"url", k_text, "", ""},
           {"date", k_text, "", "date published, `2016-03-04`"},
           {"datetime", k_text, "", "the same as RFC 3339, for `<time datetime>`"},
           {"summary", k_text, "", "at most 120 characters"},
           {"index_number", k_text, "", ""},
           {"document_number", k_text, "", ""},
           {"issuer", k_text, "", "the issuer's name"},
           {"genre", k_text, "", ""},
           {"category", k_text, "", "the category's title"},
           {"category_url", k_text, "", ""},
           {"validity", k_text, "", "`in-force`, `amended`, `repealed`, `expired`"},
           {"validity_label", k_text, "", "the same as a word"},
           {"state", k_text, "",
            "`in-force`, `not-yet-in-force`, `amended`, `superseded`, `repealed`, `expired`, `withdrawn`: the item's "
            "life as of "
            "the build"},
           {"state_label", k_text, "", "the same as a word"},
           {"is_in_force", k_flag, "", "its state is `in-force` or `amended`"},
           {"is_current", k_flag, "", "it stands in current lists: in force or soon to be"},
           {"is_withdrawn", k_flag, "", ""},
           {"is_report", k_flag, "", "it is an annual report"},
       }},
      {"column",
       "A category with its newest items.",
       {
           {"title", k_text, "", ""},
           {"url", k_text, "", ""},
           {"summary", k_text, "", "its description"},
           {"count", k_text, "", "how many current items it and the categories below it hold"},
           {"is_guide", k_flag, "", "it is the column of the disclosure guide"},
           {"cards", k_list, "card", "its newest items, at most five"},
           {"has_cards", k_flag, "", ""},
           {"has_children", k_flag, "", ""},
           {"children", k_list, "count", "its child categories"},
       }},
      {"count",
       "A page to go to and how many items it lists.",
       {
           {"title", k_text, "", ""},
           {"url", k_text, "", ""},
           {"count", k_text, "", ""},
           {"summary", k_text, "", ""},
       }},
      {"pager",
       "The pages of a list.",
       {
           {"number", k_text, "", "this page, from 1"},
           {"total", k_text, "", "how many pages"},
           {"count", k_text, "", "how many items on all pages"},
           {"is_single", k_flag, "", "there is only one page"},
           {"first", k_text, "", "address of the first page, empty on it"},
           {"previous", k_text, "", "address of the page before, empty on the first"},
           {"next", k_text, "", "address of the page after, empty on the last"},
           {"last", k_text, "", "address of the last page, empty on it"},
           {"pages", k_list, "pager_page", "the pages around this one"},
       }},
      {"pager_page",
       "One page of a list.",
       {{"number", k_text, "", ""}, {"url", k_text, "", ""}, {"is_current", k_flag, "", ""}}},
      {"fact",
       "One row of an item's metadata table.",
       {
           {"key", k_text, "", "`index_number`, `published`, …"},
           {"label", k_text, "", "its name in the site's language"},
           {"value", k_text, "", ""},
           {"url", k_text, "", "where the value leads, empty for nowhere"},
       }},
      {"contents_entry",
       "A heading in the table of contents.",
       {
           {"title", k_text, "", ""},
           {"url", k_text, "", "`#anchor`"},
           {"level", k_text, "", "`2`, `3`, …"},
       }},
      {"attachment",
       "A file beside an item.",
       {
           {"title", k_text, "", ""},
           {"file", k_text, "", "its name"},
           {"url", k_text, "", ""},
           {"type", k_text, "", "`PDF`, `CSV`, …"},
           {"size", k_text, "", "`12.3 kB`"},
           {"sha256", k_text, "", "64 hexadecimal digits"},
           {"is_inaccessible", k_flag, "", "declared `accessible = false`"},
       }},
      {"change",
       "One entry of the public history.",
       {{"date", k_text, "", ""}, {"note", k_text, "", ""}, {"is_major", k_flag, "", ""}}},
      {"withdrawal",
       "Why an item was withdrawn.",
       {{"date", k_text, "", ""}, {"reason", k_text, "", ""}, {"successor", k_record, "link", "absent without one"}}},
      {"home",
       "Home page.",
       {
           {"body", k_html, "", "text of `content/_index.md`"},
           {"newest", k_list, "card", "the newest items, at most ten"},
           {"columns", k_list, "column", "the top-level categories in their order"},
           {"latest_report", k_record, "card", "the newest annual report, absent without one"},
           {"guide", k_record, "link", "the column of the disclosure guide, absent without one"},
           {"indexes", k_list, "count", "the taxonomies"},
       }},
      {"category",
       "Category index.",
       {
           {"body", k_html, "", "text of `_index.md`, on the first page only"},
           {"children", k_list, "count", "child categories"},
           {"cards", k_list, "card", "the items of this page of the list"},
           {"pager", k_record, "pager", ""},
           {"attachments", k_list, "attachment", "other files in the folder"},
           {"office", k_list, "office_line", "how to reach the disclosure office, from `[agency]`; on the guide only"},
       }},
      {"office_line",
       "A line about the disclosure office.",
       {{"label", k_text, "", ""}, {"text", k_text, "", ""}, {"url", k_text, "", "`mailto:`; absent otherwise"}}},
      {"item",
       "Item page.",
       {
           {"body", k_html, "",
            "empty on the page of a withdrawn item, which is a notice; so are `contents` and `attachments`"},
           {"facts", k_list, "fact", "the metadata table, empty fields left out"},
           {"contents", k_list, "contents_entry", "table of contents, empty for fewer than three headings"},
           {"attachments", k_list, "attachment", ""},
           {"tags", k_list, "link", ""},
           {"changes", k_list, "change", "newest first"},
           {"has_history", k_flag, "", "it was changed or withdrawn since it was published"},
           {"published", k_text, "", "`2016-03-04`"},
           {"published_datetime", k_text, "", "RFC 3339"},
           {"updated", k_text, "", "date of the last change, empty if never changed"},
           {"document_number", k_text, "", ""},
           {"issuer", k_text, "", "the issuer's name"},
           {"previous", k_record, "link", "the older neighbour in the category, absent at the end"},
           {"next", k_record, "link", "the newer neighbour"},
           {"validity", k_text, "", "`in-force`, `amended`, `repealed`, `expired`"},
           {"validity_label", k_text, "", ""},
           {"state", k_text, "",
            "`in-force`, `not-yet-in-force`, `amended`, `superseded`, `repealed`, `expired`, `withdrawn`: the item's "
            "life as of "
            "the build"},
           {"state_label", k_text, "", ""},
           {"is_in_force", k_flag, "", "its state is `in-force` or `amended`"},
           {"is_pending", k_flag, "", "its state is `not-yet-in-force`"},
           {"is_current", k_flag, "", "it stands in current lists: in force or soon to be"},
           {"replaces", k_list, "link", "what this item supersedes"},
           {"replaced_by", k_list, "link", "what supersedes this item"},
           {"withdrawn", k_record, "withdrawal", "absent unless withdrawn"},
           {"effective", k_text, "", "first day in force, where the item says so"},
           {"expires", k_text, "", "last day in force"},
           {"is_draft", k_flag, "", "built with --drafts: never public"},
           {"waivers", k_list, "waiver", "findings accepted on purpose"},
           {"extra", k_record, "extra", "the item's own `[extra]` table"},
       }},
      {"waiver", "A finding accepted on purpose.", {{"rule", k_text, "", ""}, {"reason", k_text, "", ""}}},
      {"report",
       "Annual report page: all names of an item page, and these.",
       {
           {"year", k_text, "", ""},
           {"form", k_record, "report_form", ""},
           {"parts", k_list, "report_part", "the text in parts, cut where it says `{{t3}}` for a table"},
           {"tables", k_list, "report_table", "the form's tables that the text does not place"},
           {"checks", k_list, "report_check", "the checks of the form that ran"},
           {"checks_summary", k_text, "", "how many hold, fail and cannot be judged, in one sentence"},
           {"comparison", k_list, "comparison_table", "last year beside this year"},
           {"requests", k_list, "request_measure", "what the request ledger tells of the year"},
           {"charts", k_list, "chart", ""},
           {"site_counts", k_list, "figure_row", "the site's own counts beside the declared ones"},
           {"by_category", k_list, "count", "items published in the year, by category"},
           {"by_channel", k_list, "count", "items published in the year, by channel"},
           {"figures_url", k_text, "", "address of `figures.json`"},
           {"checks_url", k_text, "", "address of `checks.csv`"},
           {"other_years", k_list, "link", "the other annual reports, newest first"},
       }},
      {"report_form",
       "The form of a report.",
       {
           {"id", k_text, "", ""},
           {"title", k_text, "", ""},
           {"basis", k_text, "", "legal basis"},
           {"note", k_text, "", "what is not verified about the form"},
           {"first_day", k_text, "", "of the reported year"},
           {"last_day", k_text, "", ""},
       }},
      {"report_part",
       "A part of a report's text and the table after it.",
       {{"body", k_html, "", ""}, {"table", k_record, "report_table", "absent after the last part"}}},
      {"report_table",
       "One table of a form.",
       {
           {"title", k_text, "", ""},
           {"key", k_text, "", "for anchors: `t3`"},
           {"repeats_heading", k_flag, "", "the heading above it in the text says its title already"},
           {"note", k_text, "", ""},
           {"csv_url", k_text, "", ""},
           {"quote", k_text, "", "the rule that the form prints in the table's corner"},
           {"unit", k_text, "", "of all its figures"},
           {"has_corner", k_flag, "", "it has row headers, so that its head begins with a corner"},
           {"corner_columns", k_text, "", "how many columns the corner spans"},
           {"corner_rows", k_text, "", ""},
           {"head", k_list, "table_head_line", ""},
           {"bodies", k_list, "table_body", "one for each outermost group of rows"},
           {"is_wide", k_flag, "", "more than eight columns"},
           {"is_flat", k_flag, "", "one row header a line"},
           {"is_blank", k_flag, "", "nobody filled it in"},
           {"is_empty", k_flag, "", "records without any"},
           {"has_computed", k_flag, "", ""},
           {"is_all_computed", k_flag, "", "none of its figures was declared"},
           {"computed", k_list, "plain_text", "where its computed figures come from"},
           {"has_notes", k_flag, "", ""},
           {"notes", k_list, "table_note", ""},
       }},
      {"table_head_line",
       "A line of a table's head.",
       {{"is_first", k_flag, "", "the corner stands before its cells"}, {"cells", k_list, "table_header", ""}}},
      {"table_header",
       "A header cell.",
       {
           {"text", k_text, "", ""},
           {"id", k_text, "", "absent in tables with one level of headers"},
           {"scope", k_text, "", "`col`, `colgroup`, `row` or `rowgroup`"},
           {"columns", k_text, "", "colspan, absent for 1"},
           {"rows", k_text, "", "rowspan, absent for 1"},
           {"unit", k_text, "", "of its line, where that is not the table's"},
       }},
      {"table_body", "A `<tbody>`.", {{"lines", k_list, "table_line", ""}}},
      {"table_line",
       "A line of a table.",
       {
           {"headers", k_list, "table_header", ""},
           {"cells", k_list, "report_cell", ""},
           {"is_total", k_flag, "", ""},
       }},
      {"report_cell",
       "A figure.",
       {
           {"text", k_text, "", "as printed; empty when blank"},
           {"is_blank", k_flag, "", ""},
           {"is_number", k_flag, "", ""},
           {"is_computed", k_flag, "", "nobody declared it"},
           {"headers", k_text, "", "ids of its header cells"},
           {"note_marks", k_text, "", "`[1]`: notes below the table about it"},
       }},
      {"table_note",
       "A note of the report on a figure.",
       {{"mark", k_text, "", ""},
        {"cell", k_text, "", "its name; absent for the whole table"},
        {"text", k_text, "", ""}}},
      {"plain_text", "A text in a list.", {{"text", k_text, "", ""}}},
      {"report_check",
       "A check of the form.",
       {
           {"id", k_text, "", ""},
           {"label", k_text, "", "the rule in words"},
           {"table", k_text, "", "title of its table"},
           {"result", k_text, "", "`holds`, `explained`, `fails` or `unknown`"},
           {"result_label", k_text, "", "the same as a word"},
           {"holds", k_flag, "", ""},
           {"fails", k_flag, "", ""},
           {"is_open", k_flag, "", "its findings are worth showing at once"},
           {"has_findings", k_flag, "", ""},
           {"findings", k_list, "check_finding", "where it does not hold or cannot be judged"},
       }},
      {"check_finding",
       "Where a check does not hold.",
       {
           {"place", k_text, "", "the line of the table"},
           {"text", k_text, "", "both sides, or what is blank"},
           {"note", k_text, "", "the report's explanation"},
       }},
      {"comparison_table",
       "Figures of one table in two years.",
       {{"title", k_text, "", ""}, {"rows", k_list, "compared_figure", ""}}},
      {"compared_figure",
       "A figure in two years.",
       {
           {"label", k_text, "", ""},
           {"now", k_text, "", ""},
           {"before", k_text, "", ""},
           {"difference", k_text, "", "`+5`"},
       }},
      {"request_measure",
       "A measure of the request ledger.",
       {{"label", k_text, "", ""}, {"text", k_text, "", "absent when it cannot be judged"}}},
      {"chart",
       "A chart as inline SVG.",
       {
           {"title", k_text, "", ""},
           {"svg", k_html, "", ""},
           {"columns", k_list, "plain_text", "of its data: the series"},
           {"rows", k_list, "years_row", "its data"},
       }},
      {"figure_row",
       "A declared figure and the site's own.",
       {
           {"label", k_text, "", ""},
           {"declared", k_text, "", "empty when blank"},
           {"computed", k_text, "", ""},
           {"differs", k_flag, "", "both are given and differ"},
           {"unit", k_text, "", ""},
       }},
      {"reports",
       "List of annual reports: all names of a category index, and these.",
       {
           {"reports", k_list, "report_card", "all annual reports, newest year first"},
           {"comparison_url", k_text, "", "the page that compares all years; absent with fewer than two"},
       }},
      {"comparison", "Annual reports of all years beside each other.", {{"bodies", k_list, "compared_body", ""}}},
      {"compared_body",
       "The reports of one body.",
       {{"title", k_text, "", "absent when there is only one body"}, {"sections", k_list, "compared_form", ""}}},
      {"compared_form",
       "The figures of one form.",
       {{"title", k_text, "", ""}, {"basis", k_text, "", ""}, {"tables", k_list, "years_table", ""}}},
      {"years_table",
       "Figures of one table through the years.",
       {{"title", k_text, "", ""}, {"years", k_list, "link", ""}, {"rows", k_list, "years_row", ""}}},
      {"years_row",
       "A figure through the years.",
       {{"label", k_text, "", ""}, {"cells", k_list, "years_cell", "one for each year"}}},
      {"years_cell", "A figure of one year.", {{"text", k_text, "", ""}}},
      {"report_card",
       "An annual report in the list.",
       {
           {"title", k_text, "", ""},
           {"url", k_text, "", ""},
           {"year", k_text, "", ""},
           {"date", k_text, "", ""},
           {"datetime", k_text, "", ""},
           {"form_title", k_text, "", ""},
       }},
      {"taxonomy",
       "List of all terms of a taxonomy.",
       {{"terms", k_list, "count", ""}, {"key", k_text, "", "`tags`, `issuers`, `topics`, `genres`, `years`"}}},
      {"term",
       "Items with one tag, of one issuer, topic, genre or year.",
       {
           {"taxonomy", k_record, "link", "the list of all its terms; of a scheme's row, the page of coverage"},
           {"cards", k_list, "card", ""},
           {"pager", k_record, "pager", ""},
       }},
      {"coverage",
       "What the body must publish, and what of it the site holds.",
       {
           {"scheme", k_record, "scheme", "absent without a scheme"},
           {"standards", k_list, "standard_card", "the standard catalogues"},
       }},
      {"scheme",
       "A list of categories that a law or a regulator prescribes.",
       {
           {"title", k_text, "", ""},
           {"basis", k_text, "", "its law"},
           {"source", k_text, "", "where its wording was taken from"},
           {"note", k_text, "", "what of it nobody has verified"},
           {"covered", k_text, "", "how many rows have an item"},
           {"total", k_text, "", "how many rows there are"},
           {"is_complete", k_flag, "", "all rows have one"},
           {"excused", k_text, "", "how many rows without an item do not apply; absent for none"},
           {"groups", k_list, "scheme_group", "the rows for every body first"},
       }},
      {"scheme_group",
       "Rows of a scheme that the same bodies owe.",
       {{"title", k_text, "", "absent for those that every body owes"}, {"rows", k_list, "scheme_row", ""}}},
      {"scheme_row",
       "A row of a scheme.",
       {
           {"key", k_text, "", "`art20-7`"},
           {"article", k_text, "", ""},
           {"label", k_text, "", ""},
           {"count", k_text, "", "how many current items answer it"},
           {"url", k_text, "", "the list of them; absent without any"},
           {"newest", k_record, "dated_link", "the newest of them"},
           {"has_categories", k_flag, "", ""},
           {"categories", k_list, "link", "that are mapped to it"},
           {"is_covered", k_flag, "", "an item answers it"},
           {"not_applicable", k_text, "", "why the body holds nothing of the kind"},
       }},
      {"dated_link",
       "An item to go to.",
       {{"title", k_text, "", ""}, {"url", k_text, "", ""}, {"date", k_text, "", "date published"}}},
      {"standard_card",
       "A standard catalogue (标准目录) in the list.",
       {
           {"title", k_text, "", ""},
           {"url", k_text, "", "its table"},
           {"file_url", k_text, "", "its CSV"},
           {"covered", k_text, "", "how many rows have an item"},
           {"total", k_text, "", ""},
           {"is_complete", k_flag, "", ""},
       }},
      {"standard",
       "Table of a standard catalogue.",
       {
           {"covered", k_text, "", "how many rows have an item"},
           {"total", k_text, "", ""},
           {"is_complete", k_flag, "", ""},
           {"file_url", k_text, "", "its CSV"},
           {"groups", k_list, "standard_group", ""},
       }},
      {"standard_group",
       "Rows below one 一级事项.",
       {
           {"title", k_text, "", ""},
           {"covered", k_text, "", ""},
           {"total", k_text, "", ""},
           {"is_complete", k_flag, "", ""},
           {"rows", k_list, "standard_row", ""},
       }},
      {"standard_row",
       "A row of a standard catalogue.",
       {
           {"anchor", k_text, "", "id that items link to"},
           {"serial", k_text, "", "序号"},
           {"title", k_text, "", "二级事项, or 一级事项 where it has no parts"},
           {"content", k_list, "plain_text", "公开内容（要素）, line by line"},
           {"basis", k_list, "plain_text", "公开依据"},
           {"time_limit", k_list, "plain_text", "公开时限"},
           {"body", k_list, "plain_text", "公开主体"},
           {"channels", k_list, "plain_text", "公开渠道和载体"},
           {"audience", k_list, "plain_text", "公开对象"},
           {"method", k_list, "plain_text", "公开方式"},
           {"level", k_list, "plain_text", "公开层级"},
           {"count", k_text, "", "how many current items answer it"},
           {"is_covered", k_flag, "", ""},
           {"has_more", k_flag, "", "more than `items` lists"},
           {"items", k_list, "dated_link", "its newest items, at most five"},
       }},
      {"register",
       "Register of rules (规章, 规范性文件), whole or one of its lists.",
       {
           {"rules", k_list, "rule", "the rules of this page of the list, newest first"},
           {"filters", k_list, "register_filter", "the lists to choose from: by state, genre, issuer and year"},
           {"list_url", k_text, "", "address of the list's first page; its further ones are `page/<n>/` below it"},
           {"pager", k_record, "pager", ""},
       }},
      {"rule",
       "A rule in the register.",
       {
           {"title", k_text, "", ""},
           {"url", k_text, "", ""},
           {"document_number", k_text, "", ""},
           {"issuer", k_text, "", "the issuer's name"},
           {"genre", k_text, "", ""},
           {"made", k_text, "", "`2016-03-04`"},
           {"year", k_text, "", "of its making, else of its publication"},
           {"effective", k_text, "", "first day in force, where the item says so"},
           {"ended", k_text, "", "last day in force, or the day of its withdrawal; absent while in force or unknown"},
           {"state", k_text, "", "as of a card"},
           {"state_label", k_text, "", ""},
           {"is_in_force", k_flag, "", ""},
           {"successors", k_list, "link", "what took its place"},
       }},
      {"register_filter",
       "A group of lists of the register.",
       {{"title", k_text, "", ""}, {"links", k_list, "register_list", ""}}},
      {"register_list",
       "A list of the register.",
       {
           {"title", k_text, "", ""},
           {"url", k_text, "", ""},
           {"count", k_text, "", "how many rules it holds"},
           {"is_current", k_flag, "", "it is this list"},
       }},
      {"verify",
       "Page that tells how to verify a copy of the site.",
       {
           {"manifest_url", k_text, "", "address of `manifest.json`, with scheme and host"},
           {"signature_url", k_text, "", "address of its signature; absent without a public key"},
           {"public_key", k_text, "", "`[manifest] public_key` of site.toml"},
       }},
      {"redirect", "Page at a former address.", {{"target", k_record, "link", "where the page is now"}}},
      {"404", "Page for addresses that do not exist.", {{"columns", k_list, "link", "the top-level categories"}}},
  };
  return records;
}

namespace {

const DocumentedRecord* find_record(std::string_view name) {
  const auto& records = documented_records();
  const auto found = std::find_if(records.begin(), records.end(), [&](const auto& r) { return r.name == name; });
  return found == records.end() ? nullptr : &*found;
}

/// The schemas of all records and page kinds, each made once. A map keeps addresses stable.
class Schemas {
 public:
  Schemas() {
    for (const auto kind :
         {PageKind::home, PageKind::category, PageKind::item, PageKind::page, PageKind::report, PageKind::reports,
          PageKind::comparison, PageKind::taxonomy, PageKind::term, PageKind::coverage, PageKind::standard,
          PageKind::rules_register, PageKind::verify, PageKind::redirect, PageKind::not_found}) {
      auto& schema = kinds_[kind];
      for (const auto name : records_of(kind)) add_fields(*find_record(name), schema);
      add_list_flags(schema);
    }
  }

  const NameSchema& of(PageKind kind) const { return kinds_.at(kind); }

 private:
  static std::vector<std::string_view> records_of(PageKind kind) {
    switch (kind) {
      case PageKind::page: return {"page", "item"};
      case PageKind::report: return {"page", "item", "report"};
      case PageKind::reports: return {"page", "category", "reports"};
      default: return {"page", page_kind_name(kind)};
    }
  }

  // For every list `x` of a page there is a flag `has_x`.
  static void add_list_flags(NameSchema& schema) {
    std::vector<NameField> flags;
    for (const auto& field : schema.fields) {
      if (field.type == NameType::list) flags.push_back({"has_" + field.name, NameType::flag, nullptr, false});
    }
    schema.fields.insert(schema.fields.end(), flags.begin(), flags.end());
  }

  void add_fields(const DocumentedRecord& record, NameSchema& schema) {
    for (const auto& name : record.names) {
      const auto* inside = find_record(name.of);
      const bool is_open = name.type == NameType::record && !inside;
      schema.fields.push_back({std::string(name.name), name.type, inside ? &schema_of(*inside) : nullptr, is_open});
    }
  }

  const NameSchema& schema_of(const DocumentedRecord& record) {
    const auto [made, is_new] = records_.try_emplace(record.name);
    if (is_new) add_fields(record, made->second);
    return made->second;
  }

  std::map<std::string_view, NameSchema> records_;
  std::map<PageKind, NameSchema> kinds_;
};

std::string type_text(const DocumentedName& name) {
  switch (name.type) {
    case NameType::text: return "text";
    case NameType::html: return "HTML";
    case NameType::flag: return "flag";
    case NameType::record: return find_record(name.of) ? "record `" + std::string(name.of) + "`" : "record";
    case NameType::list: return name.of.empty() ? "list of text" : "list of `" + std::string(name.of) + "`";
  }
  return "text";
}

}  // namespace

const NameSchema& names_of(PageKind kind) {
  static const Schemas schemas;
  return schemas.of(kind);
}

std::string names_as_markdown() {
  std::string out =
      "What is empty or absent is false in a section. For every list `x` of a page there is a flag `has_x`, true when "
      "the "
      "list holds something.\n\n";
  for (const auto& record : documented_records()) {
    out += "### `" + std::string(record.name) + "`\n\n" + std::string(record.note) +
           "\n\n| name | type | what it is |\n| --- | --- | --- |\n";
    for (const auto& name : record.names)
      out += "| `" + std::string(name.name) + "` | " + type_text(name) + " | " + std::string(name.note) + " |\n";
    out += "\n";
  }
  return out;
}

}  // namespace gazette
