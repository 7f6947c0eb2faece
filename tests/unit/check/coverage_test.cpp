#include "check/coverage.hpp"

#include "support/catch.hpp"
#include "support/small_build.hpp"

using namespace gazette;
using namespace gazette::test;

namespace {

const std::string k_top = "base_url = \"https://x.example/\"\nlanguage = \"zh-CN\"\n";
const std::string k_agency =
    "[agency]\noffice = \"办公室\"\naddress = \"路1号\"\nhours = \"8:00\"\nphone = \"1\"\nfax = \"2\"\nemail = "
    "\"a@b.cn\"\n";
const std::string k_scheme = "[coverage]\nscheme = \"cn-art20\"\n";

std::string column(const std::string& name, const std::string& text = {}) {
  return "+++\ntitle = \"" + name + "\"\ncolumn = \"" + name + "\"\n+++\n\n" + text + "\n";
}

const std::string k_guide_text = "信息按类别编排，可以在本站查阅。";

Diagnostics checked(const Files& files) {
  Diagnostics diagnostics;
  load_checked_site(small_site(files), request_as_of("2025-12-31"), diagnostics);
  return diagnostics;
}

std::vector<std::string> messages(const Diagnostics& diagnostics, const std::string& rule) {
  std::vector<std::string> found;
  for (const auto& entry : diagnostics.entries()) {
    if (entry.error.rule == rule) found.push_back(entry.error.message);
  }
  return found;
}

std::vector<std::string> guide_faults(const std::string& agency, const std::string& text, const Files& more = {}) {
  Files files = {{"site.toml", k_top + agency + k_scheme}, {"content/guide/_index.md", column("guide", text)}};
  files.insert(more.begin(), more.end());
  return messages(checked(files), "guide-incomplete");
}

}  // namespace

TEST_CASE("each row without an item is found at the scheme's name, unless it does not apply") {
  const auto diagnostics =
      checked({{"site.toml", k_top + k_scheme + "[coverage.not_applicable]\nart20-14 = \"由公务员主管部门公开\"\n"},
               {"content/a/x.md", item("x", "2024-01-01", "scheme = [\"art20-7\"]")}});
  CHECK(messages(diagnostics, "uncovered-scheme-row").size() == 13);
  const auto* error = error_of(diagnostics, "uncovered-scheme-row");
  REQUIRE(error);
  CHECK(error->place.file == "site.toml");
  CHECK(error->place.at.line == 4);
}

TEST_CASE("rules of coverage say nothing on a site without it, and nothing when they are off") {
  for (const auto* rule : {"uncovered-scheme-row", "uncovered-standard-row", "missing-column", "guide-incomplete"}) {
    INFO(rule);
    CHECK(messages(checked({{"site.toml", k_top}, {"content/guide/_index.md", column("guide")}}), rule).empty());
    CHECK(messages(checked({{"site.toml", k_top + k_scheme + "[check]\n" + rule + " = \"off\"\n"},
                            {"content/guide/_index.md", column("guide", "空")}}),
                   rule)
              .empty());
  }
}

TEST_CASE("a standard row without an item is found at its cell") {
  const auto diagnostics = checked(
      {{"site.toml", k_top + "[coverage]\nstandards = [\"s/教育.csv\"]\n"},
       {"s/教育.csv",
        "一级事项,二级事项,公开内容,公开依据,公开时限,公开主体,公开渠道,公开对象,公开方式,公开层级\n甲,乙\n甲,丙\n"},
       {"content/a/x.md", item("x", "2024-01-01", "standard = \"甲/乙\"")}});
  CHECK(messages(diagnostics, "uncovered-standard-row") ==
        std::vector<std::string>{"no current item answers \"教育/甲/丙\""});
  CHECK(error_of(diagnostics, "uncovered-standard-row")->place == Place{"s/教育.csv", {3, 3, 1}});
}

TEST_CASE("each of the five columns that does not exist is found, once each") {
  CHECK(messages(checked({{"site.toml", k_top + k_scheme},
                          {"content/a/_index.md", column("guide", "文")},
                          {"content/b/_index.md", column("requests", "文")}}),
                 "missing-column") == std::vector<std::string>{"there is no column 政府信息公开制度",
                                                               "there is no column 法定主动公开内容",
                                                               "there is no column 政府信息公开年报"});
}

TEST_CASE("a scheme that prescribes no columns and no guide asks for none") {
  const auto diagnostics = checked({{"site.toml", k_top + "[coverage]\nscheme = \"uk-ico-7\"\n"}});
  CHECK(messages(diagnostics, "missing-column").empty());
  CHECK(messages(diagnostics, "guide-incomplete").empty());
}

TEST_CASE("a guide tells the office's particulars through [agency] or in its text") {
  CHECK(guide_faults(k_agency, k_guide_text).empty());
  CHECK(guide_faults("",
                     k_guide_text + "机构名称：办公室。办公地址：路1号。办公时间：8:00。电话：1。传真：2。邮箱：a@b.cn")
            .empty());
}

TEST_CASE("that something is to be written tells nothing; a table and a refusal do") {
  CHECK(guide_faults("", k_guide_text + "请在此填写机构名称、办公地址、办公时间、联系电话、传真和电子邮箱。").size() ==
        6);
  CHECK(guide_faults("", k_guide_text + "机构名称：。办公地址：\n").size() == 6);
  CHECK(guide_faults("", k_guide_text + "\n\n| 项目 | 内容 |\n|---|---|\n| 机构名称 | 办公室 |\n| 办公地址 | 路1号 |\n"
                                        "| 办公时间 | 8:00 |\n| 电话 | 1 |\n| 邮箱 | a@b.cn |\n\n本机关未设传真。")
            .empty());
}

TEST_CASE("each part that a guide does not tell is a finding with the way to mend it") {
  const auto faults = guide_faults("", k_guide_text);
  CHECK(faults.size() == 6);
  CHECK(faults.front() == "the guide does not tell 工作机构的名称 (the office's name)");
  CHECK(guide_faults(k_agency, "欢迎。").size() == 3);
}

TEST_CASE("an empty field of [agency] tells nothing") {
  const auto faults = guide_faults(
      "[agency]\noffice = \"办公室\"\naddress = \"路\"\nhours = \"8\"\nphone = \"1\"\nfax = \" \"\n"
      "email = \"a@b.cn\"\n",
      k_guide_text);
  CHECK(faults == std::vector<std::string>{"the guide does not tell 传真号码 (its fax number)"});
}

TEST_CASE("the text of the guide's items counts, the addresses of its links do not") {
  CHECK(guide_faults(k_agency, "欢迎。", {{"content/guide/how.md", item("x", "2024-01-01", "", k_guide_text + "\n")}})
            .empty());
  CHECK(guide_faults(k_agency, "[欢迎](https://x.example/类别编排查阅)").size() == 3);
}

TEST_CASE("a site without a guide misses the column and not the parts of the guide") {
  const auto diagnostics = checked({{"site.toml", k_top + k_scheme}});
  CHECK(messages(diagnostics, "guide-incomplete").empty());
  CHECK(messages(diagnostics, "missing-column").size() == 5);
}
