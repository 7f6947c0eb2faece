#include "pages/report_comparison.hpp"

#include "support/catch.hpp"
#include "unit/report/small_form.hpp"

using namespace gazette;

namespace {

std::vector<std::string> headline(const Form& form, std::string_view table) {
  std::vector<std::string> out;
  for (const auto& at : headline_cells(form, *find_table(form, table))) out.push_back(address_of(form, at));
  return out;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("a table with a column of totals is compared by that column") {
  const auto form = built_in_form("cn-2021");
  const auto cells = headline(*form, "t3");
  CHECK(cells.size() == 25);
  CHECK(cells.front() == "t3.n.total");
  CHECK(cells.back() == "t3.z.total");
  CHECK(headline(*form, "t4") == Texts{"t4.review.total", "t4.suit_direct.total", "t4.suit_after.total"});
}

TEST_CASE("a small table is compared cell by cell") {
  const auto form = built_in_form("cn-2021");
  CHECK(headline(*form, "t2a") == Texts{"t2a.rules.made", "t2a.rules.repealed", "t2a.rules.valid", "t2a.normative.made",
                                        "t2a.normative.repealed", "t2a.normative.valid"});
  CHECK(headline(*form, "t2b") == Texts{"t2b.licences"});
}

TEST_CASE("a table of components is compared by the row of the whole body") {
  const auto form = with_components(built_in_form("us-foia"), {{"oip", "OIP"}});
  CHECK(headline(*form, "v_a") ==
        Texts{"v_a.overall.start", "v_a.overall.received", "v_a.overall.processed", "v_a.overall.end"});
}

TEST_CASE("records, text and wide tables without totals are not compared") {
  const auto form = form_of(R"(
[[table]]
key = "why"
title = "W"
kind = "records"
columns = [{ key = "count", label = "C" }]
[[table]]
key = "wide"
title = "W"
columns = [{ key = "a", label = "A" }, { key = "b", label = "B" }, { key = "c", label = "C" }, { key = "d", label = "D" }]
rows = [{ key = "r", label = "R" }]
[[table]]
key = "mixed"
title = "M"
rows = [{ key = "name", label = "N", type = "text" }, { key = "day", label = "D", type = "date" }, { key = "count", label = "C" }]
)");
  CHECK(headline(form, "why").empty());
  CHECK(headline(form, "wide").empty());
  CHECK(headline(form, "mixed") == Texts{"mixed.count"});
}
