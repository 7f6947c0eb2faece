#include "ledger/join.hpp"

#include "support/catch.hpp"
#include "unit/ledger/form.hpp"

using namespace gazette;
using namespace gazette::ledger_test;

namespace {

const std::string k_header =
    "number,received,applicant,outcome,answered,extended,paused,review,review_filed,review_closed\n";

LedgerFile file_of(int year, const std::string& lines) {
  Diagnostics diagnostics;
  const auto text = k_header + lines;
  auto file = read_ledger(form_2021(), {std::to_string(year) + ".csv", text, year}, diagnostics);
  REQUIRE(diagnostics.empty());
  return file;
}

Ledger join(std::vector<LedgerFile> files) {
  Diagnostics diagnostics;
  auto ledger = join_ledgers(std::move(files), diagnostics);
  for (const auto& entry : diagnostics.entries()) UNSCOPED_INFO(entry.error.message);
  CHECK(diagnostics.empty());
  return ledger;
}

Error only_error(std::vector<LedgerFile> files) {
  Diagnostics diagnostics;
  join_ledgers(std::move(files), diagnostics);
  REQUIRE(diagnostics.entries().size() == 1);
  return diagnostics.entries().front().error;
}

}  // namespace

TEST_CASE("a request that stands in the files of two years is one, and what the later file gives wins") {
  const auto ledger =
      join({file_of(2024, "7,2024-12-20,nat,a1,2025-01-15,,,upheld,,\n"), file_of(2023, "6,2023-05-05,com,,,,,,,\n"),
            file_of(2025, "7,2024-12-20,nat,,,yes,5,upheld,2025-02-01,\n8,2025-01-01,nat,,,,,,,\n")});
  REQUIRE(ledger.requests.size() == 3);
  CHECK(ledger.years == std::vector<int>{2023, 2024, 2025});
  CHECK(ledger.requests[0].number == "6");
  const auto& request = ledger.requests[1];
  CHECK(request.outcome == "a1");
  CHECK(request.answered == Date{2025, 1, 15});
  CHECK(request.extended == true);
  CHECK(request.paused == 5);
  CHECK(request.review.result == "upheld");
  CHECK(request.review.filed == Date{2025, 2, 1});
  CHECK(request.place.file == "2025.csv");
}

TEST_CASE("an explicit no or 0 in the later file wins over what the earlier one says") {
  const auto ledger =
      join({file_of(2024, "7,2024-12-20,nat,,,yes,5,,,\n"), file_of(2025, "7,2024-12-20,nat,,,no,0,,,\n")});
  CHECK(ledger.requests.at(0).extended == false);
  CHECK(ledger.requests.at(0).paused == 0);
}

TEST_CASE("a review that was pending may be decided in the later file, but not the other way round") {
  const auto pending = file_of(2024, "7,2024-03-01,nat,a1,2024-03-02,,,pending,2024-04-01,\n");
  const auto decided = file_of(2025, "7,2024-03-01,nat,,,,,corrected,,2025-02-01\n");
  const auto ledger = join({pending, decided});
  CHECK(ledger.requests.at(0).review.result == "corrected");
  CHECK(ledger.requests.at(0).review.filed == Date{2024, 4, 1});
  const auto error =
      only_error({file_of(2024, "7,2024-03-01,nat,,,,,upheld,,\n"), file_of(2025, "7,2024-03-01,nat,,,,,pending,,\n")});
  CHECK(error.rule == "ledger-conflict");
}

TEST_CASE("outcomes that contradict each other are an error that names both places") {
  const auto error = only_error({file_of(2024, "7,2024-12-20,nat,a1,2024-12-30,,,,,\n"),
                                 file_of(2025, "9,2025-01-01,nat,,,,,,,\n7,2024-12-20,nat,a2,2024-12-30,,,,,\n")});
  CHECK(error.rule == "ledger-conflict");
  CHECK(error.message == "the request \"7\" has the outcome \"a2\" here and \"a1\" in an earlier file");
  CHECK(error.place == Place{"2025.csv", {3, 1, 1}});
  CHECK(error.notes.at(0).place == Place{"2024.csv", {2, 1, 1}});
}

TEST_CASE("applicants and days of the answer may not contradict each other either") {
  CHECK(only_error({file_of(2024, "7,2024-12-20,nat,,,,,,,\n"), file_of(2025, "7,2024-12-20,com,,,,,,,\n")}).rule ==
        "ledger-conflict");
  CHECK(only_error({file_of(2024, "7,2024-12-20,nat,a1,2025-01-02,,,,,\n"),
                    file_of(2025, "7,2024-12-20,nat,a1,2025-01-03,,,,,\n")})
            .rule == "ledger-conflict");
}

TEST_CASE("numbers may start again every year") {
  const auto ledger = join({file_of(2024, "1,2024-01-20,nat,,,,,,,\n"), file_of(2025, "1,2025-01-20,nat,,,,,,,\n")});
  CHECK(ledger.requests.size() == 2);
}

TEST_CASE("a number that comes back with another day of the same year is an error") {
  const auto error =
      only_error({file_of(2024, "7,2024-12-20,nat,,,,,,,\n"), file_of(2025, "7,2024-12-02,nat,,,,,,,\n")});
  CHECK(error.rule == "ledger-conflict");
  CHECK(error.message.find("\"2024-12-02\" here and \"2024-12-20\"") != std::string::npos);
}

TEST_CASE("what contradicts itself only in two files together is found") {
  const auto error = only_error({file_of(2024, "7,2024-03-01,nat,,,,,pending,2024-12-20,\n"),
                                 file_of(2025, "7,2024-03-01,nat,,,,,upheld,,2024-12-01\n")});
  CHECK(error.rule == "dates-out-of-order");
  CHECK(error.place.file == "2025.csv");
  CHECK(error.notes.at(0).place.file == "2024.csv");
}

TEST_CASE("no files make an empty ledger, and two files of one year make one year") {
  CHECK(join({}).requests.empty());
  const auto ledger = join({file_of(2024, "1,2024-01-20,nat,,,,,,,\n"), file_of(2024, "2,2024-01-20,nat,,,,,,,\n")});
  CHECK(ledger.years == std::vector<int>{2024});
  CHECK(ledger.requests.size() == 2);
}

TEST_CASE("results of a suit may not contradict each other either") {
  const auto file_with_suit = [](int year, const std::string& result) {
    Diagnostics diagnostics;
    const auto text = "number,received,applicant,suit\n7,2024-03-01,nat," + result + "\n";
    auto file = read_ledger(form_2021(), {std::to_string(year) + ".csv", text, year}, diagnostics);
    REQUIRE(diagnostics.empty());
    return file;
  };
  const auto error = only_error({file_with_suit(2024, "upheld"), file_with_suit(2025, "corrected")});
  CHECK(error.rule == "ledger-conflict");
  CHECK(error.message == "the request \"7\" has the suit \"corrected\" here and \"upheld\" in an earlier file");
  CHECK(error.place.file == "2025.csv");
}
