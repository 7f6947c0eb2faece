#include "formats/text_lint.hpp"

#include "formats/lint/rules.hpp"
#include "support/catch.hpp"

#include <array>
#include <random>
#include <string>
#include <vector>

using namespace gazette;

namespace {

std::vector<TextFinding> found_in(const std::string& text) { return lint_text({text}); }

/// `rule` for each finding, with a `*` where it is safe to mend.
std::string rules_in(const std::string& text, TextForm form = TextForm::markdown, bool has_figures = false) {
  std::string out;
  for (const auto& finding : lint_text({text, form, {1, 1, 1}, has_figures}))
    out += (out.empty() ? "" : " ") + std::string(finding.rule) + (finding.edits.empty() ? "" : "*");
  return out;
}

std::string edited(std::string text, const TextFinding& finding) {
  for (auto edit = finding.edits.rbegin(); edit != finding.edits.rend(); ++edit)
    text.replace(edit->offset, edit->size, edit->text);
  return text;
}

/// The text with its only finding mended.
std::string mended(const std::string& text) {
  const auto found = found_in(text);
  INFO(text);
  REQUIRE(found.size() == 1);
  REQUIRE_FALSE(found.front().edits.empty());
  return edited(text, found.front());
}

void check_clean(const std::vector<std::string>& texts) {
  for (const auto& text : texts) {
    INFO(text);
    CHECK(rules_in(text) == "");
  }
}

void check_reported(const std::string& rules, const std::vector<std::string>& texts) {
  for (const auto& text : texts) {
    INFO(text);
    CHECK(rules_in(text) == rules);
  }
}

}  // namespace

TEST_CASE("a heading without a space is found at the start of a block and gets its space") {
  CHECK(mended("#一、概述\n正文。") == "# 一、概述\n正文。");
  CHECK(mended("正文。\n\n##（一）公开内容\n") == "正文。\n\n## （一）公开内容\n");
  CHECK(mended("#标题一\r\n") == "# 标题一\r\n");
  CHECK(mended("## 一、甲\n###二、乙") == "## 一、甲\n### 二、乙");
  CHECK(mended("##标题 ##\n") == "## 标题 ##\n");
}

TEST_CASE("topics, tags, code and lines of a paragraph are no headings") {
  check_clean({"#两会# 开幕", "#教育 #公开", "正文\n#标签在文中", "```\n#注释\n```", "    #注释", "#1 号楼",
               "####### 七", "# 标题", "\\#标题", "C#语言", "见[标题](#标题一)"});
  const std::string sentence = "#公告" + std::string(200, 'x');
  CHECK(rules_in(sentence) == "");
}

TEST_CASE("a heading is not mended where markup goes on in the next line") {
  CHECK(rules_in("#标题`甲\n乙`") != "heading-without-space*");
  CHECK(rules_in("#标题[甲\n乙](x.md)") == "heading-without-space");
}

TEST_CASE("numbered lines that run together are told, and left to their author") {
  check_reported("list-number-form", {"1、甲；\n2、乙；\n3、丙。", "要求如下：\n1、甲\n2、乙", " 1、甲\r\n 2、乙\r\n"});
  check_clean({"1、甲\n\n2、乙", "1、甲\n正文", "一、甲\n二、乙", "1、甲  \n2、乙", "2、乙\n3、丙", "1. 甲\n2. 乙",
               "```\n1、甲\n2、乙\n```", "共1、2两项"});
}

TEST_CASE("a full-width bar in a table is mended where the table then comes out right") {
  CHECK(edited("｜甲｜乙｜\n｜---｜---｜\n｜1｜2｜\n", found_in("｜甲｜乙｜\n｜---｜---｜\n｜1｜2｜\n")[0]) ==
        "|甲|乙|\n｜---｜---｜\n｜1｜2｜\n");
  CHECK(mended("|甲|乙|\n|---|---|\n|1｜2|\n") == "|甲|乙|\n|---|---|\n|1|2|\n");
  CHECK(mended("|甲|乙|\n|---|---|\n|1|2｜\n") == "|甲|乙|\n|---|---|\n|1|2|\n");
  CHECK(mended("甲|乙\n---｜---\n1|2") == "甲|乙\n---|---\n1|2");
}

TEST_CASE("a full-width bar outside tables, or as a cell's text, stays") {
  check_clean({"甲｜乙", "白城市教育局｜新闻\n\n正文", "|甲|乙|\n|---|---|\n|A｜B|2|\n",
               "|甲|乙|\n|---|---|\n|甲｜乙|丙｜丁|\n", "```\n|甲|乙|\n|---|---|\n|1｜2|\n```",
               "|甲|乙|\n|---|---|\n|`1`｜2|\n"});
}

TEST_CASE("full-width digits, and letters beside digits, become ASCII") {
  CHECK(mended("２０１６年") == "2016年");
  CHECK(mended("打印Ａ４纸") == "打印A4纸");
  CHECK(mended("共2０件") == "共20件");
  CHECK(mended("增长３．５％。") == "增长3.5％。");
  CHECK(mended("增长3．5％") == "增长3.5％");
  CHECK(mended("１．１月工作") == "1．1月工作");
  CHECK(mended("- １．１月工作") == "- 1．1月工作");
}

TEST_CASE("full-width letters alone, other full-width signs and code keep their width") {
  check_clean({"Ａ类", "ＡＢＣ", "50％", "＃一", "`２０１６`", "[附件](２０１６.pdf)", "甲．乙", "（一）"});
  CHECK(rules_in("１. 甲") == "full-width-digits");
  CHECK(rules_in("２）甲") == "full-width-digits*");
}

TEST_CASE("half-width signs between Chinese characters become full-width") {
  CHECK(mended("精神,坚持") == "精神，坚持");
  CHECK(mended("增强;依申请") == "增强；依申请");
  CHECK(mended("包括:基础教育") == "包括：基础教育");
  CHECK(mended("办法》,现印发") == "办法》，现印发");
  CHECK(mended("通知:《办法") == "通知：《办法");
  CHECK(mended("各学校:\n\n请") == "各学校：\n\n请");
  CHECK(mended("好!请") == "好！请");
  CHECK(mended("共3项,\n") == "共3项，\n");
  CHECK(mended("怎样申请?请见指南") == "怎样申请？请见指南");
  CHECK(mended("公开工作做实做好，不断提高.\n") == "公开工作做实做好，不断提高。\n");
}

TEST_CASE("signs in numbers, times, Latin words, addresses, escapes and code keep their width") {
  check_clean({"8:00—11:30",
               "1,234,567元",
               "A,B两类",
               "公开,A类",
               "发布日期:2017-02-22",
               "见https://a.cn/甲,乙",
               "`甲,乙`",
               "甲\\,乙",
               "[甲](乙,丙.pdf)",
               "<a href=\"甲,乙\">",
               "Hello, world.",
               "约翰.史密斯",
               "附件.文档",
               "- [x] 完成",
               "甲, 乙",
               "```\n甲,乙\n```",
               "| 甲:| 乙 |",
               "甲&nbsp;乙",
               "![图](甲,乙.png)",
               "附件.",
               "甲, 乙"});
}

TEST_CASE("a line that is a tag alone begins a block of HTML, one with a malformed attribute does not") {
  check_clean({"<x-map id=a lang='zh'\t>\n甲,乙\n", "</x-map >\n甲,乙\n"});
  check_reported("half-width-punctuation*",
                 {"<x-map id=>\n甲,乙\n", "<x-map id=a\"b>\n甲,乙\n", "<x-map id='a>\n甲,乙\n"});
}

TEST_CASE("a question mark that may stand for a lost character is told and left") {
  CHECK(rules_in("朱?基") == "half-width-punctuation");
  CHECK(rules_in("是否收费?不收费") == "half-width-punctuation*");
}

TEST_CASE("brackets around Chinese text become full-width as a pair") {
  CHECK(mended("办法(试行)的通知") == "办法（试行）的通知");
  CHECK(mended("(一)突出重点") == "（一）突出重点");
  CHECK(mended("总额(单位：万元)") == "总额（单位：万元）");
  CHECK(mended("GDP(国内生产总值)增长") == "GDP（国内生产总值）增长");
  CHECK(mended("办法（试行)") == "办法（试行）");
  CHECK(mended("办法(试行）") == "办法（试行）");
  CHECK(mended("见附件(2016年)。") == "见附件（2016年）。");
}

TEST_CASE("brackets of links, of Latin text and of numbers stay") {
  check_clean({"[附件](附件.pdf)", "[附件](附件.pdf \"标题(试行)\")", "the Regulation (条例) says", "甲(a)乙",
               "甲(1)乙", "`f(甲)`", "x = f(y)", "1) 甲", "甲\\(乙\\)", "(甲", "甲)", "（甲）"});
}

TEST_CASE("the year of a document number gets hexagonal brackets") {
  CHECK(mended("国办发[2018]47号") == "国办发〔2018〕47号");
  CHECK(mended("白教发【2016】13号") == "白教发〔2016〕13号");
  CHECK(mended("国办发﹝2018﹞47号") == "国办发〔2018〕47号");
  CHECK(mended("国办发（2018）47号") == "国办发〔2018〕47号");
  CHECK(mended("（国办发(2018)47号）") == "（国办发〔2018〕47号）");
  CHECK(mended("国办发〔2018]47号") == "国办发〔2018〕47号");
}

TEST_CASE("a document number with other faults is told and left") {
  check_reported("document-number-brackets",
                 {"白教发〔2016〕第13号", "白教发〔2016〕013号", "中办发﹝20168号", "中办发〔201647号"});
}

TEST_CASE("right document numbers, certificates, cases and links with years stay") {
  check_clean({"国办发〔2017〕47号", "白国用（2016）第0012号", "（2016）吉08民初13号", "[2018]47号", "公告2016年第13号",
               "第[2018]章", "年度[2018]报告", "`国办发[2018]47号`", "国办发[2018]47号\n\n[2018]: a.md",
               "手机13800000000号"});
}

TEST_CASE("a lost character is found outside code") {
  CHECK(rules_in("白城\xEF\xBF\xBD\xEF\xBF\xBD市") == "replacement-character");
  CHECK(found_in("白城\xEF\xBF\xBD\xEF\xBF\xBD市").front().at == Position{1, 3, 2});
  CHECK(rules_in("[甲](\xEF\xBF\xBD.md)") == "replacement-character");
  CHECK(rules_in("`\xEF\xBF\xBD`") == "");
}

TEST_CASE("text in a wrong encoding is found by traces that sound text does not have") {
  check_reported("mojibake",
                 {"锟斤拷锟斤拷", "烫烫烫", "ï»¿标题", "caractÃ¨re", "ä¸­文", "itâ€™s", "å›½", "锛氱櫧鍩庛€銆"});
  check_clean({"crème brûlée", "São Paulo, SÃO PAULO", "né\xC2\xA0»", "Größe «ä»", "10 °C", "锛", "这杯茶烫", "éàü",
               "naïve", "“ä” und ‚ö‘", "`Ã¤`", "5 µm ± 2", "日本語", "한국어"});
}

TEST_CASE("residue of templates and of conversions is found") {
  check_reported("placeholder", {"顺利推进???",
                                 "什么？？？",
                                 "XX年",
                                 "××万元",
                                 "第××号",
                                 "TODO: 写完",
                                 "该部分以表格形式报告",
                                 "（待补充）",
                                 "【请填写单位名称】",
                                 "| 甲 | null |",
                                 "| NaN | 1 |",
                                 "| #REF! | 1 |",
                                 "| 同上 | 1 |",
                                 "{{title}}",
                                 "${name}",
                                 "<% if x %>",
                                 "{% for a in b %}",
                                 "错误！未找到引用源。",
                                 "{{姓名}}同志",
                                 "[待补充]"});
  CHECK(rules_in("null", TextForm::plain) == "placeholder");
}

TEST_CASE("words that only look like residue stay") {
  check_clean({"真的吗？？",
               "张××",
               "吉A×××号",
               "XXL",
               "某某",
               "20XX年",
               "null 值",
               "信息有待补充",
               "理由同上",
               "补充材料后",
               "| 同上一年 | 1 |",
               "METHODOLOGY",
               "`{{title}}`",
               "{{double braces}}",
               "{{}}",
               "a ?? b",
               "5×6",
               "2××年",
               "请填写表格",
               "（请填写申请表后，连同本人身份证明原件及复印件一并提交至行政审批窗口办理）",
               "it costs $5 {net}"});
  CHECK(rules_in("共{{t3.n.total}}件", TextForm::markdown, true) == "");
}

TEST_CASE("slips of one rule in one line are one finding at the first of them") {
  const auto found = found_in("甲\n乙,丙,丁(戊)己\n");
  REQUIRE(found.size() == 1);
  CHECK(found.front().at == Position{2, 2, 1});
  CHECK(found.front().places == 3);
  CHECK(found.front().message.ends_with("(and 2 more in this line)"));
  CHECK(edited("甲\n乙,丙,丁(戊)己\n", found.front()) == "甲\n乙，丙，丁（戊）己\n");
}

TEST_CASE("places count from where the text begins in its file, in characters") {
  const std::string text = "甲\r\n𠀀乙,丙";
  const auto found = lint_text({text, TextForm::markdown, {7, 1, 1}, false});
  REQUIRE(found.size() == 1);
  CHECK(found.front().at == Position{8, 3, 1});
  const auto titled = lint_text({"甲,乙", TextForm::plain, {2, 10, 1}, false});
  REQUIRE(titled.size() == 1);
  CHECK(titled.front().at == Position{2, 11, 1});
}

TEST_CASE("empty, short and broken texts are no trouble") {
  for (const std::string text :
       {"",    "\n", "\r", "(",  ")", "#",    "`",  "[",   "\xEF",     "\xC3",     "{{", "??", "号",
        "1、", "｜", "> ", "- ", "<", "<!--", "](", "甲,", "\xE5\x8F", "\xEF\xBC", "X",  "???"})
    for (const auto form : {TextForm::markdown, TextForm::plain}) CHECK(lint_text({text, form}).size() <= 1);
}

TEST_CASE("the quick walk leaves out no rule that would find something") {
  constexpr std::array<const char*, 47> parts = {"中",
                                                 "国办发",
                                                 "1",
                                                 "0",
                                                 "2016",
                                                 "２",
                                                 "Ａ",
                                                 "a",
                                                 "．",
                                                 ",",
                                                 "?",
                                                 "？",
                                                 "(",
                                                 "（",
                                                 ")",
                                                 "）",
                                                 "[",
                                                 "]",
                                                 "〔",
                                                 "〕",
                                                 "【",
                                                 "】",
                                                 "第",
                                                 "号",
                                                 "、",
                                                 "\n",
                                                 "\n",
                                                 "#",
                                                 "题",
                                                 "｜",
                                                 "|",
                                                 "---",
                                                 "XX",
                                                 "×",
                                                 "Ｘ",
                                                 "年",
                                                 "待补充",
                                                 "null",
                                                 "{{",
                                                 "}}",
                                                 "${",
                                                 "}",
                                                 "\xEF\xBF\xBD",
                                                 "锛",
                                                 "Ã¤",
                                                 "ä¸­",
                                                 " "};
  std::mt19937 random(4711);
  for (int i = 0; i < 30'000; ++i) {
    std::string text;
    for (auto left = random() % 30; left > 0; --left) text += parts[random() % parts.size()];
    lint::LintedText slow({text});
    for (const auto rule : {lint::find_headings_without_space, lint::find_list_numbers, lint::find_full_width_bars,
                            lint::find_full_width_digits, lint::find_half_width_punctuation,
                            lint::find_document_numbers, lint::find_damage, lint::find_placeholders})
      rule(slow);
    const auto expected = slow.take_findings();
    const auto found = lint_text({text});
    INFO(text);
    REQUIRE(found.size() == expected.size());
    for (std::size_t k = 0; k < found.size(); ++k) {
      REQUIRE(found[k].at == expected[k].at);
      REQUIRE(found[k].message == expected[k].message);
    }
  }
}

TEST_CASE("what nobody sees is found at its place, and what scripts and emoji need is not") {
  const auto rules_of = [](std::string_view text) {
    std::size_t count = 0;
    for (const auto& finding : lint_text({text})) count += finding.rule == "invisible-character" ? finding.places : 0;
    return count;
  };
  for (const auto* text : {"a\u200Bb", "a\u202Eb", "a\u2066b", "a\u200Fb", "a\x01 b", "a\x7F", "a\u0085b", "a\uFEFF",
                           "a\u2028b", "\U000E0041a", "\u3164", "a\u061Cb", "通知\u200B。"}) {
    INFO(text);
    CHECK(rules_of(text) == 1);
  }
  for (const auto* text : {"ab\tc\r\nd\n", "می\u200Cخواهم", "👨\u200D👩", "שלום\u200F!", "a \u2066שלום\u2069 b", "é€漢",
                           "\u00A0\u00AD", "🏴\U000E0067\U000E0062\U000E007F"}) {
    INFO(text);
    CHECK(rules_of(text) == 0);
  }
  CHECK(rules_of("שלום\u202E") == 1);
  CHECK(rules_of("שלום\na\u200Fb") == 1);
}

TEST_CASE("a blank of no width is taken out by a fix, a mark of direction and one in code are not") {
  const auto edits_of = [](std::string_view text) {
    std::size_t count = 0;
    for (const auto& finding : lint_text({text})) count += finding.edits.size();
    return count;
  };
  CHECK(edits_of("a\u200Bb") == 1);
  CHECK(edits_of("a\u202Eb") == 0);
  CHECK(edits_of("`a\u200Bb`") == 0);
}
