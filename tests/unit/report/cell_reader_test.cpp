#include "report/cell_reader.hpp"

#include "support/catch.hpp"

using namespace gazette;

namespace {

FormRow row_of(CellType type, std::string unit = {}) { return {"r", {"行", {}}, type, std::move(unit), {}}; }

std::string text_of(CellType type, const std::string& text) {
  const auto cell = read_cell(row_of(type), {text, {}});
  return cell && cell->state == CellState::value ? cell->text : "refused";
}

std::string help_of(const FormRow& row, const std::string& text) {
  const auto cell = read_cell(row, {text, {"f.toml", {3, 5, 2}}});
  REQUIRE_FALSE(cell);
  CHECK(cell.error().rule == "invalid-figure");
  CHECK(cell.error().place == Place{"f.toml", {3, 5, 2}});
  return cell.error().help;
}

}  // namespace

TEST_CASE("blank, zero and not applicable are three different values") {
  const auto row = row_of(CellType::count);
  CHECK(read_cell(row, {"", {}})->state == CellState::blank);
  CHECK(read_cell(row, {"  ", {}})->state == CellState::blank);
  CHECK(read_cell(row, {"0", {}})->state == CellState::value);
  CHECK(read_cell(row, {"n/a", {}})->state == CellState::not_applicable);
  CHECK(read_cell(row, {"N/A", {}})->state == CellState::not_applicable);
}

TEST_CASE("a count is a whole number of 0 to 2^63-1") {
  CHECK(text_of(CellType::count, " 162 ") == "162");
  CHECK(text_of(CellType::count, "9223372036854775807") == "9223372036854775807");
  for (const std::string bad : {"9223372036854775808", "-1", "+1", "1.0", "007", "1e3", "0x10"}) {
    INFO(bad);
    CHECK(text_of(CellType::count, bad) == "refused");
  }
}

TEST_CASE("money keeps every digit and cannot be negative") {
  CHECK(text_of(CellType::money, "59237.2449") == "59237.2449");
  CHECK(text_of(CellType::money, "0.10") == "0.10");
  CHECK(text_of(CellType::money, "123456789012345678901234567890.12") == "123456789012345678901234567890.12");
  for (const std::string bad : {"-1", "1.", ".5", "1,5", "1.2.3"}) CHECK(text_of(CellType::money, bad) == "refused");
}

TEST_CASE("only a decimal may be negative") {
  CHECK(text_of(CellType::decimal, "-12.5") == "-12.5");
  CHECK(text_of(CellType::decimal, "--1") == "refused");
  CHECK(text_of(CellType::percent, "-1") == "refused");
}

TEST_CASE("a percentage may pass one hundred and has no sign of its own") {
  CHECK(text_of(CellType::percent, "99.5") == "99.5");
  CHECK(text_of(CellType::percent, "105") == "105");
  CHECK(help_of(row_of(CellType::percent), "100%") == "write it as 100");
}

TEST_CASE("days may be less than one, a date must exist, text is anything") {
  CHECK(text_of(CellType::days, "<1") == "<1");
  CHECK(text_of(CellType::days, "4.5") == "4.5");
  CHECK(text_of(CellType::date, "2016-12-31") == "2016-12-31");
  CHECK(text_of(CellType::date, "2016-02-30") == "refused");
  CHECK(text_of(CellType::text, "电话、信函") == "电话、信函");
}

TEST_CASE("a figure with its unit, separators or full-width digits is refused with the plain figure as help") {
  CHECK(help_of(row_of(CellType::count, "条"), "162条") == "write it as 162");
  CHECK(help_of(row_of(CellType::count), "11,398,889") == "write it as 11398889");
  CHECK(help_of(row_of(CellType::count), "１６２") == "write it as 162");
  CHECK(help_of(row_of(CellType::count), "007") == "write it as 7");
  CHECK(help_of(row_of(CellType::money, "元"), "251000元") == "write it as 251000");
  CHECK(help_of(row_of(CellType::count), "many").empty());
}

TEST_CASE("a dash is refused, because it may mean blank, none or not applicable") {
  for (const std::string dash : {"-", "—", "——", "/", "无", "不适用"})
    CHECK(help_of(row_of(CellType::count), dash).find("three different values") != std::string::npos);
}
