#include "ledger/layout.hpp"

#include "support/catch.hpp"
#include "unit/ledger/form.hpp"

using namespace gazette;
using namespace gazette::ledger_test;

TEST_CASE("outcomes are the rows of the group of handled and of the groups in it, without totals") {
  const auto form = form_2021();
  const auto layout = ledger_layout(form);
  REQUIRE(layout);
  REQUIRE(layout->outcomes.size() == 21);
  CHECK(form.tables[0].rows[layout->outcomes.front()].key == "a1");
  CHECK(form.tables[0].rows[layout->outcomes.back()].key == "f3");
  CHECK(layout->applicants.size() == 6);
  REQUIRE(layout->appeals);
  CHECK(layout->appeals->results.size() == 4);
  CHECK(layout->appeals->rows[2] == 2U);
}

TEST_CASE("a handled row without a group has all other rows as outcomes, but those named in the ledger's rule") {
  auto form = form_2021();
  for (auto& row : form.tables[0].rows) row.group = k_no_group;
  const auto layout = ledger_layout(form);
  REQUIRE(layout);
  CHECK(layout->outcomes.size() == 21);
}

TEST_CASE("a form without a ledger, or whose ledger names no table of it, has no layout") {
  auto form = form_2021();
  form.ledger->appeals = "";
  REQUIRE(ledger_layout(form));
  CHECK_FALSE(ledger_layout(form)->appeals);
  form.ledger->table = "t9";
  CHECK_FALSE(ledger_layout(form));
  form.ledger.reset();
  CHECK_FALSE(ledger_layout(form));
}
