#include "report/figure_text.hpp"

#include "support/catch.hpp"
#include "unit/report/small_form.hpp"

using namespace gazette;

namespace {

constexpr const char* k_form = R"(
[[table]]
key = "t3"
title = "申请"
columns = [{ key = "nat", label = "自然人" }, { key = "total", label = "总计" }]
rows = [{ key = "n", label = "新收", unit = "件" }]
[[table]]
key = "t2b"
title = "许可"
columns = [{ key = "decisions", label = "决定" }]
rows = [{ key = "licences", label = "许可" }]
[[table]]
key = "requests"
title = "申请"
rows = [
  { key = "received", label = "收到", unit = "件" },
  { key = "reply_rate", label = "答复率", type = "percent", unit = "%" },
]
[[table]]
key = "ways"
title = "渠道"
kind = "records"
columns = [
  { key = "way", label = "渠道", type = "enumeration", values = [{ key = "web", label = "网站", en = "Website" }] },
  { key = "count", label = "件数" },
]
)";

constexpr const char* k_figures =
    "[t3]\nn = [\"n/a\", 11398889]\n[t2b]\nlicences = 7\n[requests]\nreceived = \"\"\nreply_rate = 100\n"
    "[[ways]]\nway = \"web\"\ncount = 3\n";

struct Scene : SmallReport {
  Scene() : SmallReport(form_of(k_form), k_figures) { made.result.named["site.published.year"] = "162"; }
};

std::string text_of(std::string_view name, const std::string& language = "zh-CN") {
  const Scene scene;
  const auto text = figure_text(scene.made, name, language);
  return text ? *text : text.error().rule;
}

}  // namespace

TEST_CASE("a figure in the text is the number as it is written, without its unit") {
  CHECK(text_of("t3.n.total") == "11398889");
}

TEST_CASE("a figure that lacks a year of the calendar says how to give it, others that the text can do without") {
  Scene scene;
  scene.made.result.unjudged["requests.overdue"] = "the calendar of working days lacks 2027, 2028";
  scene.made.result.unjudged["requests.median_days"] = "nothing was answered";
  const auto calendar = figure_text(scene.made, "requests.overdue", "zh-CN");
  REQUIRE_FALSE(calendar);
  CHECK(calendar.error().help == "give its holidays in site.toml, as [calendar.2027], or write the text without it");
  const auto other = figure_text(scene.made, "requests.median_days", "zh-CN");
  REQUIRE_FALSE(other);
  CHECK(other.error().help == "write the text without it");
}

TEST_CASE("only a percentage brings its sign") { CHECK(text_of("requests.reply_rate") == "100%"); }

TEST_CASE("the only column of a table may be named or not") {
  CHECK(text_of("t2b.licences") == "7");
  CHECK(text_of("t2b.licences.decisions") == "7");
  CHECK(text_of("t2b.licences.total") == "unknown-figure");
}

TEST_CASE("a row of several figures is not a figure") { CHECK(text_of("t3.n") == "unknown-figure"); }

TEST_CASE("not applicable is a word of the site's language") {
  CHECK(text_of("t3.n.nat") == "不适用");
  CHECK(text_of("t3.n.nat", "en") == "n/a");
}

TEST_CASE("a blank figure cannot stand in the text, whether stated blank or not at all") {
  CHECK(text_of("requests.received") == "blank-figure");
  const SmallReport nothing(form_of(k_form), "");
  const auto text = figure_text(nothing.made, "t3.n.total", "zh-CN");
  REQUIRE_FALSE(text);
  CHECK(text.error().rule == "blank-figure");
  CHECK(text.error().message == "the figure \"t3.n.total\" is blank");
}

TEST_CASE("a figure that the site computed stands under its own name") {
  CHECK(text_of("site.published.year") == "162");
  CHECK(text_of("site.published.cumulative") == "unknown-figure");
}

TEST_CASE("a choice is printed by its label in the language of the site") {
  CHECK(text_of("ways.1.way") == "网站");
  CHECK(text_of("ways.1.way", "en") == "Website");
  CHECK(text_of("ways.1.count") == "3");
}

TEST_CASE("a record that the report does not have is no figure") {
  CHECK(text_of("ways.2.count") == "unknown-figure");
  CHECK(text_of("ways.0.count") == "unknown-figure");
  CHECK(text_of("ways.99999999999999999999.count") == "unknown-figure");
}

TEST_CASE("an unknown figure suggests the nearest address or computed name") {
  const auto help = [](std::string_view name) { return figure_text(Scene().made, name, "zh-CN").error().help; };
  CHECK(help("requests.recieved") == "did you mean \"requests.received\"?");
  CHECK(help("site.published.yaer") == "did you mean \"site.published.year\"?");
  CHECK(help("x").empty());
}

TEST_CASE("an odd name is unknown, not a crash") {
  for (const std::string_view name :
       {"", ".", "..", "t3.", "t3..", "t3.n.total.x", "site.published.category.", "ways.1", "ways.-1.count"})
    CHECK(text_of(name) == "unknown-figure");
}

TEST_CASE("all addresses are those of the form's cells and of the records that are there") {
  const Scene scene;
  const auto addresses = figure_addresses(scene.form(), scene.made.result.figures);
  CHECK(addresses == std::vector<std::string>{"t3.n.nat", "t3.n.total", "t2b.licences", "requests.received",
                                              "requests.reply_rate", "ways.1.way", "ways.1.count"});
}

TEST_CASE("a table prints a blank figure as nothing and a percentage without its sign") {
  const Scene scene;
  const auto& form = scene.form();
  const auto print = [&](std::string_view address) {
    const auto at = *find_cell(form, address);
    return printed(format_of(form.tables[at.table], at.row, at.column), cell_at(scene.made.result.figures, at), "en");
  };
  CHECK(print("requests.received").empty());
  CHECK(print("requests.reply_rate") == "100");
  CHECK(print("t3.n.nat") == "n/a");
}
