#include "pages/report_comparison.hpp"

#include "support/catch.hpp"
#include "support/small_build.hpp"
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

TEST_CASE("the comparison of a site without a category of reports stands below reports/") {
  CHECK(comparison_route(Site()).path == "reports/comparison/");
}

TEST_CASE("a column of the whole body is named with the groups that it stands in") {
  const std::string form = R"([form]
id = "own"
title = "Annual report"
component = "Office"
overall = "Whole body"
[[table]]
key = "time"
title = "Time"
column_groups = [{ key = "simple", label = "Simple requests" }]
columns = [
  { key = "simple_median", label = "Median", group = "simple" },
  { key = "simple_mean", label = "Mean", group = "simple" },
]
rows = "components"
)";
  const auto report = [](const std::string& year, const std::string& days) {
    return "+++\ntitle = \"Report " + year + "\"\npublished = " + year + "-12-31\n[report]\nyear = " + year +
           "\nform = \"own\"\n[[report.components]]\nkey = \"north\"\nlabel = \"North\"\n[figures.time]\nnorth = [" +
           days + ", 3]\noverall = [" + days + ", 3]\n+++\n\nText.\n";
  };
  const auto files = test::small_site({{"forms/own.toml", form},
                                       {"content/reports/_index.md", "+++\ntitle = \"Reports\"\n+++\n"},
                                       {"content/reports/2023.md", report("2023", "20")},
                                       {"content/reports/2024.md", report("2024", "18")}});
  Diagnostics found;
  const auto output = test::built(files, test::request_as_of("2025-01-02"), found);
  INFO(messages_of(found));
  REQUIRE_FALSE(found.has_errors());
  CHECK(output.at("reports/2024/index.html").find("Simple requests, Median") != std::string::npos);
}
