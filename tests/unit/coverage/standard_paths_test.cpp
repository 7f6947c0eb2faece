#include "coverage/standard_paths.hpp"

#include "support/catch.hpp"

using namespace gazette;

namespace {

StandardCatalogues catalogues() {
  StandardCatalogue education{"义务教育", "a.csv", {}};
  for (const auto* path : {"义务教育/招生管理/学校介绍", "义务教育/招生管理/招生政策", "义务教育/教师管理/招聘"}) {
    StandardRow row;
    row.path = path;
    education.rows.push_back(row);
  }
  StandardCatalogue health{"医疗卫生", "b.csv", {}};
  StandardRow row;
  row.path = "医疗卫生/人事/招聘";
  health.rows.push_back(row);
  return {std::make_shared<const StandardCatalogue>(education), std::make_shared<const StandardCatalogue>(health)};
}

}  // namespace

TEST_CASE("a row is found by its whole path, or by as much of its end as only it has") {
  const auto all = catalogues();
  for (const auto* path : {"义务教育/招生管理/学校介绍", "招生管理/学校介绍", "学校介绍"}) {
    INFO(path);
    const auto row = find_standard_row(all, path);
    REQUIRE(row);
    CHECK((*row)->path == "义务教育/招生管理/学校介绍");
  }
}

TEST_CASE("an end that several rows have is ambiguous and all of them are named") {
  const auto row = find_standard_row(catalogues(), "招聘");
  REQUIRE_FALSE(row);
  CHECK(row.error().rule == "ambiguous-standard");
  CHECK(row.error().help == "write one of: \"义务教育/教师管理/招聘\", \"医疗卫生/人事/招聘\"");
  CHECK(find_standard_row(catalogues(), "人事/招聘"));
}

TEST_CASE("a part of a name is no end of a path") { CHECK_FALSE(find_standard_row(catalogues(), "介绍")); }

TEST_CASE("an unknown row is told with the nearest one") {
  const auto row = find_standard_row(catalogues(), "义务教育/招生管理/学校简介");
  REQUIRE_FALSE(row);
  CHECK(row.error().rule == "unknown-standard");
  CHECK(row.error().help == "did you mean \"义务教育/招生管理/学校介绍\"?");
}

TEST_CASE("without any catalogue the help says where to name one") {
  const auto row = find_standard_row({}, "甲/乙");
  REQUIRE_FALSE(row);
  CHECK(row.error().help.find("[coverage]") != std::string::npos);
}
