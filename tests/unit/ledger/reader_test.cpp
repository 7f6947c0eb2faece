#include "ledger/reader.hpp"

#include "support/catch.hpp"
#include "unit/ledger/form.hpp"

#include <algorithm>

using namespace gazette;
using namespace gazette::ledger_test;

namespace {

struct Read {
  LedgerFile file;
  Diagnostics diagnostics;

  std::vector<std::string> rules() const {
    std::vector<std::string> out;
    for (const auto& entry : diagnostics.entries()) out.push_back(entry.error.rule);
    std::sort(out.begin(), out.end());
    return out;
  }
  const Error& error() const {
    REQUIRE(diagnostics.entries().size() == 1);
    return diagnostics.entries().front().error;
  }
};

Read read(std::string_view text, const std::string& file = "2024.csv") {
  Read out;
  out.file = read_ledger(form_2021(), {file, text, 2024}, out.diagnostics);
  out.diagnostics.sort();
  return out;
}

Read read_line(const std::string& header, const std::string& line) { return read(header + "\n" + line + "\n"); }

const LedgerRequest& only_request(const Read& read) {
  for (const auto& entry : read.diagnostics.entries()) UNSCOPED_INFO(entry.error.message);
  CHECK(read.diagnostics.empty());
  REQUIRE(read.file.requests.size() == 1);
  return read.file.requests.front();
}

const std::string k_all =
    "number,received,applicant,outcome,answered,extended,paused,review,review_filed,review_closed,suit,suit_filed,"
    "suit_closed";
const std::string k_short = "number,received,applicant,outcome,answered";

using Rules = std::vector<std::string>;

}  // namespace

TEST_CASE("a line of a ledger is a request with all its fields") {
  const auto result =
      read_line(k_all, "2024-1,2024-03-01,nat,b4,2024-04-20,yes,15,upheld,2024-05-01,2024-06-01,pending,2024-07-01,");
  const auto& request = only_request(result);
  CHECK(request.number == "2024-1");
  CHECK(request.received == Date{2024, 3, 1});
  CHECK(request.applicant == "nat");
  CHECK(request.outcome == "b4");
  CHECK(request.answered == Date{2024, 4, 20});
  CHECK(request.extended == true);
  CHECK(request.paused == 15);
  CHECK(request.review.result == "upheld");
  CHECK(request.review.filed == Date{2024, 5, 1});
  CHECK(request.review.closed == Date{2024, 6, 1});
  CHECK(request.suit.result == "pending");
  CHECK(request.suit.filed == Date{2024, 7, 1});
  CHECK_FALSE(request.suit.closed);
  CHECK(request.place == Place{"2024.csv", {2, 1, 6}});
  CHECK(result.file.year == 2024);
  CHECK(result.file.begins == Date{2024, 1, 1});
}

TEST_CASE("columns may have Chinese labels and any order, values the labels of the form") {
  const auto result = read(
      "\xEF\xBB\xBF办理结果,申请人类型,收到日期,编号,答复日期,是否延期\r\n予以公开,自然人,2024-03-01,甲1,2024-03-04,"
      "否\r\n");
  const auto& request = only_request(result);
  CHECK(request.number == "甲1");
  CHECK(request.applicant == "nat");
  CHECK(request.outcome == "a1");
  CHECK(request.extended == false);
  CHECK_FALSE(request.paused);
}

TEST_CASE("English labels of columns and values are known whatever their capitals") {
  const auto result = read_line("Request Number,Date received,APPLICANT TYPE,Result,Date answered,Extension",
                                "7,2024-03-01,companies,disclosed in full,2024-03-04,TRUE");
  const auto& request = only_request(result);
  CHECK(request.applicant == "com");
  CHECK(request.outcome == "a1");
  CHECK(request.extended == true);
}

TEST_CASE("a ledger with a header alone has no requests and no errors") {
  const auto result = read("number,received,applicant\n,,\n");
  CHECK(result.diagnostics.empty());
  CHECK(result.file.requests.empty());
}

TEST_CASE("an empty file lacks the required columns") {
  const auto result = read("");
  CHECK(result.error().rule == "missing-column");
  CHECK(result.error().message == "the header lacks number (编号), received (收到日期), applicant (申请人类型)");
  CHECK(result.error().place == Place{"2024.csv", {1, 1, 1}});
}

TEST_CASE("a required column that is missing is reported once and not for each request") {
  const auto result = read("number,applicant\n1,nat\n2,nat\n");
  CHECK(result.error().message == "the header lacks received (收到日期)");
  CHECK(result.file.requests.empty());
}

TEST_CASE("an unknown column is an error with the nearest known one, and the others are read") {
  const auto result = read_line("number,received,applicant,reviev", "1,2024-03-01,nat,x");
  CHECK(result.error().rule == "unknown-column");
  CHECK(result.error().help == "did you mean \"review\"?");
  CHECK(result.error().place.at.column == 27);
  CHECK(result.file.requests.size() == 1);
}

TEST_CASE("a column may not be there twice under two names") {
  const auto result = read_line("number,received,applicant,编号", "1,2024-03-01,nat,1");
  CHECK(result.error().rule == "duplicate-key");
  REQUIRE(result.error().notes.size() == 1);
  CHECK(result.error().notes[0].place.at.column == 1);
}

TEST_CASE("a cell in a column without a name is an error, an empty one is not") {
  CHECK(read_line("number,received,applicant,", "1,2024-03-01,nat,").diagnostics.empty());
  CHECK(read_line("number,received,applicant,", "1,2024-03-01,nat,x").error().rule == "unknown-column");
}

TEST_CASE("a column that looks like personal data is an error of its own") {
  const auto result = read("number,received,applicant,申请人姓名,mobile\n1,2024-03-01,nat,张三,13800138000\n");
  CHECK(result.rules() == Rules{"personal-data", "personal-data-column", "personal-data-column"});
}

TEST_CASE("a cell with an ID or mobile number is an error that does not repeat the number") {
  const auto result =
      read("number,received,applicant,outcome\n11010519491231002X,2024-03-01,nat,\n2,2024-03-01,13800138000,\n");
  CHECK(result.rules() == Rules{"personal-data", "personal-data"});
  for (const auto& entry : result.diagnostics.entries()) {
    CHECK(entry.error.message.find("1949") == std::string::npos);
    CHECK(entry.error.message.find("138") == std::string::npos);
  }
  CHECK(result.diagnostics.entries()[1].error.place == Place{"2024.csv", {3, 14, 11}});
  CHECK(result.file.requests.empty());
}

TEST_CASE("each missing value is an error at its cell") {
  const auto result = read("number,received,applicant\n,2024-03-01,nat\n2,,nat\n3,2024-03-01,\n");
  CHECK(result.rules() == Rules{"missing-value", "missing-value", "missing-value"});
  CHECK(result.diagnostics.entries()[1].error.place.at.column == 3);
  CHECK(result.diagnostics.entries()[1].error.message == "the request has no received (收到日期)");
  CHECK(result.file.requests.empty());
}

TEST_CASE("an unknown applicant, outcome or result is an error with a suggestion") {
  const auto result = read_line(k_all, "1,2024-03-01,nta,a11,2024-03-04,,,uphold,,,,,");
  CHECK(result.rules() == Rules{"unknown-applicant", "unknown-outcome", "unknown-result"});
  const auto& entries = result.diagnostics.entries();
  CHECK(entries[0].error.help == "did you mean \"nat\"?");
  CHECK(entries[1].error.help == "did you mean \"a1\"?");
  CHECK(entries[2].error.help == "did you mean \"upheld\"?");
}

TEST_CASE("totals and the rows of flow are no outcomes") {
  for (const auto* key : {"t", "n", "c", "z"})
    CHECK(read_line(k_short, std::string("1,2024-03-01,nat,") + key + ",2024-03-04").error().rule == "unknown-outcome");
  CHECK(read_line(k_short, "1,2024-03-01,total,,").error().rule == "unknown-applicant");
}

TEST_CASE("an applicant that is near to nothing gets the list of those that there are") {
  const auto result = read_line(k_short, "1,2024-03-01,张三,,");
  CHECK(
      result.error().help ==
      "the form has nat (自然人), com (商业企业), sci (科研机构), pub (社会公益组织), law (法律服务机构), oth (其他)");
}

TEST_CASE(
    "an outcome that names a group gets the group's lines and never the nearest label, which may say the opposite") {
  for (const std::string name : {"不予公开", "（三）不予公开", "(3) refused", "b"}) {
    const auto result = read_line(k_short, "1,2024-03-01,nat," + name + ",2024-03-04");
    CHECK(result.error().rule == "unknown-outcome");
    CHECK(result.error().help.starts_with("it is a group of the form: write which of its lines, b1 ("));
    CHECK(result.error().help.find("a1") == std::string::npos);
  }
}

TEST_CASE("a label that several outcomes have must be written as a key") {
  const auto result = read_line(k_short, "1,2024-03-01,nat,1.其他,2024-03-04");
  CHECK(result.error().rule == "ambiguous-label");
  CHECK(result.error().help == "write the key instead: b1 is one");
}

TEST_CASE("dates are ISO dates; others are errors with that spelling") {
  const auto slashes = read_line(k_short, "1,2024/3/1,nat,,");
  CHECK(slashes.error().rule == "invalid-date");
  CHECK(slashes.error().help == "write it as 2024-03-01");
  CHECK(read_line(k_short, "1,2024年3月1日,nat,,").error().help == "write it as 2024-03-01");
  const auto timed = read_line(k_short, "1,2024-03-01 09:30,nat,,");
  CHECK(timed.error().message == "\"2024-03-01 09:30\" is a day and a time, where a day is wanted");
  CHECK(timed.error().help == "write it as 2024-03-01");
  CHECK(read_line(k_short, "1,45352,nat,,").error().rule == "invalid-date");
  CHECK(read_line(k_short, "1,2023-02-29,nat,,").error().rule == "invalid-date");
}

TEST_CASE("flags and paused days say how they are written") {
  CHECK(read_line(k_all, "1,2024-03-01,nat,,,maybe,,,,,,,").error().rule == "invalid-flag");
  for (const auto* days : {"-1", "1.5", "ten", "10000", "99999999999999999999"})
    CHECK(read_line(k_all, std::string("1,2024-03-01,nat,,,,") + days + ",,,,,,").error().rule == "invalid-number");
}

TEST_CASE("an outcome needs the day of the answer and the other way round") {
  CHECK(read_line(k_short, "1,2024-03-01,nat,a1,").error().message == "the request has outcome but no answered");
  const auto result = read_line(k_short, "1,2024-03-01,nat,,2024-03-04");
  CHECK(result.error().rule == "incomplete-request");
  CHECK(result.error().place.at.column == 19);
}

TEST_CASE("an outcome that cannot be read is not called missing as well") {
  CHECK(read_line(k_short, "1,2024-03-01,nat,zz,2024-03-04").rules() == Rules{"unknown-outcome"});
  CHECK(read_line(k_short, "1,2024-03-01,nat,a1,2024/3/4").rules() == Rules{"invalid-date"});
}

TEST_CASE("an answer does not come before the request, but may come on its day") {
  CHECK(read_line(k_short, "1,2024-03-01,nat,a1,2024-02-29").error().rule == "dates-out-of-order");
  CHECK(read_line(k_short, "1,2024-03-01,nat,a1,2024-03-01").diagnostics.empty());
}

TEST_CASE("days of reviews and suits come in order") {
  const auto rules = [](const std::string& cases) {
    return read_line(k_all, "1,2024-03-01,nat,a1,2024-04-01,,," + cases).rules();
  };
  CHECK(rules("upheld,2024-02-01,,,,") == Rules{"dates-out-of-order"});
  CHECK(rules("upheld,2024-05-02,2024-05-01,,,") == Rules{"dates-out-of-order"});
  CHECK(rules("upheld,,2024-02-01,,,") == Rules{"dates-out-of-order"});
  CHECK(rules("upheld,2024-05-01,2024-06-01,upheld,2024-04-15,2024-07-01") == Rules{"dates-out-of-order"});
  CHECK(rules("upheld,2024-03-15,2024-03-15,upheld,2024-03-15,2024-03-15").empty());  // over silence, before the answer
}

TEST_CASE("a case that is closed has a result that is not pending, and one with days has a result") {
  const auto result = read_line(k_all, "1,2024-03-01,nat,,,,,pending,2024-05-01,2024-06-01,,,");
  CHECK(result.error().rule == "closed-while-pending");
  CHECK(result.error().message == "review_closed is 2024-06-01, but review is pending");
  const auto blank = read_line(k_all, "1,2024-03-01,nat,,,,,,,,,2024-05-01,");
  CHECK(blank.error().rule == "incomplete-request");
  CHECK(blank.error().help == "write pending in suit while it is not decided");
}

TEST_CASE("a request stands in the file of a year that had begun when it came") {
  const auto result = read_line(k_short, "1,2025-01-01,nat,,");
  CHECK(result.error().rule == "received-after-year");
  CHECK(result.error().place.at.column == 3);
  CHECK(read_line(k_short, "1,2024-12-31,nat,,").diagnostics.empty());
  CHECK(read_line(k_short, "1,2019-12-31,nat,a1,2026-01-01").diagnostics.empty());  // carried over, answered later
}

TEST_CASE("the year of a form with another period ends with that") {
  auto form = form_2021();
  form.period = FormPeriod{10, 1, true};
  Diagnostics diagnostics;
  const auto file = read_ledger(
      form, {"2024.csv", "number,received,applicant\n1,2024-09-30,nat\n2,2024-10-01,nat\n", 2024}, diagnostics);
  REQUIRE(diagnostics.entries().size() == 1);
  CHECK(diagnostics.entries()[0].error.place.at.line == 3);
  CHECK(file.begins == Date{2023, 10, 1});
}

TEST_CASE("a number stands once in a file") {
  const auto result = read("number,received,applicant\n1,2024-03-01,nat\n1,2024-04-01,com\n");
  CHECK(result.error().rule == "duplicate-request");
  CHECK(result.error().place.at.line == 3);
  CHECK(result.error().notes.at(0).place.at.line == 2);
  CHECK(result.file.requests.size() == 1);
}

TEST_CASE("a line with more or fewer cells than the header is an error, and the next is read") {
  const auto result = read("number,received,applicant\n1,2024-03-01\n2,2024-03-01,nat,x\n3,2024-03-01,nat\n");
  CHECK(result.rules() == Rules{"wrong-cell-count", "wrong-cell-count"});
  CHECK(result.file.requests.size() == 1);
}

TEST_CASE("all problems of a file are reported together") {
  const auto result = read("number,received,applicant,phone,outcom\n1,2024/3/1,nobody,,\n1,2024-03-01,nat,,\n");
  CHECK(result.rules() ==
        Rules{"duplicate-request", "invalid-date", "personal-data-column", "unknown-applicant", "unknown-column"});
}

TEST_CASE("a file in another encoding says so and nothing else") {
  CHECK(read("\xB1\xE0\xBA\xC5,x\n").error().rule == "invalid-utf8");
}

TEST_CASE("a TOML ledger holds its requests as tables, with TOML's own dates, numbers and flags") {
  const auto result = read(R"([[request]]
number = 17
received = 2024-03-01
applicant = "自然人"
outcome = "a1"
answered = "2024-03-04"
extended = true
"不计入期限的工作日" = 3
)",
                           "2024.toml");
  const auto& request = only_request(result);
  CHECK(request.number == "17");
  CHECK(request.received == Date{2024, 3, 1});
  CHECK(request.answered == Date{2024, 3, 4});
  CHECK(request.extended == true);
  CHECK(request.paused == 3);
  CHECK(request.place.at.line == 2);
}

TEST_CASE("an empty TOML file is an empty ledger") {
  CHECK(read("", "2024.toml").diagnostics.empty());
  CHECK(read("# nothing yet\n", "2024.toml").file.requests.empty());
}

TEST_CASE("faults of a TOML ledger are those of a CSV one, at its keys and values") {
  const auto result = read(R"([[request]]
number = "1"
received = 2024-03-01T09:30:00
applicant = ["nat"]
name = "x"

[[request]]
number = "2"
received = 2024-03-01
)",
                           "2024.toml");
  CHECK(result.rules() == Rules{"invalid-date", "missing-value", "personal-data-column", "wrong-type"});
  CHECK(result.diagnostics.entries()[3].error.place.at.line == 7);
}

TEST_CASE("a TOML ledger has no other keys, and requests are tables") {
  CHECK(read("requests = 1\n", "2024.toml").error().rule == "unknown-key");
  CHECK(read("request = [1]\n", "2024.toml").error().rule == "wrong-type");
  CHECK(read("request = 1\n", "2024.toml").error().rule == "wrong-type");
}

TEST_CASE("a value that TOML cannot read is not called missing") {
  const auto result = read("[[request]]\nnumber = \"1\"\nreceived = 2024-13-01\napplicant = \"nat\"\n", "2024.toml");
  CHECK(result.rules() == Rules{"invalid-date"});
}

TEST_CASE("a year whose form cannot be filled from a ledger says so") {
  Diagnostics diagnostics;
  Form form;
  form.id = "cn-492";
  CHECK(read_ledger(form, {"2016.csv", "number,received,applicant\n", 2016}, diagnostics).requests.empty());
  REQUIRE(diagnostics.entries().size() == 1);
  CHECK(diagnostics.entries()[0].error.rule == "form-without-ledger");
}

TEST_CASE("a request with a problem is left out, so that the years joined do not report it again") {
  const auto result =
      read(k_short + "\n1,2024-03-01,nat,zz,2024-03-04\n2,2024-03-01,nat,a1,2024-02-01\n3,2024-03-01,nat,,\n");
  CHECK(result.rules() == Rules{"dates-out-of-order", "unknown-outcome"});
  REQUIRE(result.file.requests.size() == 1);
  CHECK(result.file.requests[0].number == "3");
}
