#include "pages/template_records.hpp"

namespace gazette {

namespace {

constexpr auto k_text = NameType::text;
constexpr auto k_flag = NameType::flag;
constexpr auto k_record = NameType::record;
constexpr auto k_list = NameType::list;

}  // namespace

std::vector<DocumentedRecord> public_record_records() {  // NOLINT(readability-function-size): it is a table
  return {
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
  };
}

}  // namespace gazette
