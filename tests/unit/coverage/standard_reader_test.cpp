#include "coverage/standard_reader.hpp"

#include "io/memory.hpp"
#include "support/catch.hpp"
#include "support/small_build.hpp"

using namespace gazette;
using namespace gazette::test;

namespace {

const std::string k_header =
    "序号,一级事项,二级事项,公开内容（要素）,公开依据,公开时限,公开主体,公开渠道和载体,公开对象,公开方式,公开层级\n";

StandardCatalogue parsed(const std::string& text, Diagnostics& diagnostics) {
  return parse_standard("standards/义务教育.csv", text, diagnostics);
}

StandardCatalogue sound(const std::string& text) {
  Diagnostics diagnostics;
  auto catalogue = parsed(text, diagnostics);
  for (const auto& entry : diagnostics.entries()) UNSCOPED_INFO(entry.error.message);
  CHECK(diagnostics.empty());
  return catalogue;
}

}  // namespace

TEST_CASE("a catalogue is named after its file, its rows after field, first and second level") {
  const auto catalogue = sound(k_header + "1,招生管理,学校介绍,名称,条例,20个工作日内,教育局,网站,全社会,主动,县级\n");
  CHECK(catalogue.name == "义务教育");
  REQUIRE(catalogue.rows.size() == 1);
  const auto& row = catalogue.rows.front();
  CHECK(row.path == "义务教育/招生管理/学校介绍");
  CHECK(row.serial == "1");
  CHECK(row.content == "名称");
  CHECK(row.basis == "条例");
  CHECK(row.time_limit == "20个工作日内");
  CHECK(row.working_days == 20);
  CHECK(row.body == "教育局");
  CHECK(row.channels == "网站");
  CHECK(row.audience == "全社会");
  CHECK(row.method == "主动");
  CHECK(row.level == "县级");
  CHECK(row.place == Place{"standards/义务教育.csv", {2, 8, 4}});
}

TEST_CASE("a blank first level is the one above, as merged cells come out") {
  const auto catalogue =
      sound(k_header + "1,招生管理,学校介绍,,,,,,,,\n2,,招生政策,,,,,,,,\n3,学生管理,资助,,,,,,,,\n");
  REQUIRE(catalogue.rows.size() == 3);
  CHECK(catalogue.rows[1].path == "义务教育/招生管理/招生政策");
  CHECK(catalogue.rows[2].path == "义务教育/学生管理/资助");
}

TEST_CASE("a line with neither level goes on with the row above") {
  const auto catalogue =
      sound(k_header + "1,招生管理,招生政策,条件,条例,20个工作日,,,,,\n,,,程序,条例,20个工作日,,,,,\n");
  REQUIRE(catalogue.rows.size() == 1);
  CHECK(catalogue.rows.front().content == "条件\n程序");
  CHECK(catalogue.rows.front().basis == "条例");
  CHECK(catalogue.rows.front().working_days == 20);
}

TEST_CASE("a first level without a second is a row by itself") {
  CHECK(sound(k_header + "1,年度报告,,,,,,,,,\n").rows.front().path == "义务教育/年度报告");
}

TEST_CASE("a printed header of two lines below a title is understood, and marks are words") {
  const auto catalogue = sound(
      "义务教育领域基层政务公开标准目录,,,,,,,,,,,,,\n"
      "序号,公开事项,,\"公开内容\n（要素）\",公开 "
      "依据,公开时限,公开主体,公开渠道和载体（至少选择其一）,公开对象,,公开方式,,公开层级,\n"
      ",一级事项,二级事项,,,,,,全社会,特定群体,主动,依申请,县级,乡级\n"
      "1,招生管理,\"招生\n政策\",条件,条例,及时公开,教育局,■网站,√,学生家长,√,,√,□\n"
      "注：本表为样例,,,,,,,,,,,,,\n");
  REQUIRE(catalogue.rows.size() == 1);
  const auto& row = catalogue.rows.front();
  CHECK(row.path == "义务教育/招生管理/招生政策");
  CHECK(row.audience == "全社会、特定群体：学生家长");
  CHECK(row.method == "主动");
  CHECK(row.level == "县级");
  CHECK(row.working_days == std::nullopt);
}

TEST_CASE("usual variants of the names of columns, and further columns, do no harm") {
  const auto catalogue = sound(
      "编号,一级公开事项,二级公开事项,公开要素,依据,公开时间,责任主体,渠道和载体,公开对象,公开方式,公开层级,备注\n"
      "1,甲,乙,丙,丁,,,,,,,附注\n");
  CHECK(catalogue.rows.front().path == "义务教育/甲/乙");
  CHECK(catalogue.rows.front().content == "丙");
}

TEST_CASE("each column that is missing is named at the header's line") {
  Diagnostics diagnostics;
  const auto catalogue =
      parsed("序号,一级事项,二级事项,公开内容,公开依据,公开时限,公开主体,公开对象,公开方式\n", diagnostics);
  CHECK(catalogue.rows.empty());
  REQUIRE(diagnostics.count(Severity::error) == 2);
  CHECK(diagnostics.entries()[0].error.message == "there is no column 公开渠道和载体");
  CHECK(diagnostics.entries()[1].error.message == "there is no column 公开层级");
  CHECK(diagnostics.entries()[0].error.place.at.line == 1);
}

TEST_CASE("a file without any header, and an empty one, are told so") {
  for (const auto* text : {"", "甲,乙\n丙,丁\n"}) {
    Diagnostics diagnostics;
    CHECK(parsed(text, diagnostics).rows.empty());
    CHECK(has_rule(diagnostics, "standard-header"));
  }
}

TEST_CASE("a header without rows is an empty catalogue") { CHECK(sound(k_header).rows.empty()); }

TEST_CASE("two rows of one name are an error at the second with a note at the first") {
  Diagnostics diagnostics;
  const auto catalogue = parsed(k_header + "1,甲,乙,,,,,,,,\n2,,乙,,,,,,,,\n", diagnostics);
  CHECK(catalogue.rows.size() == 1);
  const auto* error = error_of(diagnostics, "duplicate-standard-row");
  REQUIRE(error);
  CHECK(error->place.at.line == 3);
  CHECK(error->place.at.column == 4);
  REQUIRE(error->notes.size() == 1);
  CHECK(error->notes.front().place.at.line == 2);
}

TEST_CASE("a second level before any first level is an error at its line") {
  Diagnostics diagnostics;
  CHECK(parsed(k_header + "1,,乙,,,,,,,,\n", diagnostics).rows.empty());
  const auto* error = error_of(diagnostics, "standard-row");
  REQUIRE(error);
  CHECK(error->place.at.line == 2);
}

TEST_CASE("a catalogue in another encoding is named by it and has no rows") {
  Diagnostics diagnostics;
  CHECK(parsed("\xd0\xf2\xba\xc5,\xd2\xbb\xbc\xb6\n", diagnostics).rows.empty());
  CHECK(has_rule(diagnostics, "invalid-utf8"));
}

TEST_CASE("catalogues are those that the configuration names, each once") {
  CoverageConfig config;
  config.standards = {"standards/a.csv", "standards/none.csv", "other/a.csv"};
  const MemoryFileSystem files({{"standards/a.csv", k_header}, {"other/a.csv", k_header}});
  Diagnostics diagnostics;
  CHECK(load_standards(files, config, diagnostics).size() == 1);
  CHECK(has_rule(diagnostics, "missing-standard"));
  CHECK(has_rule(diagnostics, "duplicate-standard"));
}
