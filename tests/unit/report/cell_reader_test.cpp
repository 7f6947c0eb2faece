#include "report/cell_reader.hpp"

#include "support/catch.hpp"

using namespace gazette;

namespace {

CellFormat format_of(CellType type, std::string unit = {}, std::optional<int> decimals = {}) {
  CellFormat format;
  format.type = type;
  format.unit = std::move(unit);
  format.decimals = decimals;
  return format;
}

CellFormat choice_of(std::vector<FormChoice> choices) {
  auto format = format_of(CellType::enumeration);
  format.choices = std::move(choices);
  return format;
}

std::string text_of(const CellFormat& format, const std::string& text) {
  const auto cell = read_cell(format, {text, {}, {}});
  return cell && cell->state == CellState::value ? cell->text : "refused";
}
std::string text_of(CellType type, const std::string& text) { return text_of(format_of(type), text); }

Error error_of(const CellFormat& format, const std::string& text) {
  const auto cell = read_cell(format, {text, {"f.toml", {3, 5, 2}}, {}});
  INFO(text);
  REQUIRE_FALSE(cell);
  CHECK(cell.error().kind == ErrorKind::content);
  CHECK(cell.error().rule == "invalid-figure");
  CHECK(cell.error().place == Place{"f.toml", {3, 5, 2}});
  return cell.error();
}

std::string help_of(const CellFormat& format, const std::string& text) { return error_of(format, text).help; }

CellState state_of(const std::string& text) { return read_cell(format_of(CellType::count), {text, {}, {}})->state; }

}  // namespace

TEST_CASE("blank, zero and not applicable are three different values") {
  CHECK(state_of("") == CellState::blank);
  CHECK(state_of("  ") == CellState::blank);
  CHECK(state_of("0") == CellState::value);
  CHECK(state_of("n/a") == CellState::not_applicable);
  CHECK(state_of("N/A") == CellState::not_applicable);
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
  CHECK(help_of(format_of(CellType::percent), "100%") == "write it as 100");
}

TEST_CASE("days may be less than one, a date must exist, text is anything") {
  CHECK(text_of(CellType::days, "<1") == "<1");
  CHECK(text_of(CellType::days, "4.5") == "4.5");
  CHECK(text_of(CellType::date, "2016-12-31") == "2016-12-31");
  CHECK(text_of(CellType::date, "2016-02-30") == "refused");
  CHECK(text_of(CellType::text, "电话、信函") == "电话、信函");
}

TEST_CASE("a figure with its unit, separators or full-width digits is refused with the plain figure as help") {
  CHECK(help_of(format_of(CellType::count, "条"), "162条") == "write it as 162");
  CHECK(help_of(format_of(CellType::count), "11,398,889") == "write it as 11398889");
  CHECK(help_of(format_of(CellType::count), "１６２") == "write it as 162");
  CHECK(help_of(format_of(CellType::count), "007") == "write it as 7");
  CHECK(help_of(format_of(CellType::money, "元"), "251000元") == "write it as 251000");
  CHECK(help_of(format_of(CellType::count), "many").empty());
  CHECK(help_of(format_of(CellType::count), "1,59").empty());
}

TEST_CASE("a plain number has its groups of three taken together and its digits in half width, and nothing else") {
  CHECK(plain_number("1,592") == "1592");
  CHECK(plain_number(" 1 234 567.50 ") == "1234567.50");
  CHECK(plain_number("１，５９２") == "1592");
  CHECK(plain_number("12") == "12");
  for (const auto* other : {"1,59", "1,5920", "1592,000", "1,234 567", ",592", "1,", "1.", ".5", "-5", "12件", "", "-"})
    CHECK_FALSE(plain_number(other));
}

TEST_CASE("a dash is refused, because it may mean blank, none or not applicable") {
  for (const std::string dash : {"-", "—", "——", "/", "无", "不适用"})
    CHECK(help_of(format_of(CellType::count), dash).find("three different values") != std::string::npos);
}

TEST_CASE("a figure has no more decimals than its cell allows") {
  const auto money = format_of(CellType::money, "万元", 2);
  CHECK(text_of(money, "12.50") == "12.50");
  CHECK(text_of(money, "12") == "12");
  const auto error = error_of(money, "12.505");
  CHECK(error.message.find("with at most 2 decimals") != std::string::npos);
  CHECK(error.help.empty());
  CHECK(help_of(money, "1,000.50万元") == "write it as 1000.50");
  CHECK(text_of(format_of(CellType::percent, "%", 0), "99.5") == "refused");
}

TEST_CASE("a number that cannot be computed with exactly is refused") {
  const auto error = error_of(format_of(CellType::money), "123456789012345678901234567890.12");
  CHECK(error.message.find("of at most 18 digits") != std::string::npos);
  CHECK(error.help.empty());
  CHECK(text_of(CellType::money, "1234567890123456.78") == "1234567890123456.78");
}

TEST_CASE("a choice is known by its key and by its labels, and becomes its key") {
  const auto format = choice_of({{"web", {"网站", "Website"}}, {"paper", {"报纸", {}}}});
  CHECK(text_of(format, "web") == "web");
  CHECK(text_of(format, "网站") == "web");
  CHECK(text_of(format, "Website") == "web");
  CHECK(text_of(format, "报纸") == "paper");
  CHECK(read_cell(format, {"", {}, {}})->state == CellState::blank);
  CHECK(help_of(format, "papre") == "did you mean \"paper\"?");
  CHECK(help_of(format, "电视") == "values: web, paper");
}
